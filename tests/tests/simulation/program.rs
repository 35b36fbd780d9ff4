//! The program of a simulated world: it stores the attempt, dials, crashes, searches and decides.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use signalwire_calling::commands::Dial;
use signalwire_calling::dial_attempt::DialAttempt;
use signalwire_calling::responses::Leg;
use signalwire_calling::search::{CallSearch, Coverage, FindCall};
use signalwire_calling::transport::HttpRequest;
use signalwire_calling::{Client, Outcome, RetryPolicy, swml};

use crate::platform::{CLOCK_SKEW_MS, FROM, TO, URL, WITHIN_MS, World};

/// How the program looks for a call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Searcher {
    /// As documented: it states that nobody else dials only if that is true.
    Real,
    /// States it always.
    FalseStatement,
    /// Searches a wider window than the one that its statement is true for.
    WideWindow,
    /// Takes the first call with the same numbers.
    Naive,
}

/// What happened in all worlds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// Found, and not the call of the attempt.
    pub(crate) wrong: u64,
    /// Attempts of which a second dial arrived.
    pub(crate) dialed_twice: u64,
    found: u64,
    found_by_statement: u64,
    candidates: u64,
    none_seen: u64,
    none_seen_but_exists: u64,
    incomplete: u64,
    errors: u64,
    answered: u64,
}

impl Tally {
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            wrong: self.wrong + other.wrong,
            dialed_twice: self.dialed_twice + other.dialed_twice,
            found: self.found + other.found,
            found_by_statement: self.found_by_statement + other.found_by_statement,
            candidates: self.candidates + other.candidates,
            none_seen: self.none_seen + other.none_seen,
            none_seen_but_exists: self.none_seen_but_exists + other.none_seen_but_exists,
            incomplete: self.incomplete + other.incomplete,
            errors: self.errors + other.errors,
            answered: self.answered + other.answered,
        }
    }

    /// Returns what must be common in enough worlds.
    pub(crate) fn ends(&self) -> [(&'static str, u64); 8] {
        [
            ("found", self.found),
            ("found by the statement", self.found_by_statement),
            ("with candidates", self.candidates),
            ("with none seen", self.none_seen),
            ("with none seen although the call exists", self.none_seen_but_exists),
            ("incomplete", self.incomplete),
            ("with errors", self.errors),
            ("answered", self.answered),
        ]
    }
}

type Shared = Arc<Mutex<World>>;

fn held(world: &Shared) -> MutexGuard<'_, World> {
    world.lock().expect("no thread panics while it holds the world")
}

/// Runs the program in the worlds of these seeds.
pub(crate) async fn run(seeds: impl Iterator<Item = u64>, searcher: Searcher) -> Tally {
    let world: Shared = Arc::new(Mutex::new(World::new(0)));
    let platform = Arc::clone(&world);
    let client = Client::builder()
        .space("example")
        .project("project")
        .token("token")
        // Even with this, a dial whose answer was lost is not sent again.
        .retry(
            RetryPolicy::default().retry_idempotent().backoff(Duration::ZERO, Duration::ZERO).max_retries(1),
        )
        .transport(move |request: HttpRequest| {
            let answer = held(&platform).answer(&request);
            async move { answer }
        })
        .build()
        .expect("a client");
    let mut tally = Tally::default();
    for seed in seeds {
        *held(&world) = World::new(seed);
        run_one(&client, &world, searcher, &mut tally).await;
    }
    tally
}

async fn run_one(client: &Client, world: &Shared, searcher: Searcher, tally: &mut Tally) {
    let (dial, stored, crashes) = {
        let mut world = held(world);
        let dial = if world.rng.u8(..3) == 0 {
            Dial::swml(FROM, swml::Document::main([swml::Method::hangup()]))
        } else {
            Dial::url(FROM, URL)
        };
        let dial = dial.to(TO);
        let mut attempt = DialAttempt::new(&dial);
        attempt.id = format!("{:032x}", world.rng.u128(..));
        attempt.began_at_ms = u64::try_from(world.now).expect("after 1970");
        world.current.clone_from(&attempt.id);
        let dial = if world.rng.bool() { dial.recognizable_as(&attempt) } else { dial };
        let stored = serde_json::to_string(&attempt).expect("an attempt is JSON");
        (dial, stored, world.rng.u8(..5) == 0)
    };
    let result = client.dial(dial).await;
    let is_unknown = match &result {
        Ok(_) => false,
        Err(error) => error.outcome() == Outcome::Unknown,
    };
    if !crashes && !is_unknown {
        tally.answered += 1;
    } else {
        // After a crash, only the stored attempt is left.
        let attempt: DialAttempt = serde_json::from_str(&stored).expect("an attempt");
        resolve(client, world, &attempt, searcher, tally).await;
    }
    let world = held(world);
    tally.dialed_twice += u64::from(world.dials.len() > 1);
}

/// Searches a few times, and gives up: the program never dials again by itself.
async fn resolve(
    client: &Client,
    world: &Shared,
    attempt: &DialAttempt,
    searcher: Searcher,
    tally: &mut Tally,
) {
    let times = 1 + held(world).rng.u8(..2);
    for _ in 0..times {
        let is_alone = {
            let mut world = held(world);
            world.now += world.rng.i64(0..120_000);
            world.is_alone
        };
        let states = is_alone || searcher == Searcher::FalseStatement;
        let search = match searcher {
            Searcher::Naive => naive(client, attempt).await,
            _ => client.find_call(settings(attempt, searcher, states)).await.ok(),
        };
        let Some(search) = search else {
            tally.errors += 1;
            continue;
        };
        let coverage = match search {
            CallSearch::Found(leg) => {
                let world = held(world);
                let log = world.logs.iter().find(|log| leg.id == log.id.as_str());
                let is_right = log.is_some_and(|log| log.attempt.as_ref() == Some(&attempt.id));
                tally.wrong += u64::from(!is_right);
                tally.found += 1;
                tally.found_by_statement += u64::from(!leg.url.is_some_and(|url| attempt.is_in_url(&url)));
                return;
            }
            CallSearch::Candidates { coverage, .. } => {
                tally.candidates += 1;
                coverage
            }
            CallSearch::NoneSeen { coverage, .. } => {
                tally.none_seen += 1;
                let exists = held(world).logs.iter().any(|log| log.attempt.is_some());
                tally.none_seen_but_exists += u64::from(exists);
                coverage
            }
            _ => continue,
        };
        tally.incomplete += u64::from(!matches!(coverage, Coverage::Complete));
    }
}

fn settings(attempt: &DialAttempt, searcher: Searcher, states: bool) -> FindCall {
    let milliseconds = |time: i64| Duration::from_millis(time.unsigned_abs());
    let within = if searcher == Searcher::WideWindow { 10 * WITHIN_MS } else { WITHIN_MS };
    let search = FindCall::new(attempt)
        .within(milliseconds(within))
        .clock_skew(milliseconds(CLOCK_SKEW_MS))
        .max_pages(2);
    if states { search.nobody_else_dials() } else { search }
}

/// The search that one writes first: the first log with the same numbers is the call.
async fn naive(client: &Client, attempt: &DialAttempt) -> Option<CallSearch> {
    let page = client.voice_logs().list().await.ok()?.into_body()?;
    let is_same = |leg: &Leg| leg.from.as_ref() == Some(&attempt.from) && leg.to == attempt.to;
    page.data.into_iter().find(is_same).map(CallSearch::Found)
}
