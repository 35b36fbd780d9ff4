//! Error bodies, which are parsed without ever failing.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    codec,
    docs::{DocLines, line},
    scope::Scope,
    union,
};
use crate::ir::{
    Api, Definition, Field, Kind, Payload, Presence, RustName, Selector, Struct, Type, TypeName, Union,
    UnionShape,
};

/// Renders the union of error bodies.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> TokenStream {
    let name = &definition.name;
    let docs = DocLines::of(&definition.docs, "The body of an error response.")
        .paragraph("A body of any other shape is kept as [`RawBody`](crate::RawBody).");
    let variants: Vec<TokenStream> =
        item.variants.iter().map(|variant| union::declared(scope, item, variant)).collect();
    let raw = scope.runtime("RawBody");
    let other_docs = line("A body of an unknown shape.");
    let (description, read) = match item.shape {
        UnionShape::ByStatus => (None, by_status(item)),
        _ if item.variants.is_empty() => (None, quote!(Self::Other(body))),
        _ => (Some(codec::description(scope, &definition.name.name, definition.usage, item)), by_key(item)),
    };
    let description = description.map(|description| quote!(impl #name { #description }));
    let (describe, codes) = (describe(scope, item), codes(scope, definition));
    let from_error_body = scope.runtime("FromErrorBody");
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #other_docs
            Other(#raw),
        }

        #description

        impl #from_error_body for #name {
            fn read(body: #raw) -> Self {
                #read
            }

            #describe
        }

        #codes
    }
}

/// Returns whether the definition is a union of error bodies.
pub(super) fn is_one(api: &Api, name: &TypeName, item: &Union) -> bool {
    let of_commands = api.endpoint.as_ref().is_some_and(|endpoint| endpoint.errors.definition == *name);
    of_commands || item.shape == UnionShape::ByStatus
}

/// Renders how a body is read as the variant that its keys select.
fn by_key(item: &Union) -> TokenStream {
    let known = item.variants.iter().enumerate().map(|(index, variant)| {
        let (name, index) = (&variant.name, Literal::usize_unsuffixed(index));
        quote!(Some(#index) => body.parse().map(Self::#name),)
    });
    quote! {
        let form = body.json().and_then(|value| Self::UNION.selected(json::Tape::from(&value).root()));
        let known = match form {
            #(#known)*
            _ => None,
        };
        known.unwrap_or(Self::Other(body))
    }
}

/// Renders how a body is read as the variant that its status selects: a status takes precedence over a range.
fn by_status(item: &Union) -> TokenStream {
    let ranges = item.variants.iter().flat_map(|variant| match &variant.selector {
        Selector::Status(ranges) => ranges.iter().map(|range| (*range, &variant.name)).collect(),
        _ => Vec::new(),
    });
    let mut ranges: Vec<((u16, u16), &RustName)> = ranges.collect();
    ranges.sort_by_key(|((low, high), _)| (high - low, *low));
    let is_default = |(low, high): (u16, u16)| low == 0 && high == u16::MAX;
    let has_default = ranges.iter().any(|(range, _)| is_default(*range));
    let known = ranges.into_iter().map(|(range, name)| {
        let (low, high) = (Literal::u16_unsuffixed(range.0), Literal::u16_unsuffixed(range.1));
        let pattern = match range {
            range if is_default(range) => quote!(_),
            (first, last) if first == last => quote!(#low),
            _ => quote!(#low..=#high),
        };
        quote!(#pattern => body.parse().map(Self::#name),)
    });
    let rest = (!has_default).then(|| quote!(_ => None,));
    quote! {
        let known = match body.status() {
            #(#known)*
            #rest
        };
        known.unwrap_or(Self::Other(body))
    }
}

/// Renders the one-line summary of an error body: all its strings, or those of its list entries.
fn describe(scope: &mut Scope<'_>, item: &Union) -> TokenStream {
    let arms: Vec<TokenStream> = item
        .variants
        .iter()
        .filter_map(|variant| {
            let Payload::Value(Type::Named(body)) = &variant.payload else { return None };
            let Kind::Struct(body) = &scope.definition(body).kind else { return None };
            let name = &variant.name;
            let described = body.fields.iter().find_map(|field| described(scope, field))?;
            Some(quote!(Self::#name(it) => #described,))
        })
        .collect();
    quote! {
        fn describe(&self) -> Option<String> {
            match self {
                #(#arms)*
                _ => None,
            }
        }
    }
}

/// Renders the method that returns the server's error codes.
fn codes(scope: &mut Scope<'_>, definition: &Definition) -> Option<TokenStream> {
    let errors = &scope.api.endpoint.as_ref()?.errors;
    let found = errors.codes.as_ref().filter(|_| errors.definition == definition.name)?;
    let field = found.field.as_str();
    let body = &definition.name;
    let code = scope.named(&found.definition);
    let (error, codes) = (scope.runtime("Error"), scope.runtime("codes"));
    let more = scope.api.config.errors.codes.iter().flat_map(|codes| codes.docs.trim().lines());
    let mut docs = line("Returns the error codes of the response, in the server's order.")
        .paragraph(
            "Empty unless the server answered with an error that has codes. They are found in the raw body, even if the \
             rest of it has an unexpected shape.",
        );
    let more: Vec<String> = more.map(str::to_owned).collect();
    if !more.is_empty() {
        docs = docs.verbatim(more);
    }
    let has_docs = line("Returns whether the response has this error code.");
    Some(quote! {
        impl #error<#body> {
            #docs
            pub fn codes(&self) -> impl Iterator<Item = #code> {
                #codes(self.raw_body(), #field).map(#code::from)
            }

            #has_docs
            pub fn has_code(&self, code: impl Into<#code>) -> bool {
                let code = code.into();
                self.codes().any(|found| found == code)
            }
        }
    })
}

fn described(scope: &mut Scope<'_>, field: &Field) -> Option<TokenStream> {
    let name = &field.name;
    let required = field.presence == Presence::Required;
    match &field.ty {
        Type::String if required => Some(quote!(Some(it.#name.clone()))),
        Type::String => Some(quote!(it.#name.clone())),
        Type::List(entry) => {
            let Type::Named(entry) = &**entry else { return None };
            let Kind::Struct(entry) = &scope.definition(entry).kind else { return None };
            let fields = shown(scope, entry);
            let describe = |field: &Field| {
                let name = &field.name;
                match (field.presence, &field.ty) {
                    (Presence::Required, _) => quote!(Some(entry.#name.as_str())),
                    (_, Type::Named(values)) => {
                        let values = scope.named(values);
                        quote!(entry.#name.as_ref().map(#values::as_str))
                    }
                    _ => quote!(entry.#name.as_deref()),
                }
            };
            let texts: Vec<TokenStream> = fields.into_iter().map(describe).collect();
            let list = if required { quote!(it.#name.iter()) } else { quote!(it.#name.iter().flatten()) };
            Some(quote! {
                Some(
                    #list
                        .map(|entry| {
                            let parts: Vec<&str> = [#(#texts),*].into_iter().flatten().collect();
                            parts.join(": ")
                        })
                        .collect::<Vec<String>>()
                        .join("; "),
                )
            })
        }
        _ => None,
    }
}

/// Returns the string fields of an entry that a message shows.
fn shown<'a>(scope: &Scope<'_>, entry: &'a Struct) -> Vec<&'a Field> {
    let texts = entry.fields.iter().filter(|field| match &field.ty {
        Type::String => true,
        Type::Named(name) => matches!(scope.definition(name).kind, Kind::StringEnum(_)),
        _ => false,
    });
    let wanted = &scope.api.config.errors.shown;
    if wanted.is_empty() {
        return texts.collect();
    }
    let place = |field: &Field| wanted.iter().position(|name| name == field.wire.as_str());
    let mut fields: Vec<&Field> = texts.filter(|field| place(field).is_some()).collect();
    fields.sort_by_key(|field| place(field));
    fields
}
