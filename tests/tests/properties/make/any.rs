//! JSON of any form, where the description leaves the form open.

use fastrand::Rng;
use serde_json::{Map, Value};

use super::text;

/// Returns JSON that nests no deeper than this.
pub(super) fn any(rng: &mut Rng, depth: usize) -> Value {
    match rng.u8(0..if depth == 0 { 5 } else { 7 }) {
        0 => Value::Null,
        1 => rng.bool().into(),
        2 => rng.i64(-1_000_000..1_000_000).into(),
        3 => (f64::from(rng.i32(-1_000_000..1_000_000)) / 1000.0).into(),
        4 => text::free(rng, 0, 12).into(),
        5 => (0..rng.usize(0..4)).map(|_| any(rng, depth - 1)).collect(),
        _ => {
            let members = (0..rng.usize(0..4)).map(|_| (text::free(rng, 0, 8), any(rng, depth - 1)));
            members.collect::<Map<_, _>>().into()
        }
    }
}
