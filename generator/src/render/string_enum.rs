//! String enums, which preserve unknown values.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    codec,
    docs::{DocLines, code, line},
    scope::Scope,
};
use crate::ir::{Definition, Openness, StringEnum};

/// Renders one string enum.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &StringEnum) -> TokenStream {
    let mut tokens = declaration(scope, definition, item);
    tokens.extend(text(scope, definition, item));
    let codec = codec::string_enum(scope, definition, item);
    scope.codec(codec);
    tokens
}

fn declaration(scope: &mut Scope<'_>, definition: &Definition, item: &StringEnum) -> TokenStream {
    let name = &definition.name;
    let docs = DocLines::of(&definition.docs, "One of the documented values.");
    let variants = item.values.iter().map(|value| {
        let docs = DocLines::of(&value.docs, code(&value.wire));
        let docs = if value.docs.is_empty() {
            docs
        } else {
            docs.paragraph(&format!("JSON value: {}.", code(&value.wire)))
        };
        let name = &value.name;
        quote!(#docs #name,)
    });
    let placed = match (&item.placeholder, &item.openness) {
        (None, _) => "",
        (Some(_), Openness::Pattern(_)) => "contains a placeholder or ",
        (Some(_), _) => "it contains a placeholder or ",
    };
    let other_docs = match &item.openness {
        Openness::Closed => {
            let docs = line("A value that this version of the crate does not know.");
            if definition.usage.is_sent() {
                docs.paragraph(&format!("Fails validation unless {placed}the request is sent unchecked."))
            } else {
                docs
            }
        }
        Openness::Open => line("Any other value."),
        Openness::Pattern(pattern) => {
            line(format!("Any other value that {placed}matches {}.", code(pattern)))
        }
    };
    let unknown = scope.runtime("UnknownValue");
    quote! {
        #docs
        #[derive(Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #other_docs
            Other(#unknown),
        }
    }
}

/// Renders conversions to and from strings.
fn text(scope: &mut Scope<'_>, definition: &Definition, item: &StringEnum) -> TokenStream {
    let name = &definition.name;
    let string_type = scope.runtime("string_type");
    let names: Vec<_> = item.values.iter().map(|value| &value.name).collect();
    let wires: Vec<_> = item.values.iter().map(|value| &value.wire).collect();
    let docs = line("Returns the value as it appears in JSON.");
    let values_docs = line("All values that this version of the crate knows.");
    quote! {
        impl #name {
            #values_docs
            pub const VALUES: &'static [Self] = &[#(Self::#names),*];

            #docs
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#names => #wires,)*
                    Self::Other(value) => value.as_str(),
                }
            }
        }
        #string_type!(#name, Display);
    }
}
