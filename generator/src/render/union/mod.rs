//! Unions: the enum, its JSON implementation, constructors and conversions.

mod construct;
mod convert;

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    codec,
    docs::{DocLines, code, line},
    scope::Scope,
};
use crate::ir::{Definition, Payload, Selector, Union, UnionShape, Variant};

/// Renders one union that is part of a request or of another response type.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> TokenStream {
    let mut tokens = declaration(scope, definition, item);
    if definition.usage.is_sent() {
        tokens.extend(construct::render(scope, definition, item));
    }
    tokens.extend(convert::render(scope, definition, item));
    let codec = codec::union(scope, definition, item);
    scope.codec(codec);
    tokens
}

fn declaration(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> TokenStream {
    let name = &definition.name;
    let docs = DocLines::of(&definition.docs, "One of several variants.");
    let variants: Vec<TokenStream> =
        item.variants.iter().map(|variant| declared(scope, item, variant)).collect();
    let other = (!definition.usage.is_sent()).then(|| {
        let value = scope.import("serde_json", "Value");
        let docs = line("A variant that this version of the crate does not know.");
        quote!(#docs Other(#value),)
    });
    quote! {
        #docs
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #other
        }
    }
}

pub(super) fn declared(scope: &mut Scope<'_>, item: &Union, variant: &Variant) -> TokenStream {
    let name = &variant.name;
    let docs = DocLines::of(&variant.docs, fallback_docs(variant));
    let payload = payload_type(scope, item, variant).map(|ty| quote!((#ty)));
    quote!(#docs #name #payload,)
}

fn fallback_docs(variant: &Variant) -> String {
    match &variant.selector {
        Selector::Tag(values) => format!("The variant {}.", codes(values)),
        Selector::Key(key) | Selector::HasKey(key) => format!("The variant with {}.", code(key)),
        Selector::Text(text) => format!("The string {}.", code(text)),
        Selector::JsonType("string") => "A string.".to_owned(),
        Selector::JsonType("array") => "A list.".to_owned(),
        Selector::JsonType("number") => "A number.".to_owned(),
        Selector::JsonType("boolean") => "True or false.".to_owned(),
        Selector::JsonType(_) => "An object.".to_owned(),
        Selector::TagIs { tag, values } => format!("{} is {}.", code(tag), codes(values)),
        Selector::Status(ranges) => {
            let ranges = ranges.iter().map(|range| match range {
                (0, _) => "any other status".to_owned(),
                (first, last) if first == last => first.to_string(),
                (first, last) => format!("{first} to {last}"),
            });
            format!("The body of {}.", ranges.collect::<Vec<_>>().join(", "))
        }
        Selector::JsonTypes(_) | Selector::Otherwise | Selector::Fits => {
            format!("The `{}` variant.", variant.name)
        }
    }
}

fn codes(values: &[String]) -> String {
    values.iter().map(code).collect::<Vec<_>>().join(" or ")
}

/// Renders the payload type of a variant.
fn payload_type(scope: &mut Scope<'_>, item: &Union, variant: &Variant) -> Option<TokenStream> {
    let Payload::Value(ty) = &variant.payload else { return None };
    let ty = scope.ty(ty);
    Some(match &item.shape {
        UnionShape::Adjacent { optional: true, .. } => quote!(Option<#ty>),
        _ => ty,
    })
}
