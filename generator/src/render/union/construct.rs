//! A function for each key of a keyed union: `Step::wait(..)` instead of `Step::Wait(Wait::new(..))`. And one for each tag
//! beside which a plain value stands, since plain values do not become the union by themselves.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{
    docs::{DocLines, code},
    scope::Scope,
    types::converted,
};
use crate::{
    ir::{Definition, Kind, Payload, Selector, Type, TypeName, Union, UnionShape, Variant},
    lower::method_name,
};

/// The functions of a union, if it is a keyed one of objects.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> Option<TokenStream> {
    let functions: Vec<TokenStream> =
        item.variants.iter().filter_map(|variant| function(scope, item, variant)).collect();
    let name = &definition.name;
    (!functions.is_empty()).then(|| quote!(impl #name { #(#functions)* }))
}

fn function(scope: &mut Scope<'_>, item: &Union, variant: &Variant) -> Option<TokenStream> {
    let Payload::Value(ty) = &variant.payload else { return None };
    let (word, fallback) = match (&variant.selector, &item.shape) {
        (Selector::Key(key), _) => (key.as_str(), format!("The form with `{key}`.")),
        (Selector::Tag(values), UnionShape::Adjacent { optional: false, .. })
            if !matches!(ty, Type::Named(_) | Type::Boxed(_)) =>
        {
            let value = values.first()?;
            (value.as_str(), format!("The form {}.", code(value)))
        }
        _ => return None,
    };
    let (name, method) = (&variant.name, method_name(word));
    let docs = DocLines::summary(&variant.docs, fallback);
    if let Some(empty) = needs_nothing(scope, ty) {
        let ty = scope.named(&empty);
        return Some(quote! {
            #docs
            #[must_use]
            pub fn #method() -> Self {
                Self::#name(#ty::new())
            }
        });
    }
    let argument = scope.argument(ty);
    let value = converted(ty, &quote!(value));
    Some(quote! {
        #docs
        #[must_use]
        pub fn #method(value: #argument) -> Self {
            Self::#name(#value)
        }
    })
}

/// A struct that is complete without anything set.
fn needs_nothing(scope: &Scope<'_>, ty: &Type) -> Option<TypeName> {
    let Type::Named(name) = ty else { return None };
    let Kind::Struct(item) = &scope.definition(name).kind else { return None };
    (item.choice.is_none() && item.required().next().is_none()).then(|| name.clone())
}
