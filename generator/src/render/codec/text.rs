//! Newtypes and enums.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{super::scope::Scope, rule};
use crate::ir::{Definition, Newtype, NumberEnum, Openness, StringEnum};

/// Renders the JSON implementation of one newtype.
pub(in crate::render) fn newtype(
    scope: &mut Scope<'_>,
    definition: &Definition,
    item: &Newtype,
) -> TokenStream {
    let style = if item.may_be_address { quote!(WrappedUri) } else { quote!(Wrapped) };
    let rules = rule::list(&item.constraints);
    text(scope, definition, &style, &rules, &quote!(text))
}

/// Renders the JSON implementation of one string enum.
pub(in crate::render) fn string_enum(
    scope: &mut Scope<'_>,
    definition: &Definition,
    item: &StringEnum,
) -> TokenStream {
    let values = item.values.iter().map(|value| {
        let (wire, name) = (&value.wire, value.name.plain());
        quote!((#wire, #name))
    });
    let openness = match &item.openness {
        Openness::Closed => quote!(Closed),
        Openness::Open => quote!(Open),
        Openness::Pattern(pattern) => quote!(Pattern(#pattern)),
    };
    let placeholder =
        item.placeholder.as_ref().map_or_else(|| quote!(None), |pattern| quote!(Some(#pattern)));
    let style = quote! {
        Enumeration(&json::Enumeration {
            values: &[#(#values),*],
            openness: json::Openness::#openness,
            placeholder: #placeholder,
        })
    };
    text(scope, definition, &style, &quote!(&[]), &quote!(enumeration))
}

fn text(
    scope: &mut Scope<'_>,
    definition: &Definition,
    style: &TokenStream,
    rules: &TokenStream,
    implementation: &TokenStream,
) -> TokenStream {
    scope.runtime("json");
    let (name, text) = (&definition.name, definition.name.name.plain());
    quote! {
        impl #name {
            const TEXT: &'static json::Text = &json::Text {
                name: #text,
                style: json::Style::#style,
                rules: #rules,
            };
        }

        json::#implementation!(#name);
    }
}

/// Renders the JSON implementation of one number enum.
pub(in crate::render) fn number_enum(
    scope: &mut Scope<'_>,
    definition: &Definition,
    item: &NumberEnum,
) -> TokenStream {
    scope.runtime("json");
    let name = &definition.name;
    let values = item.values.iter().map(|value| {
        let size = Literal::u64_unsuffixed(value.wire.unsigned_abs());
        let sign = (value.wire < 0).then(|| quote!(-));
        let name = value.name.plain();
        quote!((#sign #size, #name))
    });
    quote! {
        impl #name {
            const NUMBERS: &'static json::KnownNumbers = &json::KnownNumbers(&[#(#values),*]);
        }

        impl json::Reflect for #name {
            fn view(&self) -> json::View<'_> {
                json::View::KnownNumber(self.get(), Self::NUMBERS)
            }
        }

        impl json::Fill for #name {
            #[inline]
            fn fill(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
                let mut number = 0_i64;
                json::Fill::fill(&mut number, value, reader)?;
                *self = number.into();
                Ok(())
            }
        }

        json::buildable!(#name, blank = 0.into());
    }
}
