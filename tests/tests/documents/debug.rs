//! Free-form JSON may hold anything, so `Debug` does not show it.

use serde_json::json;
use signalwire_calling::swml::{
    Ai, AiPromptText, ArrayProperty, ConfirmMethod, ConstProperty, DataMapWebhook, Document, Execute, Method,
    Request, Sound, StringProperty, SwaigAction, Transfer, UserEvent,
};
use signalwire_calling::types::SwmlDocument;

use crate::support::rows;

const CANARY: &str = "canary-5f1c";

#[test]
fn free_json_within_typed_documents_does_not_show() {
    let free = || json!({"secret": [CANARY]});
    let document = Document::main([
        Method::set(free()),
        Method::r#return(free()),
        Method::user_event(UserEvent::new(free())),
        Method::execute(Execute::new("main").params(free()).meta(free())),
        Method::transfer(Transfer::new("main").params(free()).meta(free())),
        Method::request(Request::new("https://example.com/", "POST").body(free())),
        Method::ai(Ai::new(AiPromptText::new("Speak.")).global_data(free()).extra("more", free())),
    ]);
    let shown = [
        format!("{document:?}{document:#?}"),
        format!("{:?}", SwmlDocument::from(document)),
        format!("{:?}", SwmlDocument::from(free())),
        format!("{:?}", ConfirmMethod::set(free())),
        format!("{:?}", SwaigAction::set_global_data(free())),
        format!("{:?}", DataMapWebhook::new("https://example.com/").params(free())),
        format!("{:?}", ArrayProperty::new(StringProperty::new()).default([free()])),
        format!("{:?}", ConstProperty::new(free())),
    ];
    for text in shown {
        assert!(!text.contains(CANARY), "{text}");
    }
}

#[test]
fn that_there_is_json_does_show() {
    let method = Method::set(json!({"name": CANARY}));
    assert_eq!(format!("{method:?}"), "Set(..)");
    let transfer = Transfer::new("main").params(json!({"name": CANARY}));
    let shown = "Transfer { dest: Uri(\"main\"), params: Some(..), meta: None, extra: {} }";
    assert_eq!(format!("{transfer:?}"), shown);
}

#[test]
fn passwords_and_tokens_within_documents_do_not_show() {
    let secrets =
        ["soup", "key-of-the-house", "bandage", "gauze", "plaster", "parrot", "seal@", "reel", "projector"];
    for row in rows() {
        let text = format!("{:?}", row.document);
        for secret in secrets.iter().filter(|secret| row.json.to_string().contains(**secret)) {
            assert!(!text.contains(secret), "{} shows {secret}", row.name);
        }
    }
}

#[test]
fn speech_is_shown_and_credentials_in_an_address_are_not() {
    let spoken = format!("{:?}", Method::play(Sound::say("Your table is ready.")));
    assert!(spoken.contains("say:Your table is ready."), "{spoken}");
    let played = format!("{:?}", Method::play(Sound::audio("https://user:hidden@example.com/jingle.mp3")));
    assert!(!played.contains("hidden") && played.contains("example.com"), "{played}");
}
