//! About how many bytes values take.

use std::collections::BTreeMap;

use super::links::{self, Link};
use crate::ir::{Api, Kind, Payload, Type, TypeName};

/// The first payload above the limit that holds no other such payload. Circles are open already.
pub(super) fn innermost_too_large(api: &Api, limit: usize) -> Option<Link> {
    let mut sizes = Sizes { api, known: BTreeMap::new() };
    let links = links::direct(api).into_iter().filter(|link| link.is_payload);
    let large = links.map(|link| (sizes.of(&link.target), link)).filter(|(size, _)| *size > limit);
    large
        .min_by(|(left, one), (right, other)| left.cmp(right).then_with(|| one.cmp(other)))
        .map(|found| found.1)
}

struct Sizes<'a> {
    api: &'a Api,
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
        let Some(definition) = self.api.definitions.get(name) else { return 0 };
        match &definition.kind {
            Kind::Struct(item) => {
                let fields: usize = item.fields.iter().map(|field| self.of_type(&field.ty)).sum();
                let forms = item.choice.iter().flat_map(|choice| &choice.alternatives);
                let form = forms.map(|form| self.of_type(&form.ty)).max().map_or(0, |form| form + 8);
                // Every struct has a map of further fields.
                fields + form + 24
            }
            Kind::Union(item) => {
                let payloads = item.variants.iter().map(|variant| match &variant.payload {
                    Payload::Value(ty) => self.of_type(ty),
                    Payload::Unit => 0,
                });
                payloads.max().unwrap_or_default() + 8
            }
            Kind::Opaque | Kind::Door(_) => 72,
            Kind::StringEnum(_) | Kind::NumberEnum(_) | Kind::Newtype(_) => 24,
        }
    }

    fn of_type(&mut self, ty: &Type) -> usize {
        match ty {
            Type::Named(name) => self.of(name),
            Type::Bool | Type::Integer(_) | Type::Number => 16,
            Type::Boxed(_) => 8,
            Type::Json | Type::JsonObject => 72,
            Type::String | Type::Secret | Type::Uri | Type::DecimalSeconds | Type::List(_) | Type::Map(_) => {
                24
            }
        }
    }
}
