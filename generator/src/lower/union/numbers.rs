//! Merges alternatives that are all numbers into one number within one of several ranges.

use serde_json::Value;

use super::Alternative;
use crate::{
    ir::{Constraint, IntegerKind, Type},
    lower::{
        Lowered,
        schema::{JsonType, Schema},
    },
};

/// Returns one number type for all alternatives, if all are numbers.
pub(super) fn merged(alternatives: &[Alternative]) -> Option<Lowered> {
    let schemas: Vec<&Schema> = alternatives.iter().map(|alternative| &alternative.resolved.schema).collect();
    let is_number = |schema: &&Schema| matches!(schema.ty, Some(JsonType::Integer | JsonType::Number));
    if !schemas.iter().all(is_number) {
        return None;
    }
    let ranges: Vec<(f64, f64)> =
        schemas.iter().map(|schema| ranges(schema)).collect::<Option<Vec<_>>>()?.concat();
    let whole = |schema: &&Schema| {
        let listed = schema.enumeration.as_ref();
        schema.ty == Some(JsonType::Integer) || listed.is_some_and(|values| values.iter().all(is_whole))
    };
    let (all_whole, some_whole) = (schemas.iter().all(whole), schemas.iter().any(whole));
    let is_free = |schema: &&Schema| {
        let bounds = [schema.minimum, schema.maximum];
        schema.ty == Some(JsonType::Number) && schema.enumeration.is_none() && bounds == [None, None]
    };
    // Ranges do not say which of them hold only whole numbers, which matters unless every number is allowed.
    if some_whole && !all_whole && !schemas.iter().any(is_free) {
        return None;
    }
    let unsigned = ranges.iter().all(|(low, _)| *low >= 0.0);
    let (ty, finite) = match (all_whole, unsigned) {
        (true, true) => (Type::Integer(IntegerKind::U64), None),
        (true, false) => (Type::Integer(IntegerKind::I64), None),
        (false, _) => (Type::Number, Some(Constraint::Finite)),
    };
    let unbounded = ranges.iter().any(|(low, high)| low.is_infinite() && high.is_infinite());
    let bounds = (!unbounded).then_some(Constraint::Ranges(ranges));
    Some(Lowered { constraints: bounds.into_iter().chain(finite).collect(), ..Lowered::plain(ty) })
}

fn is_whole(value: &Value) -> bool {
    value.as_f64().is_some_and(|number| number.fract() == 0.0)
}

/// Returns the inclusive ranges that a schema allows; `None` if ranges cannot express it.
fn ranges(schema: &Schema) -> Option<Vec<(f64, f64)>> {
    if let Some(values) = &schema.enumeration {
        return values.iter().map(|value| value.as_f64().map(|number| (number, number))).collect();
    }
    let bounds = [schema.minimum, schema.maximum];
    if schema.multiple_of.is_some() || bounds.iter().flatten().any(|bound| bound.exclusive) {
        return None;
    }
    let low = schema.minimum.map_or(f64::NEG_INFINITY, |bound| bound.value);
    let high = schema.maximum.map_or(f64::INFINITY, |bound| bound.value);
    Some(vec![(low, high)])
}
