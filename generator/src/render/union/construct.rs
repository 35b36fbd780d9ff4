//! Constructors of unions: `Step::wait(..)` instead of `Step::Wait(Wait::new(..))`.
//!
//! Each key of a keyed union has one, and each tag with a plain value, which does not convert to the union.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{
    docs::{DocLines, code, line},
    scope::Scope,
    types::converted,
};
use crate::{
    ir::{Definition, Kind, Payload, Selector, Struct, Type, TypeName, Union, UnionShape, Variant},
    lower::method_name,
};

/// Renders the constructors of a union, if it has any.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> Option<TokenStream> {
    let functions: Vec<TokenStream> =
        item.variants.iter().filter_map(|variant| function(scope, definition, item, variant)).collect();
    let name = &definition.name;
    (!functions.is_empty()).then(|| quote!(impl #name { #(#functions)* }))
}

fn function(
    scope: &mut Scope<'_>,
    definition: &Definition,
    item: &Union,
    variant: &Variant,
) -> Option<TokenStream> {
    let union = &definition.name.name;
    let Payload::Value(ty) = &variant.payload else { return None };
    let fallback = match (&variant.selector, &item.shape) {
        (Selector::Key(key), _) => format!("Creates the variant with {}.", code(key)),
        (Selector::Tag(values), UnionShape::Adjacent { optional: false, .. })
            if !matches!(ty, Type::Named(_) | Type::Boxed(_)) =>
        {
            format!("Creates the variant {}.", code(values.first()?))
        }
        _ => return None,
    };
    let (name, method) = (&variant.name, method_name(variant.name.as_str()));
    let docs = DocLines::summary(&variant.docs, fallback);
    if let Some((empty, item)) = needs_nothing(scope, ty) {
        let ty = scope.named(empty);
        let with_settings = (!item.fields.is_empty()).then(|| {
            let function = method.with_suffix("with");
            let docs = line(format!("Like [`{union}::{}`], with options.", method.plain()));
            quote! {
                #docs
                #[must_use]
                pub fn #function(settings: #ty) -> Self {
                    Self::#name(settings)
                }
            }
        });
        return Some(quote! {
            #docs
            #[must_use]
            pub fn #method() -> Self {
                Self::#name(#ty::new())
            }

            #with_settings
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

/// Returns the struct behind a type, if it has no required fields.
fn needs_nothing<'a>(scope: &Scope<'a>, ty: &'a Type) -> Option<(&'a TypeName, &'a Struct)> {
    let Type::Named(name) = ty else { return None };
    let Kind::Struct(item) = &scope.definition(name).kind else { return None };
    item.is_complete_when_new().then_some((name, item))
}
