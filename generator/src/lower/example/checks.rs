//! Which checks of the client an example would not pass.
//!
//! Walks a value along the definitions, as the emitted checks do, and finds every broken rule with its place. Values that
//! do not have the form of their type are none of its business: building the example reports them.

use serde_json::{Map, Value};

use crate::{
    ir::{
        Api, Constraint, Kind, Openness, Payload, Rule, Selector, Struct, Type, TypeName, Union, UnionShape,
        WireName,
    },
    pointer::Pointer,
};

/// A broken rule, and where.
pub(super) type Broken = (Pointer, String);

/// Every rule that a value of a definition breaks.
pub(super) fn broken(api: &Api, name: &TypeName, value: &Value, at: &Pointer) -> Vec<Broken> {
    let mut walk = Walk { api, found: Vec::new() };
    walk.named(name, value, at);
    walk.found
}

struct Walk<'a> {
    api: &'a Api,
    found: Vec<Broken>,
}

impl Walk<'_> {
    fn note(&mut self, at: &Pointer, rule: impl Into<String>) {
        self.found.push((at.clone(), rule.into()));
    }

    fn named(&mut self, name: &TypeName, value: &Value, at: &Pointer) {
        let Some(definition) = self.api.definitions.get(name) else { return };
        match (&definition.kind, value) {
            (Kind::Struct(item), Value::Object(members)) => self.structure(item, members, at),
            (Kind::Union(item), value) => self.union(item, value, at),
            (Kind::Newtype(item), value) => self.constraints(&item.constraints, &Type::String, value, at),
            (Kind::StringEnum(item), Value::String(text)) => {
                let is_filled_in = item.placeholder.as_ref().is_some_and(|look| has_placeholder(look, text));
                let is_known = is_filled_in || item.values.iter().any(|known| known.wire == *text);
                if let (false, Openness::Pattern(pattern)) = (is_known, &item.openness) {
                    self.pattern(pattern, text, at);
                }
            }
            _ => {}
        }
    }

    fn structure(&mut self, item: &Struct, members: &Map<String, Value>, at: &Pointer) {
        let fields = item.fields.iter().map(|field| (&field.wire, &field.ty, &field.constraints));
        let forms = item.choice.iter().flat_map(|choice| &choice.alternatives);
        for (wire, ty, constraints) in
            fields.chain(forms.map(|form| (&form.wire, &form.ty, &form.constraints)))
        {
            if let Some(value) = members.get(wire.as_str()).filter(|value| !value.is_null()) {
                self.constraints(constraints, ty, value, &at.key(wire.as_str()));
            }
        }
        if let Some(rest) = &item.additional {
            let is_declared = |key: &str| item.wire_names().any(|wire| wire.as_str() == key);
            for (key, value) in members.iter().filter(|(key, _)| !is_declared(key)) {
                self.constraints(&rest.constraints, &rest.ty, value, &at.key(key));
            }
        }
        let is_there = |wire: &WireName| members.contains_key(wire.as_str());
        let whole =
            |groups: &[Vec<WireName>]| groups.iter().filter(|group| group.iter().all(is_there)).count();
        for rule in &item.rules {
            match rule {
                Rule::AnyOf(groups) if whole(groups) == 0 => {
                    self.note(at, format!("must have at least one of {}", listed(groups)));
                }
                Rule::OneOf(groups) if whole(groups) != 1 => {
                    self.note(at, format!("must have exactly one of {}", listed(groups)));
                }
                Rule::NotTogether(fields) if fields.iter().filter(|wire| is_there(wire)).count() > 1 => {
                    let groups: Vec<Vec<WireName>> = fields.iter().map(|wire| vec![wire.clone()]).collect();
                    self.note(at, format!("must have at most one of {}", listed(&groups)));
                }
                Rule::OnlyWith { field, alternatives }
                    if is_there(field) && !alternatives.iter().any(is_there) =>
                {
                    let groups: Vec<Vec<WireName>> =
                        alternatives.iter().map(|wire| vec![wire.clone()]).collect();
                    let rule = format!("must be set only together with {}", listed(&groups));
                    self.note(&at.key(field.as_str()), rule);
                }
                Rule::AnyOf(_) | Rule::OneOf(_) | Rule::NotTogether(_) | Rule::OnlyWith { .. } => {}
            }
        }
    }

    fn union(&mut self, item: &Union, value: &Value, at: &Pointer) {
        let Some(variant) = item.select(value) else { return };
        let Payload::Value(ty) = &variant.payload else { return };
        let inner = match (&variant.selector, &item.shape) {
            (Selector::Key(key), _) => Some(key),
            (_, UnionShape::Adjacent { content, .. }) => Some(content),
            _ => None,
        };
        match inner {
            None => self.constraints(&variant.constraints, ty, value, at),
            Some(key) => {
                if let Some(value) = value.get(key.as_str()) {
                    self.constraints(&variant.constraints, ty, value, &at.key(key.as_str()));
                }
            }
        }
    }

    fn constraints(&mut self, constraints: &[Constraint], ty: &Type, value: &Value, at: &Pointer) {
        for constraint in constraints {
            self.constraint(constraint, ty, value, at);
        }
    }

    fn constraint(&mut self, constraint: &Constraint, ty: &Type, value: &Value, at: &Pointer) {
        match (constraint, value) {
            (Constraint::Nested, value) => self.nested(ty, value, at),
            (Constraint::Each(inner), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.constraints(inner, element(ty), item, &at.index(index));
                }
            }
            (Constraint::Values(inner), Value::Object(entries)) => {
                for (key, value) in entries {
                    self.constraints(inner, element(ty), value, &at.key(key));
                }
            }
            (Constraint::Keys(inner), Value::Object(entries)) => {
                for key in entries.keys() {
                    self.constraints(inner, &Type::String, &Value::from(key.as_str()), &at.key(key));
                }
            }
            (Constraint::UnlessPlaceholder { placeholder, rules }, Value::String(text)) => {
                if !has_placeholder(placeholder, text) {
                    self.constraints(rules, ty, value, at);
                }
            }
            (Constraint::Pattern(pattern), Value::String(text)) => self.pattern(pattern, text, at),
            (constraint, value) => {
                if let Some(rule) = super::rule::broken(constraint, value) {
                    self.note(at, rule);
                }
            }
        }
    }

    /// Lists and maps of definitions pass the check on.
    fn nested(&mut self, ty: &Type, value: &Value, at: &Pointer) {
        match (ty, value) {
            (Type::Named(name) | Type::Boxed(name), value) => self.named(name, value, at),
            (Type::List(item), Value::Array(items)) => {
                for (index, value) in items.iter().enumerate() {
                    self.nested(item, value, &at.index(index));
                }
            }
            (Type::Map(item), Value::Object(entries)) => {
                for (key, value) in entries {
                    self.nested(item, value, &at.key(key));
                }
            }
            _ => {}
        }
    }

    fn pattern(&mut self, pattern: &str, text: &str, at: &Pointer) {
        let matches = regex_lite::Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(text));
        if !matches {
            self.note(at, format!("must match `{pattern}`"));
        }
    }
}

/// Whether the server puts something in place of a part of the text.
fn has_placeholder(placeholder: &str, text: &str) -> bool {
    regex_lite::Regex::new(placeholder).is_ok_and(|placeholder| placeholder.is_match(text))
}

fn element(ty: &Type) -> &Type {
    match ty {
        Type::List(inner) | Type::Map(inner) => inner,
        other => other,
    }
}

fn listed(groups: &[Vec<WireName>]) -> String {
    let group = |group: &Vec<WireName>| {
        group.iter().map(|wire| format!("`{wire}`")).collect::<Vec<_>>().join(" with ")
    };
    groups.iter().map(group).collect::<Vec<_>>().join(", ")
}
