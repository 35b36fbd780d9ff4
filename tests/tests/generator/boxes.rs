//! The generator boxes types only where needed, checked on this repository's description.

use std::collections::{BTreeMap, BTreeSet};

use generator::ir::{Api, BoxReason, Boxed, Kind, Payload, Type, TypeName};
use integration_tests::generator::lowered;

use crate::support::{case::Case, fixture};

/// Returns the definitions that each definition holds directly, ignoring these boxes.
fn direct<'api>(
    api: &'api Api,
    opened: &[&'api Boxed],
) -> BTreeMap<&'api TypeName, BTreeSet<&'api TypeName>> {
    let mut links: BTreeMap<&TypeName, BTreeSet<&TypeName>> = BTreeMap::new();
    for (name, definition) in &api.definitions {
        let types: Vec<&Type> = match &definition.kind {
            Kind::Struct(item) => {
                let forms = item.choice.iter().flat_map(|choice| &choice.alternatives).map(|form| &form.ty);
                item.fields.iter().map(|field| &field.ty).chain(forms).collect()
            }
            Kind::Union(item) => {
                let payloads = item.variants.iter().map(|variant| &variant.payload);
                payloads.filter_map(|it| if let Payload::Value(ty) = it { Some(ty) } else { None }).collect()
            }
            _ => Vec::new(),
        };
        let named =
            types.into_iter().filter_map(|ty| if let Type::Named(name) = ty { Some(name) } else { None });
        links.insert(name, named.collect());
    }
    for boxed in opened {
        links.entry(&boxed.holder).or_default().insert(&boxed.target);
    }
    links
}

/// Finds a definition that contains itself.
///
/// Repeatedly removes those that contain nothing that is left.
fn cycle(mut links: BTreeMap<&TypeName, BTreeSet<&TypeName>>) -> Option<String> {
    loop {
        let left: BTreeSet<&TypeName> = links.keys().copied().collect();
        let before = links.len();
        links.retain(|_, targets| targets.iter().any(|target| left.contains(target)));
        if links.len() == before {
            return links.keys().next().map(ToString::to_string);
        }
    }
}

fn check(api: &Api) -> usize {
    assert_eq!(cycle(direct(api, &[])), None, "a definition contains itself");
    let recursive = api.boxes.iter().filter(|boxed| boxed.reason == BoxReason::Recursion);
    recursive.map(|boxed| assert!(cycle(direct(api, &[boxed])).is_some(), "{boxed:?} is not needed")).count()
}

#[test]
fn every_box_of_our_own_types_is_needed() {
    assert!(check(&lowered().api) > 0, "no type of this description is recursive");
}

#[test]
fn every_box_of_the_constructs_is_needed() {
    let fixtures = fixture::constructs();
    let lowered = fixtures.iter().map(|(name, text)| Case::of(name, text).lower().expect("a construct"));
    let boxes: usize = lowered.map(|lowered| check(&lowered.api)).sum();
    assert!(boxes > 1, "the constructs have only {boxes} boxes");
}

/// Nothing is on the heap except what the list says.
#[test]
fn every_box_has_a_reason() {
    for (name, definition) in &lowered().api.definitions {
        let shown = format!("{:?}", definition.kind).matches("Boxed(").count();
        let listed = lowered().api.boxes.iter().filter(|boxed| boxed.holder == *name).count();
        assert_eq!(shown, listed, "{name}");
    }
}
