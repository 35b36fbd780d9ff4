//! String newtypes, such as ids.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    codec, constraint_docs,
    docs::{DocLines, line},
    scope::Scope,
};
use crate::ir::{Definition, Newtype};

/// Renders one newtype.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &Newtype) -> TokenStream {
    let name = &definition.name;
    let docs = DocLines::of(
        &definition.docs,
        format!(
            "Newtype for `{}` strings, which keeps them apart from other strings.",
            heck::ToSnakeCase::to_snake_case(name.as_str())
        ),
    );
    let docs = match constraint_docs::sentence(&item.constraints).filter(|_| definition.usage.is_sent()) {
        Some(sentence) => docs.paragraph(&sentence),
        None => docs,
    };
    let string_type = scope.runtime("string_type");
    let text_docs = line("Returns the string.");
    let shown = (!item.may_be_address).then(|| quote!(, Display));
    let codec = codec::newtype(scope, definition, item);
    scope.codec(codec);
    quote! {
        #docs
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

        #string_type!(#name, Borrow #shown);
    }
}
