//! Successes with a body that the description does not know. The command has still run.

use integration_tests::server::Reply;
use serde_json::json;
use signalwire_calling::RawBody;

use crate::exchange::Exchange;
use crate::written::written;

async fn kept(exchange: &Exchange, reply: Reply) -> RawBody {
    let answer = exchange.answered_by(reply).await.expect("a success is never an error");
    assert_eq!((answer.leg(), answer.id()), (None, None), "this is not a leg");
    answer.raw().clone()
}

#[tokio::test]
async fn a_body_of_any_other_form_is_kept_byte_for_byte() {
    let exchange = Exchange::start().await;
    let bodies: [&[u8]; 14] = [
        b"",
        b"   ",
        b"<!doctype html><html><body>Welcome</body></html>",
        b"+OK running=1 ticks=42 insights=3 skips=0 tools=1 errors=0 in_tokens=900 out_tokens=70",
        b"null",
        b"[]",
        b"[{\"id\":\"leg-1\",\"type\":\"relay_pstn_call\"}]",
        b"\"relay_pstn_call\"",
        b"17",
        b"{}",
        b"{\"ask_id\":\"a-1\"}",
        b"{\"type\":\"relay_pstn_call\"}",
        b"{\"id\":7,\"type\":\"relay_pstn_call\"}",
        b"{\"id\":\"\xff\xfe\",\"type\":\"relay_pstn_call\"}",
    ];
    for body in bodies {
        let shown = String::from_utf8_lossy(body);
        let raw = kept(&exchange, Reply::new("200 OK", "content-type: application/json\r\n", body)).await;
        assert_eq!((raw.bytes(), raw.status(), raw.is_complete()), (body, 200, true), "{shown}");
        assert_eq!(raw.text(), shown);
        assert_eq!(raw.json(), serde_json::from_slice(body).ok(), "{shown}");
    }
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_kept_as_far_as_it_came() {
    let exchange = Exchange::start().await;
    let begun = r#"{"id":"leg-1","type":"relay_pstn_call","sta"#;
    let cut = format!("HTTP/1.1 200 OK\r\ncontent-length: 400\r\n\r\n{begun}");
    let raw = kept(&exchange, Reply::Closing(cut.into_bytes())).await;
    assert_eq!((raw.text().as_ref(), raw.status(), raw.is_complete()), (begun, 200, false));
}

#[tokio::test]
async fn an_answer_without_a_body_is_a_success() {
    let exchange = Exchange::start().await;
    let raw = kept(&exchange, Reply::Bytes(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec())).await;
    assert_eq!((raw.bytes(), raw.status(), raw.is_complete()), (&b""[..], 204, true));
}

#[tokio::test]
async fn other_2xx_statuses_are_successes_too() {
    let exchange = Exchange::start().await;
    let leg = json!({"id": "leg-1", "type": "relay_pstn_call"});
    for status in ["200 OK", "201 Created", "202 Accepted", "207 Multi-Status"] {
        let answer =
            exchange.answered_by(Reply::json(status, &leg)).await.expect("a success is never an error");
        assert_eq!(answer.leg().map(written), Some(leg.clone()), "{status}");
    }
}

#[tokio::test]
async fn a_byte_order_mark_does_no_harm() {
    let exchange = Exchange::start().await;
    let reply = Reply::new("200 OK", "", "\u{feff}{\"id\":\"leg-1\",\"type\":\"relay_sip_call\"}");
    let answer = exchange.answered_by(reply).await.expect("a success is never an error");
    assert_eq!(answer.leg().map(written), Some(json!({"id": "leg-1", "type": "relay_sip_call"})));
}

/// An unknown body may hold anything, so `Debug` does not show it.
#[tokio::test]
async fn unknown_parts_of_an_answer_are_not_shown_in_passing() {
    let exchange = Exchange::start().await;
    for body in [
        json!({"id": "leg-1", "type": "relay_pstn_call", "sip_password": "canary-secret"}),
        json!({"id": "leg-1", "status": {"sip_password": "canary-secret"}}),
        json!({"type": "relay_hologram_call", "sip_password": "canary-secret"}),
    ] {
        let shown = format!("{:?}", exchange.answered(&body).await);
        assert!(!shown.contains("canary-secret"), "{shown}");
    }
}
