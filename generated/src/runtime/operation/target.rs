//! Paths and queries, written from parameters.

use std::fmt::Write;

use serde_json::Value;

use super::super::json::{Members, Reflect, View};
use super::super::numeric::Numeric;
use super::super::validation_error::{Relation, Violation};
use super::Endpoint;

/// Writes the path and the query. Also returns parameters that no path can hold.
pub(super) fn write(endpoint: &Endpoint, parameters: &dyn Reflect) -> (String, Vec<Violation>) {
    let mut all = Parameters(Vec::new());
    // Collecting the members of an object cannot fail.
    let _ = parameters.view().members(&mut all);
    let mut violations = Vec::new();
    let mut path = endpoint.path.to_owned();
    let mut query = String::new();
    for (name, texts) in all.0 {
        let place = format!("{{{name}}}");
        if path.contains(&place) {
            let texts: Vec<String> = texts.iter().map(|text| encoded(text)).collect();
            let text = texts.join(",");
            // A URL without this part, or with a part that means another folder, leads to another resource.
            if matches!(text.as_str(), "" | "." | "..") {
                let value = format!("\"{text}\"");
                let rule =
                    "must be neither empty nor `.` nor `..`, because it is part of the path".to_owned();
                violations.push(Violation::new(name, Relation::Is, value, rule));
            }
            path = path.replace(&place, &text);
            continue;
        }
        let texts: Vec<String> = texts.iter().map(|text| encoded(text)).collect();
        let values = if endpoint.comma_separated.contains(&name.as_str()) && !texts.is_empty() {
            vec![texts.join(",")]
        } else {
            texts
        };
        for value in values {
            let separator = if query.is_empty() { '?' } else { '&' };
            // Writing to a string cannot fail.
            let _ = write!(query, "{separator}{}={value}", encoded(&name));
        }
    }
    (path + &query, violations)
}

/// The parameters that are set, as text.
struct Parameters(Vec<(String, Vec<String>)>);

impl Members for Parameters {
    type Error = serde_json::Error;

    fn member(&mut self, key: &str, value: View<'_>) -> Result<(), Self::Error> {
        let texts = match value.resolved() {
            View::List(list) => (0..list.count()).filter_map(|index| text(list.item(index))).collect(),
            View::Json(Value::Array(items), _) => items.iter().map(json_text).collect(),
            one => text(one).into_iter().collect(),
        };
        self.0.push((key.to_owned(), texts));
        Ok(())
    }
}

/// Returns a single value as text.
fn text(view: View<'_>) -> Option<String> {
    Some(match view.resolved() {
        View::Boolean(value) => value.to_string(),
        View::Number(number) => match number.in_json()? {
            Numeric::Integer(number) => number.to_string(),
            Numeric::Unsigned(number) => number.to_string(),
            Numeric::Float(number) => number.to_string(),
        },
        View::KnownNumber(number, _) => number.to_string(),
        View::Text(text, _) => text.to_owned(),
        View::Json(value, _) | View::Other(value) => json_text(value),
        _ => return None,
    })
}

fn json_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Encodes everything but the characters that never mean anything else (RFC 3986).
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(byte.into()),
            // Writing to a string cannot fail.
            _ => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}
