//! Forbidden keys: keys of other variants that a variant's object must not have.

use super::{Api, Kind, Payload, Selector, Struct, Type, Union, UnionShape, Variant, WireName};

impl Api {
    /// Returns the keys that the variant's object must not have, although its `extra` accepts them.
    ///
    /// These are the keys of the other variants and the tag, which is written separately.
    ///
    /// Empty if the description does not forbid any.
    pub fn forbidden_keys<'a>(&'a self, item: &'a Union, variant: &'a Variant) -> Vec<&'a WireName> {
        let mut forbidden: Vec<&WireName> = Vec::new();
        // Adjacent variants are nested under a key; without a discriminant, an object may match several
        // variants.
        if matches!(item.shape, UnionShape::Adjacent { .. } | UnionShape::FirstMatch) {
            return forbidden;
        }
        let Some(own) = self.form(variant) else { return forbidden };
        if let UnionShape::Tagged { tag, kept: false } = &item.shape {
            forbidden.push(tag);
        }
        let others = item.variants.iter().filter(|other| other.name != variant.name);
        let keys: Option<Vec<Vec<&WireName>>> =
            others.map(|other| self.keys_of_other(variant, other)).collect();
        // If another variant accepts any key, no key rules it out.
        for key in keys.into_iter().flatten().flatten() {
            if own.wire_names().all(|declared| declared != key) && !forbidden.contains(&key) {
                forbidden.push(key);
            }
        }
        forbidden
    }

    /// Returns the keys of another variant that are forbidden here; `None` if that variant accepts any key.
    fn keys_of_other<'a>(&'a self, variant: &Variant, other: &'a Variant) -> Option<Vec<&'a WireName>> {
        match &other.selector {
            Selector::Text(_) => Some(Vec::new()),
            Selector::JsonType(kind) if *kind != "object" => Some(Vec::new()),
            Selector::JsonTypes(kinds) if !kinds.contains(&"object") => Some(Vec::new()),
            Selector::Key(key) => Some(vec![key]),
            _ => {
                let form = self.form(other)?;
                let keys: Vec<&WireName> = form.wire_names().collect();
                let may_be_the_other = match &variant.selector {
                    Selector::TagIs { tag, .. } => {
                        let is_pinned =
                            matches!(&other.selector, Selector::TagIs { tag: pinned, .. } if pinned == tag);
                        keys.contains(&tag) && !is_pinned
                    }
                    _ => false,
                };
                Some(if may_be_the_other { Vec::new() } else { keys })
            }
        }
    }

    /// Returns the struct of a variant, if it is closed.
    fn form(&self, variant: &Variant) -> Option<&Struct> {
        let (Payload::Value(Type::Named(name) | Type::Boxed(name)), false) =
            (&variant.payload, matches!(variant.selector, Selector::Key(_)))
        else {
            return None;
        };
        match &self.definitions.get(name)?.kind {
            Kind::Struct(item) if item.closed => Some(item),
            _ => None,
        }
    }
}
