//! What serde is told about fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::holds_numbers;
use crate::ir::{Field, Presence, Usage};

/// The attribute of one field, if it needs one.
pub(super) fn field(field: &Field, usage: Usage) -> Option<TokenStream> {
    let mut parts: Vec<TokenStream> = Vec::new();
    let wire = field.wire.as_str();
    if field.name.plain() != wire {
        parts.push(quote!(rename = #wire));
    }
    let optional = matches!(field.presence, Presence::Optional | Presence::OptionalNullable);
    if !usage.is_sent() {
        return attribute(&parts);
    }
    let numbers = holds_numbers(&field.ty);
    match (field.presence, numbers) {
        (Presence::OptionalNullable, true) => {
            parts.push(quote!(with = "crate::runtime::codec::double_option_number"));
        }
        (Presence::OptionalNullable, false) => {
            parts.push(quote!(with = "crate::runtime::codec::double_option"));
        }
        (_, true) => parts.push(quote!(with = "crate::runtime::codec::number")),
        (_, false) => {}
    }
    if optional {
        if numbers || field.presence == Presence::OptionalNullable {
            parts.push(quote!(default));
        }
        parts.push(quote!(skip_serializing_if = "Option::is_none"));
    }
    attribute(&parts)
}

fn attribute(parts: &[TokenStream]) -> Option<TokenStream> {
    (!parts.is_empty()).then(|| quote!(#[serde(#(#parts),*)]))
}
