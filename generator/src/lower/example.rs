//! Converts the description's examples to Rust expressions that build them.
//!
//! An example that the types cannot express is an error: either the example or the schema is wrong.

use std::path::Path;

use serde_json::{Map, Value};

use super::operation::Shown;
use crate::{
    diagnostic::{Diagnostics, Origin},
    ir::{
        Api, Command, CommandEndpoint, Example, Expression, Field, Kind, Payload, Presence, RustName,
        Selector, Struct, Type, TypeName, Union, UnionShape, Variant, WireName,
    },
    load::Document,
    pointer::Pointer,
};

/// Adds the examples to their commands, now that all definitions are known.
pub(super) fn analyse(api: &mut Api, shown: &[Shown], document: &Document, problems: &mut Diagnostics) {
    let Some(endpoint) = &api.endpoint else { return };
    let examples: Vec<Vec<Example>> = endpoint
        .commands
        .iter()
        .map(|command| {
            let is_own = |shown: &&Shown| {
                shown.value.get(endpoint.tag.as_str()).and_then(Value::as_str) == Some(&command.wire)
            };
            let own = shown.iter().filter(is_own);
            own.filter_map(|shown| match settle(api, endpoint, shown, document, command) {
                Ok(example) => Some(example),
                Err(Misfit { path, message }) => {
                    problems
                        .error(format!("this example cannot be expressed in Rust: {message}"))
                        .at(document.origin(&shown.at.join(&path)))
                        .help("correct the example, or the schema it does not match");
                    None
                }
            })
            .collect()
        })
        .collect();
    // If there are errors, one of them may be why an example is missing.
    let is_sound = !problems.has_errors();
    let commands = api.endpoint.iter_mut().flat_map(|endpoint| &mut endpoint.commands);
    for (command, examples) in commands.zip(examples) {
        if is_sound && examples.is_empty() {
            problems
                .warning(format!("`{}` has no example", command.wire))
                .cause("a command has no example")
                .at(document.origin(&command.origin))
                .help("add one to the request body's `examples`; the client documents and tests it");
        }
        command.examples = examples;
    }
}

/// Why an example does not match its schema, and where inside it.
struct Misfit {
    path: Pointer,
    message: String,
}

type Fitted<T> = Result<T, Misfit>;

fn misfit<T>(path: &Pointer, message: impl Into<String>) -> Fitted<T> {
    Err(Misfit { path: path.clone(), message: message.into() })
}

fn settle(
    api: &Api,
    endpoint: &CommandEndpoint,
    shown: &Shown,
    document: &Document,
    command: &Command,
) -> Fitted<Example> {
    let payload = endpoint.payload.as_str();
    let path = Pointer::root().key(payload);
    let property = command.handle.as_ref().map(|handle| handle.property.as_str());
    let known = [Some(endpoint.tag.as_str()), Some(payload), property];
    let mut members = shown.value.as_object().into_iter().flatten().map(|(key, _)| key.as_str());
    if let Some(extra) = members.find(|key| !known.contains(&Some(*key))) {
        return misfit(&Pointer::root().key(extra), format!("the command has no field `{extra}`"));
    }
    let empty = Value::Object(Map::new());
    let params = shown.value.get(payload).unwrap_or(&empty);
    let expression = Builder { api }.named(&command.params, params, &path)?;
    let id = match property {
        None => None,
        Some(property) => match shown.value.get(property).and_then(Value::as_str) {
            Some(id) => Some(id.to_owned()),
            None => return misfit(&Pointer::root(), format!("`{property}` is missing")),
        },
    };
    // The emitted client must not depend on the folder it was generated from.
    let origin = document.origin(&shown.at);
    let file = Path::new(&origin.file).file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Example {
        name: shown.name.clone(),
        summary: shown.summary.clone(),
        value: shown.value.clone(),
        place: Origin { file, ..origin }.to_string(),
        id,
        expression,
    })
}

/// Returns the expression for a value of a type, if the type can express it.
pub(super) fn expression(api: &Api, ty: &Type, value: &Value) -> Option<Expression> {
    Builder { api }.build(ty, value, &Pointer::root()).ok()
}

struct Builder<'a> {
    api: &'a Api,
}

impl Builder<'_> {
    fn build(&self, ty: &Type, value: &Value, path: &Pointer) -> Fitted<Expression> {
        Ok(match (ty, value) {
            (Type::DecimalSeconds, Value::String(text)) => seconds(text),
            (Type::String | Type::Secret | Type::Uri, Value::String(text)) => Expression::Text(text.clone()),
            (Type::Bool, Value::Bool(value)) => Expression::Bool(*value),
            (Type::Integer(_), Value::Number(number)) if number.is_i64() => {
                Expression::Integer(number.as_i64().unwrap_or_default())
            }
            (Type::Number, Value::Number(number)) => Expression::Number(number.as_f64().unwrap_or_default()),
            (Type::Time(_, number), value) => self.build(number, value, path)?,
            (Type::Json, value) => Expression::Json(value.clone()),
            (Type::JsonObject, Value::Object(_)) => Expression::JsonObject(value.clone()),
            (Type::List(item), Value::Array(items)) => {
                let items = items
                    .iter()
                    .enumerate()
                    .map(|(index, value)| self.build(item, value, &path.index(index)));
                Expression::List(items.collect::<Fitted<_>>()?)
            }
            (Type::Map(inner), Value::Object(entries)) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| Ok((key.clone(), self.build(inner, value, &path.key(key))?)));
                Expression::Map(entries.collect::<Fitted<_>>()?)
            }
            (Type::Named(name), value) => self.named(name, value, path)?,
            (Type::Boxed(name), value) => Expression::Boxed(Box::new(self.named(name, value, path)?)),
            _ => return misfit(path, format!("expected {}", describe(ty))),
        })
    }

    fn named(&self, name: &TypeName, value: &Value, path: &Pointer) -> Fitted<Expression> {
        let Some(definition) = self.api.definitions.get(name) else {
            return misfit(path, format!("`{name}` is not defined"));
        };
        match (&definition.kind, value) {
            (Kind::Struct(item), Value::Object(members)) => self.structure(name, item, members, path),
            (Kind::StringEnum(item), Value::String(text)) => {
                match item.values.iter().find(|value| value.wire == *text) {
                    Some(value) => Ok(unit(name, &value.name)),
                    None if item.openness == crate::ir::Openness::Closed => {
                        misfit(path, format!("`{text}` is not a value of `{name}`"))
                    }
                    None => Ok(Expression::Text(text.clone())),
                }
            }
            (Kind::NumberEnum(item), value) => {
                let known =
                    item.values.iter().find(|known| value.as_f64() == Value::from(known.wire).as_f64());
                match known {
                    Some(known) => Ok(unit(name, &known.name)),
                    None => misfit(path, format!("{value} is not a value of `{name}`")),
                }
            }
            (Kind::Newtype(_), Value::String(text)) => Ok(Expression::Text(text.clone())),
            (Kind::Opaque | Kind::GatedDocument(_), value) => {
                Ok(Expression::Converted(Box::new(Expression::Json(value.clone()))))
            }
            (Kind::Union(item), value) => self.union(name, item, value, path),
            _ => misfit(path, format!("expected `{name}`")),
        }
    }

    fn structure(
        &self,
        name: &TypeName,
        item: &Struct,
        members: &Map<String, Value>,
        path: &Pointer,
    ) -> Fitted<Expression> {
        let unknown: Vec<(&String, &Value)> =
            members.iter().filter(|(key, _)| !item.wire_names().any(|wire| wire.as_str() == *key)).collect();
        let mut arguments = Vec::new();
        let mut setters = Vec::new();
        for field in &item.fields {
            let at = path.key(field.wire.as_str());
            match members.get(field.wire.as_str()) {
                None if matches!(field.presence, Presence::Required | Presence::Nullable) => {
                    return misfit(path, format!("field `{}` is missing", field.wire));
                }
                None => {}
                Some(_) if field.fixed.is_some() => {}
                Some(Value::Null) => nulled(field, &mut arguments, &mut setters),
                Some(value) => {
                    let value = self.build(&field.ty, value, &at)?;
                    match field.presence {
                        Presence::Required => arguments.push(value),
                        Presence::Nullable => arguments.push(Expression::Maybe(Some(Box::new(value)))),
                        _ => setters.push((field.name.clone(), vec![value])),
                    }
                }
            }
        }
        for (key, value) in unknown {
            let Some(rest) = &item.additional else {
                return misfit(path, format!("`{name}` has no field `{key}`"));
            };
            let value = self.build(&rest.ty, value, &path.key(key))?;
            setters.push((RustName("other".to_owned()), vec![Expression::Text(key.clone()), value]));
        }
        let mut constructor = RustName("new".to_owned());
        if let Some(choice) = &item.choice {
            let mut chosen = choice.alternatives.iter().filter(|it| members.contains_key(it.wire.as_str()));
            let (Some(only), None) = (chosen.next(), chosen.next()) else {
                return misfit(path, format!("`{name}` requires exactly one of its variants"));
            };
            let at = path.key(only.wire.as_str());
            arguments.push(self.build(&only.ty, &members[only.wire.as_str()], &at)?);
            constructor = only.constructor.clone();
        }
        Ok(Expression::Struct { ty: name.clone(), constructor, arguments, setters })
    }

    fn union(&self, name: &TypeName, item: &Union, value: &Value, path: &Pointer) -> Fitted<Expression> {
        if item.shape == UnionShape::FirstMatch {
            let fitting = item.variants.iter().find_map(|variant| {
                let Payload::Value(ty) = &variant.payload else { return None };
                self.build(ty, value, path).ok().map(|payload| holding(name, variant, payload))
            });
            return fitting.map_or_else(|| misfit(path, format!("no variant of `{name}` matches")), Ok);
        }
        let Some(variant) = item.select(value) else {
            return misfit(path, format!("no variant of `{name}` matches"));
        };
        let Payload::Value(ty) = &variant.payload else { return Ok(unit(name, &variant.name)) };
        let payload = match (&variant.selector, &item.shape) {
            (Selector::Key(key), _) => self.build(ty, &value[key.as_str()], &path.key(key.as_str()))?,
            (_, UnionShape::Adjacent { content, optional, .. }) => {
                let at = path.key(content.as_str());
                match value.get(content.as_str()) {
                    Some(value) if *optional => {
                        Expression::Maybe(Some(Box::new(self.build(ty, value, &at)?)))
                    }
                    Some(value) => self.build(ty, value, &at)?,
                    None if *optional => Expression::Maybe(None),
                    None => return misfit(path, format!("field `{content}` is missing")),
                }
            }
            (_, UnionShape::Tagged { tag, kept: false }) => self.build(ty, &without(value, tag), path)?,
            _ => self.build(ty, value, path)?,
        };
        Ok(match variant.selector {
            // A payload that only one variant can hold converts to the union, and reads better on its own.
            Selector::JsonType(_) if becomes_union(&payload) => Expression::Converted(Box::new(payload)),
            _ => holding(name, variant, payload),
        })
    }
}

fn becomes_union(payload: &Expression) -> bool {
    match payload {
        Expression::Text(_) | Expression::List(_) => true,
        Expression::Converted(inner) => matches!(**inner, Expression::Json(_)),
        _ => false,
    }
}

/// Returns a number if it is written the same way as the string.
fn seconds(text: &str) -> Expression {
    match text.parse::<u32>() {
        Ok(number) if number.to_string() == text => Expression::Integer(i64::from(number)),
        _ => Expression::Text(text.to_owned()),
    }
}

fn nulled(field: &Field, arguments: &mut Vec<Expression>, setters: &mut Vec<(RustName, Vec<Expression>)>) {
    if field.presence == Presence::Nullable {
        arguments.push(Expression::Maybe(None));
    } else {
        setters.push((field.name.with_suffix("null"), Vec::new()));
    }
}

fn without(value: &Value, tag: &WireName) -> Value {
    let mut value = value.clone();
    if let Value::Object(members) = &mut value {
        members.shift_remove(tag.as_str());
    }
    value
}

fn unit(ty: &TypeName, variant: &RustName) -> Expression {
    Expression::Variant { ty: ty.clone(), variant: variant.clone(), payload: None }
}

fn holding(ty: &TypeName, variant: &Variant, payload: Expression) -> Expression {
    Expression::Variant { ty: ty.clone(), variant: variant.name.clone(), payload: Some(Box::new(payload)) }
}

fn describe(ty: &Type) -> &'static str {
    match ty {
        Type::String | Type::Secret | Type::Uri | Type::DecimalSeconds => "a string",
        Type::Bool => "a boolean",
        Type::Integer(_) => "an integer",
        Type::Number => "a number",
        Type::Time(_, number) => describe(number),
        Type::List(_) => "a list",
        _ => "an object",
    }
}
