//! Random strings that match a pattern.

use fastrand::Rng;

use super::alien;
use super::pattern::{Pattern, Piece, Repeated};

/// How often an unbounded repetition usually repeats, at most; occasionally it is many times more.
const MORE: usize = 5;

impl Pattern {
    /// Returns a matching string. Where the pattern is not anchored, `free` fills in.
    pub(super) fn sample(&self, rng: &mut Rng, free: impl Fn(&mut Rng) -> String) -> String {
        let sequence = &self.0[rng.usize(0..self.0.len())];
        let begins = matches!(sequence.first(), Some(Repeated { what: Piece::Start, .. }));
        let ends = matches!(sequence.last(), Some(Repeated { what: Piece::End, .. }));
        let mut text = if begins { String::new() } else { free(rng) };
        write_sequence(sequence, rng, &mut text);
        if !ends {
            text += &free(rng);
        }
        text
    }

    fn write(&self, rng: &mut Rng, text: &mut String) {
        write_sequence(&self.0[rng.usize(0..self.0.len())], rng, text);
    }
}

fn write_sequence(sequence: &[Repeated], rng: &mut Rng, text: &mut String) {
    for Repeated { what, least, most } in sequence {
        let usual = least + if rng.u8(0..20) == 0 { 20 * MORE } else { MORE };
        let times = rng.usize(*least..=most.unwrap_or(usual).min(usual));
        for _ in 0..times {
            match what {
                Piece::Start | Piece::End | Piece::NotAhead => {}
                Piece::Group(inner) => inner.write(rng, text),
                Piece::Class { ranges, negated: false } => {
                    let range = ranges[rng.usize(0..ranges.len())].clone();
                    text.push(rng.char(range));
                }
                Piece::Class { ranges, negated: true } => {
                    let allowed = |character: &char| !ranges.iter().any(|range| range.contains(character));
                    let found = (0..100).map(|_| alien(rng)).find(allowed);
                    text.push(found.unwrap_or('x'));
                }
            }
        }
    }
}
