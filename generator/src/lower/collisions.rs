//! Reports items of one scope that would have the same Rust name.
//!
//! Only this module knows what each scope of the emitted code contains.

use std::collections::BTreeMap;

use super::{Definitions, names};
use crate::{
    diagnostic::Diagnostics,
    ir::{
        Choice, CommandEndpoint, Definition, Kind, Payload, Presence, RustName, Selector, Struct, Type,
        TypeName, Union, UnionShape,
    },
    load::Document,
    pointer::Pointer,
};

/// A named item: what messages call it, and its location.
type Named<'a> = (String, &'a Pointer);

/// Reports every name that would appear twice in a scope.
pub(super) fn check(
    definitions: &Definitions,
    endpoint: Option<&CommandEndpoint>,
    document: &Document,
    problems: &mut Diagnostics,
) {
    let mut report = |owner: &TypeName, names: Vec<(String, Named<'_>)>| -> bool {
        let mut none = true;
        let mut known: BTreeMap<String, Named<'_>> = BTreeMap::new();
        for (name, (what, at)) in names {
            if let Some((other, _)) = known.get(&name) {
                none = false;
                problems
                    .error(format!("in `{owner}`, {other} and {what} would both be named `{name}`"))
                    .at(document.origin(at))
                    .help("name one of them under [fields] in the configuration, or rename it by overlay");
            } else {
                known.insert(name, (what, at));
            }
        }
        none
    };
    for (name, definition) in definitions {
        match &definition.kind {
            Kind::Struct(item) => {
                // Fields of the same name have setters of the same name, which need no second report.
                let _ = report(name, fields(definition, item))
                    && report(name, functions(definition, item, endpoint));
                if let Some(choice) = &item.choice {
                    report(name, forms(definition, choice));
                }
            }
            Kind::Union(item) => {
                report(name, variants(definition, item));
                report(name, constructors(definitions, definition, item));
            }
            Kind::NumberEnum(_)
            | Kind::StringEnum(_)
            | Kind::Newtype(_)
            | Kind::Opaque
            | Kind::GatedDocument(_) => {}
        }
    }
}

fn fields<'a>(definition: &'a Definition<()>, item: &'a Struct) -> Vec<(String, Named<'a>)> {
    let own = |name: &str, what: &str| (name.to_owned(), (what.to_owned(), &definition.origin));
    let mut all = vec![match &item.additional {
        Some(rest) => own(rest.name.as_str(), "the additional properties"),
        None => own("extra", "the extra properties"),
    }];
    all.extend(item.choice.iter().map(|choice| own(choice.field.as_str(), "the choice of variants")));
    let fields = item.fields.iter();
    all.extend(fields.map(|field| named(&field.name, format!("property `{}`", field.wire), &field.origin)));
    all
}

/// Returns the functions of a struct that is sent; `reserved` keeps fields clear of those every struct has.
fn functions<'a>(
    definition: &'a Definition<()>,
    item: &'a Struct,
    endpoint: Option<&CommandEndpoint>,
) -> Vec<(String, Named<'a>)> {
    let mut all = Vec::new();
    let is_success = |endpoint: &&CommandEndpoint| {
        endpoint.success.id.as_ref().is_some_and(|id| id.owner == definition.name)
    };
    if let Some(endpoint) = endpoint.filter(is_success) {
        let handle = endpoint.handle().into_iter();
        all.extend(handle.flat_map(|handle| {
            [handle.method.clone(), format!("{}_blocking", handle.method)]
                .map(|name| (name, ("the handle's method".to_owned(), &definition.origin)))
        }));
    }
    if !definition.usage.is_sent() {
        return all;
    }
    for form in item.choice.iter().flat_map(|choice| &choice.alternatives) {
        all.push(named(&form.constructor, format!("the variant with `{}`", form.wire), &definition.origin));
    }
    for field in item.fields.iter().filter(|field| !field.is_argument() && field.fixed.is_none()) {
        let what = format!("the setter of `{}`", field.wire);
        all.push(named(&field.name, what.clone(), &field.origin));
        if field.presence == Presence::OptionalNullable {
            all.push(named(&field.name.with_suffix("null"), format!("{what} for null"), &field.origin));
        }
    }
    all
}

fn forms<'a>(definition: &'a Definition<()>, choice: &'a Choice) -> Vec<(String, Named<'a>)> {
    let forms = choice.alternatives.iter();
    forms
        .map(|form| named(&form.variant, format!("the variant with `{}`", form.wire), &definition.origin))
        .collect()
}

fn variants<'a>(definition: &'a Definition<()>, item: &'a Union) -> Vec<(String, Named<'a>)> {
    let other = names::FALLBACK_VARIANT.to_owned();
    let unknown = (other, ("the unknown variant".to_owned(), &definition.origin));
    let variants = (1..).zip(&item.variants);
    let variants = variants
        .map(|(number, variant)| named(&variant.name, format!("alternative {number}"), &definition.origin));
    let unknown = (!definition.usage.is_sent()).then_some(unknown);
    unknown.into_iter().chain(variants).collect()
}

/// Returns the functions that create a union from the value of one key or tag.
fn constructors<'a>(
    definitions: &Definitions,
    definition: &'a Definition<()>,
    item: &'a Union,
) -> Vec<(String, Named<'a>)> {
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
            all.push(named(&function.with_suffix("with"), what.clone(), &definition.origin));
        }
        all.push(named(&function, what, &definition.origin));
    }
    all
}

fn named<'a>(name: &RustName, what: String, at: &'a Pointer) -> (String, Named<'a>) {
    (name.as_str().to_owned(), (what, at))
}
