//! Lowers the typed document to the intermediate representation: resolve, classify, name, analyze.
//!
//! This is the last stage that can fail. It returns an [`Api`] in which every decision is made; parts with
//! errors are reported and left out.

mod access;
mod bounds;
mod boxing;
mod call_example;
mod collisions;
mod command;
mod command_events;
mod complete;
mod components;
mod constraint;
mod errors;
mod example;
mod flattened_variants;
mod limits;
mod links;
mod module_layout;
mod names;
mod naming;
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

use std::{collections::BTreeMap, rc::Rc};

use indexmap::IndexMap;
use openapiv3::OpenAPI;

use crate::{
    config::{self, Config},
    diagnostic::Diagnostics,
    ir::{Api, Constraint, Definition, Docs, RustName, Type, TypeName, Webhook, WireName},
    load::Document,
    pointer::Pointer,
};
use naming::{FieldNames, Naming};
use operation::Operations;
use recursion::Open;
use reported::{Rejection, Reported};
use schema::{Conflict, Schemas};

pub(crate) use names::is_keyword;

/// Returns the Rust name of a function or field for a name in the description.
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
    let mut naming = Naming::default();
    loop {
        let mut found = Diagnostics::default();
        let mut learnt = Naming::default();
        let api = lower_with(&naming, &mut learnt, openapi, document, config, &mut found);
        if !learnt.is_empty() {
            naming.add(learnt);
            continue;
        }
        for warning in naming.warnings() {
            found.push(warning.clone());
        }
        problems.extend(found);
        return api;
    }
}

/// Lowers the document with the names that earlier runs have settled. Returns `None` if it learns of clashes.
fn lower_with(
    naming: &Naming,
    learnt: &mut Naming,
    openapi: &OpenAPI,
    document: &Document,
    config: &Config,
    problems: &mut Diagnostics,
) -> Option<Api> {
    let commands = config.commands.clone().unwrap_or_default();
    let schemas = Rc::new(Schemas::read(openapi));
    let mut lowering = Lowering {
        schemas: Rc::clone(&schemas),
        document,
        config,
        commands: &commands,
        definitions: IndexMap::new(),
        components: BTreeMap::new(),
        request: None,
        webhooks: Vec::new(),
        open: Vec::new(),
        depth: 0,
        idempotency: BTreeMap::new(),
        naming,
        learnt: Naming::default(),
        problems: Diagnostics::default(),
    };
    lowering.check_names();
    let server = server::lower(&mut lowering, openapi);
    let operations = operation::lower(&mut lowering, openapi);
    if !lowering.learnt.is_empty() {
        *learnt = lowering.learnt;
        return None;
    }
    let pages = lowering.pages(operations.as_ref().and_then(|operations| operations.endpoint.as_ref()));
    let Lowering { mut definitions, problems: found, .. } = lowering;
    let has_errors = found.has_errors();
    problems.extend(found);
    let ((server_prefix, server_suffix), operations) = (server?, operations?);
    let Operations { mut endpoint, shown, mut groups, calls, webhooks } = operations;
    if has_errors {
        complete::retain(&mut endpoint, &mut groups, &mut definitions);
    }
    limits::check_number(&definitions, document.origin(&Pointer::root().key("paths")), problems)?;
    let defined = components::defined(&schemas, &definitions);
    usage::analyse(endpoint.as_ref(), &groups, &webhooks, &mut definitions);
    access::analyse(&mut definitions);
    // Definitions that only a removed field referred to are now unused.
    usage::analyse(endpoint.as_ref(), &groups, &webhooks, &mut definitions);
    collisions::settle(
        &definitions,
        endpoint.as_ref(),
        FieldNames { config, naming, learnt },
        document,
        problems,
    );
    if !learnt.is_empty() {
        return None;
    }
    let components = components::settle(&schemas, &defined, &definitions);
    let boxes = boxing::analyse(&mut definitions);
    let definitions = module_layout::place(config, endpoint.as_ref(), &groups, &webhooks, definitions);
    let config = config.clone();
    let mut api = Api {
        config,
        server_prefix,
        server_suffix,
        endpoint,
        groups,
        webhooks,
        definitions,
        pages,
        boxes,
        components,
    };
    example::analyse(&mut api, &shown, document, problems);
    call_example::analyse(&mut api, &calls);
    links::to_methods(&mut api);
    Some(api)
}

/// Definitions without a module.
type Definitions = IndexMap<TypeName, Definition<()>>;

/// State of the lowering stage.
struct Lowering<'a> {
    schemas: Rc<Schemas>,
    document: &'a Document,
    config: &'a Config,
    /// How requests become commands.
    commands: &'a config::Commands,
    definitions: Definitions,
    /// Components that have been lowered or reported.
    components: BTreeMap<String, Result<Lowered, Reported>>,
    /// Name of the enum of all commands, which nothing else may use.
    request: Option<RustName>,
    /// Webhooks with their examples.
    webhooks: Vec<Result<(Webhook, Vec<operation::Shown>), Reported>>,
    /// Schemas being lowered, outermost first.
    open: Vec<Open>,
    /// Nesting depth of the types being lowered.
    depth: usize,
    /// Variants of a struct's choice that are idempotent.
    idempotency: BTreeMap<TypeName, Vec<WireName>>,
    /// How names were settled in earlier runs, and what this run found out.
    naming: &'a Naming,
    learnt: Naming,
    problems: Diagnostics,
}

/// What a schema was lowered to where it is used.
#[derive(Clone, Debug)]
struct Lowered {
    ty: Type,
    nullable: bool,
    constraints: Vec<Constraint>,
    docs: Docs,
}

impl Lowering<'_> {
    /// Whether no error has been reported, so that anything missing is missing in the description.
    fn is_complete(&self) -> bool {
        !self.problems.has_errors() && !self.document.has_given_up()
    }

    /// Reports an error at a place in the description.
    fn reject(&mut self, at: &Pointer, message: impl Into<String>) -> Rejection<'_> {
        // A merged schema may have no location of its own; report the nearest one that exists.
        let mut around = std::iter::successors(Some(at.clone()), Pointer::parent);
        let there = around.find(|place| self.document.get(place).is_some()).unwrap_or_default();
        let origin = self.document.origin(&there);
        Rejection(self.problems.error(message).at(origin))
    }

    /// Reports parts of a schema that contradict each other.
    fn conflict(&mut self, conflict: &Conflict) -> Reported {
        self.reject(&conflict.at, conflict.message.clone())
            .or_json(&conflict.at)
            .help("correct one of the parts with an overlay action")
    }

    /// Adds a definition. The same name may be defined twice only if both definitions are the same.
    fn define(&mut self, definition: Definition<()>) -> Type {
        let name = definition.name.clone();
        if self.is_reserved(&name) {
            self.reject(&definition.origin, format!("the name `{name}` is reserved by the client"))
                .help("give the schema another name under [names] in the configuration");
        }
        match self.definitions.get(&name).cloned() {
            Some(known) if known.kind != definition.kind && !same_but_docs(&known, &definition) => {
                if self.give_way(&known, &definition) {
                    return Type::Named(name);
                }
                let known = self.document.origin(&known.origin);
                self.reject(
                    &definition.origin,
                    format!("two different schemas would both be named `{name}`"),
                )
                .help(format!(
                    "the other is in {known}; give one of them a name under [names] in the configuration"
                ));
            }
            Some(_) => {}
            None => drop(self.definitions.insert(name.clone(), definition)),
        }
        Type::Named(name)
    }
}

/// Whether two definitions differ only in their documentation and origin.
fn same_but_docs(left: &Definition<()>, right: &Definition<()>) -> bool {
    names::without_docs(&left.kind) == names::without_docs(&right.kind)
}
