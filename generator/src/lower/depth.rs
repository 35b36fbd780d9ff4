//! How deep types may lie in one another. To tell whether a value can be sent to another thread, Rust's compiler goes through all
//! types in it, and gives up at the 128th level. So does whoever uses the client, whose own types are around it.

use super::{
    Lowered, Lowering,
    reported::Reported,
    schema::{JsonType, ResolvedSchema},
};
use crate::downgrade::extension;

/// The levels that the client's types may take up; the rest is for the program around them.
const LIMIT: usize = 100;

/// How many levels a list, a map or a type of its own takes up, as compiling shows.
const LIST: usize = 3;
const MAP: usize = 9;
const NAMED: usize = 2;

impl Lowering<'_> {
    /// Lowers a schema inside those that are being lowered, unless there are too many of them.
    pub(super) fn deeper(
        &mut self,
        resolved: &ResolvedSchema,
        lower: impl FnOnce(&mut Self) -> Result<Lowered, Reported>,
    ) -> Result<Lowered, Reported> {
        let schema = &resolved.schema;
        let levels = match schema.ty {
            Some(JsonType::Array) => LIST,
            Some(JsonType::Object) if schema.properties.is_empty() => MAP,
            Some(JsonType::Object) => NAMED,
            _ if resolved.is_union() => NAMED,
            _ => 0,
        };
        if self.depth + levels > LIMIT {
            return Err(self
                .reject(&resolved.at, "this schema lies deeper in others than Rust's compiler follows")
                .help(format!(
                    "keep it, or one around it, as plain JSON, with `{}: true`, or describe less that is nested",
                    extension::OPAQUE
                )));
        }
        self.depth += levels;
        let lowered = lower(self);
        self.depth -= levels;
        lowered
    }
}
