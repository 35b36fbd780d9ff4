//! The generator of random values: its remaining budget, its position, and its notes.

use std::collections::BTreeSet;

use fastrand::Rng;
use serde_json::Value;

use super::{any, list, number, object, text};
use crate::change::{Place, places};
use crate::demand::{Chooser, Demand, Kind};
use crate::description::document_schema;
use crate::paths::address;
use crate::size::smallest;

/// How many values one random value may consist of before only required ones are added.
const BUDGET: usize = 60;

/// How deep a value may nest before only required values are added.
const DEPTH: usize = 14;

/// Generates one random value from one seed.
pub(crate) struct Generator {
    pub(super) rng: Rng,
    /// The probability of an optional property, from 0 to 1.
    pub(super) generosity: f64,
    left: usize,
    path: Vec<String>,
    places: Option<Vec<Place>>,
    visited: Option<BTreeSet<usize>>,
    /// The places of documents inside the value.
    documents: BTreeSet<String>,
    /// The schemas to prefer where there is a choice. Each is used once.
    way: BTreeSet<usize>,
}

impl Generator {
    pub(crate) fn new(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        // Otherwise the extremes, nothing optional and everything, would hardly ever happen.
        let generosity = (rng.f64() * 1.4 - 0.2).clamp(0.0, 1.0);
        Self {
            rng,
            generosity,
            left: BUDGET,
            path: Vec::new(),
            places: None,
            visited: None,
            documents: BTreeSet::new(),
            way: BTreeSet::new(),
        }
    }

    /// Prefers these schemas, by address, to others.
    pub(crate) fn led(self, way: BTreeSet<usize>) -> Self {
        Self { way, ..self }
    }

    /// Records each place whose value can be made invalid, and how.
    pub(crate) fn noting_places(self) -> Self {
        Self { places: Some(Vec::new()), ..self }
    }

    /// Records each schema that the value is built from.
    pub(crate) fn noting_schemas(self) -> Self {
        Self { visited: Some(BTreeSet::new()), ..self }
    }

    /// Returns the recorded places and the random number generator, for further decisions.
    ///
    /// Places inside a document are left out.
    pub(crate) fn into_places(self) -> (Vec<Place>, Rng) {
        let mut places = self.places.unwrap_or_default();
        let is_document = self.documents.contains("");
        let is_carried = |place: &Place| self.documents.iter().any(|outer| is_below(&place.pointer, outer));
        places.retain(|place| is_document || !is_carried(place));
        (places, self.rng)
    }

    /// Returns the addresses of the recorded schemas.
    pub(crate) fn into_schemas(self) -> BTreeSet<usize> {
        self.visited.unwrap_or_default()
    }

    /// Returns a value that matches all schemas, or `None` if the chosen alternatives conflict.
    pub(crate) fn make(&mut self, schemas: &[&'static Value]) -> Option<Value> {
        self.left = self.left.saturating_sub(1);
        let demand = Demand::of(schemas, self);
        let value = match &demand.values {
            Some(values) => {
                let fit: Vec<_> = values.iter().filter(|value| demand.admits_kind(value)).collect();
                (*self.rng.choice(fit)?).clone()
            }
            None => self.make_of_kind(&demand)?,
        };
        if self.places.is_some() {
            let found = places(&demand, &value, &self.path.concat(), &mut self.rng);
            self.places.iter_mut().for_each(|places| places.extend(found.iter().cloned()));
        }
        Some(value)
    }

    fn make_of_kind(&mut self, demand: &Demand) -> Option<Value> {
        let mut kinds: Vec<_> = demand.kinds.iter().copied().collect();
        if demand.object.says_something() && kinds.contains(&Kind::Object) {
            // Without a type such a schema accepts anything but objects unchanged, which is never intended.
            kinds = vec![Kind::Object];
        }
        Some(match self.rng.choice(kinds)? {
            Kind::Null => Value::Null,
            Kind::Boolean => self.rng.bool().into(),
            Kind::Integer => number::integer(&demand.number, &mut self.rng)?,
            Kind::Fraction => number::fraction(&demand.number, &mut self.rng)?,
            Kind::Text => text::text(&demand.text, &mut self.rng)?.into(),
            Kind::List => list::list(&demand.list, self)?,
            Kind::Object => object::object(&demand.object, self)?,
        })
    }

    /// Works like [`Generator::make`], for a value under this key or index of another one.
    pub(super) fn make_below(&mut self, step: &str, schemas: &[&'static Value]) -> Option<Value> {
        self.path.push(format!("/{}", step.replace('~', "~0").replace('/', "~1")));
        let open = schemas.iter().all(|schema| schema.as_object().is_some_and(serde_json::Map::is_empty));
        let value = if open && !self.is_exhausted() {
            for schema in schemas {
                self.visit(schema);
            }
            Some(any::any(&mut self.rng, 2))
        } else {
            self.make(schemas)
        };
        self.path.pop();
        value
    }

    /// Returns whether one of the schemas is preferred.
    pub(super) fn is_on_way<'schema>(&self, schemas: impl IntoIterator<Item = &'schema Value>) -> bool {
        !self.way.is_empty() && schemas.into_iter().any(|schema| self.way.contains(&address(schema)))
    }

    /// Returns whether only required values may be added.
    pub(super) fn is_exhausted(&self) -> bool {
        self.left == 0 || self.path.len() > DEPTH
    }
}

impl Chooser for Generator {
    fn choose(&mut self, alternatives: &'static [Value]) -> usize {
        let indices = 0..alternatives.len();
        if let Some(index) = indices.clone().find(|index| self.is_on_way(&alternatives[*index..=*index])) {
            return index;
        }
        if self.is_exhausted() {
            indices.min_by_key(|index| smallest(&alternatives[*index])).unwrap_or(0)
        } else {
            self.rng.usize(indices)
        }
    }

    fn visit(&mut self, schema: &'static Value) {
        if let Some(visited) = &mut self.visited {
            visited.insert(address(schema));
        }
        self.way.remove(&address(schema));
        if std::ptr::eq(schema, document_schema()) {
            self.documents.insert(self.path.concat());
        }
    }
}

/// Returns whether a place is inside another one.
fn is_below(pointer: &str, outer: &str) -> bool {
    pointer.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
}
