//! Error codes: read the same way, whatever the body looks like.

use integration_tests::description::api;
use integration_tests::server::Reply;
use serde_json::{Value, json};
use signalwire_calling::responses::ErrorCode;
use signalwire_calling::{Error, ErrorBody, Outcome, RawBody};

use crate::exchange::Exchange;

async fn rejected(exchange: &Exchange, body: &Value) -> Error {
    exchange.answered_by(Reply::json("422 Unprocessable Content", body)).await.expect_err("not a success")
}

fn codes(error: &Error) -> Vec<String> {
    error.codes().map(|code| code.as_str().to_owned()).collect()
}

#[tokio::test]
async fn every_form_of_an_error_is_asked_for_its_codes_in_the_same_way() {
    let exchange = Exchange::start().await;
    for (body, expected) in [
        (
            json!({"errors": [{
                "type": "validation_error", "code": "not_routable", "message": "m", "attribute": "to",
                "url": "https://docs.example.com/not_routable",
            }]}),
            &["not_routable"][..],
        ),
        (
            json!({"errors": [{"code": "missing_required_parameter"}, {}, {"code": "invalid_parameter"}]}),
            &["missing_required_parameter", "invalid_parameter"],
        ),
        (
            json!({"errors": [{"detail": "d", "status": "422", "title": "t", "code": "not_e164"}]}),
            &["not_e164"],
        ),
        (json!({"detail": "d", "status": 422, "title": "t", "code": "not_e164"}), &["not_e164"]),
        (json!({"error": "x", "code": "does_not_exist"}), &["does_not_exist"]),
        (json!({"error": {"code": "does_not_exist"}}), &["does_not_exist"]),
        (json!([{"code": "invalid_state"}]), &["invalid_state"]),
        (json!({"errors": [{"code": "X"}]}), &["X"]),
        (json!({"error": "x"}), &[]),
        (json!({"errors": []}), &[]),
        (json!({"errors": [{"code": null}]}), &[]),
        (json!(null), &[]),
    ] {
        let error = rejected(&exchange, &body).await;
        assert_eq!(codes(&error), expected, "{body}");
        let known = expected.iter().all(|code| error.has_code(*code));
        assert!(known && !error.has_code(ErrorCode::UrlIsUnsafe), "{body}");
    }
}

#[tokio::test]
async fn a_code_of_the_wrong_kind_hides_neither_the_body_nor_the_other_codes() {
    let exchange = Exchange::start().await;
    for wrong in [json!(-32602), json!(true), json!(["not_routable"]), json!({"code": "not_routable"})] {
        let body = json!({"errors": [{"code": wrong}, {"code": "invalid_state"}]});
        let error = rejected(&exchange, &body).await;
        assert_eq!(codes(&error), ["invalid_state"], "{body}");
        let Some(ErrorBody::List(list)) = error.body() else { panic!("{:?}", error.body()) };
        let read: Vec<_> = list.errors.iter().map(|item| item.code.clone()).collect();
        assert_eq!(read, [None, Some(ErrorCode::InvalidState)], "{body}");
        assert_eq!(error.raw_body().and_then(RawBody::json), Some(body));
    }
}

#[tokio::test]
async fn a_code_that_nobody_knows_is_kept_as_it_came() {
    let exchange = Exchange::start().await;
    let error = rejected(&exchange, &json!({"errors": [{"code": "Brand_new-code"}, {"code": ""}]})).await;
    assert_eq!(codes(&error), ["Brand_new-code", ""]);
    assert!(error.codes().all(|code| matches!(code, ErrorCode::Other(_))));
    assert!(error.has_code("Brand_new-code"));
    assert!(error.to_string().contains("Brand_new-code"), "{error}");
    assert_eq!(error.outcome(), Outcome::Rejected);
}

#[tokio::test]
async fn an_error_without_an_answer_has_no_codes() {
    let exchange = Exchange::start().await;
    let error = exchange.answered_by(Reply::Closing(Vec::new())).await.expect_err("no response");
    assert_eq!((error.status(), error.codes().count()), (None, 0));
    assert!(!error.has_code(ErrorCode::NotRoutable));
}

/// There is one variant for each code, and each has a description.
#[test]
fn the_known_codes_are_told_apart_and_explained() {
    let definition =
        api().definitions.values().find(|found| found.name.as_str() == "ErrorCode").expect("the codes");
    let generator::ir::Kind::StringEnum(codes) = &definition.kind else { panic!("{definition:?}") };
    assert_eq!(codes.values.len(), 242);
    for value in &codes.values {
        let code = ErrorCode::from(value.wire.as_str());
        assert!(!matches!(code, ErrorCode::Other(_)), "{}", value.wire);
        assert_eq!((code.as_str(), code.to_string()), (value.wire.as_str(), value.wire.clone()));
        assert!(value.docs.summary.ends_with('.'), "{}: {}", value.wire, value.docs.summary);
    }
}
