//! The `Retry-After` header: how long a server asks to wait.

use std::time::{Duration, SystemTime};

/// Parses the header: seconds or a date. Anything else counts as absent.
///
/// A date is compared with the server's own clock if the response has a `Date` header, since this machine's
/// clock may be off.
pub(super) fn read(retry_after: &str, date: Option<&str>) -> Option<Duration> {
    let text = retry_after.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number too large to parse still asks for a long wait.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = httpdate::parse_http_date(text).ok()?;
    let now =
        date.and_then(|date| httpdate::parse_http_date(date.trim()).ok()).unwrap_or_else(SystemTime::now);
    Some(until.duration_since(now).unwrap_or_default())
}
