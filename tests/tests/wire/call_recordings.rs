//! The log of a call, its recordings, and their media.

use std::io::Write;
use std::sync::{Arc, Mutex};

use integration_tests::client::{AUTHORIZATION, builder, client_of};
use integration_tests::faults::{Http2Play, Http2Step as Step, Scene, Target, authority_pem};
use integration_tests::server::{Reply, Server};
use serde_json::{Value, json};
use signalwire_calling::recordings::Recording;
use signalwire_calling::recordings::RecordingId;
use signalwire_calling::search::{CallRecordings, Coverage};
use signalwire_calling::transport::{HttpRequest, HttpResponse};
use signalwire_calling::types::CallId;
use signalwire_calling::voice_logs::SegmentId;
use signalwire_calling::{Client, ErrorKind, Outcome, RetryPolicy};

/// A client whose server answers by path, and the paths that were requested.
fn client(answer: fn(&str) -> (u16, Value)) -> (Client, Arc<Mutex<Vec<String>>>) {
    let paths = Arc::new(Mutex::new(Vec::new()));
    let shared = Arc::clone(&paths);
    let client = builder().space("example").transport(move |request: HttpRequest| {
        let path = request.url().trim_start_matches("https://example.signalwire.com/api/").to_owned();
        let (status, body) = answer(&path);
        shared.lock().expect("a list").push(path);
        async move { Ok(HttpResponse::new(status, body.to_string())) }
    });
    (client.build().expect("a client"), paths)
}

fn ids(recordings: &[Recording]) -> Vec<&str> {
    recordings.iter().map(|recording| recording.id.as_str()).collect()
}

#[tokio::test]
async fn the_log_of_a_call_has_the_id_of_its_leg() {
    let (client, paths) = client(|_| (200, json!({"id": "leg-1", "data": []})));
    let call = client.call("leg-1");
    assert_eq!(call.log().await.expect("a log").body().map(|leg| leg.id.as_str()), Some("leg-1"));
    assert!(call.log_events().await.expect("events").body().is_some());
    assert_eq!(*paths.lock().expect("a list"), ["voice/logs/leg-1", "voice/logs/leg-1/events"]);
    assert_eq!(SegmentId::from(CallId::from("leg-1")), "leg-1");
}

#[tokio::test]
async fn recordings_that_the_events_name_are_requested_by_id() {
    let (client, paths) = client(|path| match path {
        "voice/logs/leg-1/events" => {
            let events = [
                json!({"details": {"recording_id": "r1", "other": [{"recording": {"id": "r2"}}]}}),
                json!({"details": {"recording.id": "r3", "recording_id": "r1", "recording": {"id": 7}}}),
                json!({"details": {"recording_id": ""}}),
                json!({"name": "calling_call_initiated"}),
            ];
            (200, json!({"data": events}))
        }
        "relay/rest/recordings/r2" => (404, json!({})),
        path => (200, json!({"id": path.trim_start_matches("relay/rest/recordings/")})),
    });
    let found = client.call("leg-1").find_recordings(5).await.expect("recordings");
    assert_eq!((ids(found.recordings()), found.is_complete()), (vec!["r1", "r3"], false));
    let CallRecordings::Named { missing, .. } = &found else { panic!("{found:?}") };
    assert_eq!(missing.iter().map(RecordingId::as_str).collect::<Vec<_>>(), ["r2"]);
    assert_eq!(paths.lock().expect("a list").len(), 4);
}

#[tokio::test]
async fn otherwise_the_list_is_read_within_bounds() {
    let (client, paths) = client(|path| match path {
        "relay/rest/recordings" => {
            let data = json!([{"id": "r1", "relay_sip_leg_id": "leg-1"}, {"id": "r2", "relay_pstn_leg_id": "leg-2"}]);
            (200, json!({"links": {"next": "/api/relay/rest/recordings?page_number=1"}, "data": data}))
        }
        "relay/rest/recordings?page_number=1" => {
            let data = json!([{"id": "r1", "relay_sip_leg_id": "leg-1"}, {"id": "r3", "relay_pstn_leg_id": "leg-1"}]);
            (200, json!({"links": {}, "data": data}))
        }
        _ => (404, json!({})),
    });
    let call = client.call("leg-1");
    for (pages, expected, is_complete) in
        [(0, vec![], false), (1, vec!["r1"], false), (2, vec!["r1", "r3"], true)]
    {
        let found = call.find_recordings(pages).await.expect("recordings");
        assert_eq!((ids(found.recordings()), found.is_complete()), (expected, is_complete), "{pages}");
        let is_limited = matches!(found, CallRecordings::Listed { coverage: Coverage::PageLimit, .. });
        assert_eq!(is_limited, !is_complete, "{pages}");
    }
    assert_eq!(paths.lock().expect("a list").len(), 6);
}

#[tokio::test]
async fn errors_pass_through() {
    let (client, _) = client(|_| (500, json!({})));
    let error = client.call("leg-1").find_recordings(5).await.expect_err("the events fail");
    assert_eq!(error.status(), Some(500));
}

fn recording(url: impl Into<Value>) -> Recording {
    serde_json::from_value(json!({"id": "r1", "url": url.into()})).expect("a recording")
}

#[tokio::test]
async fn only_the_own_server_sees_the_credentials() {
    let media = Reply::new("200 OK", "", "RIFF....");
    let (own, other) = (Server::start([media.clone()]).await, Server::start([media]).await);
    let client = client_of(&own);
    for (server, expected) in [(&own, vec![AUTHORIZATION]), (&other, vec![])] {
        let url = recording(format!("{}/media/r1.wav?signature=1", server.url()));
        let media = client.recordings().download(&url).await.expect("the media");
        assert_eq!(media.length(), Some(8));
        assert_eq!(media.bytes().await.expect("all bytes"), b"RIFF....");
        let requests = server.requests();
        let [request] = requests.as_slice() else { panic!("{requests:?}") };
        assert_eq!((request.method.as_str(), request.target.as_str()), ("GET", "/media/r1.wav?signature=1"));
        assert_eq!(request.header("authorization"), expected);
    }
    let small =
        client.recordings().download(&recording(format!("{}/x", own.url()))).await.expect("the media");
    let error = small.max_bytes(3).bytes().await.expect_err("too large");
    assert_eq!(*error.kind(), ErrorKind::Content);
}

#[tokio::test]
async fn media_arrives_over_http2_or_is_known_to_be_incomplete() {
    const INTERNAL_ERROR: u32 = 2;
    let mut authority = tempfile::NamedTempFile::new().expect("a temporary file");
    authority.write_all(authority_pem().as_bytes()).expect("a writable file");
    let begun = || vec![Step::ReadRequest, Step::Head(200), Step::Data(b"RIFF".to_vec())];
    for (then, expected) in [
        (vec![Step::Data(b"....".to_vec()), Step::End], Ok(b"RIFF....".to_vec())),
        (vec![Step::ResetStream(INTERNAL_ERROR)], Err(ErrorKind::Content)),
        (vec![Step::Close], Err(ErrorKind::Content)),
    ] {
        let stage = Scene::Http2(Http2Play::new([begun(), then].concat())).start().await;
        let Target::Url(url) = &stage.target else { panic!("the server has an address") };
        let client = builder().base_url(url).ca_file(authority.path()).build().expect("a client");
        let recording = recording(format!("{url}/media/r1.wav"));
        let mut media = client.recordings().download(&recording).await.expect("the media");
        assert_eq!(media.length(), None);
        // The server goes on to the end at once, so the first piece may already have the second with it.
        let first = media.next().await.expect("a piece").map_err(|error| error.kind().clone());
        let all = match (first, media.bytes().await) {
            (Ok(first), Ok(rest)) => Ok([&first[..], &rest].concat()),
            (Err(kind), _) => Err(kind),
            (_, Err(error)) => Err(error.kind().clone()),
        };
        assert_eq!(all, expected);
        assert_eq!(stage.arrivals.count().posts, 1);
    }
}

#[tokio::test]
async fn what_must_not_be_followed_is_not_sent() {
    let client = builder().space("example").retry(RetryPolicy::never());
    let client = client.transport(|request: HttpRequest| async move { panic!("{request:?}") }).build();
    let client = client.expect("a client");
    for (url, says) in [
        (Value::Null, "there is no URL to download from"),
        (json!("http://example.signalwire.com/r1.wav"), "does not use https"),
        (json!("http://127.0.0.1/r1.wav"), "does not use https"),
        (json!("file:///etc/passwd"), "does not use https"),
        (json!("https://user:hush@media.example/r1.wav"), "contains a user name or password"),
        (json!("https://[/r1.wav"), "is malformed"),
    ] {
        let error = client.recordings().download(&recording(url)).await.expect_err("not sent");
        assert_eq!(
            (error.kind(), error.outcome(), error.attempts()),
            (&ErrorKind::Link, Outcome::NotSent, 0)
        );
        let text = format!("{error} {error:?}");
        assert!(text.contains(says) && !text.contains("hush"), "{text}");
    }
}

#[tokio::test]
async fn a_lost_download_may_be_retried_and_names_its_own_server() {
    let closed = "https://127.0.0.1:9";
    let client = builder().space("example").retry(RetryPolicy::never()).build().expect("a client");
    let error = client.recordings().download(&recording(format!("{closed}/x"))).await.expect_err("no server");
    assert!(error.is_connect() && error.to_string().contains(closed), "{error}");
}

#[test]
fn the_blocking_client_finds_and_downloads_too() {
    let client = signalwire_calling::blocking::Client::builder().space("example").project("p").token("t");
    let client = client.transport(|request: HttpRequest| async move {
        let body = if request.url().ends_with("/events") {
            json!({"data": [{"details": {"recording_id": "r1"}}]})
        } else {
            json!({"id": "r1"})
        };
        Ok(HttpResponse::new(200, body.to_string()))
    });
    let client = client.build().expect("a client");
    let call = client.call("leg-1");
    assert!(call.log().send().is_ok() && call.log_events().send().is_ok());
    let found = call.find_recordings(1).expect("recordings");
    assert_eq!(ids(found.recordings()), ["r1"]);
    let pieces =
        client.recordings().download(&recording("https://media.example/r1")).pieces().expect("the media");
    let bytes: Vec<u8> = pieces.flat_map(|piece| piece.expect("a piece").to_vec()).collect();
    assert_eq!(bytes, br#"{"id":"r1"}"#);
}
