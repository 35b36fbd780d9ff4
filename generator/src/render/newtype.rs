//! Text with a meaning of its own, such as an id.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    check, constraint_docs,
    docs::{DocLines, line},
    scope::Scope,
};
use crate::ir::{Definition, Newtype};

/// Everything about one newtype.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &Newtype) -> TokenStream {
    let name = &definition.name;
    let docs = DocLines::of(&definition.docs, format!("A `{name}`, as text."));
    let docs = match constraint_docs::sentence(&item.constraints).filter(|_| definition.usage.is_sent()) {
        Some(sentence) => docs.paragraph(&sentence),
        None => docs,
    };
    let (serialize, deserialize) = (scope.import("serde", "Serialize"), scope.import("serde", "Deserialize"));
    let string_type = scope.runtime("string_type");
    let text_docs = line("The text.");
    let (text, debug, shown) = if item.may_be_address {
        let perhaps_uri = scope.runtime("PerhapsUri");
        let label = name.name.plain();
        let fmt = scope.import("std", "fmt");
        let shown = quote! {
            #string_type!(#name, Borrow);

            impl #fmt::Debug for #name {
                fn fmt(&self, formatter: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                    formatter.debug_tuple(#label).field(&#perhaps_uri(&self.0)).finish()
                }
            }
        };
        (quote!(&#perhaps_uri(&self.0)), None, shown)
    } else {
        (quote!(&self.0), Some(quote!(Debug,)), quote!(#string_type!(#name, Borrow, Display);))
    };
    let calls = check::unnamed(&text, &item.constraints);
    let check = check::implementation(scope, definition, &calls);
    quote! {
        #docs
        #[derive(Clone, #debug PartialEq, Eq, Hash, PartialOrd, Ord, #serialize, #deserialize)]
        #[serde(transparent)]
        pub struct #name(String);

        impl #name {
            #text_docs
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for #name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        #shown

        #check
    }
}
