//! A schema's `examples` travel in an extension: 3.0 knows only one `example`.

use super::{Context, Schema};
use crate::downgrade::extension;

pub(super) fn keep(schema: &mut Schema, _: &mut Context<'_>) {
    if let Some(examples) = schema.shift_remove("examples") {
        schema.insert(extension::EXAMPLES.to_owned(), examples);
    }
}
