//! Requests as JSON, and back.

use serde_json::Value;
use signalwire_calling::{CallRequest, Validate};

/// The request as it is written. On the way it is checked, and read back from what was written.
pub(crate) fn written(request: impl Into<CallRequest>) -> Value {
    let request = request.into();
    assert_eq!(request.validate(), Ok(()), "{request:?}");
    let text = text(&request);
    let again: CallRequest =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text} cannot be read back: {error}"));
    // A document that was given as JSON comes back typed; what it says is the same.
    assert_eq!(self::text(&again), text);
    serde_json::from_str(&text).expect("what is written is JSON")
}

/// The parameters of the request as they are written.
pub(crate) fn params(request: impl Into<CallRequest>) -> Value {
    written(request)["params"].take()
}

/// The request as text, byte for byte as it is sent.
pub(crate) fn text(request: &CallRequest) -> String {
    serde_json::to_string(request).expect("a request is JSON")
}

/// Reads a request from JSON.
pub(crate) fn read(json: &Value) -> Result<CallRequest, String> {
    serde_json::from_value(json.clone()).map_err(|error| error.to_string())
}

/// Reads a request from JSON, writes it again, and sees that it is the same.
pub(crate) fn unchanged(json: &Value) -> CallRequest {
    let request = read(json).unwrap_or_else(|error| panic!("{json} cannot be read: {error}"));
    assert_eq!(serde_json::to_value(&request).expect("a request is JSON"), *json);
    request
}

/// What is wrong with a request, in one line.
pub(crate) fn complaint(request: impl Into<CallRequest>) -> String {
    let request = request.into();
    request.validate().expect_err("the request breaks a rule").to_string()
}
