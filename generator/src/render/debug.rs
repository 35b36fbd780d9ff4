//! `Debug` for what holds free JSON: nobody knows what that is, there may be passwords in it.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::Scope;
use crate::ir::{Choice, Definition, Kind, Payload, Struct, Type, Union, Usage};

/// Whether a type holds JSON that no definition of its own hides.
fn is_free(ty: &Type) -> bool {
    match ty {
        Type::Json | Type::JsonObject => true,
        Type::List(inner) | Type::Map(inner) => is_free(inner),
        _ => false,
    }
}

/// Whether what is sent holds free JSON, so that its `Debug` cannot be derived.
pub(super) fn is_written(definition: &Definition) -> bool {
    let holds = match &definition.kind {
        Kind::Struct(item) => {
            let rest = item.additional.iter().map(|rest| &rest.ty);
            item.fields.iter().map(|field| &field.ty).chain(rest).any(is_free)
        }
        Kind::Union(item) => item.variants.iter().any(|variant| holds_json(&variant.payload)),
        _ => false,
    };
    holds && definition.usage.is_sent()
}

fn holds_json(payload: &Payload) -> bool {
    matches!(payload, Payload::Value(ty) if is_free(ty))
}

/// `Debug` of a struct.
pub(super) fn structure(
    scope: &mut Scope<'_>,
    definition: &Definition,
    item: &Struct,
) -> Option<TokenStream> {
    if !is_written(definition) {
        return None;
    }
    let choice = item.choice.iter().map(|choice| (&choice.field, false));
    let fields = item.fields.iter().map(|field| (&field.name, is_free(&field.ty)));
    let rest = item.additional.iter().map(|rest| (&rest.name, is_free(&rest.ty)));
    let mut shown: Vec<TokenStream> = Vec::new();
    for (name, free) in choice.chain(fields).chain(rest) {
        let label = name.plain();
        let value = quote!(&self.#name);
        let value = if free { hidden(scope, &value) } else { value };
        shown.push(quote!(.field(#label, #value)));
    }
    if item.additional.is_none() {
        shown.push(quote!(.field("extra", &self.extra)));
    }
    let name = &definition.name;
    let label = name.name.plain();
    Some(implementation(scope, &quote!(#name), &quote!(formatter.debug_struct(#label)#(#shown)*.finish())))
}

/// `Debug` of a union.
pub(super) fn union(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> Option<TokenStream> {
    if !is_written(definition) {
        return None;
    }
    let variants = item.variants.iter().map(|variant| {
        let payload = match &variant.payload {
            Payload::Unit => None,
            Payload::Value(ty) => Some(is_free(ty)),
        };
        (variant.name.plain(), payload)
    });
    let name = &definition.name;
    Some(enumeration(scope, &quote!(#name), variants.collect()))
}

/// `Debug` of the forms of a struct.
pub(super) fn choice(scope: &mut Scope<'_>, usage: Usage, choice: &Choice) -> Option<TokenStream> {
    if !usage.is_sent() || !choice.alternatives.iter().any(|form| is_free(&form.ty)) {
        return None;
    }
    let forms = choice.alternatives.iter().map(|form| (form.variant.plain(), Some(is_free(&form.ty))));
    let name = &choice.name;
    Some(enumeration(scope, &quote!(#name), forms.collect()))
}

/// Each variant with whether what it holds is free JSON; `None` where it holds nothing.
fn enumeration(
    scope: &mut Scope<'_>,
    name: &TokenStream,
    variants: Vec<(&str, Option<bool>)>,
) -> TokenStream {
    let mut arms: Vec<TokenStream> = Vec::new();
    for (label, payload) in variants {
        let variant = super::ident::word(label);
        arms.push(match payload {
            None => quote!(Self::#variant => formatter.write_str(#label),),
            Some(free) => {
                let value = quote!(value);
                let value = if free { hidden(scope, &value) } else { value };
                quote!(Self::#variant(value) => formatter.debug_tuple(#label).field(#value).finish(),)
            }
        });
    }
    implementation(scope, name, &quote!(match self { #(#arms)* }))
}

fn hidden(scope: &mut Scope<'_>, value: &TokenStream) -> TokenStream {
    let hidden = scope.runtime("Redacted");
    quote!(&#hidden(#value))
}

fn implementation(scope: &mut Scope<'_>, name: &TokenStream, body: &TokenStream) -> TokenStream {
    let fmt = scope.import("std", "fmt");
    quote! {
        impl #fmt::Debug for #name {
            fn fmt(&self, formatter: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                #body
            }
        }
    }
}
