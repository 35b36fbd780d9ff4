//! Integer enums, which preserve unknown values.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    codec,
    docs::{DocLines, line},
    scope::Scope,
};
use crate::ir::{Definition, NumberEnum};

/// Renders one number enum.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &NumberEnum) -> TokenStream {
    let name = &definition.name;
    let docs = DocLines::of(&definition.docs, "One of the documented numbers.");
    let names: Vec<_> = item.values.iter().map(|value| &value.name).collect();
    let numbers: Vec<_> = item.values.iter().map(|value| number(value.wire)).collect();
    let variant_docs: Vec<_> = item.values.iter().map(|value| line(format!("`{}`", value.wire))).collect();
    let other_docs = line("A value that this version of the crate does not know.")
        .paragraph("Fails validation unless the request is sent unchecked.");
    let get_docs = line("Returns the number as it appears in JSON.");
    let unknown = scope.runtime("UnknownValue");
    let codec = codec::number_enum(scope, definition, item);
    scope.codec(codec);
    quote! {
        #docs
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #names,)*
            #other_docs
            Other(#unknown<i64>),
        }
        impl #name {
            #get_docs
            #[must_use]
            pub fn get(self) -> i64 {
                match self {
                    #(Self::#names => #numbers,)*
                    Self::Other(value) => *value.get(),
                }
            }
        }
        impl From<i64> for #name {
            fn from(value: i64) -> Self {
                match value {
                    #(#numbers => Self::#names,)*
                    other => Self::Other(#unknown::new(other)),
                }
            }
        }
    }
}

fn number(value: i64) -> TokenStream {
    let literal = Literal::u64_unsuffixed(value.unsigned_abs());
    let sign = (value < 0).then(|| quote!(-));
    quote!(#sign #literal)
}
