//! `maxItems: 2.0` becomes `maxItems: 2`: JSON Schema accepts any number without a fraction, the 3.0 types
//! only integers.

use serde_json::Value;

use super::{Context, Schema};
use crate::openapi::{
    shape::{Shape, size},
    vocabulary,
};

pub(super) fn whole(schema: &mut Schema, _: &mut Context<'_>) {
    for (key, value) in schema.iter_mut() {
        if vocabulary::find(key).is_some_and(|word| matches!(word.shape, Shape::Size))
            && let Some(size) = size(value)
        {
            *value = Value::from(size);
        }
    }
}
