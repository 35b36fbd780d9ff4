//! Reading JSON into a type only where that loses nothing.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::validate::Validate;

/// The value in a type that writes back the same JSON and whose rules it keeps; `None` if it has no such form.
///
/// A reader is more forgiving than that: it takes `null` for absent and a list for an object, for instance, and what
/// the rules refuse may be just what the server has learnt since.
pub fn read<T: DeserializeOwned + Serialize + Validate>(value: &Value) -> Option<T> {
    let typed = T::deserialize(value).ok()?;
    let written = serde_json::to_value(&typed).ok()?;
    (written == *value && typed.validate().is_ok()).then_some(typed)
}
