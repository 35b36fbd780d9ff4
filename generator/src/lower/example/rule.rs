//! One rule, applied to one JSON value.

use serde_json::Value;

use crate::ir::Constraint;

/// What the value must be, if it is not.
pub(super) fn broken(constraint: &Constraint, value: &Value) -> Option<String> {
    let (holds, rule) = match value {
        Value::Number(number) => of_number(constraint, number.as_f64()?)?,
        Value::String(text) => of_text(constraint, text)?,
        Value::Array(items) => of_list(constraint, items)?,
        Value::Object(entries) => of_count(constraint, entries.len())?,
        Value::Null | Value::Bool(_) => return None,
    };
    (!holds).then_some(rule)
}

/// Whether a rule holds, and what it says; nothing for rules about other things.
type Judged = Option<(bool, String)>;

fn of_number(constraint: &Constraint, number: f64) -> Judged {
    Some(match constraint {
        Constraint::AtLeast(bound) => (number >= *bound, format!("must be at least {bound}")),
        Constraint::MoreThan(bound) => (number > *bound, format!("must be more than {bound}")),
        Constraint::AtMost(bound) => (number <= *bound, format!("must be at most {bound}")),
        Constraint::LessThan(bound) => (number < *bound, format!("must be less than {bound}")),
        Constraint::MultipleOf(step) => {
            // As many digits as a text holds: 0.3 is three times 0.1.
            let times = number / step;
            let is_whole = (times - times.round()).abs() <= 1e-9 * times.abs().max(1.0);
            (is_whole, format!("must be a multiple of {step}"))
        }
        Constraint::Ranges(ranges) => {
            let is_within = ranges.iter().any(|(low, high)| (*low..=*high).contains(&number));
            (is_within, "must be within one of the ranges".to_owned())
        }
        _ => return None,
    })
}

fn of_text(constraint: &Constraint, text: &str) -> Judged {
    let length = count(text.chars().count());
    Some(match constraint {
        Constraint::MinLength(least) => (length >= *least, format!("must have at least {least} characters")),
        Constraint::MaxLength(most) => (length <= *most, format!("must have at most {most} characters")),
        _ => return None,
    })
}

fn of_list(constraint: &Constraint, items: &[Value]) -> Judged {
    let length = count(items.len());
    Some(match constraint {
        Constraint::MinItems(least) => (length >= *least, format!("must have at least {least} items")),
        Constraint::MaxItems(most) => (length <= *most, format!("must have at most {most} items")),
        Constraint::UniqueItems => {
            let has_twin = |(index, item): (usize, &Value)| items[..index].contains(item);
            (!items.iter().enumerate().any(has_twin), "must have no item twice".to_owned())
        }
        _ => return None,
    })
}

fn of_count(constraint: &Constraint, entries: usize) -> Judged {
    let entries = count(entries);
    Some(match constraint {
        Constraint::MinEntries(least) => (entries >= *least, format!("must have at least {least} entries")),
        Constraint::MaxEntries(most) => (entries <= *most, format!("must have at most {most} entries")),
        _ => return None,
    })
}

fn count(size: usize) -> u64 {
    size.try_into().unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::broken;
    use crate::ir::Constraint;

    #[test]
    fn a_rule_is_broken_only_by_what_it_is_about() {
        let breaks = |constraint, value| broken(&constraint, &value).is_some();
        assert!(breaks(Constraint::AtMost(5.0), json!(5.5)));
        assert!(!breaks(Constraint::AtMost(5.0), json!(5)));
        assert!(breaks(Constraint::LessThan(5.0), json!(5)));
        assert!(breaks(Constraint::MultipleOf(0.1), json!(0.35)));
        assert!(!breaks(Constraint::MultipleOf(0.1), json!(0.3)));
        assert!(breaks(Constraint::MaxLength(2), json!("äöü")));
        assert!(!breaks(Constraint::MaxLength(3), json!("äöü")));
        assert!(breaks(Constraint::UniqueItems, json!([1, 2, 1])));
        assert!(breaks(Constraint::MinEntries(1), json!({})));
        assert!(!breaks(Constraint::MinEntries(1), json!([])));
        assert!(breaks(Constraint::Ranges(vec![(1.0, 2.0), (4.0, 4.0)]), json!(3)));
    }
}
