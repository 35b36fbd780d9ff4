//! Generated ids.

use std::collections::HashSet;

use signalwire_calling::types::ControlId;

/// A call has a handful of actions, so two never share an id.
#[test]
fn random_ids_differ() {
    let count = 100_000;
    let ids: HashSet<ControlId> = (0..count).map(|_| ControlId::random()).collect();
    assert_eq!(ids.len(), count);
}

/// Ids are UUIDs: 32 digits in groups of 8, 4, 4, 4 and 12.
///
/// The third group starts with the version, 4, and the fourth with
/// the variant. All other digits take every value.
#[test]
fn random_ids_are_uuids_of_version_4() {
    let mut seen = vec![HashSet::new(); 36];
    for _ in 0..1000 {
        let id = ControlId::random();
        assert_eq!(id.as_str().len(), 36, "{id}");
        for (place, character) in id.as_str().char_indices() {
            seen[place].insert(character);
        }
    }
    for (place, seen) in seen.into_iter().enumerate() {
        let expected = match place {
            8 | 13 | 18 | 23 => "-",
            14 => "4",
            19 => "89ab",
            _ => "0123456789abcdef",
        };
        assert_eq!(seen, expected.chars().collect(), "at {place}");
    }
}
