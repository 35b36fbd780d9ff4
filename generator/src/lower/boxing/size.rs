//! Estimates the size of values in bytes.

use std::collections::BTreeMap;

use super::links::{self, Link};
use crate::{
    ir::{Kind, Payload, Presence, Type, TypeName},
    lower::Definitions,
};

/// Boxes every value above the limit wherever it is held, and returns the links.
///
/// Cycles have been cut already. Large inner values count as boxed, so the types around them are smaller.
pub(super) fn box_large(definitions: &mut Definitions, limit: usize) -> Vec<Link> {
    let mut sizes = Sizes { definitions, limit, known: BTreeMap::new() };
    let links = links::direct(definitions);
    let large: Vec<Link> = links.into_iter().filter(|link| sizes.of(&link.target) > limit).collect();
    for link in &large {
        links::put_on_heap(definitions, link);
    }
    large
}

/// Size of a boxed value where it is held.
const BOXED: usize = 8;

/// Size of a JSON value or a map of them if key order is preserved; less if it is not.
const JSON: usize = 72;

struct Sizes<'a> {
    definitions: &'a Definitions,
    /// Maximum size of a value that is held directly.
    limit: usize,
    known: BTreeMap<TypeName, usize>,
}

impl Sizes<'_> {
    fn of(&mut self, name: &TypeName) -> usize {
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        let size = self.compute(name);
        self.known.insert(name.clone(), size);
        size
    }

    fn compute(&mut self, name: &TypeName) -> usize {
        let Some(definition) = self.definitions.get(name) else { return 0 };
        let size = match &definition.kind {
            Kind::Struct(item) => {
                let fields: usize =
                    item.fields.iter().map(|field| self.of_type(&field.ty, field.presence)).sum();
                let forms = item.choice.iter().flat_map(|choice| &choice.alternatives);
                let form = forms.map(|form| self.of_type(&form.ty, Presence::Required)).max();
                let others = if item.additional.is_some() { 24 } else { JSON };
                fields + form.map_or(0, |form| form + 8) + others
            }
            Kind::Union(item) => {
                let payloads = item.variants.iter().map(|variant| match &variant.payload {
                    Payload::Value(ty) => self.of_type(ty, Presence::Required),
                    Payload::Unit => 0,
                });
                payloads.max().unwrap_or_default() + 8
            }
            Kind::Opaque | Kind::GatedDocument(_) => JSON,
            Kind::StringEnum(_) | Kind::NumberEnum(_) | Kind::Newtype(_) => 24,
        };
        size.next_multiple_of(8)
    }

    fn of_type(&mut self, ty: &Type, presence: Presence) -> usize {
        match ty {
            Type::Named(name) => Some(self.of(name)).filter(|size| *size <= self.limit).unwrap_or(BOXED),
            Type::Bool => 1,
            Type::Integer(_) | Type::Number if presence == Presence::Required => 8,
            Type::Integer(_) | Type::Number => 16,
            Type::Time(_, number) => self.of_type(number, presence),
            Type::Boxed(_) => BOXED,
            Type::Json | Type::JsonObject => JSON,
            Type::String | Type::Secret | Type::Uri | Type::DecimalSeconds | Type::List(_) | Type::Map(_) => {
                24
            }
        }
    }
}
