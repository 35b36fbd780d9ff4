//! Sending from code that is not async.

mod support;

use std::time::Duration;

use runtime::blocking::{Executor, PreparedRequest};
use runtime::{ErrorKind, HttpRequest, HttpResponse, Outcome, RetryPolicy, Sender};
use support::script::{Script, Step};
use support::server::{Reply, Server};
use support::{Order, Receipt, sender_to, settings};

fn prepare(executor: &Executor, sender: &Sender, amount: i64) -> PreparedRequest<Receipt> {
    executor.prepare(sender.request("POST", "/orders", &Order::of(amount)))
}

fn scripted(script: &Script) -> Sender {
    let settings = settings().base_url("https://things.test".to_owned()).transport(script.clone());
    settings.build().expect("the settings are complete")
}

#[test]
fn a_request_is_sent_when_it_is_told_to() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.expect("threads can be started");
    let server = runtime.block_on(Server::start(Reply::new("200 OK", "", r#"{"id":"7"}"#)));
    let executor = Executor::new().expect("threads can be started");
    let sender = sender_to(&server.url());
    let prepared = prepare(&executor, &sender, 1);
    assert_eq!(server.connections(), 0);
    assert_eq!(prepared.send().expect("the server agrees").0.text(), r#"{"id":"7"}"#);
    for _ in 0..3 {
        prepare(&executor, &sender, 1).send().expect("the server agrees");
    }
    assert_eq!((server.received().len(), server.connections()), (4, 1));
}

#[test]
fn options_and_errors_are_those_of_the_async_request() {
    let script = Script::new([Step::no_connection(), Step::no_connection(), Step::status(422)]);
    let (executor, sender) = (Executor::new().expect("threads can be started"), scripted(&script));
    let error = prepare(&executor, &sender, 1).retry(RetryPolicy::never()).send().expect_err("no connection");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 1));
    let error = prepare(&executor, &sender, 1).send().expect_err("it is refused");
    assert_eq!((error.status(), error.attempts()), (Some(422), 2));

    let invalid = || prepare(&executor, &sender, 0);
    assert!(matches!(invalid().send().expect_err("it is invalid").kind(), ErrorKind::Invalid(_)));
    let no_time = prepare(&executor, &sender, 1).timeout(Duration::ZERO);
    assert!(matches!(no_time.send().expect_err("there is no time").kind(), ErrorKind::Config(_)));
    assert_eq!(
        format!("{:?}", invalid()),
        format!("{:?}", sender.request::<Receipt>("POST", "/orders", &Order::of(0)))
    );
}

#[test]
fn many_threads_may_share_it() {
    let (executor, script) =
        (Executor::new().expect("threads can be started"), Script::new((0..20).map(|_| Step::status(200))));
    let sender = scripted(&script);
    std::thread::scope(|scope| {
        for _ in 0..20 {
            scope.spawn(|| prepare(&executor, &sender, 1).send().expect("the script agrees"));
        }
    });
    assert_eq!((script.carried().len(), script.rest()), (20, 0));
}

#[tokio::test]
async fn in_async_code_it_blocks_but_does_not_panic() {
    let script = Script::new([Step::status(200)]);
    let executor = Executor::new().expect("threads can be started");
    prepare(&executor, &scripted(&script), 1).send().expect("the script agrees");
    drop(executor);
}

#[test]
fn a_panic_elsewhere_leaves_the_outcome_open() {
    let transport = |_: HttpRequest| async { panic!("this is what the test is about") };
    let transport = move |request| async move {
        let never: HttpResponse = transport(request).await;
        Ok(never)
    };
    let settings = settings().base_url("https://things.test".to_owned()).transport(transport);
    let sender = settings.build().expect("the settings are complete");
    let executor = Executor::new().expect("threads can be started");
    let error = prepare(&executor, &sender, 1).send().expect_err("there is no answer");
    assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Transport, Outcome::Unknown));
}
