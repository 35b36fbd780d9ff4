//! Random strings.

use fastrand::Rng;

use super::pattern::Pattern;
use super::{sample, uri};
use crate::demand::TextDemand;

/// How many more characters than required a string usually has, at most.
const MORE: u64 = 12;

/// Characters that programs stumble over, and plain ones.
const ALPHABET: &[char] = &[
    'a',
    'b',
    'z',
    'A',
    'Z',
    '0',
    '1',
    '9',
    ' ',
    '_',
    '-',
    '.',
    ',',
    ':',
    ';',
    '/',
    '\\',
    '"',
    '\'',
    '`',
    '{',
    '}',
    '[',
    ']',
    '<',
    '&',
    '%',
    '#',
    '@',
    '$',
    '~',
    '\n',
    '\r',
    '\t',
    '\0',
    '\u{7f}',
    'ß',
    'é',
    'Ω',
    '漢',
    '\u{301}',
    '\u{202e}',
    '\u{feff}',
    '\u{ffff}',
    '🦀',
    '\u{10ffff}',
];

/// Returns a string, or `None` if none was found that satisfies the demand.
pub(super) fn text(demand: &TextDemand, rng: &mut Rng) -> Option<String> {
    let longest = demand.longest.unwrap_or(u64::MAX);
    let fits = |text: &String| (demand.shortest..=longest).contains(&(text.chars().count() as u64));
    let format = demand.formats.iter().find(|format| !is_a_range(format));
    (0..100)
        .map(|_| match (demand.patterns.as_slice(), format) {
            ([], None) => {
                let most = match rng.u8(0..16) {
                    0 => longest.min(demand.shortest + 2000),
                    _ => longest.min(demand.shortest + MORE),
                };
                free(rng, demand.shortest, most)
            }
            ([], Some(&"uri")) => uri::uri(rng),
            ([], Some(&"date-time")) => sample::moment(rng),
            ([], Some(&"uuid")) => sample::uuid(rng),
            ([pattern], None) => Pattern::parse(pattern).sample(rng, |rng| free(rng, 0, 6)),
            ([pattern], Some(&"uri")) => Pattern::parse(pattern).sample(rng, uri::after_scheme),
            (patterns, formats) => panic!("the walker cannot combine {patterns:?} and {formats:?}"),
        })
        .find(fits)
}

/// Returns whether a format is about numbers, whatever the type.
fn is_a_range(format: &str) -> bool {
    ["int32", "int64", "float", "double"].contains(&format)
}

/// Returns a string of any characters with a length in this range.
pub(super) fn free(rng: &mut Rng, shortest: u64, longest: u64) -> String {
    let length = match rng.u8(0..8) {
        0 => shortest,
        1 => longest,
        _ => rng.u64(shortest..=longest),
    };
    let plain = rng.bool();
    (0..length).map(|_| if plain { rng.alphanumeric() } else { alien(rng) }).collect()
}

/// Returns a character, often a rare one.
pub(crate) fn alien(rng: &mut Rng) -> char {
    ALPHABET[rng.usize(0..ALPHABET.len())]
}
