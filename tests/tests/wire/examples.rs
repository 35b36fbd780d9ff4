//! Every example of the description as data: read into a request, sent, and written back.

use integration_tests::client::client_of;
use integration_tests::description::examples;
use integration_tests::server::{Reply, Server};
use serde_json::Value;
use signalwire_calling::{CallRequest, Validate};

use crate::row::{assert_body, assert_head};

fn read(example: &Value, name: &str) -> CallRequest {
    serde_json::from_value(example.clone()).unwrap_or_else(|error| panic!("`{name}` cannot be read: {error}"))
}

#[test]
fn every_command_has_an_example() {
    for command in &integration_tests::description::endpoint().commands {
        assert!(!command.examples.is_empty(), "`{}` has none", command.wire);
        for example in &command.examples {
            assert_eq!(example.value["command"], command.wire, "`{}`", example.name);
        }
    }
}

#[test]
fn every_example_is_read_checked_and_written_unchanged() {
    for (command, example) in examples() {
        let request = read(&example.value, &example.name);
        assert_eq!(request.name(), command.wire, "`{}`", example.name);
        assert_eq!(request.validate(), Ok(()), "`{}`", example.name);
        let written = serde_json::to_value(&request).expect("a request is JSON");
        assert_eq!(written, example.value, "`{}`", example.name);
        let text = serde_json::to_string(&request).expect("a request is JSON");
        assert_eq!(text.len(), example.value.to_string().len(), "`{}`: {text}", example.name);
        let again: CallRequest = serde_json::from_str(&text).expect("the output can be read");
        assert_eq!(again, request, "`{}`", example.name);
    }
}

#[tokio::test]
async fn every_example_is_sent_unchanged() {
    let server = Server::start([Reply::new("200 OK", "", "{}")]).await;
    let client = client_of(&server);
    for (_, example) in examples() {
        let answer = client.send(read(&example.value, &example.name)).await;
        assert!(answer.is_ok(), "`{}`: {answer:?}", example.name);
    }
    let requests = server.requests_after_lull().await;
    assert_eq!(requests.len(), examples().count(), "each example is sent once");
    for ((_, example), request) in examples().zip(&requests) {
        assert_head(request, &example.name);
        assert_body(request, &example.value, &example.name);
    }
}

/// Keys that the description does not know survive, at any depth where the types allow them.
#[test]
fn a_field_that_the_types_do_not_know_is_kept() {
    for (_, example) in examples() {
        let mut value = example.value.clone();
        value["params"]["from_the_future"] = Value::from("kept");
        let written = serde_json::to_value(read(&value, &example.name)).expect("a request is JSON");
        assert_eq!(written, value, "`{}`", example.name);
    }
}

/// Enumerations grow.
///
/// A string that this client does not know is written as it was read, wherever it is,
/// unless it selects the variant.
#[test]
fn a_value_that_the_types_do_not_know_is_kept() {
    for (_, example) in examples() {
        for place in texts(&example.value, "") {
            let mut value = example.value.clone();
            *value.pointer_mut(&place).expect("the place exists") = "from_the_future".into();
            match serde_json::from_value::<CallRequest>(value.clone()) {
                Ok(request) => {
                    let written = serde_json::to_value(request).expect("a request is JSON");
                    assert_eq!(written, value, "`{}` at {place}", example.name);
                }
                Err(error) => {
                    let decides = ["/command", "/type", "/action"].iter().any(|end| place.ends_with(end));
                    assert!(decides, "`{}` at {place}: {error}", example.name);
                }
            }
        }
    }
}

/// Returns the JSON pointers of all strings in a value.
fn texts(value: &Value, at: &str) -> Vec<String> {
    match value {
        Value::String(_) => vec![at.to_owned()],
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.flat_map(|(index, value)| texts(value, &format!("{at}/{index}"))).collect()
        }
        Value::Object(members) => {
            let escaped = |name: &str| name.replace('~', "~0").replace('/', "~1");
            let members = members.iter();
            members.flat_map(|(name, value)| texts(value, &format!("{at}/{}", escaped(name)))).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn what_is_no_command_is_rejected_and_the_error_names_what_is_wrong() {
    for (text, name) in [
        (r#"{"command":7,"id":"call-id-xxx","params":{}}"#, "command"),
        (r#"{"id":"call-id-xxx","params":{}}"#, "command"),
        (r#"{"command":"calling.collect.stop","id":"call-id-xxx","params":{}}"#, "control_id"),
        (r#"{"command":"calling.collect.stop","params":{"control_id":"ctrl-id"}}"#, "id"),
        (r#"{"command":"calling.denoise","id":"call-id-xxx"}"#, "params"),
        (r#"{"command":"calling.denoise","id":"call-id-xxx","params":{},"stray":1}"#, "stray"),
    ] {
        let error = serde_json::from_str::<CallRequest>(text).expect_err(text).to_string();
        assert!(
            error.starts_with(&format!("{name}: ")) || error.contains(&format!(".{name}: ")),
            "{text}: {error}"
        );
    }
}
