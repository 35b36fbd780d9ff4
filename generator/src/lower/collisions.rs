//! Finds items of one scope that would have the same Rust name.
//!
//! Only this module knows what each scope of the emitted code contains.

use std::collections::{BTreeMap, BTreeSet};

use super::{Definitions, names, naming::FieldNames};
use crate::{
    diagnostic::Diagnostics,
    ir::{
        CommandEndpoint, Definition, Field, Kind, Payload, Presence, RustName, Selector, Struct, Type,
        TypeName, Union, UnionShape,
    },
    load::Document,
    pointer::Pointer,
};

/// An item of a scope.
struct Item<'a> {
    name: RustName,
    /// What messages call it.
    what: String,
    at: &'a Pointer,
    /// The field that it is, or belongs to.
    field: Option<&'a Field>,
}

/// Gives fields other names if theirs would appear twice in a scope, and reports what cannot be named.
pub(super) fn settle(
    definitions: &Definitions,
    endpoint: Option<&CommandEndpoint>,
    mut names: FieldNames<'_>,
    document: &Document,
    problems: &mut Diagnostics,
) {
    let mut check = |owner: &TypeName, items: Vec<Item<'_>>| -> bool {
        let mut taken: BTreeSet<RustName> = items.iter().map(|item| item.name.clone()).collect();
        let mut known: BTreeMap<&RustName, &Item<'_>> = BTreeMap::new();
        let mut none = true;
        for item in &items {
            let Some(other) = known.get(&item.name) else {
                known.insert(&item.name, item);
                continue;
            };
            none = false;
            let message =
                format!("in `{owner}`, {} and {} would both be named `{}`", other.what, item.what, item.name);
            let fields = [item.field, other.field];
            if !names.give_way(fields, &message, &mut taken, document) {
                problems
                    .error(message)
                    .at(document.origin(item.at))
                    .help("name one of them under [fields] in the configuration, or rename it by overlay");
            }
        }
        none
    };
    for (name, definition) in definitions {
        match &definition.kind {
            Kind::Struct(item) => {
                // Fields of the same name have setters of the same name, which need no second report.
                let _ = check(name, fields(definition, item))
                    && check(name, functions(definition, item, endpoint));
            }
            Kind::Union(item) => {
                check(name, constructors(definitions, definition, item));
            }
            Kind::NumberEnum(_)
            | Kind::StringEnum(_)
            | Kind::Newtype(_)
            | Kind::Opaque
            | Kind::GatedDocument(_) => {}
        }
    }
}

fn fields<'a>(definition: &'a Definition<()>, item: &'a Struct) -> Vec<Item<'a>> {
    let at = &definition.origin;
    let mut all = vec![match &item.additional {
        Some(rest) => named(rest.name.clone(), "the additional properties", at),
        None => named(RustName("extra".to_owned()), "the extra properties", at),
    }];
    all.extend(item.choice.iter().map(|choice| named(choice.field.clone(), "the choice of variants", at)));
    all.extend(
        item.fields
            .iter()
            .map(|field| of_field(field, field.name.clone(), format!("property `{}`", field.wire))),
    );
    all
}

/// Returns the functions of a struct that is sent; `reserved` keeps fields clear of those every struct has.
fn functions<'a>(
    definition: &'a Definition<()>,
    item: &'a Struct,
    endpoint: Option<&CommandEndpoint>,
) -> Vec<Item<'a>> {
    let mut all = Vec::new();
    let is_success = |endpoint: &&CommandEndpoint| {
        endpoint.success.id.as_ref().is_some_and(|id| id.owner == definition.name)
    };
    if let Some(endpoint) = endpoint.filter(is_success) {
        let handle = endpoint.handle().into_iter();
        all.extend(handle.flat_map(|handle| {
            [handle.method.clone(), format!("{}_blocking", handle.method)]
                .map(|name| named(RustName(name), "the handle's method", &definition.origin))
        }));
    }
    if !definition.usage.is_sent() {
        return all;
    }
    for form in item.choice.iter().flat_map(|choice| &choice.alternatives) {
        let what = format!("the variant with `{}`", form.wire);
        all.push(named(form.constructor.clone(), what, &definition.origin));
    }
    for field in item.fields.iter().filter(|field| !field.is_argument() && field.fixed.is_none()) {
        let what = format!("the setter of `{}`", field.wire);
        if field.presence == Presence::OptionalNullable {
            all.push(of_field(field, field.name.with_suffix("null"), format!("{what} for null")));
        }
        all.push(of_field(field, field.name.clone(), what));
    }
    all
}

/// Returns the functions that create a union from the value of one key or tag.
fn constructors<'a>(
    definitions: &Definitions,
    definition: &'a Definition<()>,
    item: &'a Union,
) -> Vec<Item<'a>> {
    let has_settings = |ty: &Type| match ty {
        Type::Named(name) => definitions.get(name).is_some_and(|found| match &found.kind {
            Kind::Struct(item) => item.is_complete_when_new() && !item.fields.is_empty(),
            _ => false,
        }),
        _ => false,
    };
    let mut all = Vec::new();
    for variant in item.variants.iter().filter(|_| definition.usage.is_sent()) {
        let Payload::Value(ty) = &variant.payload else { continue };
        let has_function = match (&variant.selector, &item.shape) {
            (Selector::Key(_), _) => true,
            (Selector::Tag(_), UnionShape::Adjacent { optional: false, .. }) => {
                !matches!(ty, Type::Named(_) | Type::Boxed(_))
            }
            _ => false,
        };
        if !has_function {
            continue;
        }
        let function = names::field_name(variant.name.as_str());
        let what = format!("the alternative `{}`", variant.name);
        if has_settings(ty) {
            all.push(named(function.with_suffix("with"), what.clone(), &definition.origin));
        }
        all.push(named(function, what, &definition.origin));
    }
    all
}

fn named(name: RustName, what: impl Into<String>, at: &Pointer) -> Item<'_> {
    Item { name, what: what.into(), at, field: None }
}

fn of_field(field: &Field, name: RustName, what: String) -> Item<'_> {
    Item { name, what, at: &field.origin, field: Some(field) }
}
