//! Machine-readable codes in error responses.

use serde_json::{Map, Value};

use super::raw_body::RawBody;

/// Returns the strings under a key of an error body.
///
/// Looks at the body itself, at the objects in it, and at the entries of its lists. The raw body is searched,
/// so that a code is found even if the rest has an unexpected form.
pub fn codes(body: Option<&RawBody>, key: &str) -> std::vec::IntoIter<String> {
    let mut found = Vec::new();
    match body.and_then(RawBody::json) {
        Some(Value::Object(members)) => {
            found.extend(code(&members, key));
            members.values().for_each(|member| gather(member, key, &mut found));
        }
        Some(list) => gather(&list, key, &mut found),
        None => {}
    }
    found.into_iter()
}

/// Collects the code of an object, or those of the objects in a list.
fn gather(value: &Value, key: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => found.extend(code(members, key)),
        Value::Array(entries) => {
            found.extend(entries.iter().filter_map(Value::as_object).filter_map(|entry| code(entry, key)));
        }
        _ => {}
    }
}

fn code(members: &Map<String, Value>, key: &str) -> Option<String> {
    members.get(key)?.as_str().map(str::to_owned)
}
