//! Unions: an enum of shapes, the way it is written and read, and what becomes it by itself.

mod construct;
mod convert;
mod read;
mod write;

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    check, debug,
    docs::{DocLines, code, line},
    scope::Scope,
    serde_attributes,
};
use crate::ir::{Definition, Payload, Selector, Union, UnionShape, Usage, Variant, WireName};

pub(super) use read::condition;

/// Everything about one union that is part of a request or of another response type.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> TokenStream {
    let mut tokens = declaration(scope, definition, item);
    tokens.extend(debug::union(scope, definition, item));
    if definition.usage.is_sent() {
        tokens.extend(construct::render(scope, definition, item));
    }
    tokens.extend(convert::render(scope, definition, item));
    if definition.usage.is_sent() {
        if !is_derived(item) {
            tokens.extend(write::render(scope, definition, item));
        }
        tokens.extend(checked(scope, definition, item));
    }
    if !(definition.usage.is_sent() && is_derived(item)) {
        tokens.extend(read::render(scope, definition, item));
    }
    tokens
}

/// Whether serde's own forms are the union's.
fn is_derived(item: &Union) -> bool {
    match &item.shape {
        UnionShape::Tagged { kept, .. } => !kept,
        UnionShape::Adjacent { optional, .. } => !optional,
        UnionShape::Keyed => {
            let mut wires = BTreeSet::new();
            item.variants.iter().all(|variant| match &variant.selector {
                Selector::Key(WireName(wire)) | Selector::Text(wire) => wires.insert(wire),
                _ => false,
            })
        }
        UnionShape::ByType | UnionShape::Discriminated | UnionShape::FirstMatch => false,
    }
}

/// Reading what is only sent has a feature of its own.
pub(super) fn deserialize_cfg(usage: Usage) -> Option<TokenStream> {
    (!usage.is_received()).then(|| quote!(#[cfg(feature = "deserialize")]))
}

fn declaration(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> TokenStream {
    let name = &definition.name;
    let docs = DocLines::of(&definition.docs, format!("The forms of `{name}`."));
    let is_derived = definition.usage.is_sent() && is_derived(item);
    let derives = if is_derived {
        super::structure::derives(scope, definition.usage, !debug::is_written(definition), false)
    } else {
        let debug = (!debug::is_written(definition)).then(|| quote!(Debug,));
        quote!(#[derive(Clone, #debug PartialEq)])
    };
    let representation = representation(definition, item);
    let variants: Vec<TokenStream> =
        item.variants.iter().map(|variant| declared(scope, definition, item, variant, is_derived)).collect();
    let other = (!definition.usage.is_sent()).then(|| {
        let value = scope.import("serde_json", "Value");
        let docs = line("A form that this version of the crate does not know.");
        quote!(#docs Other(#value),)
    });
    quote! {
        #docs
        #derives
        #representation
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #other
        }
    }
}

fn representation(definition: &Definition, item: &Union) -> Option<TokenStream> {
    if !definition.usage.is_sent() || !is_derived(item) {
        return None;
    }
    match &item.shape {
        UnionShape::Tagged { tag, .. } => {
            let tag = tag.as_str();
            Some(quote!(#[serde(tag = #tag)]))
        }
        UnionShape::Adjacent { tag, content, .. } => {
            let (tag, content) = (tag.as_str(), content.as_str());
            Some(quote!(#[serde(tag = #tag, content = #content, deny_unknown_fields)]))
        }
        _ => None,
    }
}

pub(super) fn declared(
    scope: &mut Scope<'_>,
    definition: &Definition,
    item: &Union,
    variant: &Variant,
    is_derived: bool,
) -> TokenStream {
    let name = &variant.name;
    let docs = DocLines::of(&variant.docs, fallback_docs(variant));
    let rename = match &variant.selector {
        _ if !is_derived => None,
        Selector::Tag(values) => values.first(),
        Selector::Key(key) => Some(&key.0),
        Selector::Text(text) => Some(text),
        _ => None,
    };
    let numbers = match &variant.payload {
        Payload::Value(ty) if is_derived => serde_attributes::payload(scope, ty, definition.usage),
        _ => None,
    };
    let rename = rename.map(|wire| quote!(#[serde(rename = #wire)]));
    let payload = payload_type(scope, item, variant).map(|ty| quote!((#ty)));
    quote!(#docs #rename #numbers #name #payload,)
}

fn fallback_docs(variant: &Variant) -> String {
    match &variant.selector {
        Selector::Tag(values) => format!("The form {}.", codes(values)),
        Selector::Key(key) | Selector::HasKey(key) => format!("The form with {}.", code(key)),
        Selector::Text(text) => format!("The string {}.", code(text)),
        Selector::JsonType("string") => "Text.".to_owned(),
        Selector::JsonType("array") => "A list.".to_owned(),
        Selector::JsonType("number") => "A number.".to_owned(),
        Selector::JsonType("boolean") => "True or false.".to_owned(),
        Selector::JsonType(_) => "An object.".to_owned(),
        Selector::TagIs { tag, values } => format!("With {} being {}.", code(tag), codes(values)),
        Selector::JsonTypes(_) | Selector::Otherwise | Selector::Fits => {
            format!("The `{}` form.", variant.name)
        }
    }
}

fn codes(values: &[String]) -> String {
    values.iter().map(code).collect::<Vec<_>>().join(" or ")
}

/// The type inside a variant's parentheses.
fn payload_type(scope: &mut Scope<'_>, item: &Union, variant: &Variant) -> Option<TokenStream> {
    let Payload::Value(ty) = &variant.payload else { return None };
    let ty = scope.ty(ty);
    Some(match &item.shape {
        UnionShape::Adjacent { optional: true, .. } => quote!(Option<#ty>),
        _ => ty,
    })
}

fn checked(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> TokenStream {
    let (unchecked, others): (Vec<&Variant>, Vec<&Variant>) =
        item.variants.iter().partition(|variant| variant.constraints.is_empty());
    let mut arms: Vec<TokenStream> =
        others.into_iter().map(|variant| checked_arm(scope, item, variant)).collect();
    let patterns: Vec<TokenStream> = unchecked
        .into_iter()
        .map(|Variant { name, payload, .. }| match payload {
            Payload::Unit => quote!(Self::#name),
            Payload::Value(_) => quote!(Self::#name(_)),
        })
        .collect();
    if !patterns.is_empty() {
        arms.push(quote!(#(#patterns)|* => {}));
    }
    let unused = item
        .variants
        .iter()
        .all(|variant| variant.constraints.is_empty())
        .then(|| quote!(let _ = validator;));
    check::implementation(scope, definition, &quote!(#unused match self { #(#arms)* }))
}

fn checked_arm(scope: &Scope<'_>, item: &Union, variant: &Variant) -> TokenStream {
    let name = &variant.name;
    let key = match (&variant.selector, &item.shape) {
        (Selector::Key(key), _) => Some(key.as_str()),
        (_, UnionShape::Adjacent { content, .. }) => Some(content.as_str()),
        _ => None,
    };
    let checks = match key {
        Some(key) => check::checks(key, &quote!(value), &variant.constraints),
        None => Some(check::unnamed(&quote!(value), &variant.constraints)),
    };
    let forbidden: Vec<&str> =
        scope.api.forbidden_keys(item, variant).into_iter().map(WireName::as_str).collect();
    let forbidden =
        (!forbidden.is_empty()).then(|| quote!(validator.forbidden_keys(&value.extra, &[#(#forbidden),*]);));
    quote!(Self::#name(value) => { #checks #forbidden })
}
