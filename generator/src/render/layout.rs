//! Formats expressions for documentation, the way people write them.
//!
//! A general formatter spreads macros and chains over too many lines; an example's expressions are small
//! enough for a more careful layout.

use serde_json::Value;

use crate::ir::Expression;

const WIDTH: usize = 92;
const STEP: usize = 4;

/// How a value is taken: converted, like an argument, or of exactly its type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Argument,
    /// Inside a list, where nested lists may differ in length, unlike arrays.
    Element,
    Exact,
}

impl Place {
    /// Returns the place of a part of a list or map.
    fn inside(self) -> Self {
        if self == Self::Argument { Self::Element } else { self }
    }
}

/// Formats an expression that starts after `indent` columns; later lines include their indentation.
pub(super) fn lay_out(expression: &Expression, place: Place, indent: usize) -> String {
    let on_one_line = on_one_line(expression, place);
    if indent + on_one_line.chars().count() <= WIDTH && !is_long_chain(expression) {
        return on_one_line;
    }
    broken(expression, place, indent)
}

/// Whether a chain has so many setters that it reads better with one per line.
fn is_long_chain(expression: &Expression) -> bool {
    match expression {
        Expression::Struct { setters, .. } => setters.len() > 3,
        Expression::Boxed(inner) | Expression::Converted(inner) => is_long_chain(inner),
        _ => false,
    }
}

fn broken(expression: &Expression, place: Place, indent: usize) -> String {
    match expression {
        Expression::Struct { ty, constructor, arguments, setters } => {
            let head = format!("{}::{constructor}", ty.name);
            let mut text = call(&head, arguments, Place::Argument, indent);
            // After a multi-line call, the chain continues at the indentation of its start.
            let chain = if text.contains('\n') { indent } else { indent + STEP };
            for (name, values) in setters {
                let head = format!(".{name}");
                text.push_str(&line(chain));
                text.push_str(&call(&head, values, Place::Argument, chain));
            }
            text
        }
        Expression::Variant { ty, variant, payload: Some(payload) } => {
            call(&format!("{}::{variant}", ty.name), std::slice::from_ref(payload), Place::Exact, indent)
        }
        Expression::List(items) => {
            let open = if place == Place::Argument { "[" } else { "vec![" };
            let inner = place.inside();
            let items: Vec<String> = items.iter().map(|item| lay_out(item, inner, indent + STEP)).collect();
            block(open, &items, "]", indent)
        }
        Expression::Map(entries) => {
            let into = if place == Place::Exact { ".into()" } else { "" };
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| {
                    format!("({key:?}{into}, {})", lay_out(value, place.inside(), indent + STEP))
                })
                .collect();
            block("[", &entries, &format!("]{into}"), indent)
        }
        Expression::Json(value) | Expression::JsonObject(value) => format!("json!({})", json(value, indent)),
        Expression::Maybe(Some(inner)) => call("Some", std::slice::from_ref(inner), Place::Exact, indent),
        Expression::Boxed(inner) if place != Place::Exact => broken(inner, place, indent),
        Expression::Boxed(inner) => call("Box::new", std::slice::from_ref(inner), Place::Exact, indent),
        Expression::Converted(inner) if place != Place::Exact => broken(inner, place, indent),
        Expression::Converted(inner) => format!("{}.into()", broken(inner, Place::Argument, indent)),
        other => on_one_line(other, place),
    }
}

/// Formats `head(arguments)`, on one line if it fits; a single macro or list stays in the parentheses.
fn call(head: &str, arguments: &[Expression], place: Place, indent: usize) -> String {
    let on_one_line: Vec<String> = arguments.iter().map(|argument| on_one_line(argument, place)).collect();
    let one_line = format!("{head}({})", on_one_line.join(", "));
    let fits = indent + one_line.chars().count() <= WIDTH && !arguments.iter().any(is_long_chain);
    if fits || arguments.is_empty() {
        return one_line;
    }
    if let [only] = arguments
        && hugs(only)
    {
        return format!("{head}({})", lay_out(only, place, indent));
    }
    let arguments: Vec<String> =
        arguments.iter().map(|argument| lay_out(argument, place, indent + STEP)).collect();
    block(&format!("{head}("), &arguments, ")", indent)
}

fn hugs(expression: &Expression) -> bool {
    match expression {
        Expression::Json(_) | Expression::JsonObject(_) | Expression::List(_) | Expression::Map(_) => true,
        Expression::Converted(inner) => hugs(inner),
        _ => false,
    }
}

fn block(open: &str, items: &[String], close: &str, indent: usize) -> String {
    let mut text = open.to_owned();
    for item in items {
        text.push_str(&line(indent + STEP));
        text.push_str(item);
        text.push(',');
    }
    text.push_str(&line(indent));
    text.push_str(close);
    text
}

fn line(indent: usize) -> String {
    format!("\n{}", " ".repeat(indent))
}

fn on_one_line(expression: &Expression, place: Place) -> String {
    let list = |items: &[Expression], place: Place| {
        let items: Vec<String> = items.iter().map(|item| on_one_line(item, place)).collect();
        items.join(", ")
    };
    match expression {
        Expression::Text(text) if place == Place::Exact => format!("{text:?}.into()"),
        Expression::Text(text) => format!("{text:?}"),
        Expression::Integer(number) => number.to_string(),
        Expression::Number(number) => format!("{number:?}"),
        Expression::Bool(value) => value.to_string(),
        Expression::Json(value) | Expression::JsonObject(value) => format!("json!({})", compact_json(value)),
        Expression::List(items) if place == Place::Argument => format!("[{}]", list(items, Place::Element)),
        Expression::List(items) => format!("vec![{}]", list(items, place)),
        Expression::Map(entries) => {
            let into = if place == Place::Exact { ".into()" } else { "" };
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("({key:?}{into}, {})", on_one_line(value, place.inside())))
                .collect();
            format!("[{}]{into}", entries.join(", "))
        }
        Expression::Variant { ty, variant, payload: None } => format!("{}::{variant}", ty.name),
        Expression::Variant { ty, variant, payload: Some(payload) } => {
            format!("{}::{variant}({})", ty.name, on_one_line(payload, Place::Exact))
        }
        Expression::Struct { ty, constructor, arguments, setters } => {
            let setters: Vec<String> = setters
                .iter()
                .map(|(name, values)| format!(".{name}({})", list(values, Place::Argument)))
                .collect();
            format!("{}::{constructor}({}){}", ty.name, list(arguments, Place::Argument), setters.concat())
        }
        Expression::Maybe(None) => "None".to_owned(),
        Expression::Maybe(Some(inner)) => format!("Some({})", on_one_line(inner, Place::Exact)),
        Expression::Boxed(inner) if place == Place::Exact => {
            format!("Box::new({})", on_one_line(inner, place))
        }
        Expression::Boxed(inner) => on_one_line(inner, place),
        Expression::Converted(inner) if place == Place::Exact => {
            format!("{}.into()", on_one_line(inner, Place::Argument))
        }
        Expression::Converted(inner) => on_one_line(inner, Place::Argument),
    }
}

fn compact_json(value: &Value) -> String {
    match value {
        Value::Object(members) if members.is_empty() => "{}".to_owned(),
        Value::Object(members) => {
            let members: Vec<String> =
                members.iter().map(|(key, value)| format!("{key:?}: {}", compact_json(value))).collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(compact_json).collect();
            format!("[{}]", items.join(", "))
        }
        Value::String(text) => format!("{text:?}"),
        other => other.to_string(),
    }
}

fn json(value: &Value, indent: usize) -> String {
    let compact = compact_json(value);
    if indent + compact.chars().count() + "json!()".len() <= WIDTH {
        return compact;
    }
    match value {
        Value::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|(key, value)| format!("{key:?}: {}", json(value, indent + STEP)))
                .collect();
            block("{", &members, "}", indent)
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| json(item, indent + STEP)).collect();
            block("[", &items, "]", indent)
        }
        _ => compact,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Place, lay_out};
    use crate::ir::{Expression, RustName};

    #[test]
    fn what_fits_stays_on_one_line_and_what_does_not_is_broken_from_the_outside() {
        let name = |text: &str| RustName(text.to_owned());
        let short = Expression::Struct {
            ty: crate::ir::TypeName::root(name("Lamp")),
            constructor: name("new"),
            arguments: vec![Expression::Text("a \"b\"".to_owned())],
            setters: vec![(name("level"), vec![Expression::Number(2.0)])],
        };
        assert_eq!(lay_out(&short, Place::Exact, 0), r#"Lamp::new("a \"b\"").level(2.0)"#);
        let long = Expression::Struct {
            ty: crate::ir::TypeName::root(name("Scene")),
            constructor: name("new"),
            arguments: vec![Expression::List(vec![short.clone(), short.clone(), short.clone()])],
            setters: vec![(name("data"), vec![Expression::Json(json!({"k": "v".repeat(90)}))])],
        };
        let expected = format!(
            "Scene::new([\n    {0},\n    {0},\n    {0},\n])\n.data(json!({{\n    \"k\": \"{1}\",\n}}))",
            r#"Lamp::new("a \"b\"").level(2.0)"#,
            "v".repeat(90)
        );
        assert_eq!(lay_out(&long, Place::Exact, 0), expected);
    }
}
