//! Checks one rule against one value.

use serde_json::Value;

use super::super::excerpt::quoted;
use super::super::json::{Kind, List, Object, Rule, Step, Style, Text, View, to_value};
use super::super::numeric::Numeric;
use super::super::pattern;
use super::super::placeholder;
use super::super::uri::{self, PerhapsUri};
use super::super::validation_error::Relation;
use super::Checker;

/// Returns the rules for each item of a list.
pub(super) fn of_items(rules: &[Rule]) -> &'static [Rule] {
    rules
        .iter()
        .find_map(|rule| if let Rule::Each(rules) = rule { Some(*rules) } else { None })
        .unwrap_or_default()
}

/// Returns the rules for each key of a map.
pub(super) fn of_keys(rules: &[Rule]) -> &'static [Rule] {
    rules
        .iter()
        .find_map(|rule| if let Rule::Keys(rules) = rule { Some(*rules) } else { None })
        .unwrap_or_default()
}

/// Returns the rules for each value of a map.
pub(super) fn of_values(rules: &[Rule]) -> &'static [Rule] {
    rules
        .iter()
        .find_map(|rule| if let Rule::Values(rules) = rule { Some(*rules) } else { None })
        .unwrap_or_default()
}

impl Checker {
    /// Checks a rule for the value as a whole; rules for its parts are checked with the parts.
    pub(super) fn rule(&mut self, view: View<'_>, rule: &Rule) {
        match view {
            View::Number(number) => self.number_rule(number, rule),
            View::Text(text, description) => {
                if let Some(demand) = broken_by_text(text, rule) {
                    self.violation(Relation::Is, excerpt(text, description), demand);
                }
            }
            View::Json(value, _) if matches!(rule, Rule::Object) && !value.is_object() => {
                self.violation(Relation::Is, Kind::of_value(value).with_article(), "must be a JSON object");
            }
            View::List(list) => self.list_rule(list, rule),
            View::Map(entries) => {
                let found = entries.count();
                if let Some(demand) = broken_by_count(found, rule, "entry", "entries") {
                    self.violation(Relation::Has, counted(found, "entry", "entries"), demand);
                }
            }
            View::Union(union, index, payload) if union.step(index).is_none() => {
                self.rule(payload.view(), rule);
            }
            _ => {}
        }
    }

    /// Checks a rule for a key of the map at the current path.
    pub(super) fn key(&mut self, key: &str, rule: &Rule) {
        if let Rule::UnlessPlaceholder(placeholder, rules) = rule {
            if !placeholder::is_in(key, placeholder) {
                rules.iter().for_each(|rule| self.key(key, rule));
            }
        } else if let Some(demand) = broken_by_text(key, rule) {
            self.violation(Relation::HasKey, quoted(key), demand);
        }
    }

    /// Checks that JSON can represent the number.
    pub(super) fn finite(&mut self, number: Numeric) {
        if !number.is_finite() {
            self.violation(Relation::Is, number.to_string(), "must be a finite number");
        }
    }

    fn number_rule(&mut self, number: Numeric, rule: &Rule) {
        // Numbers that are not finite are reported by `finite` alone.
        if !number.is_finite() {
            return;
        }
        let than = |bound: f64| Numeric::from(bound);
        let is_in = |&(low, high): &(f64, f64)| number >= than(low) && number <= than(high);
        let demand = match *rule {
            Rule::AtLeast(bound) if number < than(bound) => format!("at least {}", than(bound)),
            Rule::MoreThan(bound) if number <= than(bound) => format!("more than {}", than(bound)),
            Rule::AtMost(bound) if number > than(bound) => format!("at most {}", than(bound)),
            Rule::LessThan(bound) if number >= than(bound) => format!("less than {}", than(bound)),
            Rule::MultipleOf(step) if !number.is_multiple_of(than(step)) => {
                format!("a multiple of {}", than(step))
            }
            Rule::Within(ranges) if !ranges.iter().any(is_in) => {
                ranges.iter().map(range).collect::<Vec<_>>().join(" or ")
            }
            _ => return,
        };
        self.violation(Relation::Is, number.to_string(), format!("must be {demand}"));
    }

    fn list_rule(&mut self, list: &dyn List, rule: &Rule) {
        let found = list.count();
        if let Some(demand) = broken_by_count(found, rule, "item", "items") {
            self.violation(Relation::Has, counted(found, "item", "items"), demand);
        }
        if matches!(rule, Rule::UniqueItems) {
            self.unique_items(list);
        }
    }

    fn unique_items(&mut self, list: &dyn List) {
        let mut seen: Vec<(usize, Value)> = Vec::new();
        for index in 0..list.count() {
            // Items that JSON cannot represent are reported when the request is written.
            let Ok(json) = to_value(list.item(index)) else { continue };
            match seen.iter().find(|(_, other)| is_same(other, &json)) {
                None => seen.push((index, json)),
                Some((first, _)) => {
                    let found = format!("the same as item [{first}]");
                    self.step(Step::Index(index), |checker| {
                        checker.violation(Relation::Is, found, "must differ from every other item");
                    });
                }
            }
        }
    }
}

/// Returns whether two values are equal; numbers are compared by value, so that 1 equals 1.0.
fn is_same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) if left.is_f64() != right.is_f64() => {
            left.as_f64() == right.as_f64()
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| is_same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let has_same = |(key, value)| right.get(key).is_some_and(|other| is_same(value, other));
            left.len() == right.len() && left.iter().all(has_same)
        }
        _ => left == right,
    }
}

/// Returns the rule that a string breaks, if it does.
fn broken_by_text(text: &str, rule: &Rule) -> Option<String> {
    let demand = match *rule {
        Rule::MinLength(least) if text.chars().take(least).count() < least => {
            format!("have at least {}", counted(least, "character", "characters"))
        }
        Rule::MaxLength(most) if text.chars().nth(most).is_some() => {
            format!("have at most {}", counted(most, "character", "characters"))
        }
        Rule::Matches(pattern) => match pattern::compiled(pattern) {
            Some(expression) if expression.is_match(text) => return None,
            Some(_) => format!("match {pattern}"),
            // Accepting everything would hide that the rule cannot be checked.
            None => format!("match {pattern}, which cannot be checked"),
        },
        Rule::Uri if !uri::is_absolute(text) => "be an absolute URI".to_owned(),
        Rule::NoVariant(variants) => {
            let is_it = |variant: &&Object| variant.tag.is_some_and(|(_, value)| value == text);
            format!("be sent as {}", variants.iter().find(is_it)?.name)
        }
        _ => return None,
    };
    Some(format!("must {demand}"))
}

/// Returns the rule that the number of parts of a list or map breaks, if it does.
fn broken_by_count(found: usize, rule: &Rule, one: &str, several: &str) -> Option<String> {
    match *rule {
        Rule::MinItems(least) | Rule::MinEntries(least) if found < least => {
            Some(format!("must have at least {}", counted(least, one, several)))
        }
        Rule::MaxItems(most) | Rule::MaxEntries(most) if found > most => {
            Some(format!("must have at most {}", counted(most, one, several)))
        }
        _ => None,
    }
}

fn counted(count: usize, one: &str, several: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {several}") }
}

/// Returns what a message may show of a string: a quoted excerpt, or `..` if it is secret.
fn excerpt(text: &str, description: &Text) -> String {
    match description.style {
        Style::Secret => "..".to_owned(),
        Style::Uri => quoted(&uri::without_userinfo(text)),
        Style::WrappedUri => quoted(&PerhapsUri(text).shown()),
        Style::Plain | Style::Digits | Style::Wrapped | Style::Enumeration(_) => quoted(text),
    }
}

fn range((low, high): &(f64, f64)) -> String {
    let (low_text, high_text) = (Numeric::from(*low), Numeric::from(*high));
    match (low.is_finite(), high.is_finite()) {
        (true, true) if low_text == high_text => format!("{low_text}"),
        (true, true) => format!("from {low_text} to {high_text}"),
        (true, false) => format!("at least {low_text}"),
        (false, _) => format!("at most {high_text}"),
    }
}
