//! What requests and attempts reveal about themselves.

use std::sync::{Arc, Mutex};

use integration_tests::client::{PROJECT, TOKEN, builder};
use signalwire_calling::blocking;
use signalwire_calling::commands::{AiStop, Dial, Play, PlaySilence, Update};
use signalwire_calling::transport::{HttpRequest, HttpResponse};

/// The command, the call id, and the control id.
type Info = (String, Option<String>, Option<String>);

/// Reads the same from requests and attempts, in the async and the blocking client.
macro_rules! info {
    ($it:expr) => {
        ($it.command().to_owned(), $it.call_id().map(str::to_owned), $it.control_id().map(str::to_owned))
    };
}

fn expected(command: &str, call: Option<&str>, control: Option<&str>) -> Info {
    (command.to_owned(), call.map(str::to_owned), control.map(str::to_owned))
}

#[tokio::test]
async fn requests_and_attempts_know_their_command() {
    let attempts: Arc<Mutex<Vec<Info>>> = Arc::default();
    let shared = Arc::clone(&attempts);
    let transport = async |_: HttpRequest| Ok(HttpResponse::new(200, "{}"));
    let builder = builder().base_url("https://calls.test").transport(transport);
    let client =
        builder.on_attempt(move |attempt| shared.lock().expect("not poisoned").push(info!(attempt))).build();
    let client = client.expect("the settings are complete");
    let call = client.call("call-7");
    let requests = [
        (
            client.dial(Dial::url("+12065550100", "https://example.com/a").to("+12065550142")),
            expected("dial", None, None),
        ),
        (client.update(Update::status("call-7", "canceled")), expected("update", Some("call-7"), None)),
        (
            call.play(Play::new("music", [PlaySilence::new(1.0)])),
            expected("calling.play", Some("call-7"), Some("music")),
        ),
        (call.play_stop("music"), expected("calling.play.stop", Some("call-7"), Some("music"))),
        (call.ai_stop(), expected("calling.ai.stop", Some("call-7"), None)),
        (
            call.ai_stop_with(AiStop::new().control_id("agent")),
            expected("calling.ai.stop", Some("call-7"), Some("agent")),
        ),
        (call.end(), expected("calling.end", Some("call-7"), None)),
    ];
    let mut sent = Vec::new();
    for (request, expected) in requests {
        assert_eq!(info!(request), expected);
        request.send().await.expect("the transport accepts it");
        sent.push(expected);
    }
    assert_eq!(*attempts.lock().expect("not poisoned"), sent);
}

#[test]
fn blocking_requests_know_it_as_well() {
    let builder = blocking::Client::builder().project(PROJECT).token(TOKEN).base_url("https://calls.test");
    let client = builder.build().expect("the settings are complete");
    let request = client.call("call-7").play_stop("music");
    assert_eq!(info!(request), expected("calling.play.stop", Some("call-7"), Some("music")));
}
