//! Lists in pages, from servers that do not always tell the truth about where a list goes on.

mod support;

use std::time::Duration;

use runtime::blocking::Executor;
use runtime::{ErrorKind, Outcome, RetryPolicy, Sender};
use support::operations::{LIST, list};
use support::sender_to;
use support::server::{Reply, Server};

/// A page with these lamps, and this link to the next one in JSON, if any.
fn page(ids: &[&str], next: Option<&str>) -> Reply {
    let data: Vec<_> = ids.iter().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
    let links = next.map(|next| format!(r#","links":{{"next":{next}}}"#)).unwrap_or_default();
    Reply::new("200 OK", "", format!(r#"{{"data":[{}]{links}}}"#, data.join(",")))
}

fn linked(ids: &[&str], next: &str) -> Reply {
    page(ids, Some(&format!("\"{next}\"")))
}

/// What a list yields: the IDs of its lamps, and its errors.
async fn items_of(sender: &Sender) -> Vec<String> {
    let mut items = list(sender).retry(RetryPolicy::never()).items();
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item.map_or_else(|error| format!("{:?}", error.kind()), |lamp| lamp.id));
    }
    assert!(items.next().await.is_none(), "the end is final");
    found
}

#[tokio::test]
async fn all_pages_are_read_one_after_another() {
    let server = Server::in_turn([
        linked(&["a", "b"], &format!("{LIST}?page=2")),
        linked(&[], "?page=3"),
        page(&["c"], None),
    ])
    .await;
    let sender = sender_to(&server.url());
    let mut pages = list(&sender).pages();
    assert_eq!((server.connections(), pages.next_link()), (0, None), "nothing is sent before it is polled");
    let first = pages.next().await.expect("a page").expect("the server agrees");
    assert_eq!(first.body().map(|page| page.data.len()), Some(2));
    assert_eq!(pages.next_link(), Some(&*format!("{LIST}?page=2")));
    assert_eq!(server.received().len(), 1, "the next page is requested when it is polled");
    pages.next().await.expect("a page").expect("the server agrees");
    assert_eq!(pages.next_link(), Some("?page=3"));
    pages.next().await.expect("a page").expect("the server agrees");
    assert_eq!(pages.next_link(), None);
    assert!(pages.next().await.is_none() && pages.next().await.is_none());
    let expected = [format!("GET {LIST}"), format!("GET {LIST}?page=2"), format!("GET {LIST}?page=3")];
    assert_eq!(server.request_lines(), expected);
    let all = server.received();
    assert!(all.iter().all(|request| String::from_utf8_lossy(request).contains("uthorization: Basic ")));
}

#[tokio::test]
async fn absolute_and_relative_links_work() {
    for relative in ["?page=2", "lamps?page=2", "/rooms/hall/floors/1/lamps?page=2", "../1/lamps?page=2#top"]
    {
        let server = Server::in_turn([linked(&["a"], relative), page(&["b"], None)]).await;
        assert_eq!(items_of(&sender_to(&server.url())).await, ["a", "b"], "{relative}");
        assert_eq!(server.request_lines()[1], format!("GET {LIST}?page=2"), "{relative}");
    }
    let last = Server::start(page(&["b"], None)).await;
    let first = Server::in_turn([linked(&["a"], &format!("{}/x", last.url())), page(&[], None)]).await;
    let own = Server::in_turn([linked(&["a"], "//localhost/x"), page(&[], None)]).await;
    for server in [&first, &own] {
        assert_eq!(items_of(&sender_to(&server.url())).await, ["a", "Link"]);
    }
    assert_eq!(last.connections(), 0);
}

#[tokio::test]
async fn a_missing_a_null_and_an_empty_link_end_the_list() {
    for next in [None, Some("null"), Some("\"\""), Some("5")] {
        let server = Server::start(page(&["a"], next)).await;
        assert_eq!(items_of(&sender_to(&server.url())).await, ["a"], "{next:?}");
        assert_eq!(server.received().len(), 1);
    }
}

#[tokio::test]
async fn links_to_other_servers_are_not_followed() {
    let elsewhere = Server::start(page(&["stolen"], None)).await;
    let port = elsewhere.port();
    let server = Server::in_turn([page(&[], None)]).await;
    let own = server.port();
    let links = [
        format!("http://127.0.0.1:{port}{LIST}"),
        format!("http://localhost:{port}/"),
        format!("//127.0.0.1:{port}/"),
        format!("http://localhost:{own}/"),
        format!("https://127.0.0.1:{own}/"),
        format!("http://me@127.0.0.1:{own}/"),
        format!("http://me:secret@127.0.0.1:{own}/"),
        format!("http://:secret@127.0.0.1:{own}/"),
        format!("http://127.0.0.1:{own}@127.0.0.1:{port}/"),
        format!("\\\\\\\\127.0.0.1:{port}/"),
        "ftp://127.0.0.1/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "data:application/json,{}".to_owned(),
        "http://".to_owned(),
    ];
    for link in links {
        server.rescript([linked(&["a"], &link)]);
        let before = server.received().len();
        let sender = sender_to(&server.url());
        let mut pages = list(&sender).pages();
        pages.next().await.expect("a page").expect("the server agrees");
        let error = pages.next().await.expect("an error").expect_err("it leads elsewhere");
        assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Link, Outcome::NotSent), "{link}");
        assert!(!error.to_string().contains("secret"), "{error}");
        assert!(pages.next().await.is_none());
        let stored = link.replace("\\\\", "\\");
        let error = list(&sender).at_link(&stored).unchecked().await.expect_err("it leads elsewhere");
        assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Link, Outcome::NotSent), "{link}");
        assert_eq!(server.received().len(), before + 1, "{link}");
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn a_list_that_leads_back_ends_with_one_error() {
    let second = || linked(&["b"], &format!("{LIST}?page=1"));
    let cases: [(Vec<Reply>, &[&str]); 5] = [
        (vec![linked(&["a"], LIST)], &["a", "Link"]),
        (vec![linked(&["a"], "#again")], &["a", "Link"]),
        (vec![linked(&["a"], "?b"), linked(&["b"], "lamps")], &["a", "b", "Link"]),
        (vec![linked(&["a"], "?page=1"), linked(&["b"], "lamps?page=1")], &["a", "b", "Link"]),
        (vec![linked(&["a"], "?page=1"), linked(&["b"], "?page=2"), second()], &["a", "b", "b", "Link"]),
    ];
    for (replies, expected) in cases {
        let count = replies.len();
        let server = Server::in_turn(replies).await;
        assert_eq!(items_of(&sender_to(&server.url())).await, expected);
        assert_eq!(server.received().len(), count);
    }
    // The same, when the stream starts in the middle.
    let server = Server::start(linked(&["a"], "?page=7")).await;
    let mut items = list(&sender_to(&server.url())).at_link("?page=7").items();
    assert!(items.next().await.is_some_and(|item| item.is_ok()));
    assert!(items.next().await.is_some_and(|item| item.is_err()));
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn after_an_error_the_list_can_be_continued() {
    let failure = Reply::new("500 Internal Server Error", "", r#"{"error":"tired"}"#);
    let server =
        Server::in_turn([linked(&["a"], "?page=2"), failure, linked(&["b"], "?page=3"), page(&["c"], None)])
            .await;
    let sender = sender_to(&server.url());
    let mut items = list(&sender).items();
    assert!(items.next().await.is_some_and(|item| item.is_ok()));
    let error = items.next().await.expect("an error").expect_err("the server failed");
    assert_eq!((error.status(), error.outcome()), (Some(500), Outcome::Unknown));
    assert!(error.body().is_some_and(|body| body.message.as_deref() == Some("tired")));
    assert!(items.next().await.is_none());
    let link = items.next_link().expect("where the list goes on").to_owned();
    let mut rest = list(&sender).at_link(&link).items();
    assert_eq!(rest.next().await.and_then(Result::ok).map(|lamp| lamp.id).as_deref(), Some("b"));
    assert_eq!(rest.next_link(), Some("?page=3"));
    assert_eq!(rest.next().await.and_then(Result::ok).map(|lamp| lamp.id).as_deref(), Some("c"));
    assert!(rest.next().await.is_none() && rest.next_link().is_none());
}

#[tokio::test]
async fn each_page_has_the_retries_of_the_request() {
    let lost = || Reply::BytesThenClose(Vec::new());
    let server =
        Server::in_turn([lost(), linked(&["a"], "?page=2"), lost(), lost(), page(&["b"], None)]).await;
    let sender = sender_to(&server.url());
    let mut items = list(&sender).retry(RetryPolicy::default().retry_idempotent()).items();
    for id in ["a", "b"] {
        assert_eq!(items.next().await.expect("an item").expect("the server agrees").id, id);
    }
    assert!(items.next().await.is_none());
    assert_eq!(server.received().len(), 5);
}

#[tokio::test]
async fn a_page_of_an_unexpected_shape_is_an_error() {
    for body in ["", "null", "[]", "{}", r#"{"data":5}"#, r#"{"data":[{"id":"a"}"#, "<html>"] {
        let server = Server::in_turn([linked(&["a"], "?page=2"), Reply::new("200 OK", "", body)]).await;
        let mut pages = list(&sender_to(&server.url())).pages();
        assert!(pages.next().await.is_some_and(|page| page.is_ok()));
        let error = pages.next().await.expect("an error").expect_err("its items are unknown");
        assert_eq!((error.kind(), error.status()), (&ErrorKind::Link, Some(200)), "{body}");
        assert!(error.raw_body().is_some_and(|raw| raw.text() == body));
        assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1), "it was sent: {error}");
        assert_eq!(pages.next_link(), Some("?page=2"));
        assert!(pages.next().await.is_none());
    }
}

#[tokio::test]
async fn a_large_page_is_read_whole_but_not_one_without_end() {
    let id = "x".repeat(300 * 1024);
    let server = Server::start(page(&[&id], None)).await;
    assert_eq!(items_of(&sender_to(&server.url())).await, [id]);
    let server = Server::start(page(&[&"x".repeat(5 * 1024 * 1024)], None)).await;
    assert_eq!(items_of(&sender_to(&server.url())).await, ["Link"]);
}

#[tokio::test]
async fn dropping_the_stream_stops() {
    let server = Server::in_turn([linked(&["a", "b"], "?page=2"), page(&["c"], None)]).await;
    let mut items = list(&sender_to(&server.url())).items();
    assert!(items.next().await.is_some_and(|item| item.is_ok()));
    drop(items);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(server.received().len(), 1);
}

#[test]
fn blocking_iterators_do_the_same() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.expect("threads can be started");
    let executor = Executor::new().expect("threads can be started");
    let start = |replies: Vec<Reply>| runtime.block_on(Server::in_turn(replies));

    let server = start(vec![linked(&["a", "b"], "?page=2"), page(&["c"], None)]);
    let sender = sender_to(&server.url());
    let mut pages = executor.prepare(list(&sender)).pages();
    assert_eq!(server.connections(), 0, "nothing is sent before it is advanced");
    assert!(pages.next().is_some_and(|page| page.is_ok()));
    assert_eq!(pages.stream().and_then(|pages| pages.next_link()), Some("?page=2"));
    let rest = executor.prepare(list(&sender)).at_link("?page=2").items();
    assert_eq!(rest.map(|item| item.expect("the server agrees").id).collect::<Vec<_>>(), ["c"]);

    let server = start(vec![linked(&["a"], "?page=2"), linked(&["b"], "lamps")]);
    let items = executor.prepare(list(&sender_to(&server.url()))).items();
    let found: Vec<_> = items.map(|item| item.map_or_else(|_| "error".to_owned(), |lamp| lamp.id)).collect();
    assert_eq!(found, ["a", "b", "error"]);

    let link = "http://127.0.0.1:9/";
    let error = executor.prepare(list(&sender)).at_link(link).send().expect_err("it leads elsewhere");
    assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Link, Outcome::NotSent));
}
