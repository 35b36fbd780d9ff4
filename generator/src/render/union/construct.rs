//! A function for each key of a keyed union: `Step::wait(..)` instead of `Step::Wait(Wait::new(..))`.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{docs::DocLines, scope::Scope, types::converted};
use crate::{
    ir::{Definition, Kind, Payload, Selector, Type, TypeName, Union, Variant},
    lower::method_name,
};

/// The functions of a union, if it is a keyed one of objects.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> Option<TokenStream> {
    let functions: Vec<TokenStream> =
        item.variants.iter().filter_map(|variant| function(scope, variant)).collect();
    let name = &definition.name;
    (!functions.is_empty()).then(|| quote!(impl #name { #(#functions)* }))
}

fn function(scope: &mut Scope<'_>, variant: &Variant) -> Option<TokenStream> {
    let (Selector::Key(key), Payload::Value(ty)) = (&variant.selector, &variant.payload) else { return None };
    let (name, method) = (&variant.name, method_name(key.as_str()));
    let docs = DocLines::summary(&variant.docs, format!("The form with `{key}`."));
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
