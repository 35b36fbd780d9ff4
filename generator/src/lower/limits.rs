//! How deep types may lie in one another, and how many there may be.
//!
//! To tell whether a value can be sent to another thread, Rust's compiler goes through all types in it, and gives up at the
//! 128th level. So does whoever uses the client, whose own types are around it.

use super::{
    Definitions, Lowered, Lowering,
    reported::Reported,
    schema::{JsonType, ResolvedSchema},
};
use crate::{
    diagnostic::{Diagnostics, Origin},
    downgrade::extension,
    ir::{Definition, Kind},
};

/// How many types, fields, variants and values a client may have, and how many one type: more than any API has, and as many as
/// are written within seconds and a gigabyte.
const MAX_PARTS: usize = 45_000;
const MAX_OF_ONE: usize = 15_000;

/// The levels that the client's types may take up; the rest is for the program around them.
const LIMIT: usize = 100;

/// How many levels a list, a map or a type of its own takes up, as compiling shows.
const LIST: usize = 3;
const MAP: usize = 9;
const NAMED: usize = 2;

/// Reports a client that would be too large.
pub(super) fn check_number(definitions: &Definitions, at: Origin, problems: &mut Diagnostics) -> Option<()> {
    let help = format!(
        "choose fewer operations, or keep large schemas as plain JSON, with `{}: true`",
        extension::OPAQUE
    );
    let all: usize = definitions.values().map(parts).sum();
    let largest = definitions.values().max_by_key(|definition| parts(definition))?;
    let message = if all > MAX_PARTS {
        format!("the client would have {all} types, fields and values, and {MAX_PARTS} are the limit")
    } else if parts(largest) > MAX_OF_ONE {
        let name = &largest.name;
        format!("`{name}` would have {} fields or values, and {MAX_OF_ONE} are the limit", parts(largest) - 1)
    } else {
        return Some(());
    };
    problems.error(message).at(at).help(help);
    None
}

fn parts(definition: &Definition<()>) -> usize {
    1 + match &definition.kind {
        Kind::Struct(item) => {
            item.fields.len() + item.choice.as_ref().map_or(0, |choice| choice.alternatives.len())
        }
        Kind::Union(item) => item.variants.len(),
        Kind::StringEnum(item) => item.values.len(),
        Kind::NumberEnum(item) => item.values.len(),
        Kind::Newtype(_) | Kind::Opaque | Kind::GatedDocument(_) => 0,
    }
}

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
