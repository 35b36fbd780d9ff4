//! Unions read by looking at what is there.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    super::{scope::Scope, types::holds_whole_numbers},
    deserialize_cfg,
};
use crate::ir::{Definition, Payload, Selector, Union, UnionShape, Variant, WireName};

/// `Deserialize` by hand.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> TokenStream {
    let name = &definition.name;
    let cfg = deserialize_cfg(definition.usage);
    let body = if definition.usage.is_sent() {
        scope.decode(definition.usage.is_received());
        strict(definition, item)
    } else {
        lenient(scope, item)
    };
    quote! {
        #cfg
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = serde_json::Value::deserialize(deserializer)?;
                #body
            }
        }
    }
}

/// A value of no known form is an error.
fn strict(definition: &Definition, item: &Union) -> TokenStream {
    let union = definition.name.name.plain();
    if let UnionShape::Adjacent { tag, content, .. } = &item.shape {
        return adjacent(item, union, tag.as_str(), content.as_str());
    }
    let steps = item.variants.iter().map(|variant| strict_step(item, variant));
    let expected = item.variants.iter().map(|variant| expectation(item, variant));
    quote! {
        #(#steps)*
        Err(decode::no_variant(#union, &[#(#expected),*], &value))
    }
}

/// The tag says what the content is.
fn adjacent(item: &Union, union: &str, tag: &str, content: &str) -> TokenStream {
    let arms = item.variants.iter().filter_map(|variant| {
        let Selector::Tag(values) = &variant.selector else { return None };
        let name = &variant.name;
        let read = match &variant.payload {
            Payload::Value(ty) if holds_whole_numbers(ty) => {
                quote!(content.map(decode::integer_from_value).transpose())
            }
            _ => quote!(decode::optional(content)),
        };
        Some(quote!(#(#values)|* => #read.map(Self::#name),))
    });
    let expected = item.variants.iter().map(|variant| expectation(item, variant));
    quote! {
        let (tag, content) = decode::adjacent(&value, #union, #tag, #content)?;
        match tag.as_str() {
            #(#arms)*
            _ => Err(decode::no_variant(#union, &[#(#expected),*], &value)),
        }
    }
}

fn strict_step(item: &Union, variant: &Variant) -> TokenStream {
    let name = &variant.name;
    let read = match &variant.payload {
        Payload::Value(ty) if holds_whole_numbers(ty) => quote!(integer_from_value),
        _ => quote!(from_value),
    };
    match (&variant.selector, &item.shape, &variant.payload) {
        (Selector::Key(key), _, _) => {
            let key = key.as_str();
            quote! {
                if let Some(content) = decode::only_key(&value, #key) {
                    return decode::#read(content).map(Self::#name);
                }
            }
        }
        (Selector::Fits, ..) => quote! {
            if let Ok(found) = serde_json::from_value(value.clone()) {
                return Ok(Self::#name(found));
            }
        },
        (_, _, Payload::Unit) => {
            let condition = condition(item, variant);
            quote!(if #condition { return Ok(Self::#name); })
        }
        _ => {
            let condition = condition(item, variant);
            quote!(if #condition { return decode::#read(value).map(Self::#name); })
        }
    }
}

/// A value of no known form is kept as it is.
fn lenient(scope: &mut Scope<'_>, item: &Union) -> TokenStream {
    scope.import("serde_json", "Value");
    let steps = item.variants.iter().map(|variant| lenient_step(item, variant));
    quote! {
        #(#steps)*
        Ok(Self::Other(value))
    }
}

/// One attempt to read a variant from `value`.
fn lenient_step(item: &Union, variant: &Variant) -> TokenStream {
    let name = &variant.name;
    let condition = condition(item, variant);
    if variant.payload == Payload::Unit {
        return quote!(if #condition { return Ok(Self::#name); });
    }
    let source = match (&variant.selector, &item.shape) {
        (Selector::Key(WireName(key)), _) => quote!(value[#key].clone()),
        (_, UnionShape::Adjacent { content, .. }) => {
            let content = content.as_str();
            quote!(value[#content].clone())
        }
        _ => quote!(value.clone()),
    };
    quote! {
        if #condition {
            if let Ok(found) = serde_json::from_value(#source) {
                return Ok(Self::#name(found));
            }
        }
    }
}

/// Whether `value` selects the variant.
pub(in crate::render) fn condition(item: &Union, variant: &Variant) -> TokenStream {
    match (&variant.selector, &item.shape) {
        (Selector::Tag(values), UnionShape::Tagged { tag, .. } | UnionShape::Adjacent { tag, .. })
        | (Selector::TagIs { tag, values }, _) => {
            let tag = tag.as_str();
            quote!(matches!(value[#tag].as_str(), Some(#(#values)|*)))
        }
        (Selector::Key(key) | Selector::HasKey(key), _) => {
            let key = key.as_str();
            quote!(value.get(#key).is_some())
        }
        (Selector::Text(text), _) => quote!(value.as_str() == Some(#text)),
        (Selector::JsonType(kind), _) => type_check(kind),
        (Selector::Otherwise, _) => quote!(value.is_object()),
        (Selector::JsonTypes(kinds), _) => {
            let checks = kinds.iter().map(|kind| type_check(kind));
            quote!(#(#checks)||*)
        }
        (Selector::Fits | Selector::Tag(_), _) => quote!(true),
    }
}

fn type_check(kind: &str) -> TokenStream {
    match kind {
        "string" => quote!(value.is_string()),
        "array" => quote!(value.is_array()),
        "number" => quote!(value.is_number()),
        "boolean" => quote!(value.is_boolean()),
        _ => quote!(value.is_object()),
    }
}

/// What a reader of an error message is told about a variant.
fn expectation(item: &Union, variant: &Variant) -> String {
    match (&variant.selector, &item.shape) {
        (Selector::Tag(values), UnionShape::Tagged { tag, .. } | UnionShape::Adjacent { tag, .. }) => {
            format!("`{tag}` being `{}`", values.join("` or `"))
        }
        (Selector::Key(key) | Selector::HasKey(key), _) => format!("an object with `{key}`"),
        (Selector::Text(text), _) => format!("`{text}`"),
        (Selector::TagIs { tag, values }, _) => format!("`{tag}` being `{}`", values.join("` or `")),
        (Selector::JsonType(kind), _) => with_article(kind),
        (Selector::JsonTypes(kinds), _) => {
            kinds.iter().map(|kind| with_article(kind)).collect::<Vec<_>>().join(" or ")
        }
        (Selector::Otherwise, _) => "another object".to_owned(),
        (Selector::Fits | Selector::Tag(_), _) => variant.name.plain().to_owned(),
    }
}

fn with_article(kind: &str) -> String {
    let article = if kind.starts_with(['a', 'o']) { "an" } else { "a" };
    format!("{article} {kind}")
}
