//! Unions that whole answers are read into: whatever came is kept, nothing is an error.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    super::{
        docs::{DocLines, line},
        scope::Scope,
    },
    fallback_docs, payload_type, read,
};
use crate::ir::{Api, Definition, Field, Kind, Payload, Selector, Type, TypeName, Union, UnionShape};

/// Whether a definition is read from a whole answer.
pub(in crate::render) fn is_answer(api: &Api, name: &TypeName) -> bool {
    api.operations.iter().any(|operation| operation.response == *name || operation.errors.definition == *name)
}

/// Everything about one union that a whole answer is read into.
pub(in crate::render) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> TokenStream {
    let name = &definition.name;
    let docs = DocLines::of(&definition.docs, "What the server answers.")
        .paragraph("An answer of any other form is kept as it came.");
    let variants: Vec<TokenStream> = item
        .variants
        .iter()
        .map(|variant| {
            let docs = DocLines::of(&variant.docs, fallback_docs(variant));
            let name = &variant.name;
            let payload = payload_type(scope, item, variant).map(|ty| quote!((#ty)));
            quote!(#docs #name #payload,)
        })
        .collect();
    let raw = scope.runtime("RawBody");
    let other_docs = line("An answer that this version of the crate has no type for, as it came.");
    let known = known(item);
    let common = common_fields(scope, item);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #other_docs
            Other(#raw),
        }

        impl #name {
            #(#common)*

            /// Reads an answer, whatever it is.
            pub(crate) fn read(body: #raw) -> Self {
                let value = body.json().unwrap_or_default();
                let known = #known;
                known.unwrap_or(Self::Other(body))
            }
        }
    }
}

/// The variant that `value` selects, read from `body`.
fn known(item: &Union) -> TokenStream {
    if let UnionShape::Tagged { tag, .. } = &item.shape {
        let tag = tag.as_str();
        let arms = item.variants.iter().filter_map(|variant| {
            let Selector::Tag(values) = &variant.selector else { return None };
            let name = &variant.name;
            Some(quote!(Some(#(#values)|*) => body.parse().map(Self::#name),))
        });
        return quote!(match value[#tag].as_str() { #(#arms)* _ => None });
    }
    let arms = item.variants.iter().map(|variant| {
        let name = &variant.name;
        let condition = read::condition(item, variant);
        quote!(if #condition { body.parse().map(Self::#name) } else)
    });
    quote!(#(#arms)* { None })
}

/// Accessors for what all known forms have.
fn common_fields(scope: &mut Scope<'_>, item: &Union) -> Vec<TokenStream> {
    let structs: Vec<&[Field]> = item
        .variants
        .iter()
        .filter_map(|variant| match &variant.payload {
            Payload::Value(Type::Named(name)) => match &scope.definition(name).kind {
                Kind::Struct(item) => Some(item.fields.as_slice()),
                _ => None,
            },
            _ => None,
        })
        .collect();
    if structs.len() < 2 || structs.len() < item.variants.len() {
        return Vec::new();
    }
    let shared = |field: &&Field| {
        structs.iter().all(|fields| {
            fields.iter().any(|other| {
                (&other.name, &other.ty, other.presence) == (&field.name, &field.ty, field.presence)
            })
        })
    };
    let fields: Vec<Field> = structs[0].iter().filter(shared).cloned().collect();
    fields.iter().map(|field| accessor(scope, item, field)).collect()
}

fn accessor(scope: &mut Scope<'_>, item: &Union, field: &Field) -> TokenStream {
    let name = &field.name;
    let docs = DocLines::summary(&field.docs, format!("The `{}`.", field.wire))
        .paragraph("`None` where the answer lacks it or is of no known form.");
    let ty = match &field.ty {
        Type::String => quote!(str),
        Type::List(inner) => {
            let inner = scope.ty(inner);
            quote!([#inner])
        }
        ty => scope.ty(ty),
    };
    let is_copied = matches!(field.ty, Type::Bool | Type::Integer(_) | Type::Number);
    let is_required = field.presence == crate::ir::Presence::Required;
    let value = match (&field.ty, is_required) {
        (Type::String, true) => quote!(Some(&it.#name)),
        (Type::String | Type::List(_), false) => quote!(it.#name.as_deref()),
        (_, true) if is_copied => quote!(Some(it.#name)),
        (_, false) if is_copied => quote!(it.#name),
        (_, true) => quote!(Some(&it.#name)),
        (_, false) => quote!(it.#name.as_ref()),
    };
    let returned = if is_copied { quote!(#ty) } else { quote!(&#ty) };
    let arms = item.variants.iter().map(|variant| {
        let variant = &variant.name;
        quote!(Self::#variant(it) => #value,)
    });
    quote! {
        #docs
        #[must_use]
        pub fn #name(&self) -> Option<#returned> {
            match self {
                #(#arms)*
                Self::Other(_) => None,
            }
        }
    }
}
