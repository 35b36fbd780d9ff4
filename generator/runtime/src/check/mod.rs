//! Checks requests before they are sent, and reports every broken rule and its path.

mod rules;

use serde_json::Value;

use super::excerpt::{listed, quoted};
use super::json::{
    AdditionalProperties, Entries, Enumeration, Fields, Group, Object, Openness, Reflect, Rule, Selector,
    Step, Style, Text, Union, View, path_text, views,
};
use super::placeholder;
use super::validation_error::{Relation, ValidationError, Violation};
use rules::{of_items, of_keys, of_values};

/// The rule for an additional field whose key belongs to a declared field.
const OWN_FIELD: &str = "use the dedicated field instead";

/// Returns whether a value breaks neither its own rules nor these.
pub(super) fn holds(view: View<'_>, rules: &[Rule]) -> bool {
    let mut checker = Checker::default();
    checker.value(view, rules);
    checker.violations.is_empty()
}

/// Checks a value and reports the rules that it breaks.
pub(super) fn check(value: &dyn Reflect) -> Result<(), ValidationError> {
    ValidationError::from_violations(violations_of(value, &[])).map_or(Ok(()), Err)
}

/// Returns the rules that a value breaks, of its own and of these.
pub(super) fn violations_of(value: &dyn Reflect, rules: &[Rule]) -> Vec<Violation> {
    let mut checker = Checker::default();
    checker.value(value.view(), rules);
    checker.violations
}

/// Walks a value and collects the rules that it breaks.
#[derive(Default)]
struct Checker {
    path: Vec<Step>,
    violations: Vec<Violation>,
}

impl Checker {
    /// Checks a value against the rules of its holder and its own type.
    fn value(&mut self, view: View<'_>, rules: &[Rule]) {
        if self.rules(view, rules) {
            self.parts(view, rules);
        }
    }

    /// Checks rules for the value as a whole.
    ///
    /// Returns whether the rules of its type apply too, which they do not if it has a placeholder.
    fn rules(&mut self, view: View<'_>, rules: &[Rule]) -> bool {
        for rule in rules {
            match rule {
                Rule::UnlessPlaceholder(placeholder, _) if has_placeholder(view, placeholder) => {
                    return false;
                }
                Rule::UnlessPlaceholder(_, rules) => rules.iter().for_each(|rule| self.rule(view, rule)),
                rule => self.rule(view, rule),
            }
        }
        true
    }

    /// Checks the rules of the value's own type, and the rules for its parts.
    fn parts(&mut self, view: View<'_>, rules: &[Rule]) {
        match view {
            View::Absent | View::Null | View::Unit | View::Boolean(_) | View::Other(_) => {}
            View::Number(number) => self.finite(number),
            View::KnownNumber(number, known) => {
                if known.0.iter().all(|(value, _)| *value != number) {
                    let known: Vec<_> = known.0.iter().map(|(value, _)| value).collect();
                    self.unknown_value(number.to_string(), &known);
                }
            }
            View::Text(text, description) => self.text(text, description),
            View::Json(_, json) => json.rules.iter().for_each(|rule| self.rule(view, rule)),
            View::List(list) => {
                for index in 0..list.count() {
                    let item = list.item(index);
                    self.step(Step::Index(index), |checker| checker.value(item, of_items(rules)));
                }
            }
            View::Map(entries) => self.entries(entries, rules),
            View::Object(object, fields) => self.object(object, fields),
            View::Union(union, index, payload) => self.union(union, index, payload.view()),
        }
    }

    fn entries(&mut self, entries: &dyn Entries, rules: &[Rule]) {
        if entries.count() == 0 {
            return;
        }
        let (of_keys, of_values) = (of_keys(rules), of_values(rules));
        for (key, value) in entries.entries() {
            for rule in of_keys {
                self.key(key, rule);
            }
            let view = value.view();
            // Most maps hold additional fields that have no rules; this avoids copying their keys.
            if !(of_values.is_empty() && matches!(view, View::Json(..))) {
                self.step(Step::Key(key.to_owned()), |checker| checker.value(view, of_values));
            }
        }
    }

    fn text(&mut self, text: &str, description: &'static Text) {
        let view = View::Text(text, description);
        self.rules(view, description.rules);
        match description.style {
            Style::Digits if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) => {
                // A pattern in the description may have reported the same already.
                let place = path_text(self.path.iter());
                if self.violations.last().is_none_or(|last| last.path() != place) {
                    self.violation(Relation::Is, quoted(text), "must be decimal digits");
                }
            }
            Style::Enumeration(known) => self.enumeration(text, known, view),
            _ => {}
        }
    }

    fn enumeration(&mut self, text: &str, known: &Enumeration, view: View<'_>) {
        let is_known = known.values.iter().any(|(value, _)| *value == text);
        if is_known || known.placeholder.is_some_and(|placeholder| placeholder::is_in(text, placeholder)) {
            return;
        }
        match known.openness {
            Openness::Open => {}
            Openness::Closed => {
                let known: Vec<_> = known.values.iter().map(|(value, _)| value).collect();
                self.unknown_value(quoted(text), &known);
            }
            Openness::Pattern(pattern) => self.rule(view, &Rule::Matches(pattern)),
        }
    }

    fn unknown_value<T: ToString>(&mut self, value: String, known: &[T]) {
        self.violation(Relation::Is, value, format!("must be one of {}", listed(known, "and")));
    }

    fn object(&mut self, object: &'static Object, fields: &dyn Fields) {
        let mut additional = View::Absent;
        fields.each(&mut |index, view| match (view, object.fields.get(index)) {
            (_, None) => additional = view,
            (View::Absent | View::Null, _) => {}
            // The variant itself adds its key.
            (_, Some(field)) if field.choice.is_some() => self.parts(view, &[]),
            (_, Some(field)) => {
                self.step(Step::Field(field.name), |checker| checker.value(view, field.rules));
            }
        });
        if !object.groups.is_empty() {
            let (views, _) = views(object, fields);
            for group in object.groups {
                self.group(group, &|name| is_set(object, &views, name));
            }
        }
        let (found, rules) = match object.additional {
            AdditionalProperties::Extra => ("an extra field", &[][..]),
            AdditionalProperties::Named(_, rules) => ("an additional field", rules),
            AdditionalProperties::Forbidden => return,
        };
        let View::Map(additional) = additional else { return };
        if additional.count() == 0 {
            return;
        }
        self.value(View::Map(additional), rules);
        for name in object.keys().filter(|name| additional.entries().any(|(key, _)| key == *name)) {
            self.step(Step::Field(name), |checker| checker.violation(Relation::Is, found, OWN_FIELD));
        }
    }

    fn union(&mut self, union: &'static Union, index: usize, payload: View<'_>) {
        let variant = &union.variants[index];
        match (union.step(index), payload) {
            (_, View::Absent | View::Unit) => {}
            (Some(step), payload) => {
                self.step(Step::Field(step), |checker| checker.value(payload, variant.rules));
            }
            (None, payload) => self.value(payload, variant.rules),
        }
        if let (View::Object(object, fields), [_, ..]) = (payload, variant.forbidden) {
            let View::Map(additional) = views(object, fields).1 else { return };
            for name in
                variant.forbidden.iter().filter(|name| additional.entries().any(|(key, _)| key == **name))
            {
                self.step(Step::Field(name), |checker| {
                    checker.violation(Relation::Is, "an extra field", "must not be set in this variant");
                });
            }
        }
    }

    fn group(&mut self, group: &Group, is_set: &dyn Fn(&str) -> bool) {
        let all_set = |names: &&&[&'static str]| names.iter().all(|name| is_set(name));
        match group {
            Group::AnyOf(groups) => {
                if !groups.iter().any(|names| all_set(&names)) {
                    let rule = format!("must have at least one of {}", listed(&labels(groups), "and"));
                    self.violation(
                        Relation::Has,
                        format!("neither {}", listed(&labels(groups), "nor")),
                        rule,
                    );
                }
            }
            Group::OneOf(groups) => {
                let rule = format!("must have exactly one of {}", listed(&labels(groups), "and"));
                let set: Vec<&[&'static str]> = groups.iter().filter(all_set).copied().collect();
                match set.as_slice() {
                    [] => {
                        let labels = listed(&labels(groups), "nor");
                        self.violation(Relation::Has, format!("neither {labels}"), rule);
                    }
                    [_] => {}
                    several => self.violation(Relation::Has, listed(&labels(several), "and"), rule),
                }
            }
            Group::NotTogether(names) => {
                let set: Vec<_> = names.iter().filter(|name| is_set(name)).collect();
                if set.len() > 1 {
                    let rule = format!("must have at most one of {}", listed(names, "and"));
                    self.violation(Relation::Has, listed(&set, "and"), rule);
                }
            }
            Group::OnlyWith(name, others) => {
                if is_set(name) && !others.iter().any(|other| is_set(other)) {
                    let rule = format!("must be set only together with {}", listed(others, "or"));
                    self.step(Step::Field(name), |checker| checker.violation(Relation::Is, "set", rule));
                }
            }
        }
    }

    fn step(&mut self, step: Step, inside: impl FnOnce(&mut Self)) {
        self.path.push(step);
        inside(self);
        self.path.pop();
    }

    /// Reports a broken rule at the current path.
    fn violation(&mut self, relation: Relation, value: impl Into<String>, rule: impl Into<String>) {
        let violation = Violation::new(path_text(self.path.iter()), relation, value.into(), rule.into());
        // Several rules may report the same, such as those of a field and of its type.
        let mut of_this_place = self.violations.iter().rev().take_while(|other| other.is_at(&violation));
        if !of_this_place.any(|other| *other == violation) {
            self.violations.push(violation);
        }
    }
}

/// Returns whether a field, or the variant with that key, is set.
fn is_set(object: &Object, views: &[View<'_>], name: &str) -> bool {
    object.fields.iter().zip(views).any(|(field, view)| match (field.choice, *view) {
        (_, View::Absent) => false,
        (None, _) => field.name == name,
        (Some(choice), View::Union(_, index, _)) => {
            matches!(choice.variants[index].selector, Selector::Key(key) if key == name)
        }
        _ => false,
    })
}

fn labels(groups: &[&[&'static str]]) -> Vec<String> {
    groups.iter().map(|names| names.join(" with ")).collect()
}

fn has_placeholder(view: View<'_>, placeholder: &'static str) -> bool {
    match view {
        View::Text(text, _) => placeholder::is_in(text, placeholder),
        View::Json(Value::String(text), _) => placeholder::is_in(text, placeholder),
        View::Union(union, index, payload) if union.step(index).is_none() => {
            has_placeholder(payload.view(), placeholder)
        }
        _ => false,
    }
}
