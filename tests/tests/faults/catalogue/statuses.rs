//! Error statuses, each with and without `Retry-After`.

use std::time::{Duration, SystemTime};

use integration_tests::faults::{Scene, Script, answer};
use time::OffsetDateTime;
use time::macros::format_description;

use super::{Expected, Fault, Pace};

const REJECTIONS: [u16; 14] = [400, 401, 403, 404, 405, 409, 413, 415, 418, 421, 422, 425, 429, 499];
const UNCERTAIN: [u16; 7] = [408, 500, 501, 502, 503, 504, 599];

/// Values of `Retry-After` that the client honors, and that take time.
const WAITED_FOR: [&str; 2] = ["1", "in 1 s"];

pub(super) fn faults() -> Vec<Fault> {
    let rejections = REJECTIONS.map(|status| (status, Expected::Rejected));
    let uncertain = UNCERTAIN.map(|status| (status, Expected::Unknown));
    let mut statuses: Vec<_> = rejections.into_iter().chain(uncertain).collect();
    statuses.sort_by_key(|(status, _)| *status);
    let faults = statuses.into_iter().flat_map(|(status, expected)| {
        wishes().map(move |(variant, header)| {
            let script = Script::answering(answer(&format!("{status} Odd"), &header, r#"{"error":"no"}"#));
            let fault = Fault::new(status.to_string(), Scene::Http(script.into()), expected).variant(variant);
            let is_waited_for = WAITED_FOR.contains(&variant) && (status == 429 || status >= 500);
            if is_waited_for { Fault { pace: Pace::Waits, ..fault } } else { fault }
        })
    });
    faults.collect()
}

fn wishes() -> impl Iterator<Item = (&'static str, String)> {
    let header = |value: &str| format!("retry-after: {value}\r\n");
    [
        ("no Retry-After", String::new()),
        ("0", header("0")),
        ("1", header("1")),
        ("in 1 s", date_in(Duration::from_secs(1))),
        ("long ago", date_in(Duration::ZERO) + &header("Sun, 06 Nov 1994 08:49:37 GMT")),
        ("3600", header("3600")),
        ("99999999999999999999999", header("99999999999999999999999")),
        ("-1", header("-1")),
        ("soon", header("soon")),
    ]
    .into_iter()
}

/// Returns a future date together with the server's current time.
///
/// Whole seconds alone would make the wait shorter or longer.
fn date_in(wait: Duration) -> String {
    let format = format_description!(
        "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
    );
    let now = SystemTime::now();
    let text =
        |time: SystemTime| OffsetDateTime::from(time).format(format).expect("the date can be formatted");
    if wait.is_zero() {
        return format!("date: {}\r\n", text(now));
    }
    format!("date: {}\r\nretry-after: {}\r\n", text(now), text(now + wait))
}
