//! `contentEncoding` and `contentMediaType` become a sentence of the description: they matter only to the
//! person who writes the string.

use serde_json::Value;

use super::{Context, Schema};

pub(super) fn describe(schema: &mut Schema, _: &mut Context<'_>) {
    let mut take = |keyword: &str| match schema.shift_remove(keyword) {
        Some(Value::String(word)) => Some(word),
        _ => None,
    };
    let sentence = match (take("contentMediaType"), take("contentEncoding")) {
        (None, None) => return,
        (Some(media), None) => format!("The string's media type is `{media}`."),
        (None, Some(encoding)) => format!("The string is encoded as `{encoding}`."),
        (Some(media), Some(encoding)) => {
            format!("The string's media type is `{media}`, encoded as `{encoding}`.")
        }
    };
    let said = match schema.get("description") {
        Some(Value::String(said)) if !said.trim().is_empty() => format!("{}\n\n{sentence}", said.trim_end()),
        _ => sentence,
    };
    schema.insert("description".to_owned(), Value::String(said));
}
