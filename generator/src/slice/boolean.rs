//! Schemas that are `true` or `false` become mappings: `{}`, which allows anything, and `{not: {}}`.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{
    load::Document,
    openapi::{self, Kind, shape::Shape, vocabulary},
    pointer::Pointer,
};

pub(super) fn spell_out(document: &mut Document) {
    let schemas: BTreeSet<Pointer> = openapi::nodes(document.value())
        .filter(|(kind, ..)| *kind == Kind::Schema)
        .map(|(_, at, _)| at)
        .collect();
    for at in &schemas {
        let is_keyword = at.parent().is_some_and(|holder| schemas.contains(&holder));
        // Some keywords have a meaning of their own for a flag.
        if is_keyword && at.last().is_some_and(|key| takes_flag(&key)) {
            continue;
        }
        if let Some(schema) = document.value_mut().pointer_mut(at.as_str()) {
            match schema {
                Value::Bool(true) => *schema = json!({}),
                Value::Bool(false) => *schema = json!({"not": {}}),
                _ => {}
            }
        }
    }
}

fn takes_flag(keyword: &str) -> bool {
    vocabulary::find(keyword).is_some_and(|word| matches!(word.shape, Shape::SchemaOrFlag))
}
