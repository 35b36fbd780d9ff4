//! Conversions to unions: `.colour("red")` instead of naming the variant.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{ident::word, scope::Scope};
use crate::ir::{Definition, Kind, Payload, RustName, Selector, Type, TypeName, Union, UnionShape, Variant};

/// Renders `From` for every payload that belongs to only one variant.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> TokenStream {
    let mut seen = BTreeSet::new();
    let payloads = item.variants.iter().map(|variant| &variant.payload);
    let shared: BTreeSet<&Payload> = payloads.filter(|payload| !seen.insert(*payload)).collect();
    let variants = item.variants.iter();
    variants
        .map(|variant| conversions(scope, definition, item, variant, shared.contains(&variant.payload)))
        .collect()
}

fn conversions(
    scope: &mut Scope<'_>,
    definition: &Definition,
    item: &Union,
    variant: &Variant,
    shared: bool,
) -> TokenStream {
    let Payload::Value(ty) = &variant.payload else { return TokenStream::new() };
    let name = &variant.name;
    let from = |source: TokenStream, value: TokenStream| {
        let union = &definition.name;
        quote! {
            impl From<#source> for #union {
                fn from(value: #source) -> Self {
                    Self::#name(#value)
                }
            }
        }
    };
    let by_type = matches!(variant.selector, Selector::JsonType(_));
    match ty {
        Type::String | Type::Uri | Type::Secret | Type::DecimalSeconds if by_type => {
            let own = scope.ty(ty);
            let mut tokens = from(quote!(&str), quote!(value.into()));
            tokens.extend(match ty {
                Type::String => from(quote!(String), quote!(value)),
                _ => {
                    let text = from(quote!(String), quote!(value.into()));
                    let own = from(own, quote!(value));
                    quote!(#text #own)
                }
            });
            tokens
        }
        Type::List(inner) if by_type => {
            let inner = scope.ty(inner);
            let union = &definition.name;
            quote! {
                impl<T: Into<#inner>> From<Vec<T>> for #union {
                    fn from(value: Vec<T>) -> Self {
                        Self::#name(value.into_iter().map(Into::into).collect())
                    }
                }
                impl<T: Into<#inner>, const N: usize> From<[T; N]> for #union {
                    fn from(value: [T; N]) -> Self {
                        Self::#name(value.into_iter().map(Into::into).collect())
                    }
                }
            }
        }
        Type::Bool | Type::Integer(_) | Type::Number | Type::Time(..) if by_type => {
            let own = scope.ty(ty);
            from(own, quote!(value))
        }
        Type::Json | Type::JsonObject if by_type => {
            let json = scope.import("serde_json", "Value");
            let union = &definition.name;
            let text = item.variants.iter().find(|other| {
                other.selector == Selector::JsonType("string")
                    && other.payload == Payload::Value(Type::String)
            });
            let Some(text) = text.map(|text| &text.name) else { return from(quote!(#json), quote!(value)) };
            quote! {
                impl From<#json> for #union {
                    fn from(value: #json) -> Self {
                        match value {
                            #json::String(text) => Self::#text(text),
                            value => Self::#name(value),
                        }
                    }
                }
            }
        }
        Type::Named(inner) | Type::Boxed(inner) if !shared => {
            let opaque = matches!(scope.definition(inner).kind, Kind::Opaque | Kind::GatedDocument(_));
            let typed = through_gated_document(scope, inner, definition, name).filter(|_| by_type);
            let own = scope.named(inner);
            let value = match (&item.shape, ty) {
                (UnionShape::Adjacent { optional: true, .. }, _) => quote!(Some(value)),
                (_, Type::Boxed(_)) => quote!(Box::new(value)),
                _ => quote!(value),
            };
            let mut tokens = from(quote!(#own), value);
            if by_type && matches!(scope.definition(inner).kind, Kind::Newtype(_)) {
                tokens.extend(from(quote!(&str), quote!(value.into())));
                tokens.extend(from(quote!(String), quote!(value.into())));
            }
            if opaque && by_type {
                let json = scope.import("serde_json", "Value");
                tokens.extend(from(quote!(#json), quote!(value.into())));
            }
            tokens.extend(typed);
            tokens
        }
        _ => TokenStream::new(),
    }
}

/// Renders `From` for the typed document inside a gated document.
fn through_gated_document(
    scope: &Scope<'_>,
    inner: &TypeName,
    union: &Definition,
    variant: &RustName,
) -> Option<TokenStream> {
    let Kind::GatedDocument(gated) = &scope.definition(inner).kind else { return None };
    let (feature, union) = (&gated.feature, &union.name);
    let module = word(&scope.definition(&gated.document).module.parent);
    let document = &gated.document.name;
    Some(quote! {
        #[cfg(feature = #feature)]
        impl From<crate::#module::#document> for #union {
            fn from(value: crate::#module::#document) -> Self {
                Self::#variant(value.into())
            }
        }
    })
}
