//! Documents and results of functions as responses.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::{Router, routing::post};
use serde_json::{Value, json};
use signalwire_calling::swml::{Document, FunctionResult, Method, Sound, SwaigAction};
use signalwire_calling::types::SwmlDocument;

use super::{request, send};

async fn answer(
    answer: impl IntoResponse + Clone + Send + Sync + 'static,
) -> (StatusCode, Option<String>, Value) {
    let router = Router::new().route("/events", post(|| async move { answer }));
    let (status, headers, body) = send(&router, request(&[], "")).await;
    let content_type = headers.get("content-type").map(|value| value.to_str().expect("text").to_owned());
    (status, content_type, serde_json::from_slice(&body).unwrap_or_default())
}

#[tokio::test]
async fn documents_and_results_are_sent_as_json() {
    let document = Document::main([Method::play(Sound::say("Hello")), Method::hangup()]);
    let json = serde_json::to_value(&document).expect("JSON");
    let expected = (StatusCode::OK, Some("application/json".to_owned()), json.clone());
    assert_eq!(answer(document.clone()).await, expected);
    assert_eq!(answer(SwmlDocument::from(document)).await, expected);
    assert_eq!(answer(SwmlDocument::from(json)).await, expected);

    let result = FunctionResult::new().response("The table is free.").action(SwaigAction::hangup(true));
    let (status, content_type, json) = answer(result).await;
    assert_eq!((status, content_type.as_deref()), (StatusCode::OK, Some("application/json")));
    assert_eq!(json, json!({"response": "The table is free.", "action": {"hangup": true}}));
    assert_eq!(answer(FunctionResult::new()).await.2, json!({}));
}

#[tokio::test]
async fn a_document_that_json_cannot_represent_is_a_server_error() {
    let play = signalwire_calling::swml::PlayUrl::new(Sound::say("Hello")).volume(f64::NAN);
    let (status, content_type, _) = answer(Document::main([Method::play(play)])).await;
    assert_eq!((status, content_type), (StatusCode::INTERNAL_SERVER_ERROR, None));
}
