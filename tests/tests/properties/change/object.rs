//! Objects with missing, extra or misnamed properties.

use fastrand::Rng;
use serde_json::{Map, Value};

use super::{Change, Class};
use crate::demand::{Demand, ObjectDemand, is_nothing};
use crate::description::resolved;
use crate::make::Generator;

pub(super) fn changes(demand: &Demand, members: &Map<String, Value>, rng: &mut Rng) -> Vec<(Class, Change)> {
    let object = &demand.object;
    let mut changes: Vec<_> =
        object.required.iter().map(|name| (Class::Missing, Change::Remove((*name).to_owned()))).collect();
    if object.additional.schemas.iter().any(|schema| is_nothing(schema)) {
        let unknown = vec![("from_nowhere".to_owned(), 7.into())];
        changes.push((Class::UnknownKey, Change::Insert(unknown)));
    }
    for other in &demand.others {
        changes.extend(key_of_other(object, members, resolved(other), rng));
    }
    for group in &object.apart {
        changes.extend(together(object, members, group, rng));
    }
    let free = members.keys().find(|name| !object.properties.contains_key(name.as_str()));
    if let (false, Some(name)) = (object.names.is_empty(), free) {
        for bad in ["", "7th", "with blank", "hy-phen", "é"] {
            changes.push((Class::BadKey, Change::Rename(name.clone(), bad.to_owned())));
        }
    }
    changes.extend(of_count(object, members));
    changes
}

/// A property that only an alternative has that was not chosen.
fn key_of_other(
    object: &ObjectDemand,
    members: &Map<String, Value>,
    other: &'static Value,
    rng: &mut Rng,
) -> Option<(Class, Change)> {
    let properties = other["properties"].as_object().into_iter().flatten();
    let forbidden = properties.filter(|(name, _)| {
        !members.contains_key(name.as_str()) && !object.properties.contains_key(name.as_str())
    });
    let (name, schema) = rng.choice(forbidden.collect::<Vec<_>>())?;
    let value = Generator::new(rng.u64(..)).make(&[schema])?;
    Some((Class::KeyOfOther, Change::Insert(vec![(name.clone(), value)])))
}

/// All properties of a group that must not be present together.
fn together(
    object: &ObjectDemand,
    members: &Map<String, Value>,
    group: &[&'static str],
    rng: &mut Rng,
) -> Option<(Class, Change)> {
    let missing = group.iter().filter(|name| !members.contains_key(**name));
    let made = missing.map(|name| {
        let value = Generator::new(rng.u64(..)).make(object.of_property(name))?;
        Some(((*name).to_owned(), value))
    });
    Some((Class::Together, Change::Insert(made.collect::<Option<_>>()?)))
}

/// Too few properties, or too many.
fn of_count(object: &ObjectDemand, members: &Map<String, Value>) -> Vec<(Class, Change)> {
    let mut changes = Vec::new();
    if let Some(fewer) = object.fewest.checked_sub(1) {
        let kept = members.iter().take(usize::try_from(fewer).unwrap_or(0));
        let kept: Map<_, _> = kept.map(|(name, value)| (name.clone(), value.clone())).collect();
        changes.push((Class::TooFewProperties, Change::Replace(kept.into())));
    }
    // More of the same, where names are free.
    let model = members.iter().find(|(name, _)| !object.properties.contains_key(name.as_str()));
    let model = model.or_else(|| members.iter().next()).map(|(_, value)| value.clone());
    if let Some(most) = object.most {
        let missing = usize::try_from(most + 1).unwrap_or(0).saturating_sub(members.len());
        let value = model.unwrap_or_else(|| "7".into());
        let more = (0..missing).map(|index| (format!("key_{index}"), value.clone())).collect();
        changes.push((Class::TooManyProperties, Change::Insert(more)));
    }
    changes
}
