//! How JSON is read where a document is expected. Nothing may get lost.

use serde_json::{Value, json};
use signalwire_calling::types::SwmlDocument;
use signalwire_calling::{NotTyped, Validate};

use crate::support::rows;

/// Reads JSON as a document, and checks that it is valid and written back unchanged.
fn read(json: &Value) -> SwmlDocument {
    let document: SwmlDocument =
        serde_json::from_value(json.clone()).expect("a gated document takes any JSON");
    assert_eq!(serde_json::to_value(&document).expect("a document is JSON"), *json);
    assert_eq!(document.validate(), Ok(()), "{json}");
    document
}

fn main(methods: &Value) -> Value {
    json!({"sections": {"main": methods}})
}

#[test]
fn documents_come_back_typed() {
    for row in rows() {
        let SwmlDocument::Typed(document) = read(&row.json) else { panic!("{} is not typed", row.name) };
        assert_eq!(*document, row.document, "{}", row.name);
    }
}

#[test]
fn what_types_would_change_stays_as_it_is() {
    let changed = [
        // Null differs from absent.
        json!([{"play": {"url": "say:hello", "volume": null}}]),
        // A list is not an object.
        json!([{"pay": {"payment_connector_url": "https://till.example.com", "prompts": [
            {"for": "postal-code", "actions": [["Say", "x"]]},
        ]}}]),
    ];
    for methods in changed {
        let document = read(&main(&methods));
        assert!(matches!(document, SwmlDocument::Raw(_)), "{methods}");
    }
}

#[test]
fn what_the_rules_reject_is_left_to_the_server() {
    let rejected = [
        json!([{"hangup": {"reason": "bored"}}]),
        json!([{"send_fax": {"document": "receipt.pdf"}}]),
        json!([{"play": {"url": "say:hello", "volume": 900}}]),
    ];
    for methods in rejected {
        let document = read(&main(&methods));
        assert!(matches!(document, SwmlDocument::Raw(_)), "{methods}");
    }
}

#[test]
fn a_document_says_why_it_stayed_json() {
    let reason = |methods: Value| read(&main(&methods)).typed().expect_err("it is JSON").to_string();
    assert_eq!(
        reason(json!([{"play": {"url": "say:hello", "volume": "canary"}}])),
        "sections.main[0].play.volume: expected a number, found a string"
    );
    assert_eq!(
        reason(json!([{"play": {"url": "say:hello", "volume": 900}}])),
        "sections.main[0].play.volume is 900, must be at most 40"
    );
    // JSON that was never read may still fit.
    let given = SwmlDocument::from(main(&json!([{"hangup": {}}])));
    assert_eq!(given.typed(), Err(NotTyped::GivenAsJson));
    let typed = given.to_typed().expect("it fits");
    assert_eq!(SwmlDocument::from(typed.clone()).typed(), Ok(&typed));
    assert_eq!(read(&main(&json!([{"hangup": {}}]))).typed(), Ok(&typed));
}

#[test]
fn what_has_no_type_at_all_is_kept() {
    let untyped = [
        json!([{"dance": {}}]),
        json!([{"play": {"url": "say:hello"}, "hangup": {}}]),
        json!([{"sleep": "${vars.pause}"}]),
    ];
    for methods in untyped {
        let document = read(&main(&methods));
        assert!(matches!(document, SwmlDocument::Raw(_)), "{methods}");
    }
}
