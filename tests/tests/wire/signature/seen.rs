//! Repeated webhooks.

use std::time::{Duration, Instant};

use signalwire_calling::signature::Seen;

#[test]
fn repeats_are_recognized_within_the_period_and_the_capacity() {
    let (second, start) = (Duration::from_secs(1), Instant::now());
    let mut seen = Seen::new(10 * second, 3);
    assert!(seen.insert_at("a", start));
    assert!(!seen.insert_at("a", start + 9 * second));
    assert!(seen.insert_at("a", start + 10 * second), "a repeat does not prolong the period");
    for key in ["b", "c", "d"] {
        assert!(seen.insert_at(key, start + 11 * second));
    }
    assert_eq!(seen.len(), 3);
    assert!(!seen.insert_at("b", start + 12 * second));
    assert!(seen.insert_at("a", start + 12 * second), "displaced by newer ones");
    seen.remove("c");
    seen.remove("never seen");
    assert!(seen.insert_at("c", start + 12 * second));
    assert_eq!(seen.len(), 3);
    assert_ne!(Seen::key(["a", "b"]), Seen::key(["a,1:b"]));
    for round in 0..1000 {
        assert!(seen.insert_at(round.to_string(), start + 13 * second));
        assert!(seen.len() <= 3);
    }
    assert!(Seen::new(second, 0).insert("a"));
}
