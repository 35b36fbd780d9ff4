//! The example responses of the description.

use integration_tests::description::answers;
use integration_tests::server::Reply;
use serde_json::Value;
use signalwire_calling::ErrorBody;
use signalwire_calling::responses::ErrorCode;

use crate::exchange::Exchange;
use crate::written::written;

/// Drops nulls, which mean the same as an absent field, and makes all numbers floating-point.
fn normal(value: &Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().into(),
        Value::Array(items) => items.iter().map(normal).collect(),
        Value::Object(members) => {
            let members = members.iter().filter(|(_, value)| !value.is_null());
            members.map(|(name, value)| (name.clone(), normal(value))).collect()
        }
        other => other.clone(),
    }
}

#[tokio::test]
async fn every_success_that_the_description_shows_is_recognised() {
    let exchange = Exchange::start().await;
    let legs: Vec<_> = answers().into_iter().filter(|(status, _)| *status == 200).collect();
    assert!(legs.len() >= 4, "several kinds of leg have an example");
    for (_, leg) in legs {
        let answer = exchange.answered(&leg).await;
        let back = answer.leg().map_or_else(|| panic!("not recognised: {leg}"), written);
        assert_eq!(normal(&back), normal(&leg));
    }
}

#[tokio::test]
async fn every_error_that_the_description_shows_is_recognised() {
    let exchange = Exchange::start().await;
    let errors: Vec<_> = answers().into_iter().filter(|(status, _)| *status != 200).collect();
    let statuses: Vec<_> = errors.iter().map(|(status, _)| *status).collect();
    assert_eq!(statuses, [400, 401, 404, 422, 500]);
    for (status, body) in errors {
        let error = exchange
            .answered_by(Reply::json(&format!("{status} Rejected"), &body))
            .await
            .expect_err("not a success");
        assert_eq!(error.status(), Some(status));
        let told = error.to_string();
        match error.body() {
            Some(ErrorBody::Message(message)) => {
                assert_eq!(Some(message.error.as_str()), body["error"].as_str());
                assert!(told.contains(&message.error), "{told}");
            }
            Some(ErrorBody::List(list)) => {
                let codes: Vec<_> =
                    list.errors.iter().map(|item| item.code.as_ref().map(ErrorCode::as_str)).collect();
                let expected =
                    body["errors"].as_array().into_iter().flatten().map(|item| item["code"].as_str());
                assert_eq!(codes, expected.collect::<Vec<_>>());
                assert!(codes.into_iter().flatten().all(|code| told.contains(code)), "{told}");
            }
            unknown => panic!("{status}: {unknown:?}"),
        }
    }
}
