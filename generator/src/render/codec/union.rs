//! Unions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{super::scope::Scope, rule};
use crate::ir::{Definition, Payload, RustName, Selector, Union, UnionShape, Usage, Variant, WireName};

/// Renders the JSON implementation of a union.
pub(in crate::render) fn union(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> TokenStream {
    let (name, usage) = (&definition.name.name, definition.usage);
    implementation(scope, name, usage, item, !usage.is_sent())
}

/// Renders the implementation; an open union keeps variants that it does not know.
pub(super) fn implementation(
    scope: &mut Scope<'_>,
    name: &RustName,
    usage: Usage,
    item: &Union,
    is_open: bool,
) -> TokenStream {
    let description = description(scope, name, usage, item);
    let view = view(item, is_open);
    let known = known(item, is_open);
    let (read, blank, helper) = if is_open {
        let helper = quote! {
            #[inline]
            fn fill_known(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
                #known
            }
        };
        let read = quote! {
            if let Some(other) = reader.open(value, &mut |value, reader| self.fill_known(value, reader)) {
                *self = Self::Other(other);
            }
            Ok(())
        };
        let value = scope.import("serde_json", "Value");
        (read, quote!(Self::Other(#value::Null)), Some(helper))
    } else {
        (known, blank(&item.variants[0]), None)
    };
    let is_answer = is_open.then(|| quote!(, is_answer = true));
    quote! {
        impl #name {
            #description

            #helper
        }

        impl json::Reflect for #name {
            fn view(&self) -> json::View<'_> {
                #view
            }
        }

        impl json::Fill for #name {
            #[inline]
            fn fill(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
                #read
            }
        }

        json::buildable!(#name, blank = #blank #is_answer);
    }
}

/// Renders the description of the union's variants as data.
pub(in crate::render) fn description(
    scope: &mut Scope<'_>,
    name: &RustName,
    usage: Usage,
    item: &Union,
) -> TokenStream {
    scope.runtime("json");
    let text = name.plain();
    let layout = layout(&item.shape);
    let variants: Vec<TokenStream> =
        item.variants.iter().map(|variant| described(scope, usage, item, variant)).collect();
    quote! {
        const UNION: &'static json::Union = &json::Union {
            name: #text,
            layout: json::Layout::#layout,
            variants: &[#(#variants),*],
        };
    }
}

fn layout(shape: &UnionShape) -> TokenStream {
    match shape {
        UnionShape::Tagged { tag, kept } => {
            let (tag, kind) = (tag.as_str(), if *kept { quote!(TagKept) } else { quote!(Tagged) });
            quote!(#kind(#tag))
        }
        UnionShape::Adjacent { tag, content, optional } => {
            let (tag, content) = (tag.as_str(), content.as_str());
            quote!(Adjacent { tag: #tag, content: #content, optional: #optional })
        }
        UnionShape::Keyed
        | UnionShape::ByType
        | UnionShape::Discriminated
        | UnionShape::FirstMatch
        | UnionShape::ByStatus => quote!(Plain),
    }
}

fn described(scope: &mut Scope<'_>, usage: Usage, item: &Union, variant: &Variant) -> TokenStream {
    let name = variant.name.plain();
    let selector = selector(&variant.selector);
    let Payload::Value(ty) = &variant.payload else {
        return quote!(json::Variant::unit(#name, json::Selector::#selector));
    };
    let ty = scope.ty(ty);
    let is_sent = usage.is_sent();
    let rules = rule::suffix(&variant.constraints).filter(|_| is_sent);
    let forbidden: Vec<&str> =
        scope.api.forbidden_keys(item, variant).into_iter().map(WireName::as_str).collect();
    let forbidden = (is_sent && !forbidden.is_empty()).then(|| quote!(.forbidden(&[#(#forbidden),*])));
    quote!(json::Variant::holding::<#ty>(#name, json::Selector::#selector)#rules #forbidden)
}

fn selector(selector: &Selector) -> TokenStream {
    match selector {
        Selector::Tag(values) => quote!(Tag(&[#(#values),*])),
        Selector::Key(WireName(key)) => quote!(Key(#key)),
        Selector::HasKey(WireName(key)) => quote!(HasKey(#key)),
        Selector::Text(text) => quote!(Text(#text)),
        Selector::JsonType(kind) => {
            let kind = self::kind(kind);
            quote!(Kind(&[#kind]))
        }
        Selector::JsonTypes(kinds) => {
            let kinds = kinds.iter().map(|kind| self::kind(kind));
            quote!(Kind(&[#(#kinds),*]))
        }
        Selector::TagIs { tag, values } => {
            let tag = tag.as_str();
            quote!(FieldIs(#tag, &[#(#values),*]))
        }
        Selector::Otherwise => quote!(Otherwise),
        // A status is not part of the JSON.
        Selector::Fits | Selector::Status(_) => quote!(Fits),
    }
}

fn kind(kind: &str) -> TokenStream {
    match kind {
        "string" => quote!(json::Kind::String),
        "array" => quote!(json::Kind::Array),
        "number" => quote!(json::Kind::Number),
        "boolean" => quote!(json::Kind::Boolean),
        _ => quote!(json::Kind::Object),
    }
}

fn view(item: &Union, is_open: bool) -> TokenStream {
    let arms = item.variants.iter().enumerate().map(|(index, variant)| {
        let (name, index) = (&variant.name, Literal::usize_unsuffixed(index));
        match variant.payload {
            Payload::Unit => quote!(Self::#name => json::View::Union(Self::UNION, #index, &()),),
            Payload::Value(_) => quote!(Self::#name(value) => json::View::Union(Self::UNION, #index, value),),
        }
    });
    let other = is_open.then(|| quote!(Self::Other(value) => json::View::Other(value),));
    quote!(match self { #(#arms)* #other })
}

/// Renders code that reads one of the known variants.
fn known(item: &Union, is_open: bool) -> TokenStream {
    if item.shape == UnionShape::FirstMatch {
        return first_match(item);
    }
    let blanks = item.variants.iter().enumerate().map(|(index, variant)| {
        let blank = blank(variant);
        let pattern = if index + 1 == item.variants.len() {
            quote!(_)
        } else {
            let index = Literal::usize_unsuffixed(index);
            quote!(#index)
        };
        quote!(#pattern => #blank,)
    });
    let (with, without): (Vec<_>, Vec<_>) =
        item.variants.iter().partition(|variant| matches!(variant.payload, Payload::Value(_)));
    let other = is_open.then(|| quote!(Self::Other(_)));
    let without: Vec<_> =
        without.iter().map(|variant| &variant.name).map(|name| quote!(Self::#name)).chain(other).collect();
    let without = (!without.is_empty()).then(|| quote!(#(#without)|* => return Ok(()),));
    let fill = if with.is_empty() {
        quote!(Ok(()))
    } else {
        let with = with.iter().map(|variant| &variant.name);
        quote! {
            let content: &mut dyn json::Fill = match self {
                #(Self::#with(content) => content,)*
                #without
            };
            reader.payload(Self::UNION, index, content, value)
        }
    };
    quote! {
        let (index, value) = reader.select(Self::UNION, value)?;
        *self = match index { #(#blanks)* };
        #fill
    }
}

/// Renders a variant to be filled.
fn blank(variant: &Variant) -> TokenStream {
    let name = &variant.name;
    match variant.payload {
        Payload::Unit => quote!(Self::#name),
        Payload::Value(_) => quote!(Self::#name(json::Build::blank())),
    }
}

/// Renders code that takes the first variant that matches, for unions without discriminants.
fn first_match(item: &Union) -> TokenStream {
    let attempts = item.variants.iter().enumerate().map(|(index, variant)| {
        let name = &variant.name;
        let index = Literal::usize_unsuffixed(index);
        quote! {
            if let Some(found) = attempts.variant(#index, value) {
                *self = Self::#name(found);
                return Ok(());
            }
        }
    });
    quote! {
        let mut attempts = reader.attempts(Self::UNION);
        while attempts.next_round() {
            #(#attempts)*
        }
        Err(attempts.none_fits(value))
    }
}
