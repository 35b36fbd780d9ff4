//! Limits schema composition: the references, parts and alternatives that apply to a value itself rather than
//! to its properties or elements. It must be finite and small, because later stages traverse all of it for
//! each schema.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    diagnostic::Diagnostics,
    load::Document,
    openapi::{self, Kind, extension},
    pointer::Pointer,
};

/// Maximum levels of composition in a schema.
const MAX_LEVELS: usize = 64;
/// Maximum number of schemas in a composition, counted once per reference.
const MAX_PARTS: usize = 10_000;
/// Maximum sum of those over all schemas.
const MAX_TOTAL: usize = 1_000_000;

/// The size of a schema's composition.
#[derive(Clone, Copy)]
struct Extent {
    levels: usize,
    parts: usize,
}

/// The extent of a plain JSON schema.
const PLAIN: Extent = Extent { levels: 1, parts: 1 };

/// A reference from one component to another, with its location and depth in the component.
struct Link {
    place: Pointer,
    target: Pointer,
    level: usize,
}

/// The composition of a schema without following references.
struct Own {
    extent: Extent,
    links: Vec<Link>,
}

/// A component being visited and the index of its next link.
struct Step {
    component: Pointer,
    own: Own,
    next: usize,
}

/// Reports every reference cycle once and every oversized schema, and gives them up.
pub(super) fn check(document: &mut Document, problems: &mut Diagnostics) {
    let mut check = Check {
        document,
        problems,
        extents: BTreeMap::new(),
        faulty: Vec::new(),
        total: 0,
        is_exhausted: false,
    };
    check.components();
    check.schemas();
    let faulty = check.faulty;
    for schema in &faulty {
        document.give_up(schema);
    }
}

struct Check<'a> {
    document: &'a Document,
    problems: &'a mut Diagnostics,
    /// Extent of each finished component; `None` while it is being visited.
    extents: BTreeMap<Pointer, Option<Extent>>,
    faulty: Vec<Pointer>,
    total: usize,
    /// Whether the exceeded total has been reported.
    is_exhausted: bool,
}

impl Check<'_> {
    fn components(&mut self) {
        let sections =
            self.document.value().get("components").and_then(Value::as_object).into_iter().flatten();
        for (section, members) in sections {
            for name in members.as_object().into_iter().flatten().map(|(name, _)| name) {
                let mut trail = Vec::new();
                self.enter(Pointer::root().keys(["components", section, name]), &mut trail);
                while let Some(step) = trail.last_mut() {
                    let Some(link) = step.own.links.get(step.next) else {
                        let step = trail.pop().expect("the trail is not empty");
                        let extent = self.whole(&step.component, &step.own);
                        self.extents.insert(step.component, Some(extent));
                        continue;
                    };
                    step.next += 1;
                    match self.extents.get(&link.target) {
                        Some(Some(_)) => {}
                        Some(None) => {
                            let (place, target) = (link.place.clone(), link.target.clone());
                            self.report_cycle(&trail, &place, &target);
                        }
                        None => {
                            let target = link.target.clone();
                            self.enter(target, &mut trail);
                        }
                    }
                }
            }
        }
    }

    fn enter(&mut self, component: Pointer, trail: &mut Vec<Step>) {
        if self.extents.contains_key(&component) {
            return;
        }
        let own = self
            .document
            .get(&component)
            .map_or(Own { extent: PLAIN, links: Vec::new() }, |value| own(value, &component));
        self.extents.insert(component.clone(), None);
        trail.push(Step { component, own, next: 0 });
    }

    /// Checks all schemas that are not components; the extents of components are known by now.
    fn schemas(&mut self) {
        let nodes = openapi::nodes(self.document.value()).filter(|(kind, ..)| *kind == Kind::Schema);
        for (_, at, value) in nodes.filter(|(_, at, _)| !self.extents.contains_key(at)).collect::<Vec<_>>() {
            let own = own(value, &at);
            self.whole(&at, &own);
        }
    }

    /// Returns the total extent of a schema. Reports an oversized one, which then counts as plain JSON.
    fn whole(&mut self, at: &Pointer, own: &Own) -> Extent {
        let mut whole = own.extent;
        for link in &own.links {
            let target = self.extents.get(&link.target).copied().flatten().unwrap_or(PLAIN);
            whole.levels = whole.levels.max(link.level + target.levels);
            whole.parts = whole.parts.saturating_add(target.parts);
        }
        self.total = self.total.saturating_add(whole.parts);
        let message = if whole.levels > MAX_LEVELS {
            format!("the schema composes others in more than {MAX_LEVELS} levels")
        } else if whole.parts > MAX_PARTS {
            format!("the schema composes more than {MAX_PARTS} others, counted once per reference")
        } else if self.total > MAX_TOTAL && !self.is_exhausted {
            self.is_exhausted = true;
            format!("the schemas up to here compose more than {MAX_TOTAL} others, counted once per reference")
        } else if self.total > MAX_TOTAL {
            // Nearly all following schemas would be reported as well.
            return self.give_up(at, whole);
        } else {
            return whole;
        };
        let help = format!(
            "keep it as plain JSON with `{}: true`, or describe it with fewer parts",
            extension::OPAQUE
        );
        self.problems.error(message).at(self.document.origin(at)).help(help);
        self.give_up(at, whole)
    }

    fn give_up(&mut self, at: &Pointer, whole: Extent) -> Extent {
        self.faulty.push(at.clone());
        self.total = self.total.saturating_sub(whole.parts);
        PLAIN
    }

    fn report_cycle(&mut self, trail: &[Step], place: &Pointer, target: &Pointer) {
        let cycle = trail.iter().map(|step| &step.component).skip_while(|component| *component != target);
        let names = cycle.chain([target]).filter_map(Pointer::last);
        let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        self.problems
            .error(format!("references form a cycle: {}", names.join(" -> ")))
            .at(self.document.origin(place))
            .help("replace one of these references with a schema");
        self.faulty.extend(place.parent());
    }
}

fn own(value: &Value, at: &Pointer) -> Own {
    let mut own = Own { extent: Extent { levels: 0, parts: 0 }, links: Vec::new() };
    collect(value, at, 1, &mut own);
    own
}

fn collect(value: &Value, at: &Pointer, level: usize, own: &mut Own) {
    own.extent.levels = own.extent.levels.max(level);
    own.extent.parts += 1;
    if let Some(target) = value.get("$ref").and_then(Value::as_str) {
        let target = Pointer::from_text(target.trim_start_matches('#'));
        own.links.push(Link { place: at.key("$ref"), target, level });
    }
    for keyword in ["allOf", "anyOf", "oneOf"] {
        for (index, part) in value.get(keyword).and_then(Value::as_array).into_iter().flatten().enumerate() {
            collect(part, &at.key(keyword).index(index), level + 1, own);
        }
    }
}
