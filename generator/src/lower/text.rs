//! Enums of strings, closed or open.

use serde_json::Value;

use super::{names, schema::Schema};
use crate::{
    downgrade::extension,
    ir::{Docs, Openness, StringEnum, StringValue},
};

/// An enum of these values; the first of the schemas that documents a value speaks for it.
pub(super) fn string_enum(
    values: &[&str],
    schemas: &[&Schema],
    openness: Openness,
    placeholder: Option<&str>,
) -> StringEnum {
    let names = names::variant_names(values.iter().copied());
    let values = values.iter().zip(names).map(|(wire, name)| StringValue {
        wire: (*wire).to_owned(),
        name,
        docs: Docs::from_description(schemas.iter().find_map(|schema| described(schema, wire))),
    });
    // Where any text goes, one with a placeholder is nothing special.
    let placeholder = placeholder.filter(|_| openness != Openness::Open).map(str::to_owned);
    StringEnum { values: values.collect(), openness, placeholder }
}

fn described<'a>(schema: &'a Schema, value: &str) -> Option<&'a str> {
    let descriptions = schema.extensions.get(extension::ENUM_DESCRIPTIONS)?;
    descriptions.get(value).and_then(Value::as_str)
}
