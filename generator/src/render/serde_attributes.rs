//! What serde is told about fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    scope::Scope,
    types::{holds_numbers, holds_whole_numbers},
};
use crate::ir::{Field, Presence, Type, Usage};

/// The attributes of one field, as far as it needs any.
pub(super) fn field(scope: &mut Scope<'_>, field: &Field, usage: Usage) -> TokenStream {
    let wire = field.wire.as_str();
    let rename = (field.name.plain() != wire).then(|| quote!(rename = #wire));
    let is_optional = matches!(field.presence, Presence::Optional | Presence::OptionalNullable);
    if !usage.is_sent() {
        let reader = match (field.presence, holds_whole_numbers(&field.ty)) {
            (Presence::Required, false) => return attribute(rename),
            (Presence::Required, true) => quote!(deserialize_with = "decode::integer"),
            (_, false) => quote!(default, deserialize_with = "decode::lenient"),
            (_, true) => quote!(default, deserialize_with = "decode::lenient_integer"),
        };
        scope.decode(true);
        return attribute(rename.into_iter().chain([reader]));
    }
    let skip = is_optional.then(|| quote!(skip_serializing_if = "Option::is_none"));
    let codec = codec(field, usage).map(|path| quote!(with = #path));
    let reader = codec.is_none().then(|| reader(field, usage)).flatten();
    if let Some(reader) = reader {
        scope.decode(usage.is_received());
        let default = is_optional.then(|| quote!(default));
        let writing = attribute(rename.into_iter().chain(skip));
        let reading = attribute(default.into_iter().chain([quote!(deserialize_with = #reader)]));
        return quote!(#writing #reading);
    }
    let default = (is_optional && codec.is_some()).then(|| quote!(default));
    attribute(rename.into_iter().chain(codec).chain(default).chain(skip))
}

/// The functions that both write and read the field, where the usual ones do not fit.
fn codec(field: &Field, usage: Usage) -> Option<&'static str> {
    match field.presence {
        Presence::OptionalNullable if holds_numbers(&field.ty) || holds_whole_numbers(&field.ty) => {
            Some("crate::runtime::codec::double_option_number")
        }
        Presence::OptionalNullable => Some("crate::runtime::codec::double_option"),
        // What a server sends may be null wherever it may be absent.
        Presence::Optional if holds_numbers(&field.ty) && usage == Usage::Request => {
            Some("crate::runtime::codec::optional_number")
        }
        _ => holds_numbers(&field.ty).then_some("crate::runtime::codec::number"),
    }
}

/// The function that reads the field, where the usual one takes too much or too little.
fn reader(field: &Field, usage: Usage) -> Option<&'static str> {
    let is_whole = holds_whole_numbers(&field.ty);
    match field.presence {
        Presence::Optional if usage == Usage::Request => {
            Some(if is_whole { "decode::present_integer" } else { "decode::present" })
        }
        Presence::Nullable if !is_whole => Some("decode::nullable"),
        _ => is_whole.then_some("decode::integer"),
    }
}

/// What serde is told about the payload of a variant.
pub(super) fn payload(scope: &mut Scope<'_>, ty: &Type, usage: Usage) -> Option<TokenStream> {
    if holds_numbers(ty) {
        return Some(quote!(#[serde(with = "crate::runtime::codec::number")]));
    }
    holds_whole_numbers(ty).then(|| {
        scope.decode(usage.is_received());
        quote!(#[serde(deserialize_with = "decode::integer")])
    })
}

fn attribute(parts: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    let parts: Vec<TokenStream> = parts.into_iter().collect();
    if parts.is_empty() { quote!() } else { quote!(#[serde(#(#parts),*)]) }
}
