//! Looking for the call of a dial whose answer was lost.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use signalwire_calling::commands::Dial;
use signalwire_calling::dial_attempt::DialAttempt;
use signalwire_calling::search::{CallSearch, Candidate, Compared, Coverage, FindCall};
use signalwire_calling::transport::{HttpRequest, HttpResponse, TransportError};
use signalwire_calling::{Client, Error, ErrorKind, RetryPolicy};

/// 2026-05-18T23:59:30Z.
const BEGAN_AT_MS: u64 = 1_779_148_770_000;

type Reply = Result<HttpResponse, TransportError>;

/// A client that gets these replies in order, and the URLs that it requests.
fn client(replies: Vec<Reply>) -> (Client, Arc<Mutex<Vec<String>>>) {
    let urls = Arc::new(Mutex::new(Vec::new()));
    let (shared, replies) = (Arc::clone(&urls), Mutex::new(replies.into_iter()));
    let client = Client::builder().space("example").project("project").token("token");
    let client = client.retry(RetryPolicy::never()).transport(move |request: HttpRequest| {
        shared.lock().expect("a list").push(request.url().to_owned());
        let reply = replies.lock().expect("replies").next().expect("a reply");
        async move { reply }
    });
    (client.build().expect("a client"), urls)
}

#[expect(clippy::unnecessary_wraps, reason = "a reply may also be an error")]
fn page(data: &Value, next: Option<&str>) -> Reply {
    let links = json!({"self": "/", "first": "/", "next": next});
    Ok(HttpResponse::new(200, json!({"links": links, "data": data}).to_string()))
}

fn attempt() -> DialAttempt {
    let dial = Dial::url("+12065550100", "https://example.com/greeting").to("+12065550199");
    let mut attempt = DialAttempt::new(&dial);
    "0123abcd".clone_into(&mut attempt.id);
    attempt.began_at_ms = BEGAN_AT_MS;
    attempt
}

/// A leg that agrees in everything but the id of the attempt.
fn leg(id: &str) -> Value {
    json!({
        "id": id, "from": "+12065550100", "to": "+12065550199", "direction": "outbound-api",
        "source": "realtime_api", "url": "https://example.com/greeting", "created_at": "2026-05-18T23:59:31Z",
    })
}

fn with(leg: Value, key: &str, value: impl Into<Value>) -> Value {
    let mut leg = leg;
    leg[key] = value.into();
    leg
}

async fn search(search: impl Into<FindCall>, replies: Vec<Reply>) -> Result<CallSearch, Error> {
    client(replies).0.find_call(search).await
}

/// Searches one page that has only this leg, with the statement that nobody else dials.
async fn search_one(leg: &Value) -> CallSearch {
    let stated = FindCall::new(&attempt()).nobody_else_dials();
    search(stated, vec![page(&json!([leg]), None)]).await.expect("the page can be read")
}

async fn candidate(leg: &Value) -> Candidate {
    match search_one(leg).await {
        CallSearch::Candidates { mut candidates, .. } if candidates.len() == 1 => candidates.remove(0),
        other => panic!("{leg}: {other:?}"),
    }
}

fn found(search: &CallSearch) -> Option<&str> {
    match search {
        CallSearch::Found(leg) => Some(leg.id.as_str()),
        _ => None,
    }
}

#[tokio::test]
async fn only_the_id_or_the_statement_of_the_caller_finds_the_call() {
    let proven = with(leg("b"), "url", "https://example.com/greeting?dial_attempt=0123abcd");
    let logs = json!([leg("a"), proven]);
    // The next page is not requested.
    let result = search(&attempt(), vec![page(&logs, Some("/api/voice/logs?page_number=1"))]).await;
    assert_eq!(found(&result.expect("a result")), Some("b"));
    assert_eq!(found(&search_one(&leg("a")).await), Some("a"));
    let result = search(&attempt(), vec![page(&json!([leg("a")]), None)]).await.expect("a result");
    let CallSearch::Candidates { candidates, coverage } = result else { panic!("{result:?}") };
    assert!(coverage.is_complete());
    let [only] = candidates.as_slice() else { panic!("{candidates:?}") };
    assert_eq!((only.delay_ms, only.not_compared.as_slice()), (Some(1000), &[Compared::AttemptId][..]));
    assert_eq!((only.equal.len(), only.different.len()), (7, 0));
}

#[tokio::test]
async fn the_statement_is_not_enough_if_there_are_two_or_the_search_is_incomplete() {
    let stated = FindCall::new(&attempt()).nobody_else_dials();
    let two = json!([leg("a"), with(leg("b"), "created_at", "2026-05-18T23:59:30.5Z"), leg("a")]);
    let result = search(stated.clone(), vec![page(&two, None)]).await.expect("a result");
    let CallSearch::Candidates { candidates, .. } = &result else { panic!("{result:?}") };
    let ids: Vec<&str> = candidates.iter().map(|candidate| candidate.leg.id.as_str()).collect();
    assert_eq!(ids, ["b", "a"], "the closest first, each once");
    let first = || page(&json!([leg("a")]), Some("/api/voice/logs?page_number=1"));
    let limited = stated.clone().max_pages(1);
    let result = search(limited, vec![first()]).await.expect("a result");
    assert!(matches!(result, CallSearch::Candidates { coverage: Coverage::PageLimit, .. }), "{result:?}");
    let failed = vec![first(), Ok(HttpResponse::new(500, "{}"))];
    let result = search(stated.clone(), failed).await.expect("a result");
    assert!(
        matches!(&result, CallSearch::Candidates { coverage: Coverage::Failed(error), .. } if error.status() == Some(500)),
        "{result:?}"
    );
    let error = search(stated.clone(), vec![Ok(HttpResponse::new(401, "{}"))]).await.expect_err("no page");
    assert_eq!(error.status(), Some(401));
    let none = search(stated.max_pages(0), Vec::new()).await.expect("a result");
    assert!(matches!(none, CallSearch::NoneSeen { coverage: Coverage::PageLimit, .. }), "{none:?}");
}

#[tokio::test]
async fn other_calls_are_no_candidates() {
    for (key, value) in [
        ("from", "+12065550101"),
        ("to", "+1 206 555 0199"),
        ("direction", "inbound"),
        ("created_at", "2026-05-18T23:58:59.999Z"),
        ("created_at", "2026-05-19T00:05:00.001Z"),
        ("url", "https://example.com/greeting?dial_attempt=other"),
    ] {
        let result = search_one(&with(leg("a"), key, value)).await;
        assert!(matches!(result, CallSearch::NoneSeen { .. }), "{key}: {result:?}");
    }
}

#[tokio::test]
async fn what_differs_or_cannot_be_compared_is_named() {
    for (key, value, what) in [
        ("source", json!("laml"), Compared::Source),
        ("url", json!("https://example.com/other"), Compared::Url),
        ("parent_id", json!("p"), Compared::Parent),
    ] {
        let candidate = candidate(&with(leg("a"), key, value)).await;
        assert_eq!(candidate.different, [what], "{key}");
    }
    for (key, value, what) in [
        ("from", Value::Null, Compared::From),
        ("to", Value::Null, Compared::To),
        ("direction", Value::Null, Compared::Direction),
        ("created_at", Value::Null, Compared::CreatedAt),
        ("created_at", json!("yesterday"), Compared::CreatedAt),
    ] {
        let candidate = candidate(&with(leg("a"), key, value)).await;
        assert_eq!(candidate.not_compared, [Compared::AttemptId, what], "{key}");
    }
    // A further leg that runs the same document is not the call that was dialed.
    let url = "https://example.com/greeting?dial_attempt=0123abcd";
    let further = with(with(leg("a"), "url", url), "parent_id", "p");
    let further = candidate(&with(further, "to", "+12065550142")).await;
    assert!(further.equal.contains(&Compared::AttemptId));
    assert_eq!(further.different, [Compared::To, Compared::Parent]);
    let mut without = attempt();
    without.to = None;
    let search =
        search(FindCall::new(&without).nobody_else_dials(), vec![page(&json!([leg("a")]), None)]).await;
    assert!(matches!(search, Ok(CallSearch::Candidates { .. })), "{search:?}");
}

#[tokio::test]
async fn times_are_read_in_every_usual_style() {
    for (text, delay) in [
        ("2026-05-18T23:59:30Z", 0),
        ("2026-05-18t23:59:30.25z", 250),
        ("2026-05-18 23:59:30,123456789 UTC", 123),
        ("2026-05-19T01:29:31.5+01:30", 1500),
        ("2026-05-18T18:59:29-0500", -1000),
        ("2026-05-18T18:59:30-05", 0),
        ("2026-05-18T23:59:60", 30_000),
    ] {
        let result = search(&attempt(), vec![page(&json!([with(leg("a"), "created_at", text)]), None)]).await;
        let CallSearch::Candidates { candidates, .. } = result.expect("a result") else { panic!("{text}") };
        assert_eq!(candidates[0].delay_ms, Some(delay), "{text}");
    }
    for text in [
        "",
        "2026-05-18",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-05-18T24:00:00Z",
        "2026-05-18T23:60:00Z",
        "2026-05-18T23:59:30.Z",
        "2026-05-18T23:59:30+1",
        "2026-05-18T23:59:30 CET",
        "+026-05-18T23:59:30Z",
        "2026-05-18T23:59:30Zß",
        "1779148770",
    ] {
        let candidate = candidate(&with(leg("a"), "created_at", text)).await;
        assert_eq!(candidate.delay_ms, None, "{text}");
    }
}

#[tokio::test]
async fn addresses_and_the_caller_id_are_compared() {
    let mut sip = attempt();
    sip.to = Some("sip:Ann@Example.com;transport=tls".to_owned());
    for (to, is_same) in [
        (" sip:Ann@EXAMPLE.com;transport=tls ", true),
        ("sip:ann@example.com;transport=tls", false),
        ("sips:Ann@example.com;transport=tls", false),
        ("sip:Ann@example.com", false),
    ] {
        let stated = FindCall::new(&sip).nobody_else_dials();
        let result = search(stated, vec![page(&json!([with(leg("a"), "to", to)]), None)]).await;
        assert_eq!(found(&result.expect("a result")).is_some(), is_same, "{to}");
    }
    let other = with(leg("a"), "from", "+12065550111");
    let stated = FindCall::new(&attempt()).nobody_else_dials().caller_id("+12065550111");
    let result = search(stated, vec![page(&json!([other]), None)]).await;
    assert_eq!(found(&result.expect("a result")), Some("a"));
}

#[tokio::test]
async fn the_logs_of_enough_days_are_requested() {
    let mut odd = attempt();
    for (began_at_ms, within, dates) in [
        // With the skew of 30 seconds, the window is from 23:59:00 to 00:05:00.
        (BEGAN_AT_MS, 300, "created_before=2026-05-20&created_after=2026-05-17"),
        (BEGAN_AT_MS - 3_600_000, 300, "created_before=2026-05-19&created_after=2026-05-17"),
        (1_709_164_800_000, 300, "created_before=2024-03-01&created_after=2024-02-27"),
        (0, 0, "created_before=1970-01-02&created_after=1970-01-01"),
        (u64::MAX, u64::MAX, "created_before=9999-12-31&created_after=9999-12-31"),
    ] {
        odd.began_at_ms = began_at_ms;
        let (client, urls) = client(vec![page(&json!([]), None)]);
        let search = FindCall::new(&odd).within(Duration::from_secs(within));
        assert!(matches!(client.find_call(search).await, Ok(CallSearch::NoneSeen { .. })));
        let urls = urls.lock().expect("a list");
        assert_eq!(*urls, [format!("https://example.signalwire.com/api/voice/logs?{dates}&page_size=500")]);
    }
}

#[test]
fn the_blocking_client_searches_too() {
    let client = signalwire_calling::blocking::Client::builder().space("example").project("p").token("t");
    let client = client.transport(|_: HttpRequest| async { page(&json!([leg("a")]), None) }).build();
    let result = client.expect("a client").find_call(FindCall::new(&attempt()).nobody_else_dials());
    assert_eq!(found(&result.expect("a result")), Some("a"));
}

#[tokio::test]
async fn a_link_to_another_server_is_not_followed() {
    let pages = vec![page(&json!([leg("a")]), Some("https://evil.example/logs"))];
    let result = search(FindCall::new(&attempt()).nobody_else_dials(), pages).await.expect("a result");
    let CallSearch::Candidates { coverage: Coverage::Failed(error), .. } = &result else {
        panic!("{result:?}")
    };
    assert_eq!(*error.kind(), ErrorKind::Link);
}
