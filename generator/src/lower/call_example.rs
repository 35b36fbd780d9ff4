//! Makes an example call for each operation, from the description's examples or from values that its types allow.

use serde_json::{Map, Value, json};

use super::{example::expression, operation::CallShown};
use crate::ir::{
    Api, CallExample, Constraint, Field, Kind, Openness, Operation, Payload, Struct, Type, TypeName,
};

/// Nesting depth at which a value is given up.
const DEEPEST: usize = 8;

/// Adds an example call to each operation for which one can be made.
pub(super) fn analyse(api: &mut Api, calls: &[CallShown]) {
    let examples: Vec<Option<CallExample>> =
        api.operations().zip(calls).map(|(operation, shown)| example(api, operation, shown)).collect();
    let operations = api.groups.iter_mut().flat_map(|group| &mut group.operations);
    for (operation, example) in operations.zip(examples) {
        operation.example = example;
    }
}

fn example(api: &Api, operation: &Operation, shown: &CallShown) -> Option<CallExample> {
    let ty = Type::Named(operation.parameters.clone());
    let with_examples = || {
        let mut value = object(api, structure(api, &operation.parameters)?, 0)?;
        value.extend(shown.parameters.clone());
        expression(api, &ty, &Value::Object(value))
    };
    let minimal = || expression(api, &ty, &value(api, &ty, &[], 0)?);
    let parameters = with_examples().or_else(minimal)?;
    let body = match &operation.body {
        None => None,
        Some(body) => {
            let described = shown.body.as_ref().and_then(|value| expression(api, &body.ty, value));
            let made = || expression(api, &body.ty, &value(api, &body.ty, &body.constraints, 0)?);
            Some(described.or_else(made)?)
        }
    };
    Some(CallExample { parameters, body })
}

fn structure<'a>(api: &'a Api, name: &TypeName) -> Option<&'a Struct> {
    match &api.definitions.get(name)?.kind {
        Kind::Struct(item) => Some(item),
        _ => None,
    }
}

/// Returns a small value of a type.
fn value(api: &Api, ty: &Type, constraints: &[Constraint], depth: usize) -> Option<Value> {
    if depth > DEEPEST {
        return None;
    }
    Some(match ty {
        Type::String | Type::Secret => json!(text(constraints)),
        Type::Uri => json!("https://example.com/"),
        Type::DecimalSeconds => json!("1"),
        Type::Bool => json!(true),
        Type::Integer(_) | Type::Number | Type::Time(..) => json!(number(constraints)),
        Type::Json | Type::JsonObject => json!({}),
        Type::List(item) => json!([value(api, item, of_items(constraints), depth + 1)?]),
        Type::Map(item) => json!({"key": value(api, item, &[], depth + 1)?}),
        Type::Named(name) | Type::Boxed(name) => named(api, name, depth + 1)?,
    })
}

fn named(api: &Api, name: &TypeName, depth: usize) -> Option<Value> {
    Some(match &api.definitions.get(name)?.kind {
        Kind::Struct(item) => Value::Object(object(api, item, depth)?),
        Kind::StringEnum(item) => match (&item.values[..], &item.openness) {
            ([first, ..], _) => json!(first.wire),
            ([], Openness::Open) => json!("value"),
            _ => return None,
        },
        Kind::NumberEnum(item) => json!(item.values.first()?.wire),
        Kind::Newtype(item) => json!(text(&item.constraints)),
        Kind::Opaque | Kind::GatedDocument(_) => json!({}),
        Kind::Union(item) => item.variants.iter().find_map(|variant| match &variant.payload {
            Payload::Value(ty) => {
                let value = value(api, ty, &variant.constraints, depth + 1)?;
                expression(api, &Type::Named(name.clone()), &value).map(|_| value)
            }
            Payload::Unit => None,
        })?,
    })
}

/// Returns the required fields of an object.
fn object(api: &Api, item: &Struct, depth: usize) -> Option<Map<String, Value>> {
    if item.choice.is_some() || !item.rules.is_empty() {
        return None;
    }
    let field = |field: &Field| {
        let value = match &field.default {
            Some(default) => default.clone(),
            None => value(api, &field.ty, &field.constraints, depth + 1)?,
        };
        Some((field.wire.as_str().to_owned(), value))
    };
    let required = item.fields.iter().filter(|field| field.is_argument() || field.fixed.is_some());
    required.map(field).collect()
}

fn of_items(constraints: &[Constraint]) -> &[Constraint] {
    let inner = constraints.iter().find_map(|constraint| match constraint {
        Constraint::Each(inner) => Some(&inner[..]),
        _ => None,
    });
    inner.unwrap_or_default()
}

/// Returns a string; the pattern is not looked at, since an example is compiled but not sent.
fn text(constraints: &[Constraint]) -> String {
    let least = constraints.iter().find_map(|constraint| match constraint {
        Constraint::MinLength(length) => usize::try_from(*length).ok(),
        _ => None,
    });
    let most = constraints.iter().find_map(|constraint| match constraint {
        Constraint::MaxLength(length) => usize::try_from(*length).ok(),
        _ => None,
    });
    let text = "value".repeat(1 + least.unwrap_or(0) / 5);
    text.chars().take(most.unwrap_or(usize::MAX).min(text.len().max(1))).collect()
}

/// Returns a number at the lower bound, or 1.
fn number(constraints: &[Constraint]) -> Value {
    let low = constraints.iter().find_map(|constraint| match constraint {
        Constraint::AtLeast(bound) => Some(*bound),
        Constraint::MoreThan(bound) => Some(*bound + 1.0),
        Constraint::Ranges(ranges) => ranges.first().map(|(low, _)| *low),
        _ => None,
    });
    #[expect(clippy::cast_possible_truncation, reason = "the number is an integer in range")]
    match low {
        Some(low) if low.fract() == 0.0 && low.abs() < 1e15 => json!(low as i64),
        Some(low) if low.is_finite() => json!(low),
        _ => json!(1),
    }
}
