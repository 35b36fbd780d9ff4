//! One fault, one command, one policy.

use std::fmt::Write;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use integration_tests::client::builder;
use integration_tests::faults::{Count, Stage, Target};
use signalwire_calling::Answer;
use signalwire_calling::commands::Dial;
use signalwire_calling::responses::ErrorBody;
use signalwire_calling::{
    Client, Error, ErrorKind, Operation, Outcome, PreparedRequest, RawBody, Response, RetryPolicy,
};
use tokio::sync::Semaphore;

use crate::capture::{PROXY_PASSWORD, SIP_PASSWORD};
use crate::catalogue::{Expected, Fault, Pace};

/// Time limits of a cell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// For the whole request.
    timeout: Duration,
    /// For establishing the connection.
    connect: Duration,
    /// For each attempt, if several are allowed.
    attempt: Duration,
}

/// For cells where the client should give up. Each limit leaves time for a third attempt.
pub(crate) const SHORT: Limits = Limits {
    timeout: Duration::from_secs(3),
    connect: Duration::from_millis(800),
    attempt: Duration::from_millis(900),
};

/// For cells where it should not, however busy the machine is.
pub(crate) const LONG: Limits = Limits {
    timeout: Duration::from_mins(1),
    connect: Duration::from_secs(20),
    attempt: Duration::from_secs(20),
};

/// The factors of the time limits with which a cell is tried until nothing else was in the way.
const TRIES: [u32; 3] = [1, 2, 4];

/// How long to wait for requests that should not arrive, and for a close to be noticed.
const LULL: Duration = Duration::from_millis(40);

/// A command that must not be carried out twice, and requests that are idempotent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Dial,
    PlayStop,
    /// Operations without a body, which are idempotent: `GET` of one resource, `DELETE`, and the next page of a list.
    Get,
    Delete,
    NextPage,
}

/// A success, as far as it is shown.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) is_leg: bool,
    pub(crate) body: RawBody,
}

/// A request on its way.
type Sent = Pin<Box<dyn Future<Output = Result<Received, Error>> + Send>>;

/// When a request is retried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Policy {
    Never,
    Default,
    Resending,
}

/// The cells of each row, in column order.
pub(crate) const CELLS: [(Command, Policy); 6] = [
    (Command::Dial, Policy::Never),
    (Command::Dial, Policy::Default),
    (Command::Dial, Policy::Resending),
    (Command::PlayStop, Policy::Never),
    (Command::PlayStop, Policy::Default),
    (Command::PlayStop, Policy::Resending),
];

/// The same for operations without a body.
pub(crate) const OPERATION_CELLS: [(Command, Policy); 9] = [
    (Command::Get, Policy::Never),
    (Command::Get, Policy::Default),
    (Command::Get, Policy::Resending),
    (Command::Delete, Policy::Never),
    (Command::Delete, Policy::Default),
    (Command::Delete, Policy::Resending),
    (Command::NextPage, Policy::Never),
    (Command::NextPage, Policy::Default),
    (Command::NextPage, Policy::Resending),
];

/// Creating a client keeps a core busy for some milliseconds; nothing else should wait for it.
static SETTING_UP: Semaphore = Semaphore::const_new(2);

/// The result of a cell.
#[derive(Debug)]
pub(crate) struct Cell {
    pub(crate) command: Command,
    pub(crate) policy: Policy,
    limits: Limits,
    /// What the server received.
    pub(crate) arrived: Count,
    /// How many attempts the client reports.
    pub(crate) attempts: usize,
    /// What the client returned.
    pub(crate) result: Result<Received, Error>,
    pub(crate) elapsed: Duration,
    /// How long the client waited between attempts.
    pub(crate) backoffs: Duration,
    /// Everything that users can see of it.
    pub(crate) seen: String,
}

impl Limits {
    fn times(self, factor: u32) -> Self {
        Self {
            timeout: self.timeout * factor,
            connect: self.connect * factor,
            attempt: self.attempt * factor,
        }
    }
}

impl Cell {
    /// Returns whether the client gave up in time, not counting waits that the server asked for.
    pub(crate) fn is_in_time(&self) -> bool {
        self.elapsed <= self.limits.timeout.mul_f64(1.1) + self.backoffs
    }

    pub(crate) fn outcome(&self) -> Option<Outcome> {
        self.result.as_ref().err().map(Error::outcome)
    }

    /// Returns whether it ran out of time while connecting, although the fault comes later.
    fn gave_up_before(&self, fault: &Fault) -> bool {
        fault.pace == Pace::Hangs
            && self.outcome() == Some(Outcome::NotSent)
            && !fault.expected.contains(&Expected::NotSent)
    }
}

impl Command {
    pub(crate) fn prepare(self, client: &Client) -> PreparedRequest<Answer> {
        match self {
            Self::Dial => client.dial(
                Dial::url("+12065550100", "https://example.com/swml")
                    .to("sip:far-end@example.com")
                    .username("me")
                    .password(SIP_PASSWORD),
            ),
            _ => client.call("call-id-xxx").play_stop("ctrl-id"),
        }
    }

    /// Returns the request as users see it, and its result.
    fn send(self, client: &Client) -> (String, Sent) {
        match self {
            Self::Dial | Self::PlayStop => {
                let request = self.prepare(client);
                let shown = format!("{request:?}");
                let sent = async move {
                    let answer = request.await?;
                    Ok(Received { is_leg: answer.leg().is_some(), body: answer.raw().clone() })
                };
                (shown, Box::pin(sent))
            }
            Self::Get => received(client.recordings().get("recording-id")),
            Self::Delete => received(client.recordings().delete("recording-id")),
            Self::NextPage => {
                let request = client.recordings().list().at_link("?page_number=1&page_token=PA");
                let shown = format!("{request:?}");
                let mut pages = request.pages();
                let sent = async move {
                    match pages.next().await.expect("a page or an error") {
                        Ok(page) => Ok(Received { is_leg: false, body: page.raw().clone() }),
                        // The answer to a page is a success, even if nobody can read it.
                        Err(error) => match error.raw_body().filter(|_| *error.kind() == ErrorKind::Link) {
                            Some(body) => Ok(Received { is_leg: false, body: body.clone() }),
                            None => Err(error),
                        },
                    }
                };
                (shown, Box::pin(sent))
            }
        }
    }
}

fn received<O: Operation<ErrorBody = ErrorBody>>(request: PreparedRequest<Response<O>>) -> (String, Sent) {
    let shown = format!("{request:?}");
    let sent = async move { Ok(Received { is_leg: false, body: request.await?.raw().clone() }) };
    (shown, Box::pin(sent))
}

impl Policy {
    pub(crate) fn policy(self, limits: Limits) -> RetryPolicy {
        let quick = RetryPolicy::default().backoff(Duration::from_millis(1), Duration::from_millis(2));
        match self {
            Self::Never => RetryPolicy::never(),
            Self::Default => quick,
            Self::Resending => quick.attempt_timeout(limits.attempt).retry_idempotent(),
        }
    }
}

/// Creates a client for the stage, with a record of its attempts and of the time between them.
pub(crate) fn client_of(
    stage: &Stage,
    authority: &Path,
    policy: Policy,
    limits: Limits,
) -> (Client, Arc<Mutex<(usize, Duration)>>) {
    let told: Arc<Mutex<(usize, Duration)>> = Arc::default();
    let shared = Arc::clone(&told);
    let mut builder = builder()
        .ca_file(authority)
        .timeout(limits.timeout)
        .connect_timeout(limits.connect)
        .retry(policy.policy(limits))
        .on_attempt(move |attempt| {
            let mut told = shared.lock().unwrap_or_else(PoisonError::into_inner);
            told.0 += 1;
            told.1 += attempt.backoff().unwrap_or_default();
        });
    builder = match &stage.target {
        Target::Url(url) => builder.base_url(url),
        Target::Space => builder.space("example"),
    };
    if let Some(proxy) = &stage.proxy {
        builder = builder.proxy(proxy.replacen("://", &format!("://me:{PROXY_PASSWORD}@"), 1));
    }
    (builder.build().expect("the settings are valid"), told)
}

/// Does the same, one client at a time.
pub(crate) async fn in_turn(
    stage: &Stage,
    authority: &Path,
    policy: Policy,
    limits: Limits,
) -> (Client, Arc<Mutex<(usize, Duration)>>) {
    let _turn = SETTING_UP.acquire().await.expect("the semaphore stays open");
    client_of(stage, authority, policy, limits)
}

/// Runs the cell. Tries again with longer limits if the client takes too long, or gives up before it meets the fault.
///
/// A busy machine can cause either once, but hardly every time.
pub(crate) async fn run(fault: &Fault, command: Command, policy: Policy, authority: &Path) -> Cell {
    let limits = if fault.pace == Pace::Hangs { SHORT } else { LONG };
    let [first, later @ ..] = TRIES;
    let mut cell = run_once(fault, command, policy, authority, limits.times(first)).await;
    for factor in later {
        if cell.is_in_time() && !cell.gave_up_before(fault) {
            break;
        }
        cell = run_once(fault, command, policy, authority, limits.times(factor)).await;
    }
    cell
}

async fn run_once(fault: &Fault, command: Command, policy: Policy, authority: &Path, limits: Limits) -> Cell {
    let stage = fault.scene.start().await;
    let (client, told) = in_turn(&stage, authority, policy, limits).await;
    if fault.warm_up {
        let patient = RetryPolicy::default().max_retries(10);
        let first = client.call("warm-up").denoise().retry(patient).timeout(LONG.timeout).await;
        first.expect("the first request succeeds");
        tokio::time::sleep(LULL * 4).await;
        *told.lock().unwrap_or_else(PoisonError::into_inner) = Default::default();
    }
    let before = stage.arrivals.count();
    let (request, sent) = command.send(&client);
    let mut seen = format!("{client:?}{request}{:?}", policy.policy(limits));
    let begin = Instant::now();
    let result = sent.await;
    let elapsed = begin.elapsed();
    tokio::time::sleep(LULL).await;
    seen.push_str(&shown(&result));
    let (attempts, backoffs) = *told.lock().unwrap_or_else(PoisonError::into_inner);
    let arrived = stage.arrivals.count() - before;
    Cell { command, policy, limits, arrived, attempts, result, elapsed, backoffs, seen }
}

/// Returns everything that users can see of a result, including causes.
fn shown(result: &Result<Received, Error>) -> String {
    match result {
        Ok(response) => format!("{response:?}"),
        Err(error) => {
            let mut text = format!("{error:#?}{:?}", error.body());
            let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
            while let Some(error) = next {
                write!(text, "\n{error}\n{error:?}\n{error:#?}").expect("writing to a string");
                next = error.source();
            }
            text
        }
    }
}
