//! Describes the checks before sending in words.

use super::docs::code;
use crate::ir::Constraint;

/// Returns one sentence, or nothing if nothing is checked.
pub(super) fn sentence(constraints: &[Constraint]) -> Option<String> {
    let parts: Vec<String> = clauses(constraints);
    (!parts.is_empty()).then(|| format!("Validated before sending: {}.", parts.join("; ")))
}

fn clauses(constraints: &[Constraint]) -> Vec<String> {
    let mut parts = Vec::new();
    let low = constraints.iter().find_map(|constraint| match constraint {
        Constraint::AtLeast(bound) => Some(*bound),
        _ => None,
    });
    let high = constraints.iter().find_map(|constraint| match constraint {
        Constraint::AtMost(bound) => Some(*bound),
        _ => None,
    });
    for constraint in constraints {
        parts.extend(match constraint {
            Constraint::AtLeast(bound) => Some(match high {
                Some(high) => format!("{bound} to {high}"),
                None => format!("at least {bound}"),
            }),
            Constraint::AtMost(bound) => low.is_none().then(|| format!("at most {bound}")),
            Constraint::MoreThan(bound) => Some(format!("more than {bound}")),
            Constraint::LessThan(bound) => Some(format!("less than {bound}")),
            Constraint::Ranges(ranges) => Some(ranges.iter().map(range).collect::<Vec<_>>().join(" or ")),
            Constraint::MultipleOf(step) => Some(format!("a multiple of {step}")),
            Constraint::MinLength(1) => Some("not empty".to_owned()),
            Constraint::MinLength(length) => Some(format!("at least {length} characters")),
            Constraint::MaxLength(length) => Some(format!("at most {length} characters")),
            Constraint::Pattern(pattern) => Some(format!("matches {}", code(pattern))),
            Constraint::Uri => Some("an absolute URI".to_owned()),
            Constraint::MinItems(count) => Some(format!("at least {}", counted(*count, "item"))),
            Constraint::MaxItems(count) => Some(format!("at most {}", counted(*count, "item"))),
            Constraint::UniqueItems => Some("unique items".to_owned()),
            Constraint::MinEntries(1) => Some("at least 1 entry".to_owned()),
            Constraint::MinEntries(count) => Some(format!("at least {count} entries")),
            Constraint::MaxEntries(count) => Some(format!("at most {count} entries")),
            Constraint::Object => Some("a JSON object".to_owned()),
            Constraint::Each(inner) => within("each item", inner),
            Constraint::Keys(inner) => within("each key", inner),
            Constraint::Values(inner) => within("each value", inner),
            Constraint::UnlessPlaceholder { rules, .. } => {
                let inner = clauses(rules);
                (!inner.is_empty())
                    .then(|| format!("{} (not checked if it contains a placeholder)", inner.join(" and ")))
            }
            Constraint::Finite | Constraint::Nested => None,
        });
    }
    parts
}

fn range((low, high): &(f64, f64)) -> String {
    match (low.is_finite(), high.is_finite()) {
        (true, true) if low >= high => format!("{low}"),
        (true, true) => format!("{low} to {high}"),
        (true, false) => format!("at least {low}"),
        (false, _) => format!("at most {high}"),
    }
}

fn within(what: &str, constraints: &[Constraint]) -> Option<String> {
    let inner = clauses(constraints);
    (!inner.is_empty()).then(|| format!("{what} {}", inner.join(" and ")))
}

fn counted(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
