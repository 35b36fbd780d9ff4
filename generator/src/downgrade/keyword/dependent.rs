//! `dependentRequired` is carried in an extension, because 3.0 has no equivalent.

use super::{Context, Schema};
use crate::downgrade::extension;

pub(super) fn keep(schema: &mut Schema, _: &mut Context<'_>) {
    if let Some(needs) = schema.shift_remove("dependentRequired") {
        schema.insert(extension::DEPENDENT_REQUIRED.to_owned(), needs);
    }
}
