//! Finds values that were lost in the typed document.

use serde_json::Value;

use crate::pointer::Pointer;

/// Returns every location whose value is missing or different after the round trip.
pub(super) fn vanished(before: &Value, after: &Value) -> Vec<Pointer> {
    let mut lost = Vec::new();
    compare(before, Some(after), &Pointer::root(), &mut lost);
    lost
}

fn compare(before: &Value, after: Option<&Value>, at: &Pointer, lost: &mut Vec<Pointer>) {
    match (before, after) {
        (before, None) if says_nothing(at, before) => {}
        (Value::Object(before), Some(Value::Object(after))) => {
            for (key, value) in before {
                compare(value, after.get(key), &at.key(key), lost);
            }
        }
        (Value::Array(before), Some(Value::Array(after))) if before.len() == after.len() => {
            for (index, (before, after)) in before.iter().zip(after).enumerate() {
                compare(before, Some(after), &at.index(index), lost);
            }
        }
        (before, Some(after)) if same(before, after) => {}
        _ => lost.push(at.clone()),
    }
}

/// Whether a value means the same as its absence: the types skip such values when they serialize.
fn says_nothing(at: &Pointer, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(false) => !matches!(at.last().as_deref(), Some("additionalProperties" | "default")),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// Whether two values are equal; numbers compare by value, so `44` equals `44.0`.
#[expect(
    clippy::float_cmp,
    reason = "both sides come from the same text; a difference of one bit is a difference"
)]
fn same(before: &Value, after: &Value) -> bool {
    match (before.as_f64(), after.as_f64()) {
        (Some(before), Some(after)) => before == after,
        _ => before == after,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::vanished;

    #[test]
    fn losses_and_changes_are_found_and_silence_is_not_a_loss() {
        let before = json!({"a": {"b": 1, "c": [1, 2]}, "d": [], "e": false, "f": 44});
        let after = json!({"a": {"c": [1, 3]}, "f": 44.0});
        let lost: Vec<String> = vanished(&before, &after).iter().map(ToString::to_string).collect();
        assert_eq!(lost, ["/a/b", "/a/c/1"]);
    }
}
