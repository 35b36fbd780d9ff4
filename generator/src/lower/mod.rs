//! openapiv3 to the intermediate representation: resolve, classify, name, analyse.
//!
//! The last stage that can fail. Receives the typed document and returns an [`Api`] in which every decision is
//! taken, or of which those parts are missing that were reported.

mod access;
mod body;
mod bounds;
mod boxing;
mod collisions;
mod command;
mod complete;
mod components;
mod constraint;
mod errors;
mod example;
mod flattened_variants;
mod limits;
mod module_layout;
mod names;
mod numbers;
mod object;
mod operation;
mod pages;
mod placeholder;
mod recursion;
mod reported;
mod reserved;
mod rules;
mod scalar;
mod schema;
mod server;
mod text;
mod types;
mod union;
mod usage;

use std::collections::BTreeMap;

use indexmap::IndexMap;
use openapiv3::OpenAPI;

use crate::{
    config::Config,
    diagnostic::Diagnostics,
    ir::{Api, Constraint, Definition, Docs, RustName, Type, TypeName, WireName},
    load::Document,
    pointer::Pointer,
};
use recursion::Open;
use reported::{Rejection, Reported};
use schema::{Conflict, Schemas};

pub(crate) use names::is_keyword;

/// The name of a function or field for a word of the description.
pub(crate) fn method_name(word: &str) -> RustName {
    names::field_name(word)
}

/// Lowers the typed document.
pub fn lower(
    openapi: &OpenAPI,
    document: &Document,
    config: &Config,
    problems: &mut Diagnostics,
) -> Option<Api> {
    let schemas = Schemas::read(openapi);
    let mut lowering = Lowering {
        schemas: &schemas,
        document,
        config,
        definitions: IndexMap::new(),
        components: BTreeMap::new(),
        request: None,
        open: Vec::new(),
        depth: 0,
        idempotency: BTreeMap::new(),
        problems: Diagnostics::default(),
    };
    lowering.check_names();
    let server = server::lower(&mut lowering, openapi);
    let operation = operation::lower_only(&mut lowering, openapi);
    let pages = lowering.pages(operation.as_ref().map(|(operation, _)| operation));
    let Lowering { mut definitions, problems: found, .. } = lowering;
    let has_errors = found.has_errors();
    problems.extend(found);
    let ((server_prefix, server_suffix), (mut operation, shown)) = (server?, operation?);
    if has_errors {
        complete::retain(&mut operation, &mut definitions);
    }
    limits::check_number(&definitions, document.origin(&operation.origin), problems)?;
    let defined = components::defined(&schemas, &definitions);
    usage::analyse(&operation, &mut definitions);
    access::analyse(&mut definitions);
    // What only a field that is left out led to is reached no longer.
    usage::analyse(&operation, &mut definitions);
    collisions::check(&definitions, &operation, document, problems);
    let components = components::settle(&schemas, &defined, &definitions);
    let boxes = boxing::analyse(&mut definitions);
    let definitions = module_layout::place(config, &operation, definitions);
    let config = config.clone();
    let mut api =
        Api { config, server_prefix, server_suffix, operation, definitions, pages, boxes, components };
    example::analyse(&mut api, &shown, document, problems);
    Some(api)
}

/// Definitions that are not placed yet.
type Definitions = IndexMap<TypeName, Definition<()>>;

/// What lowering knows so far.
struct Lowering<'a> {
    schemas: &'a Schemas,
    document: &'a Document,
    config: &'a Config,
    definitions: Definitions,
    /// Components that are done, or were reported.
    components: BTreeMap<String, Result<Lowered, Reported>>,
    /// The enum of all commands, whose name is nobody else's.
    request: Option<RustName>,
    /// What is being lowered, outermost first.
    open: Vec<Open>,
    /// How deep in one another the types are that are being lowered.
    depth: usize,
    /// Forms of a struct's choice that are safe to send again.
    idempotency: BTreeMap<TypeName, Vec<WireName>>,
    problems: Diagnostics,
}

/// What a schema became where it is used.
#[derive(Clone, Debug)]
struct Lowered {
    ty: Type,
    nullable: bool,
    constraints: Vec<Constraint>,
    docs: Docs,
}

impl Lowering<'_> {
    /// Whether nothing is missing because of an error, so that what is not there is what the description lacks.
    fn is_complete(&self) -> bool {
        !self.problems.has_errors() && !self.document.has_given_up()
    }

    /// Reports an error at a place in the description.
    fn reject(&mut self, at: &Pointer, message: impl Into<String>) -> Rejection<'_> {
        // A schema may have been put together from several places; a reader can go only to one that there is.
        let mut around = std::iter::successors(Some(at.clone()), Pointer::parent);
        let there = around.find(|place| self.document.get(place).is_some()).unwrap_or_default();
        let origin = self.document.origin(&there);
        Rejection(self.problems.error(message).at(origin))
    }

    /// Reports parts of a schema that do not go together.
    fn conflict(&mut self, conflict: &Conflict) -> Reported {
        self.reject(&conflict.at, conflict.message.clone())
            .help("correct one of the parts with an overlay action")
    }

    /// Adds a definition. Two places may give one name to one definition, but not to two different ones.
    fn define(&mut self, definition: Definition<()>) -> Type {
        let name = definition.name.clone();
        if self.is_reserved(&name) {
            self.reject(&definition.origin, format!("`{name}` is a name that the client uses itself"))
                .help("give the schema another name in the configuration's [names]");
        }
        match self.definitions.get(&name) {
            Some(known) if known.kind != definition.kind && !same_but_docs(known, &definition) => {
                let known = self.document.origin(&known.origin);
                self.reject(
                    &definition.origin,
                    format!("two different schemas would both be named `{name}`"),
                )
                .help(format!(
                    "the other stands in {known}; give one of them a name in the configuration's [names]"
                ));
            }
            Some(_) => {}
            None => drop(self.definitions.insert(name.clone(), definition)),
        }
        Type::Named(name)
    }
}

/// Whether two definitions differ in nothing but their documentation and where they come from.
fn same_but_docs(left: &Definition<()>, right: &Definition<()>) -> bool {
    names::without_docs(&left.kind) == names::without_docs(&right.kind)
}
