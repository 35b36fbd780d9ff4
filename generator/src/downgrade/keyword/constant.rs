//! `const` becomes an `enum` of one value.

use serde_json::Value;

use super::{Schema, Site};

pub(super) fn spell_out(schema: &mut Schema, site: &mut Site<'_>) {
    let Some(value) = schema.shift_remove("const") else { return };
    if schema.contains_key("enum") {
        site.refuse("enum", "`enum` stands beside `const`", "keep one of the two");
        return;
    }
    schema.insert("enum".to_owned(), Value::Array(vec![value]));
}
