//! Random strings for formats that are not patterns.

use fastrand::Rng;

/// Returns an RFC 3339 timestamp.
pub(super) fn moment(rng: &mut Rng) -> String {
    let part = if rng.bool() { format!(".{:03}", rng.u16(0..1000)) } else { String::new() };
    let zone = if rng.bool() { "Z" } else { "+02:00" };
    let (year, month, day) = (rng.u16(1970..2100), rng.u8(1..=12), rng.u8(1..=28));
    let (hour, minute, second) = (rng.u8(0..24), rng.u8(0..60), rng.u8(0..60));
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{part}{zone}")
}

/// Returns a UUID.
pub(super) fn uuid(rng: &mut Rng) -> String {
    let digits = format!("{:032x}", rng.u128(..));
    let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    parts.join("-")
}
