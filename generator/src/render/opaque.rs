//! JSON objects that the client passes on without looking inside.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    check,
    docs::{DocLines, line},
    scope::Scope,
};
use crate::ir::{Constraint, Definition};

/// Everything about one opaque definition.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition) -> TokenStream {
    let name = &definition.name;
    let docs = DocLines::of(&definition.docs, format!("A `{name}`, as JSON."))
        .paragraph("It is sent as it is. Only that it is a JSON object is checked before sending. `Debug` does not show it.");
    let (serialize, deserialize) = (scope.import("serde", "Serialize"), scope.import("serde", "Deserialize"));
    let value = scope.import("serde_json", "Value");
    let fmt = scope.import("std", "fmt");
    // Nobody knows what it holds; there may be passwords in it.
    let hidden = format!("{name}(..)");
    let value_docs = line("The JSON.");
    let calls = check::unnamed(&quote!(&self.0), &[Constraint::Object]);
    let check = check::implementation(scope, definition, &calls);
    quote! {
        #docs
        #[derive(Clone, PartialEq, #serialize, #deserialize)]
        #[serde(transparent)]
        pub struct #name(#value);

        impl #name {
            #value_docs
            #[must_use]
            pub fn as_value(&self) -> &#value {
                &self.0
            }
        }

        impl From<#value> for #name {
            fn from(value: #value) -> Self {
                Self(value)
            }
        }

        impl #fmt::Debug for #name {
            fn fmt(&self, formatter: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                formatter.write_str(#hidden)
            }
        }

        #check
    }
}
