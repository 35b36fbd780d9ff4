//! Enums of strings, which keep values that they do not know.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    check,
    docs::{DocLines, code, line},
    scope::Scope,
};
use crate::ir::{Definition, Openness, StringEnum};

/// Everything about one enum of strings.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &StringEnum) -> TokenStream {
    let mut tokens = declaration(scope, definition, item);
    tokens.extend(text(scope, definition, item));
    if definition.usage.is_sent() {
        tokens.extend(serialize(scope, definition));
        tokens.extend(checked(scope, definition, item));
    }
    tokens.extend(deserialize(definition));
    tokens
}

fn declaration(scope: &mut Scope<'_>, definition: &Definition, item: &StringEnum) -> TokenStream {
    let name = &definition.name;
    let docs = DocLines::of(&definition.docs, format!("The values of `{name}`."));
    let variants = item.values.iter().map(|value| {
        let docs = DocLines::of(&value.docs, code(&value.wire));
        let docs = if value.docs.is_empty() {
            docs
        } else {
            docs.paragraph(&format!("On the wire: {}.", code(&value.wire)))
        };
        let name = &value.name;
        quote!(#docs #name,)
    });
    let placed = match (&item.placeholder, &item.openness) {
        (None, _) => "",
        (Some(_), Openness::Pattern(_)) => "has a placeholder or ",
        (Some(_), _) => "it has a placeholder or ",
    };
    let other_docs = match &item.openness {
        Openness::Closed => {
            let docs = line("A value that this version of the crate does not know.");
            if definition.usage.is_sent() {
                docs.paragraph(&format!(
                    "Sending one is refused unless {placed}the request is sent unchecked."
                ))
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
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #other_docs
            Other(#unknown),
        }
    }
}

/// To text and from text.
fn text(scope: &mut Scope<'_>, definition: &Definition, item: &StringEnum) -> TokenStream {
    let name = &definition.name;
    let unknown = scope.runtime("UnknownValue");
    let string_type = scope.runtime("string_type");
    let names: Vec<_> = item.values.iter().map(|value| &value.name).collect();
    let wires: Vec<_> = item.values.iter().map(|value| &value.wire).collect();
    let docs = line("The value as it stands in JSON.");
    let values_docs = line("The values that this version of the crate knows.");
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
        impl From<String> for #name {
            fn from(value: String) -> Self {
                match value.as_str() {
                    #(#wires => Self::#names,)*
                    _ => Self::Other(#unknown::new(value)),
                }
            }
        }
        #string_type!(#name, Display);
    }
}

fn serialize(scope: &mut Scope<'_>, definition: &Definition) -> TokenStream {
    let name = &definition.name;
    let (serialize, serializer) = (scope.import("serde", "Serialize"), scope.import("serde", "Serializer"));
    quote! {
        impl #serialize for #name {
            fn serialize<S: #serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    }
}

fn deserialize(definition: &Definition) -> TokenStream {
    let name = &definition.name;
    let cfg = super::union::deserialize_cfg(definition.usage);
    quote! {
        #cfg
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self::from)
            }
        }
    }
}

fn checked(scope: &mut Scope<'_>, definition: &Definition, item: &StringEnum) -> TokenStream {
    let wires: Vec<_> = item.values.iter().map(|value| &value.wire).collect();
    let rejection = match &item.openness {
        Openness::Open => return check::implementation(scope, definition, &quote!(let _ = validator;)),
        Openness::Closed => quote!(validator.unknown_value(value, &[#(#wires),*]);),
        Openness::Pattern(pattern) => quote!(validator.value(value.get()).matches(#pattern);),
    };
    let body = match &item.placeholder {
        None => quote!(if let Self::Other(value) = self { #rejection }),
        Some(pattern) => {
            let placeholder = scope.runtime("placeholder");
            quote! {
                match self {
                    Self::Other(value) if !#placeholder::is_in(value.get(), #pattern) => { #rejection }
                    _ => {}
                }
            }
        }
    };
    check::implementation(scope, definition, &body)
}
