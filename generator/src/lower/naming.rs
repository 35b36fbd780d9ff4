//! Names that give way: two types or fields that would have the same name, and names that the client reserves.
//!
//! Which types there are and how they are used is known only once everything is lowered. A clash is therefore
//! recorded, and the stage runs again with what it has learnt. Names from the configuration never give way.

use std::collections::{BTreeMap, BTreeSet};

use super::{Definition, Lowering, schema::component_pointer};
use crate::{
    config::Config,
    diagnostic::{Diagnostic, Severity},
    ir::{Field, RustName, TypeName, WireName},
    load::Document,
    pointer::Pointer,
};

/// Appended to a name that the client reserves.
const SUFFIX: &str = "Model";

/// What has been learnt from clashes.
#[derive(Clone, Debug, Default)]
pub(super) struct Naming {
    /// The name of each schema that gives way, by its location and the name that it would have.
    renamed: BTreeMap<(Pointer, TypeName), TypeName>,
    /// Schemas that are also used outside of a union, which therefore leaves their tags in place.
    with_tag: BTreeSet<Pointer>,
    /// The name of each property that gives way, and the warning that says so.
    fields: BTreeMap<Property, (RustName, Diagnostic)>,
}

/// A property by its location, which those that are not described share, and its JSON name.
type Property = (Pointer, WireName);

/// The names of fields, and those that give way in the next run.
pub(super) struct FieldNames<'a> {
    pub config: &'a Config,
    pub naming: &'a Naming,
    pub learnt: &'a mut Naming,
}

impl Naming {
    pub(super) fn is_empty(&self) -> bool {
        self.renamed.is_empty() && self.with_tag.is_empty() && self.fields.is_empty()
    }

    /// Adds what a run has learnt.
    pub(super) fn add(&mut self, learnt: Self) {
        let Self { renamed, with_tag, fields } = learnt;
        self.renamed.extend(renamed);
        self.with_tag.extend(with_tag);
        self.fields.extend(fields);
    }

    /// Returns the warnings about fields.
    pub(super) fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.fields.values().map(|(_, warning)| warning)
    }

    /// Returns the name of a field that gave way.
    pub(super) fn field(&self, at: &Pointer, wire: &WireName) -> Option<&RustName> {
        self.fields.get(&(at.clone(), wire.clone())).map(|(name, _)| name)
    }
}

impl FieldNames<'_> {
    /// Lets the first of these fields that may do so give way. Returns whether the next run avoids the clash.
    pub(super) fn give_way(
        &mut self,
        fields: [Option<&Field>; 2],
        clash: &str,
        taken: &mut BTreeSet<RustName>,
        document: &Document,
    ) -> bool {
        let key = |field: &Field| (field.origin.clone(), field.wire.clone());
        let fields = fields.into_iter().flatten();
        // Another struct with the same field may have settled it.
        if fields.clone().any(|field| self.learnt.fields.contains_key(&key(field))) {
            return true;
        }
        let may_give_way = |field: &&Field| {
            !self.naming.fields.contains_key(&key(field))
                && !self.config.fields.contains_key(field.origin.as_str())
        };
        let Some(field) = fields.clone().find(may_give_way) else { return false };
        let mut names = (2..).map(|number: u32| field.name.with_suffix(&number.to_string()));
        let name = names.find(|name| !taken.contains(name)).expect("there are more numbers than fields");
        taken.insert(name.clone());
        let message = format!("{clash}; the property `{}` is named `{name}`", field.wire);
        let mut warning = Diagnostic::new(Severity::Warning, message);
        warning
            .cause("two properties would have the same name")
            .at(document.origin(&field.origin))
            .help("name one of them under [fields] in the configuration");
        self.learnt.fields.insert(key(field), (name, warning));
        true
    }
}

impl Lowering<'_> {
    /// Returns the name of the type at a location that would have this name if it were free.
    pub(super) fn settled(&self, at: &Pointer, name: TypeName) -> TypeName {
        let name = if self.is_reserved(&name) { with_suffix(&name, SUFFIX) } else { name };
        let key = (at.clone(), name);
        self.naming.renamed.get(&key).cloned().unwrap_or(key.1)
    }

    /// Whether a union leaves the tag in the struct at this location.
    pub(super) fn keeps_tag(&self, at: &Pointer) -> bool {
        self.naming.with_tag.contains(at)
    }

    /// Records that two types would have the same name. Returns whether the next run avoids that.
    pub(super) fn give_way(&mut self, known: &Definition<()>, new: &Definition<()>) -> bool {
        if known.origin == new.origin {
            let is_new = !self.keeps_tag(&new.origin);
            if is_new {
                self.learnt.with_tag.insert(new.origin.clone());
            }
            return is_new;
        }
        let is_component = |at: &Pointer| at.parent() == component_pointer("").parent();
        // The names of inner types may come from the one around them, so that renaming the outer one does not help.
        let is_known_inner = known.origin.is_within(&new.origin);
        let known_first = is_known_inner || (is_component(&new.origin) && !is_component(&known.origin));
        let order = if known_first { [known, new] } else { [new, known] };
        let Some(loser) = order.into_iter().find(|definition| self.may_give_way(definition)) else {
            return false;
        };
        let key = (loser.origin.clone(), loser.name.clone());
        let name = self.numbered(&loser.name);
        self.learnt.renamed.entry(key).or_insert(name);
        true
    }

    /// Whether the next run can give the type another name: nobody chose its name, and it has not given way before.
    fn may_give_way(&self, definition: &Definition<()>) -> bool {
        let config = self.config;
        let name = definition.name.as_str();
        let has_given_way = self.naming.renamed.iter().any(|((at, usual), renamed)| {
            *at == definition.origin && (*usual == definition.name || *renamed == definition.name)
        });
        !has_given_way
            && config.names.values().all(|configured| configured != name)
            && config.namespaces.values().all(|namespace| namespace.document != name)
    }

    /// Returns the name with the first number that makes it free.
    fn numbered(&self, name: &TypeName) -> TypeName {
        let components: BTreeSet<TypeName> =
            self.schemas.names().map(|component| self.component_name(component)).collect();
        let given: BTreeSet<&TypeName> = self.learnt.renamed.values().collect();
        let is_free = |name: &TypeName| {
            !self.definitions.contains_key(name) && !components.contains(name) && !given.contains(name)
        };
        let mut names = (2..).map(|number: u32| with_suffix(name, &number.to_string()));
        names.find(is_free).expect("there are more numbers than types")
    }
}

fn with_suffix(name: &TypeName, suffix: &str) -> TypeName {
    name.beside(RustName(format!("{}{suffix}", name.name)))
}
