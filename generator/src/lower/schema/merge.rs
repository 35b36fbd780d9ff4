//! Resolves `allOf`, references and merged properties into one flat schema.

use indexmap::IndexMap;
use serde_json::Value;

use super::{Additional, Bound, JsonType, Node, Schema, Schemas};
use crate::{downgrade::extension, ir::Access, pointer::Pointer};

/// A schema without `allOf`, and what it was composed from.
#[derive(Clone, Debug)]
pub(in crate::lower) struct ResolvedSchema {
    pub schema: Schema,
    /// Component that it is identical to, if any.
    pub component: Option<String>,
    /// Components that it extends.
    pub parents: Vec<String>,
    pub at: Pointer,
}

/// Two parts that no value can satisfy at once, or a reference that leads back to itself.
#[derive(Debug)]
pub(in crate::lower) struct Conflict {
    pub message: String,
    pub at: Pointer,
}

impl Schemas {
    /// Resolves a node into one flat schema.
    pub(in crate::lower) fn resolve(&self, node: &Node) -> Result<ResolvedSchema, Conflict> {
        let mut trail = Vec::new();
        self.resolve_along(node, &mut trail)
    }

    fn resolve_along(&self, node: &Node, trail: &mut Vec<String>) -> Result<ResolvedSchema, Conflict> {
        let (mut resolved, parts) = match node {
            Node::Reference { component, at } => return self.resolve_component(component, at, trail),
            Node::Inline { schema, at } => (ResolvedSchema::inline(schema, at), &schema.all_of),
            Node::Merged(parts) => (ResolvedSchema::inline(&Schema::default(), &node.pointer()), parts),
        };
        // `nullable` without a `type`, next to parts that have one, applies to the whole.
        let may_be_null = resolved.schema.nullable && resolved.schema.ty.is_none();
        let is_alias = node.alias().is_some();
        // Annotations here take precedence over those of a component.
        let mut parts: Vec<&Node> = parts.iter().collect();
        parts.sort_by_key(|part| !part.only_annotates());
        let is_restricted = resolved.schema.additional.is_restricted();
        let mut closed: Vec<ResolvedSchema> = Vec::new();
        for part in parts {
            let part = self.resolve_along(part, trail)?;
            if part.schema.additional.is_restricted() {
                closed.push(part.clone());
            } else if is_restricted && part.schema.additional == Additional::Open {
                let message = "a part allows the additional properties that the whole restricts".to_owned();
                return Err(Conflict { message, at: resolved.at });
            }
            if is_alias && part.component.is_some() {
                (resolved.component, resolved.at) = (part.component.clone(), part.at.clone());
                resolved.parents.clone_from(&part.parents);
            } else {
                resolved.parents.extend(part.component.clone());
            }
            resolved.absorb(part)?;
        }
        resolved.schema.nullable |= may_be_null;
        // A part that restricts additional properties knows only its own.
        let is_unknown = |part: &ResolvedSchema, name: &String| !part.schema.properties.contains_key(name);
        for part in &closed {
            if let Some(name) = resolved.schema.properties.keys().find(|name| is_unknown(part, name)) {
                let message = format!("a part restricts additional properties, of which `{name}` is one");
                return Err(Conflict { message, at: part.at.clone() });
            }
        }
        Ok(resolved)
    }

    fn resolve_component(
        &self,
        component: &str,
        at: &Pointer,
        trail: &mut Vec<String>,
    ) -> Result<ResolvedSchema, Conflict> {
        let conflict = |message: String| Conflict { message, at: at.clone() };
        if trail.iter().any(|known| known == component) {
            return Err(conflict(format!("`{component}` is composed of itself")));
        }
        let target =
            self.get(component).ok_or_else(|| conflict(format!("component `{component}` does not exist")))?;
        trail.push(component.to_owned());
        let resolved = self.resolve_along(target, trail)?;
        trail.pop();
        Ok(ResolvedSchema { component: Some(component.to_owned()), ..resolved })
    }
}

impl ResolvedSchema {
    /// Returns what a schema says by itself, without its `allOf`.
    fn inline(schema: &Schema, at: &Pointer) -> Self {
        let component = (at.steps().count() == 3).then(|| at.last()).flatten();
        let schema = Schema { all_of: Vec::new(), ..schema.clone() };
        Self { schema, component, parents: Vec::new(), at: at.clone() }
    }

    /// Merges in another part, so that values must satisfy both.
    fn absorb(&mut self, other: Self) -> Result<(), Conflict> {
        let conflict =
            |what: &str| Conflict { message: format!("the parts disagree on {what}"), at: self.at.clone() };
        let (ours, theirs) = (&mut self.schema, other.schema);
        // Null must be allowed by every part that has a `type`.
        ours.nullable = match (ours.ty, theirs.ty) {
            (None, None) => ours.nullable || theirs.nullable,
            (Some(_), None) => ours.nullable,
            (None, Some(_)) => theirs.nullable,
            (Some(_), Some(_)) => ours.nullable && theirs.nullable,
        };
        ours.ty = match (ours.ty, theirs.ty) {
            (None, ty) | (ty, None) => ty,
            (Some(left), Some(right)) if left == right => Some(left),
            (Some(JsonType::Integer), Some(JsonType::Number))
            | (Some(JsonType::Number), Some(JsonType::Integer)) => Some(JsonType::Integer),
            _ => return Err(conflict("`type`")),
        };
        ours.enumeration = match (ours.enumeration.take(), theirs.enumeration) {
            (None, values) | (values, None) => values,
            (Some(left), Some(right)) => {
                let both: Vec<Value> = left
                    .into_iter()
                    .filter(|value| right.iter().any(|other| is_same(value, other)))
                    .collect();
                if both.is_empty() {
                    return Err(conflict("`enum`: no value is in both"));
                }
                Some(both)
            }
        };
        ours.pattern = match (ours.pattern.take(), theirs.pattern) {
            (None, pattern) | (pattern, None) => pattern,
            (Some(left), Some(right)) if left == right => Some(left),
            _ => return Err(conflict("`pattern`")),
        };
        ours.format = match (ours.format.take(), theirs.format) {
            (None, format) | (format, None) => format,
            (Some(left), Some(right)) if left == right => Some(left),
            _ => return Err(conflict("`format`")),
        };
        ours.min_length = ours.min_length.max(theirs.min_length);
        ours.max_length = least(ours.max_length, theirs.max_length);
        ours.minimum = tighter(ours.minimum, theirs.minimum, |left, right| left > right);
        ours.maximum = tighter(ours.maximum, theirs.maximum, |left, right| left < right);
        ours.multiple_of = match (ours.multiple_of, theirs.multiple_of) {
            (Some(left), Some(right)) => Some(multiple(left, right).ok_or_else(|| conflict("`multipleOf`"))?),
            (step, other) => step.or(other),
        };
        absorb_properties(ours, theirs.properties, theirs.required, theirs.dependent);
        ours.additional = match (std::mem::take(&mut ours.additional), theirs.additional) {
            (Additional::Unspecified, rest) | (rest, Additional::Unspecified) => rest,
            (Additional::Closed, _) | (_, Additional::Closed) => Additional::Closed,
            (Additional::Open, rest) | (rest, Additional::Open) => rest,
            (Additional::Schema(left), Additional::Schema(right)) => {
                Additional::Schema(Box::new(Node::Merged(vec![*left, *right])))
            }
        };
        ours.min_entries = ours.min_entries.max(theirs.min_entries);
        ours.max_entries = least(ours.max_entries, theirs.max_entries);
        ours.items = match (ours.items.take(), theirs.items) {
            (None, items) | (items, None) => items,
            (Some(left), Some(right)) => Some(Box::new(Node::Merged(vec![*left, *right]))),
        };
        ours.min_items = ours.min_items.max(theirs.min_items);
        ours.max_items = least(ours.max_items, theirs.max_items);
        ours.unique_items = ours.unique_items || theirs.unique_items;
        for (left, right, keyword) in
            [(&mut ours.any_of, theirs.any_of, "`anyOf`"), (&mut ours.one_of, theirs.one_of, "`oneOf`")]
        {
            match (left.is_empty(), right.is_empty()) {
                (_, true) => {}
                (true, false) => *left = right,
                (false, false) => {
                    return Err(Conflict {
                        message: format!("two parts have an {keyword}"),
                        at: self.at.clone(),
                    });
                }
            }
        }
        ours.not.extend(theirs.not);
        ours.description = ours.description.take().or(theirs.description);
        ours.default = ours.default.take().or(theirs.default);
        ours.deprecated |= theirs.deprecated;
        ours.access = match (ours.access, theirs.access) {
            (Access::Both, access) | (access, Access::Both) => access,
            (left, right) if left == right => left,
            _ => return Err(conflict("`readOnly` and `writeOnly`")),
        };
        ours.discriminator = ours.discriminator.take().or(theirs.discriminator);
        for (name, value) in theirs.extensions {
            if name == extension::KEY_PATTERN && ours.extensions.get(&name).is_some_and(|own| *own != value) {
                return Err(conflict("`propertyNames`"));
            }
            ours.extensions.entry(name).or_insert(value);
        }
        Ok(())
    }
}

/// Merges in the properties of another part, and which of them are required.
fn absorb_properties(
    ours: &mut Schema,
    properties: IndexMap<String, Node>,
    required: Vec<String>,
    dependent: IndexMap<String, Vec<String>>,
) {
    for (name, property) in properties {
        let merged = match ours.properties.get(&name) {
            None => property,
            Some(known) => Node::Merged(vec![known.clone(), property]),
        };
        ours.properties.insert(name, merged);
    }
    for name in required {
        if !ours.required.contains(&name) {
            ours.required.push(name);
        }
    }
    for (name, needed) in dependent {
        let known = ours.dependent.entry(name).or_default();
        known.extend(needed.into_iter().filter(|name| !known.contains(name)).collect::<Vec<_>>());
    }
}

fn least(left: Option<u64>, right: Option<u64>) -> Option<u64> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (one, other) => one.or(other),
    }
}

/// Returns the tighter bound; of two equal ones, the exclusive one.
#[expect(clippy::float_cmp, reason = "bounds are copied from the description, never computed")]
fn tighter(left: Option<Bound>, right: Option<Bound>, is_tighter: fn(f64, f64) -> bool) -> Option<Bound> {
    match (left, right) {
        (Some(left), Some(right)) if left.value == right.value => {
            Some(Bound { value: left.value, exclusive: left.exclusive || right.exclusive })
        }
        (Some(left), Some(right)) => Some(if is_tighter(left.value, right.value) { left } else { right }),
        (one, other) => one.or(other),
    }
}

/// Whether two values are equal; numbers compare by value, so `1` equals `1.0`.
#[expect(clippy::float_cmp, reason = "both numbers stand in the description; nothing was computed")]
fn is_same(left: &Value, right: &Value) -> bool {
    match (left.as_f64(), right.as_f64()) {
        (Some(left), Some(right)) => left == right,
        _ => left == right,
    }
}

/// Returns the step that satisfies both: the least common multiple of integers, or else the larger if it is a
/// multiple of the smaller.
fn multiple(left: f64, right: f64) -> Option<f64> {
    let (small, large) = if left < right { (left, right) } else { (right, left) };
    let whole = left.fract() == 0.0 && right.fract() == 0.0 && large < 1e6;
    if large % small == 0.0 {
        return Some(large);
    }
    // The product of two numbers below a million is exact.
    whole.then(|| left * right / greatest_divisor(left, right))
}

fn greatest_divisor(left: f64, right: f64) -> f64 {
    if right == 0.0 { left } else { greatest_divisor(right, left % right) }
}
