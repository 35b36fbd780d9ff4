//! Requests as JSON, and back.

use serde_json::Value;
use signalwire_calling::{CallRequest, Validate};

/// Returns the request as JSON, after validating it and reading it back.
pub(crate) fn written(request: impl Into<CallRequest>) -> Value {
    let request = request.into();
    assert_eq!(request.validate(), Ok(()), "{request:?}");
    let text = text(&request);
    let again: CallRequest =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text} cannot be read back: {error}"));
    // A document given as JSON comes back typed, with the same content.
    assert_eq!(self::text(&again), text);
    serde_json::from_str(&text).expect("the output is JSON")
}

/// Returns the parameters of the request as JSON.
pub(crate) fn params(request: impl Into<CallRequest>) -> Value {
    written(request)["params"].take()
}

/// Returns the request as text, byte for byte as it is sent.
pub(crate) fn text(request: &CallRequest) -> String {
    serde_json::to_string(request).expect("a request is JSON")
}

/// Reads a request from JSON.
pub(crate) fn read(json: &Value) -> Result<CallRequest, String> {
    serde_json::from_value(json.clone()).map_err(|error| error.to_string())
}

/// Reads a request from JSON, and checks that it is written back unchanged.
pub(crate) fn unchanged(json: &Value) -> CallRequest {
    let request = read(json).unwrap_or_else(|error| panic!("{json} cannot be read: {error}"));
    assert_eq!(serde_json::to_value(&request).expect("a request is JSON"), *json);
    request
}

/// Returns what is wrong with a request, in one line.
pub(crate) fn complaint(request: impl Into<CallRequest>) -> String {
    let request = request.into();
    request.validate().expect_err("the request breaks a rule").to_string()
}
