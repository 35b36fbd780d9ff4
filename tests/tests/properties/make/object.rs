//! Random objects.

use serde_json::{Map, Value};

use super::{Generator, text};
use crate::demand::{Demand, ObjectDemand, is_nothing};

/// How many properties with free names an object usually has, at most.
const FREE: usize = 3;

/// Returns an object, or `None` if the demand contradicts itself.
pub(super) fn object(demand: &ObjectDemand, generator: &mut Generator) -> Option<Value> {
    let most = usize::try_from(demand.most.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let mut object = Map::new();
    for name in &demand.required {
        object.insert((*name).to_owned(), generator.make_below(name, demand.of_property(name))?);
    }
    let possible = |name: &str| !demand.of_property(name).iter().any(|schema| is_nothing(schema));
    let mut optional: Vec<&str> = demand
        .properties
        .keys()
        .copied()
        .filter(|name| !demand.required.contains(name) && possible(name))
        .collect();
    // The budget may run out, so no property must always come last.
    generator.rng.shuffle(&mut optional);
    let is_on_way =
        |name: &str, generator: &Generator| generator.is_on_way(demand.of_property(name).iter().copied());
    optional.sort_by_key(|name| !is_on_way(name, generator));
    for name in optional {
        let missing = (object.len() as u64) < demand.fewest;
        let by_chance = !generator.is_exhausted() && generator.rng.f64() < generator.generosity;
        let wanted = by_chance || is_on_way(name, generator);
        let may_join = demand.may_join(name, |other| object.contains_key(other));
        if object.len() < most && may_join && (missing || wanted) {
            // An optional property whose demand contradicts itself is left out.
            if let Some(value) = generator.make_below(name, demand.of_property(name)) {
                object.insert(name.to_owned(), value);
            }
        }
    }
    free(demand, generator, &mut object, most)?;
    (object.len() as u64 >= demand.fewest).then(|| object.into())
}

/// Adds properties with free names, if the description covers them or names no others.
///
/// In an open object, an unknown key could be a known key of another alternative.
fn free(
    demand: &ObjectDemand,
    generator: &mut Generator,
    object: &mut Map<String, Value>,
    most: usize,
) -> Option<()> {
    let is_merely_open = demand.additional.schemas.is_empty() && !demand.properties.is_empty();
    if is_merely_open || demand.additional.schemas.iter().any(|schema| is_nothing(schema)) {
        return Some(());
    }
    let many = generator.rng.u8(0..12) == 0 && demand.most.is_some();
    let wanted = match generator.rng.usize(0..=FREE) {
        _ if generator.is_exhausted() => 0,
        _ if many => most,
        count => (object.len() + count).min(most),
    };
    let is_on_way = generator.is_on_way(demand.additional.schemas.iter().copied());
    let wanted = if is_on_way { wanted.max(object.len() + 1).min(most) } else { wanted };
    let fewest = usize::try_from(demand.fewest).unwrap_or(usize::MAX);
    let mut attempts = 0;
    while object.len() < wanted.max(fewest) && attempts < 60 {
        attempts += 1;
        let name = key(demand, generator)?;
        if !object.contains_key(&name) && !demand.properties.contains_key(name.as_str()) {
            let value = generator.make_below(&name, &demand.additional.schemas)?;
            object.insert(name, value);
        }
    }
    Some(())
}

fn key(demand: &ObjectDemand, generator: &mut Generator) -> Option<String> {
    let demand = Demand::of(&demand.names, generator);
    match &demand.values {
        Some(values) => generator.rng.choice(values)?.as_str().map(str::to_owned),
        None => text::text(&demand.text, &mut generator.rng),
    }
}
