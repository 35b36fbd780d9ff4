//! When a request is sent again: exactly when, how often, and after what not. Time is paused and chance is fixed, so
//! that nothing here waits.

mod support;

use std::future::IntoFuture;
use std::time::Duration;

use runtime::{Error, ErrorKind, HttpResponse, Jitter, Outcome, RetryPolicy, Sender};
use support::script::{Script, Step};
use support::{Order, Receipt, Rejection, settings};
use tokio::time::Instant;

const MILLISECOND: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);

/// A request of which a second copy does harm, and one of which it does not.
const UNSAFE: i64 = 1;
const IDEMPOTENT: i64 = 2;

fn sender(script: &Script, policy: RetryPolicy, jitter: f64) -> Sender {
    let settings = settings().base_url("https://things.test".to_owned()).transport(script.clone());
    let settings = settings.retry(policy).jitter(Jitter::from_fn(move || jitter));
    settings.build().expect("the settings are complete")
}

/// The result of a request, and the times from its beginning at which it was sent.
struct Sent {
    result: Result<Receipt, Error<Rejection>>,
    at: Vec<Duration>,
    completed: Duration,
    /// How much of the script was not needed.
    rest: usize,
}

impl Sent {
    /// Milliseconds between the attempts.
    fn backoffs(&self) -> Vec<u128> {
        self.at.windows(2).map(|pair| pair[1].abs_diff(pair[0]).as_millis()).collect()
    }

    fn error(&self) -> &Error<Rejection> {
        self.result.as_ref().expect_err("the request failed")
    }
}

async fn send(steps: impl IntoIterator<Item = Step>, policy: RetryPolicy, jitter: f64, amount: i64) -> Sent {
    let script = Script::new(steps);
    let sender = sender(&script, policy, jitter);
    let begin = Instant::now();
    let result = sender.request::<Receipt>("POST", "/orders", &Order::of(amount)).await;
    let at = script.carried().iter().map(|carried| carried.at - begin).collect();
    Sent { result, at, completed: begin.elapsed(), rest: script.rest() }
}

#[tokio::test(start_paused = true)]
async fn without_a_connection_it_tries_twice_more_with_growing_pauses() {
    let steps = || [Step::no_connection(), Step::no_connection(), Step::status(200)];
    let sent = send(steps(), RetryPolicy::default(), 1.0, UNSAFE).await;
    assert_eq!(sent.result.expect("the third attempt succeeds").0.status(), 200);
    assert_eq!(sent.at, [Duration::ZERO, 500 * MILLISECOND, 1500 * MILLISECOND]);

    let sent = send(steps(), RetryPolicy::default(), 0.25, UNSAFE).await;
    assert_eq!(sent.at, [Duration::ZERO, 125 * MILLISECOND, 375 * MILLISECOND], "backoffs are a random part");

    let steps = [Step::no_connection(), Step::no_connection(), Step::no_connection(), Step::status(200)];
    let sent = send(steps, RetryPolicy::default(), 1.0, UNSAFE).await;
    assert_eq!((sent.at.len(), sent.rest), (3, 1));
    let error = sent.error();
    assert_eq!((error.attempts(), error.kind(), error.outcome()), (3, &ErrorKind::Connect, Outcome::NotSent));
    assert_eq!(sent.completed, 1500 * MILLISECOND, "after the last attempt there is no pause");
}

#[tokio::test(start_paused = true)]
async fn pauses_double_up_to_the_longest() {
    let steps: Vec<_> = (0..8).map(|_| Step::no_connection()).collect();
    let policy = RetryPolicy::default().max_retries(7);
    let sent = send(steps, policy, 1.0, UNSAFE).await;
    let backoffs = sent.backoffs();
    assert_eq!(backoffs, [500, 1000, 2000, 4000, 8000, 8000], "the seventh would end after the timeout");

    let steps: Vec<_> = (0..4).map(|_| Step::no_connection()).collect();
    let policy = RetryPolicy::default().max_retries(3).backoff(SECOND, 3 * SECOND);
    let sent = send(steps, policy, 0.5, UNSAFE).await;
    let backoffs = sent.backoffs();
    assert_eq!(backoffs, [500, 1000, 1500]);
}

#[tokio::test(start_paused = true)]
async fn status_429_is_waited_out_as_the_server_asks() {
    let steps = [Step::patience(429, "7"), Step::patience(429, "60"), Step::status(200)];
    let sent = send(steps, RetryPolicy::default(), 1.0, UNSAFE).await;
    assert!(sent.result.is_ok());
    assert_eq!(sent.at, [Duration::ZERO, 7 * SECOND, 67 * SECOND]);

    // What the server asks for is a lower bound; what it leaves open is the client's own pause.
    for (asked, pause) in [("0", 500), ("-1", 500), ("soon", 500), ("", 500), ("1.5", 500), (" 3 ", 3000)] {
        let sent =
            send([Step::patience(429, asked), Step::status(200)], RetryPolicy::default(), 1.0, 1).await;
        assert_eq!(sent.at, [Duration::ZERO, pause * MILLISECOND], "{asked:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_date_is_measured_with_the_servers_clock() {
    let answer = HttpResponse::new(429, "{}")
        .header("Date", "Tue, 24 Nov 2026 12:00:00 GMT")
        .header("Retry-After", "Tue, 24 Nov 2026 12:00:09 GMT");
    let past = HttpResponse::new(429, "{}")
        .header("Date", "Tue, 24 Nov 2026 12:00:00 GMT")
        .header("Retry-After", "Tue, 24 Nov 2026 11:59:00 GMT");
    let steps =
        [Step::Response(Duration::ZERO, answer), Step::Response(Duration::ZERO, past), Step::status(200)];
    let sent = send(steps, RetryPolicy::default(), 0.0, UNSAFE).await;
    assert_eq!(sent.at, [Duration::ZERO, 9 * SECOND, 9 * SECOND]);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_asks_for_too_much_gets_no_second_request() {
    for asked in ["61", "99999999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"] {
        let sent =
            send([Step::patience(429, asked), Step::status(200)], RetryPolicy::default(), 0.0, 1).await;
        assert_eq!((sent.at.len(), sent.completed), (1, Duration::ZERO), "{asked}");
        let error = sent.error();
        assert!(error.retry_after().is_some_and(|wait| wait > 60 * SECOND), "{asked}");
        assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Rejected));
    }
    let policy = RetryPolicy::default().max_retry_after(100 * SECOND);
    let sent = send([Step::patience(429, "61"), Step::status(200)], policy, 0.0, UNSAFE).await;
    assert_eq!(sent.at, [Duration::ZERO, 61 * SECOND]);
}

#[tokio::test(start_paused = true)]
async fn no_policy_sends_twice_what_may_have_been_carried_out() {
    let endings: [fn() -> Step; 9] = [
        Step::lost,
        Step::rejected,
        || Step::Silence,
        || Step::Deafness,
        || Step::status(500),
        || Step::patience(503, "1"),
        || Step::status(408),
        || Step::status(307),
        || Step::status(422),
    ];
    let policies = [
        RetryPolicy::never(),
        RetryPolicy::default(),
        RetryPolicy::default().retry_idempotent(),
        RetryPolicy::default().retry_idempotent().max_retries(u32::MAX).attempt_timeout(SECOND),
    ];
    for policy in policies {
        for (index, ending) in endings.iter().enumerate() {
            let sent = send([ending(), Step::status(200)], policy.clone(), 0.0, UNSAFE).await;
            assert_eq!((sent.at.len(), sent.rest), (1, 1), "ending {index}, {policy:?}");
            assert_eq!(sent.error().attempts(), 1);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn idempotent_requests_are_retried_if_the_policy_says_so() {
    let endings: [(fn() -> Step, bool); 10] = [
        (Step::lost, true),
        (Step::rejected, true),
        (|| Step::status(500), true),
        (|| Step::status(503), true),
        (|| Step::status(599), true),
        (|| Step::status(408), false),
        (|| Step::status(404), false),
        (|| Step::status(422), false),
        (|| Step::status(302), false),
        (|| Step::status(600), false),
    ];
    for (index, (ending, resent)) in endings.iter().enumerate() {
        let policy = RetryPolicy::default().retry_idempotent();
        let sent = send([ending(), Step::status(200)], policy, 0.0, IDEMPOTENT).await;
        assert_eq!(sent.at.len(), 1 + usize::from(*resent), "ending {index}");
        assert_eq!(sent.result.is_ok(), *resent);
        // Being idempotent is not enough.
        let sent = send([ending(), Step::status(200)], RetryPolicy::default(), 0.0, IDEMPOTENT).await;
        assert_eq!(sent.at.len(), 1, "ending {index}");
    }
}

#[tokio::test(start_paused = true)]
async fn never_means_never() {
    for ending in [Step::no_connection(), Step::patience(429, "1"), Step::lost()] {
        let sent = send([ending, Step::status(200)], RetryPolicy::never(), 0.0, IDEMPOTENT).await;
        assert_eq!((sent.at.len(), sent.completed), (1, Duration::ZERO));
    }
}

#[tokio::test(start_paused = true)]
async fn the_outcome_is_the_worst_of_all_attempts() {
    let policy = || RetryPolicy::default().retry_idempotent();
    let cases = [
        (vec![Step::lost(), Step::status(404)], Outcome::Unknown),
        (vec![Step::status(500), Step::no_connection(), Step::no_connection()], Outcome::Unknown),
        (vec![Step::status(429), Step::no_connection(), Step::no_connection()], Outcome::Rejected),
        (vec![Step::no_connection(), Step::no_connection(), Step::status(429)], Outcome::Rejected),
        (vec![Step::no_connection(), Step::no_connection(), Step::no_connection()], Outcome::NotSent),
        (vec![Step::no_connection(), Step::lost(), Step::rejected()], Outcome::Unknown),
    ];
    for (index, (steps, outcome)) in cases.into_iter().enumerate() {
        let attempts = u32::try_from(steps.len()).expect("there are few steps");
        let sent = send(steps, policy(), 0.0, IDEMPOTENT).await;
        assert_eq!((sent.error().outcome(), sent.error().attempts()), (outcome, attempts), "case {index}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_timeout_holds_for_all_attempts_and_own_pauses_together() {
    let slow = || Step::no_connection().after(11 * SECOND);
    let sent = send([slow(), slow(), Step::Silence], RetryPolicy::default(), 1.0, UNSAFE).await;
    assert_eq!(sent.at, [Duration::ZERO, 11_500 * MILLISECOND, 23_500 * MILLISECOND]);
    assert_eq!(sent.completed, 30 * SECOND, "the third attempt has what is left");
    assert_eq!((sent.error().outcome(), sent.error().is_timeout()), (Outcome::Unknown, true));

    // There is no time for an attempt after the pause.
    let sent = send([slow(), slow().after(18 * SECOND), slow()], RetryPolicy::default(), 1.0, UNSAFE).await;
    assert_eq!((sent.at.len(), sent.completed), (2, 29_500 * MILLISECOND));

    // A wait that the server asked for is not the client's own time.
    let steps = [Step::patience(429, "60").after(20 * SECOND), Step::Silence];
    let sent = send(steps, RetryPolicy::default(), 1.0, UNSAFE).await;
    assert_eq!((sent.at, sent.completed), (vec![Duration::ZERO, 80 * SECOND], 90 * SECOND));
}

#[tokio::test(start_paused = true)]
async fn the_total_time_holds_for_everything() {
    let steps = [Step::patience(429, "60"), Step::patience(429, "59"), Step::Silence];
    let sent = send(steps, RetryPolicy::default(), 0.0, UNSAFE).await;
    assert_eq!(sent.at, [Duration::ZERO, 60 * SECOND, 119 * SECOND]);
    assert_eq!(sent.completed, 120 * SECOND);

    let steps = [Step::patience(429, "60"), Step::patience(429, "60"), Step::status(200)];
    let sent = send(steps, RetryPolicy::default(), 0.0, UNSAFE).await;
    assert_eq!(
        (sent.at.len(), sent.completed),
        (2, 60 * SECOND),
        "the second wait would end with the total time"
    );

    // It is about sending again, and takes nothing from the first attempt.
    let policy = RetryPolicy::default().total_timeout(SECOND);
    let sent = send([Step::Silence], policy.clone(), 0.0, UNSAFE).await;
    assert_eq!(sent.completed, 30 * SECOND);
    let sent = send([Step::no_connection().after(2 * SECOND), Step::status(200)], policy, 0.0, UNSAFE).await;
    assert_eq!(sent.at.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_single_attempt_may_have_a_limit_of_its_own() {
    let policy = RetryPolicy::default().retry_idempotent().attempt_timeout(4 * SECOND);
    let steps = [Step::Silence, Step::Silence, Step::Silence];
    let sent = send(steps, policy, 0.0, IDEMPOTENT).await;
    assert_eq!(sent.at, [Duration::ZERO, 4 * SECOND, 8 * SECOND]);
    assert_eq!((sent.completed, sent.error().attempts()), (12 * SECOND, 3));
}

#[tokio::test(start_paused = true)]
async fn a_transport_that_does_not_mind_the_time_is_given_up() {
    let sent = send([Step::Deafness], RetryPolicy::default(), 0.0, UNSAFE).await;
    assert_eq!(sent.completed, 31_500 * MILLISECOND);
    let error = sent.error();
    assert!(error.is_timeout());
    assert_eq!((error.kind(), error.outcome()), (&ErrorKind::Timeout, Outcome::Unknown));
}

#[tokio::test(start_paused = true)]
async fn a_request_may_have_a_policy_of_its_own() {
    let script = Script::new([Step::no_connection(), Step::no_connection(), Step::status(200)]);
    let sender = sender(&script, RetryPolicy::never(), 0.0);
    let request = || sender.request::<Receipt>("POST", "/orders", &Order::of(UNSAFE));
    assert_eq!(request().await.expect_err("the client's policy").attempts(), 1);
    request().retry(RetryPolicy::default()).await.expect("the request's policy");
    assert_eq!(script.carried().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_request_that_is_dropped_in_a_pause_is_not_sent_again() {
    let script = Script::new([Step::patience(429, "30"), Step::status(200)]);
    let sender = sender(&script, RetryPolicy::default(), 0.0);
    let request = sender.request::<Receipt>("POST", "/orders", &Order::of(UNSAFE));
    tokio::time::timeout(10 * SECOND, request.into_future()).await.expect_err("the pause is longer");
    tokio::time::sleep(100 * SECOND).await;
    assert_eq!(script.carried().len(), 1);
}
