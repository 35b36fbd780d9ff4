//! Converts bounds in the description to checks before sending.

use super::{
    Lowering,
    schema::{ResolvedSchema, Schema},
};
use crate::ir::Constraint;

/// Returns the constraints on a list, not including its elements.
pub(super) fn of_list(schema: &Schema) -> Vec<Constraint> {
    let mut constraints = Vec::new();
    constraints.extend(schema.min_items.map(Constraint::MinItems));
    constraints.extend(schema.max_items.map(Constraint::MaxItems));
    constraints.extend(schema.unique_items.then_some(Constraint::UniqueItems));
    constraints
}

/// Returns the constraints on a map, not including its entries.
pub(super) fn of_map(schema: &Schema) -> Vec<Constraint> {
    let mut constraints = Vec::new();
    constraints.extend(schema.min_entries.map(Constraint::MinEntries));
    constraints.extend(schema.max_entries.map(Constraint::MaxEntries));
    constraints
}

/// Returns the constraints on a number.
pub(super) fn of_number(schema: &Schema) -> Vec<Constraint> {
    let mut constraints = Vec::new();
    constraints.extend(schema.minimum.map(|bound| {
        if bound.exclusive { Constraint::MoreThan(bound.value) } else { Constraint::AtLeast(bound.value) }
    }));
    constraints.extend(schema.maximum.map(|bound| {
        if bound.exclusive { Constraint::LessThan(bound.value) } else { Constraint::AtMost(bound.value) }
    }));
    constraints.extend(schema.multiple_of.map(Constraint::MultipleOf));
    constraints
}

/// Wraps the constraints on the parts of a list or map into one constraint on the whole.
pub(super) fn of_parts(
    parts: Vec<Constraint>,
    wrap: fn(Vec<Constraint>) -> Constraint,
) -> Option<Constraint> {
    match parts.as_slice() {
        [] => None,
        // Lists and maps of definitions check their parts themselves.
        [Constraint::Nested] => Some(Constraint::Nested),
        _ => Some(wrap(parts)),
    }
}

impl Lowering<'_> {
    /// Returns the constraints on a string.
    pub(super) fn text_constraints(&mut self, resolved: &ResolvedSchema) -> Vec<Constraint> {
        let schema = &resolved.schema;
        let mut constraints = Vec::new();
        constraints.extend(schema.min_length.map(Constraint::MinLength));
        constraints.extend(schema.max_length.map(Constraint::MaxLength));
        if let Some(pattern) = &schema.pattern {
            constraints.extend(self.pattern(resolved, pattern));
        }
        if schema.format.as_deref() == Some("uri") {
            constraints.push(Constraint::Uri);
        }
        constraints
    }

    /// Returns the constraint for a pattern, or warns if the client cannot check it.
    pub(super) fn pattern(&mut self, resolved: &ResolvedSchema, pattern: &str) -> Option<Constraint> {
        let (cause, help) = match regex_lite::Regex::new(pattern) {
            // The client's regular expressions know only ASCII whitespace, those of JSON Schema all of Unicode's.
            Ok(_) if pattern.contains("\\s") || pattern.contains("\\S") => {
                ("`\\s` depends on the language".to_owned(), "list the characters")
            }
            Ok(_) => return Some(Constraint::Pattern(pattern.to_owned())),
            Err(cause) => (cause.to_string(), "rewrite it without look-around"),
        };
        let origin = self.document.origin(&resolved.at.key("pattern"));
        self.problems
            .warning(format!("pattern `{pattern}` is checked by the server only: {cause}"))
            .at(origin)
            .help(format!("{help} so that the client can check it"));
        None
    }
}
