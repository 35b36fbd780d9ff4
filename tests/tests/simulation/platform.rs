//! The platform of a simulated world: it takes dials, and lists logs in pages while they change.

use std::fmt::Write;

use fastrand::Rng;
use serde_json::Value;
use signalwire_calling::transport::{HttpRequest, HttpResponse, TransportError};

/// Caller of all dials that may be confused.
pub(crate) const FROM: &str = "+12065550100";

/// Callee of all dials that may be confused.
pub(crate) const TO: &str = "+12065550199";

/// Document of all dials that run one from a URL.
pub(crate) const URL: &str = "https://example.com/greeting";

/// By how much the program expects times to differ from its own.
pub(crate) const CLOCK_SKEW_MS: i64 = 10_000;

/// How long after the beginning of an attempt the program expects the call.
pub(crate) const WITHIN_MS: i64 = 60_000;

/// When the first attempt of every world begins: shortly before midnight, or not.
const MIDNIGHT_MS: i64 = 1_779_148_800_000;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A log that exists, or will.
pub(crate) struct Log {
    pub(crate) id: String,
    /// The attempt that dialed it; `None` for everything else.
    pub(crate) attempt: Option<String>,
    /// Creation, by the platform's clock.
    created_at: i64,
    /// When it appears, if it does.
    appears_at: i64,
    json: String,
}

/// What happens to a dial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fate {
    Answered,
    /// The request or the answer is lost, and the call was made or not.
    Lost {
        is_made: bool,
    },
    /// The server fails with 500, and the call was made or not.
    Failed {
        is_made: bool,
    },
}

/// Everything outside the program.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent property of the world")]
pub(crate) struct World {
    pub(crate) rng: Rng,
    /// The program's clock.
    pub(crate) now: i64,
    /// What the platform's clock shows beyond it.
    skew: i64,
    pub(crate) fate: Fate,
    pub(crate) logs: Vec<Log>,
    /// Ids of the attempts whose dials arrived.
    pub(crate) dials: Vec<String>,
    /// The attempt that the program makes now, in case the dial does not show it.
    pub(crate) current: String,
    /// Whether nobody else dials the pair around the attempt.
    pub(crate) is_alone: bool,
    is_newest_first: bool,
    includes_bounds: bool,
    is_flaky: bool,
    page: usize,
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let is_alone = rng.bool();
        let is_made = rng.u8(..3) > 0;
        let fate = match rng.u8(..10) {
            0 => Fate::Answered,
            1 | 2 => Fate::Failed { is_made },
            _ => Fate::Lost { is_made },
        };
        // A clock that is further off than the program allows for makes its statement false. So do whole seconds.
        let most = if is_alone { CLOCK_SKEW_MS - 1_000 } else { 4 * CLOCK_SKEW_MS };
        let mut world = Self {
            now: MIDNIGHT_MS + rng.i64(-90_000..90_000),
            skew: rng.i64(-most..=most),
            fate,
            logs: Vec::new(),
            dials: Vec::new(),
            current: String::new(),
            is_alone,
            is_newest_first: rng.bool(),
            includes_bounds: rng.bool(),
            is_flaky: rng.u8(..8) == 0,
            page: rng.usize(2..5),
            rng,
        };
        for _ in 0..world.rng.u8(..5) {
            world.other_dial();
        }
        world
    }

    /// Adds a call of somebody else, perhaps to the same number, perhaps before or after the attempt.
    fn other_dial(&mut self) {
        let mut delay = self.rng.i64(-300_000..300_000);
        let is_same_pair = self.rng.u8(..3) > 0;
        if self.rng.bool() {
            // Close to the edges of what the statement covers.
            let (from, until) = (-2 * CLOCK_SKEW_MS, WITHIN_MS + 2 * CLOCK_SKEW_MS);
            delay =
                if self.rng.bool() { from - self.rng.i64(1..2_000) } else { until + self.rng.i64(1..2_000) };
        } else if is_same_pair && !self.is_alone && self.rng.bool() {
            delay = self.rng.i64(-2_000..WITHIN_MS);
        }
        let is_covered = (-2 * CLOCK_SKEW_MS..=WITHIN_MS + 2 * CLOCK_SKEW_MS).contains(&delay);
        let to = if is_same_pair && !(self.is_alone && is_covered) { TO } else { "+12065550142" };
        let url = match self.rng.u8(..4) {
            0 => "null".to_owned(),
            1 => format!("\"{URL}?dial_attempt={:032x}\"", self.rng.u128(..)),
            _ => format!("\"{URL}\""),
        };
        let source = if self.rng.u8(..4) == 0 { "laml" } else { "realtime_api" };
        let direction = ["outbound-api", "outbound-api", "outbound", "inbound"][self.rng.usize(..4)];
        self.add(None, self.now + delay, &Leg { to, url, direction, source, parent: "null".into() });
    }

    /// Makes the call of an attempt, and perhaps further legs that run the same document.
    fn make_call(&mut self, attempt: &str, body: &Value) -> String {
        let url = body["params"]["url"].as_str().map_or("null".to_owned(), |url| format!("\"{url}\""));
        let leg = Leg {
            to: TO,
            url: url.clone(),
            direction: "outbound-api",
            source: "realtime_api",
            parent: "null".into(),
        };
        let at = self.now + self.rng.i64(0..20_000);
        let id = self.add(Some(attempt), at, &leg);
        if self.rng.u8(..4) == 0 {
            let to = if self.is_alone { "+12065550142" } else { TO };
            let parent = format!("\"{id}\"");
            self.add(None, at + 10, &Leg { to, url, direction: "outbound", source: "realtime_api", parent });
        }
        id
    }

    fn add(&mut self, attempt: Option<&str>, time: i64, leg: &Leg<'_>) -> String {
        let id = format!("leg-{}", self.rng.u64(..));
        let created_at = time + self.skew;
        let appears_at = match self.rng.u8(..8) {
            0 => i64::MAX,
            1 | 2 => time + self.rng.i64(0..200_000),
            _ => time,
        };
        let Leg { to, url, direction, source, parent } = leg;
        let mut json = format!(
            r#"{{"id":"{id}","type":"relay_pstn_call","from":"{FROM}","to":"{to}","url":{url},"parent_id":{parent}"#
        );
        let written = written(created_at, self.rng.u8(..4));
        let _ = write!(json, r#","direction":"{direction}","source":"{source}","created_at":"{written}"}}"#);
        self.logs.push(Log {
            id: id.clone(),
            attempt: attempt.map(str::to_owned),
            created_at,
            appears_at,
            json,
        });
        id
    }

    /// Answers a request.
    pub(crate) fn answer(&mut self, request: &HttpRequest) -> Result<HttpResponse, TransportError> {
        self.now += self.rng.i64(1..2_000);
        if request.method() == "POST" {
            return self.dial(request);
        }
        if self.is_flaky && self.rng.u8(..3) == 0 {
            return if self.rng.bool() {
                Err(TransportError::lost("lost"))
            } else {
                Ok(HttpResponse::new(500, "{}"))
            };
        }
        Ok(HttpResponse::new(200, self.list(request.url())))
    }

    fn dial(&mut self, request: &HttpRequest) -> Result<HttpResponse, TransportError> {
        let body: Value = serde_json::from_slice(request.body()).expect("a dial is JSON");
        let attempt = self.current.clone();
        self.dials.push(attempt.clone());
        let is_made = match self.fate {
            Fate::Answered => true,
            Fate::Lost { is_made } | Fate::Failed { is_made } => is_made,
        };
        let id = if is_made { self.make_call(&attempt, &body) } else { String::new() };
        match self.fate {
            Fate::Answered => Ok(HttpResponse::new(200, format!(r#"{{"id":"{id}"}}"#))),
            Fate::Lost { .. } => Err(TransportError::lost("lost")),
            Fate::Failed { .. } => Ok(HttpResponse::new(500, "{}")),
        }
    }

    /// Returns a page of what has appeared. Offsets count what is there now, so pages overlap while the list grows.
    fn list(&mut self, url: &str) -> String {
        let parameter = |name: &str| {
            let query = url.split_once('?').map_or("", |(_, query)| query);
            query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
        };
        let spare = i64::from(self.includes_bounds) * DAY_MS;
        let after = parameter("created_after").map_or(i64::MIN, |date| day(date) + DAY_MS - spare);
        let before = parameter("created_before").map_or(i64::MAX, |date| day(date) + spare);
        let number: usize = parameter("page_number").map_or(0, |number| number.parse().expect("a number"));
        let is_listed = |log: &&Log| log.appears_at <= self.now && (after..before).contains(&log.created_at);
        let mut logs: Vec<&Log> = self.logs.iter().filter(is_listed).collect();
        logs.sort_by_key(|log| log.created_at);
        if self.is_newest_first {
            logs.reverse();
        }
        let mut data: Vec<&str> =
            logs.iter().skip(number * self.page).take(self.page).map(|log| log.json.as_str()).collect();
        if self.rng.u8(..6) == 0 {
            data.extend(data.first().copied());
        }
        let data = data.join(",");
        let next = if (number + 1) * self.page < logs.len() {
            let query: Vec<&str> = url.split_once('?').map_or("", |(_, query)| query).split('&').collect();
            let query: Vec<&str> = query.into_iter().filter(|pair| pair.starts_with("created_")).collect();
            format!(
                r#","next":"/api/voice/logs?{}&page_token=t&page_number={}""#,
                query.join("&"),
                number + 1
            )
        } else {
            String::new()
        };
        format!(r#"{{"links":{{"self":"/","first":"/"{next}}},"data":[{data}]}}"#)
    }
}

struct Leg<'a> {
    to: &'a str,
    url: String,
    direction: &'a str,
    source: &'a str,
    parent: String,
}

/// Writes a time in one of the usual styles.
fn written(milliseconds: i64, style: u8) -> String {
    let offset = if style == 3 { 90 * 60_000 } else { 0 };
    let days = (milliseconds + offset - MIDNIGHT_MS).div_euclid(DAY_MS);
    let rest = (milliseconds + offset - MIDNIGHT_MS).rem_euclid(DAY_MS);
    // All worlds are within a few days of 2026-05-19.
    let (day, seconds, thousandths) = (19 + days, rest / 1000, rest % 1000);
    let time = format!("2026-05-{day:02}T{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    match style {
        0 => format!("{time}Z"),
        1 => format!("{time}.{thousandths:03}Z"),
        2 => format!("{time}.{thousandths:03}123+00:00"),
        _ => format!("{time}.{thousandths:03}+01:30"),
    }
}

/// Reads a date.
fn day(date: &str) -> i64 {
    let number: i64 = date.strip_prefix("2026-05-").expect("a day of May").parse().expect("a number");
    MIDNIGHT_MS + (number - 19) * DAY_MS
}
