//! From bounds in the description to checks before sending.

use super::{
    Lowering,
    schema::{ResolvedSchema, Schema},
};
use crate::ir::Constraint;

/// What a list demands, its elements excluded.
pub(super) fn of_list(schema: &Schema) -> Vec<Constraint> {
    let mut constraints = Vec::new();
    constraints.extend(schema.min_items.map(Constraint::MinItems));
    constraints.extend(schema.max_items.map(Constraint::MaxItems));
    constraints.extend(schema.unique_items.then_some(Constraint::UniqueItems));
    constraints
}

/// What a map demands, its entries excluded.
pub(super) fn of_map(schema: &Schema) -> Vec<Constraint> {
    let mut constraints = Vec::new();
    constraints.extend(schema.min_entries.map(Constraint::MinEntries));
    constraints.extend(schema.max_entries.map(Constraint::MaxEntries));
    constraints
}

/// What a number demands.
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

/// The demands on the parts of a list or map, as one demand on the whole.
pub(super) fn of_parts(
    parts: Vec<Constraint>,
    wrap: fn(Vec<Constraint>) -> Constraint,
) -> Option<Constraint> {
    match parts.as_slice() {
        [] => None,
        // Lists and maps of definitions pass the check on by themselves.
        [Constraint::Nested] => Some(Constraint::Nested),
        _ => Some(wrap(parts)),
    }
}

impl Lowering<'_> {
    /// What text demands.
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

    /// A pattern, if the client can check it; a warning says where it cannot.
    pub(super) fn pattern(&mut self, resolved: &ResolvedSchema, pattern: &str) -> Option<Constraint> {
        match regex_lite::Regex::new(pattern) {
            Ok(_) => Some(Constraint::Pattern(pattern.to_owned())),
            Err(cause) => {
                let origin = self.document.origin(&resolved.at.key("pattern"));
                self.problems
                    .warning(format!("pattern `{pattern}` is left to the server: {cause}"))
                    .at(origin)
                    .help("express it without look-around to have the client check it");
                None
            }
        }
    }
}
