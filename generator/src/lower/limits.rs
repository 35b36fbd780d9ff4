//! Limits on how deeply types may be nested, and how many there may be.
//!
//! To decide whether a value is `Send`, the Rust compiler walks all types in it, and gives up at level 128.
//! Types of the calling program that contain the client's types count as well.

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

/// Maximum number of types, fields, variants and values in a client, and in one type.
///
/// This is more than any API has, and is generated within seconds and a gigabyte of memory.
const MAX_PARTS: usize = 45_000;
const MAX_OF_ONE: usize = 15_000;

/// Levels that the client's types may use; the rest is for the program around them.
const LIMIT: usize = 100;

/// Levels that a list, a map or a named type uses, as measured with the compiler.
const LIST: usize = 3;
const MAP: usize = 9;
const NAMED: usize = 2;

/// Reports a client that would be too large.
pub(super) fn check_number(definitions: &Definitions, at: Origin, problems: &mut Diagnostics) -> Option<()> {
    let help = format!(
        "choose fewer operations, or keep large schemas as plain JSON with `{}: true`",
        extension::OPAQUE
    );
    let all: usize = definitions.values().map(parts).sum();
    let largest = definitions.values().max_by_key(|definition| parts(definition))?;
    let message = if all > MAX_PARTS {
        format!("the client would have {all} types, fields and values; the limit is {MAX_PARTS}")
    } else if parts(largest) > MAX_OF_ONE {
        let name = &largest.name;
        format!("`{name}` would have {} fields or values; the limit is {MAX_OF_ONE}", parts(largest) - 1)
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
    /// Lowers a nested schema, unless it is nested too deeply.
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
                .reject(&resolved.at, "this schema is nested more deeply than the Rust compiler supports")
                .help(format!(
                    "keep it or an enclosing schema as plain JSON with `{}: true`, or reduce the nesting",
                    extension::OPAQUE
                )));
        }
        self.depth += levels;
        let lowered = lower(self);
        self.depth -= levels;
        lowered
    }
}
