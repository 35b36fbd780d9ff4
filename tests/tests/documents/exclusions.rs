//! Mutually exclusive parts of a document.

use serde_json::{Value, json};
use signalwire_calling::Validate;
use signalwire_calling::commands::PromptSection;
use signalwire_calling::swml::{Context, ContextStep, Document};

#[test]
fn a_context_has_its_instructions_as_one_text_or_in_sections() {
    let context = || Context::new([ContextStep::text("greet", "Greet.")]);
    let sections = || [PromptSection::new().body("Listen.")];
    assert_eq!(context().validate(), Ok(()));
    assert_eq!(context().text("Listen.").validate(), Ok(()));
    assert_eq!(context().pom(sections()).validate(), Ok(()));
    let both = context().text("Listen.").pom(sections()).validate().expect_err("only one of them is allowed");
    assert_eq!(both.to_string(), "the request has pom and text, must have at most one of pom and text");
}

/// Returns whether a document with this one method is read as typed and is valid.
fn accepted(method: &Value) -> bool {
    let document = json!({"sections": {"main": [method]}});
    serde_json::from_value::<Document>(document).is_ok_and(|document| document.validate().is_ok())
}

#[test]
fn keys_of_two_forms_do_not_go_together() {
    for (method, form) in [
        (json!({"play": {"url": "say:one"}}), json!({"play": {"urls": ["say:two"]}})),
        (
            json!({"connect": {"to": "+12065550142"}}),
            json!({"connect": {"parallel": [{"to": "+12065550142"}]}}),
        ),
    ] {
        let (name, mut both) = method
            .as_object()
            .and_then(|it| it.iter().next())
            .map(|(name, it)| (name.clone(), it.clone()))
            .expect("there is one key");
        for (key, value) in form[&name].as_object().expect("a method takes an object") {
            both[key] = value.clone();
        }
        assert!(accepted(&method), "{method}");
        assert!(accepted(&form), "{form}");
        let both = json!({name: both});
        assert!(!accepted(&both), "{both}");
    }
}

#[test]
fn null_is_not_absence_and_five_point_nought_is_five() {
    assert!(accepted(&json!({"play": {"url": "say:one", "volume": 5.0}})));
    assert!(!accepted(&json!({"play": {"url": "say:one", "volume": null}})));
    assert!(accepted(&json!({"answer": {"max_duration": 60.0}})));
    assert!(!accepted(&json!({"answer": {"max_duration": 60.5}})));
}
