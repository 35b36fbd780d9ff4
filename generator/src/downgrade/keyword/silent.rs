//! `$comment` is for whoever edits the description, and `xml` says nothing about JSON: neither says anything here.

use super::{Context, Schema};

pub(super) fn drop_all(schema: &mut Schema, _: &mut Context<'_>) {
    for keyword in ["$comment", "xml"] {
        schema.shift_remove(keyword);
    }
}
