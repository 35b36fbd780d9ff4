//! Strings of the wrong length or form.

use fastrand::Rng;

use super::{Change, Class};
use crate::demand::TextDemand;
use crate::make::alien;

pub(super) fn changes(demand: &TextDemand, text: &str, rng: &mut Rng) -> Vec<(Class, Change)> {
    let length = text.chars().count() as u64;
    let mut changes = Vec::new();
    if let Some(shorter) = demand.shortest.checked_sub(1) {
        let kept = usize::try_from(shorter.min(length)).unwrap_or(usize::MAX);
        changes.push((Class::TooShort, text.chars().take(kept).collect()));
    }
    if let Some(longest) = demand.longest {
        // Repeat the last character, so that a pattern of repeated characters still matches.
        let filler = text.chars().next_back().unwrap_or('1').to_string();
        let missing = (longest + 1).saturating_sub(length);
        changes
            .push((Class::TooLong, text.to_owned() + &filler.repeat(usize::try_from(missing).unwrap_or(0))));
    }
    if !demand.patterns.is_empty() {
        let alien = alien(rng);
        let shortened: String = text.chars().skip(1).collect();
        let mut broken = vec![String::new(), format!("{alien}{text}"), format!("x{text}"), shortened];
        if demand.formats.is_empty() {
            // At the end of a URI it would break the URI instead.
            broken.push(format!("{text}{alien}"));
        }
        changes.extend(broken.into_iter().map(|text| (Class::Pattern, text)));
    }
    if demand.formats.contains(&"uri") {
        let none = ["", "/events", "example.com/events", "https://exa mple.com", "https:// ", "://a"];
        changes.push((Class::NoUri, none[rng.usize(0..none.len())].to_owned()));
        for characters in ["/{id}", "/a|b", "/é", "/%zz", "/<a>"] {
            changes.push((Class::UriCharacters, format!("{text}{characters}")));
        }
    }
    changes.into_iter().map(|(class, text)| (class, Change::Replace(text.into()))).collect()
}
