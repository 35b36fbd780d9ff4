//! The examples, which all calls are compared with, cover every field.

use std::collections::BTreeSet;

use generator::ir::{Kind, Payload, Selector, Struct, Type, TypeName, Union, UnionShape};
use integration_tests::description::{api, examples};
use serde_json::Value;

#[test]
fn every_field_that_can_be_sent_stands_in_an_example() {
    let mut seen = Seen::default();
    for (command, example) in examples() {
        seen.named(&command.params, &example.value["params"]);
    }
    let mut missing = Vec::new();
    for (name, definition) in &api().definitions {
        match &definition.kind {
            _ if !definition.usage.is_sent() => {}
            // The parameters of operations are short, and an example with all of them would make no sense.
            _ if api().operations().any(|operation| operation.parameters == *name) => {}
            // The parts of documents are covered by a document that uses all of them.
            _ if definition.module.parent == "swml" => {}
            Kind::Struct(structure) => {
                let names = structure.wire_names().map(|wire| format!("{name}.{wire}"));
                missing.extend(names.filter(|part| !seen.parts.contains(part)));
            }
            Kind::Union(union) => {
                let names = union.variants.iter().map(|variant| format!("{name}::{}", variant.name));
                missing.extend(names.filter(|part| !seen.parts.contains(part)));
            }
            _ => {}
        }
    }
    assert_eq!(missing, Vec::<String>::new(), "add them to an example in the description");
}

/// The fields and variants that occur in values.
#[derive(Default)]
struct Seen {
    parts: BTreeSet<String>,
}

impl Seen {
    fn value(&mut self, ty: &Type, value: &Value) {
        match ty {
            Type::Named(name) | Type::Boxed(name) => self.named(name, value),
            Type::List(item) => {
                for value in value.as_array().into_iter().flatten() {
                    self.value(item, value);
                }
            }
            Type::Map(item) => {
                for (_, value) in value.as_object().into_iter().flatten() {
                    self.value(item, value);
                }
            }
            _ => {}
        }
    }

    fn named(&mut self, name: &TypeName, value: &Value) {
        match api().definitions.get(name).map(|definition| &definition.kind) {
            Some(Kind::Struct(structure)) => self.structure(name, structure, value),
            Some(Kind::Union(union)) => self.union(name, union, value),
            _ => {}
        }
    }

    fn structure(&mut self, name: &TypeName, structure: &Struct, value: &Value) {
        let fields = structure.fields.iter().map(|field| (&field.wire, &field.ty));
        let alternatives = structure.choice.iter().flat_map(|choice| &choice.alternatives);
        for (wire, ty) in fields.chain(alternatives.map(|alternative| (&alternative.wire, &alternative.ty))) {
            if let Some(value) = value.get(wire.as_str()) {
                self.parts.insert(format!("{name}.{wire}"));
                self.value(ty, value);
            }
        }
    }

    fn union(&mut self, name: &TypeName, union: &Union, value: &Value) {
        let Some(variant) = union.select(value) else { return };
        self.parts.insert(format!("{name}::{}", variant.name));
        let Payload::Value(ty) = &variant.payload else { return };
        let content = match (&union.shape, &variant.selector) {
            (UnionShape::Adjacent { content, .. }, _) => value.get(content.as_str()),
            (_, Selector::Key(key)) => value.get(key.as_str()),
            _ => Some(value),
        };
        if let Some(content) = content {
            self.value(ty, content);
        }
    }
}
