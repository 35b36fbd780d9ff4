//! Times as the platform writes them (RFC 3339), in milliseconds since 1970.

/// Milliseconds of a day.
pub(crate) const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The last millisecond of the year 9999, the last one that can be written.
const LAST_MS: i64 = 253_402_300_799_999;

/// Returns the milliseconds from 1970 to a time such as `2026-05-18T09:30:00.25Z`, if it is one.
///
/// Takes any fraction, any offset, a space instead of `T`, and no offset, which means UTC.
pub(crate) fn milliseconds(text: &str) -> Option<i64> {
    let text = text.trim();
    if !text.is_ascii() {
        return None;
    }
    let part = |from: usize, to: usize| digits(text.get(from..to)?);
    let has = |at: usize, any: &str| text.get(at..=at).is_some_and(|found| any.contains(found));
    if !(has(4, "-") && has(7, "-") && has(10, "Tt ") && has(13, ":") && has(16, ":")) {
        return None;
    }
    let day = day_number(part(0, 4)?, part(5, 7)?, part(8, 10)?)?;
    let (hour, minute, second) = (part(11, 13)?, part(14, 16)?, part(17, 19)?);
    // A leap second counts as the next one.
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let (thousandths, offset) = fraction(text.get(19..)?)?;
    let minutes = hour * 60 + minute - offset_minutes(offset.trim())?;
    Some(day * DAY_MS + (minutes * 60 + second) * 1000 + thousandths)
}

/// Returns the date of a time, such as `2026-05-18`, in UTC.
pub(crate) fn date(milliseconds: i64) -> String {
    let (year, month, day) = civil(milliseconds.clamp(0, LAST_MS).div_euclid(DAY_MS));
    format!("{year:04}-{month:02}-{day:02}")
}

/// Splits a fraction of a second, in whole milliseconds, from what follows.
fn fraction(text: &str) -> Option<(i64, &str)> {
    let Some(text) = text.strip_prefix(['.', ',']) else { return Some((0, text)) };
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (fraction, offset) = text.split_at(end);
    let first = &fraction[..fraction.len().min(3)];
    Some((digits(&format!("{first:0<3}")).filter(|_| !first.is_empty())?, offset))
}

/// Returns the minutes by which a local time is ahead of UTC.
fn offset_minutes(text: &str) -> Option<i64> {
    let (sign, text) = match text {
        "" | "Z" | "z" | "UTC" => return Some(0),
        _ => (if text.starts_with('-') { -1 } else { 1 }, text.strip_prefix(['+', '-'])?),
    };
    let (hours, minutes) = match text.len() {
        2 => (text, "00"),
        4 => text.split_at(2),
        _ => text.split_once(':')?,
    };
    let (hours, minutes) = (digits(hours)?, digits(minutes)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// Reads a number of at most four digits.
fn digits(text: &str) -> Option<i64> {
    let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

/// Returns the number of days from 1970 to a date of the Gregorian calendar, if there is such a date.
fn day_number(year: i64, month: i64, day: i64) -> Option<i64> {
    // Years begin in March, so that a leap day is the last one.
    let (from_march, year) = ((month + 9) % 12, year - i64::from(month < 3));
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * from_march + 2) / 5 + day - 1;
    let number = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    (civil(number) == (year + i64::from(month < 3), month, day)).then_some(number)
}

/// Returns the year, month and day of a number of days from 1970.
fn civil(number: i64) -> (i64, i64, i64) {
    let number = number + 719_468;
    let (era, of_era) = (number.div_euclid(146_097), number.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    (year + era * 400 + i64::from(month < 3), month, day)
}
