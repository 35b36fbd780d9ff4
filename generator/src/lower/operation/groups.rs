//! Groups operations by tag, or by the start of their path, and names their methods.

use std::collections::BTreeMap;

use heck::{ToSnakeCase, ToUpperCamelCase};
use indexmap::IndexMap;

use super::{
    super::{Lowering, names, reserved},
    CallShown, Context, plain,
};
use crate::{
    ir::{CommandEndpoint, Docs, Group, Operation, RustName},
    suggest::nearest,
};

/// Lowers operations that take no commands, in groups.
pub(super) fn lower(
    lowering: &mut Lowering<'_>,
    endpoint: Option<&CommandEndpoint>,
    operations: &[Context<'_>],
) -> (Vec<Group>, Vec<CallShown>) {
    let mut members: IndexMap<String, Vec<&Context<'_>>> = IndexMap::new();
    for context in operations {
        members.entry(topic(context)).or_default().push(context);
    }
    check_config(lowering, operations, &members);
    let (mut groups, mut calls) = (Vec::new(), Vec::new());
    for (topic, members) in members {
        let module = module(lowering, &topic);
        let (lowered, shown): (Vec<Operation>, Vec<CallShown>) =
            members.iter().filter_map(|context| plain::lower(lowering, context, endpoint).ok()).unzip();
        if lowered.is_empty() {
            continue;
        }
        calls.extend(shown);
        let group = Group {
            name: lowering.free_name(&module.plain().to_upper_camel_case(), "Handle").name,
            docs: docs(members[0], &topic),
            feature: lowering.config.slice.group_features.then(|| module.plain().replace('_', "-")),
            operations: with_methods(lowering, &module, lowered),
            module,
        };
        document_parameters(lowering, &group);
        groups.push(group);
    }
    (groups, calls)
}

/// Returns what an operation is about: its first tag, or the start of its path.
fn topic(context: &Context<'_>) -> String {
    let of_path = || context.path.split('/').find(|part| !part.is_empty() && !part.starts_with('{'));
    context.operation.tags.first().map_or_else(|| of_path().unwrap_or("root").to_owned(), String::clone)
}

fn module(lowering: &Lowering<'_>, topic: &str) -> RustName {
    match lowering.config.groups.get(topic) {
        Some(group) => RustName(group.module.clone()),
        None => reserved::module_name(lowering.config, names::field_name(topic)),
    }
}

fn docs(context: &Context<'_>, topic: &str) -> Docs {
    let tag = context.openapi.tags.iter().find(|tag| tag.name == topic);
    Docs::from_description(tag.and_then(|tag| tag.description.as_deref()))
}

/// Reports configured groups and operations that do not exist.
fn check_config(
    lowering: &mut Lowering<'_>,
    operations: &[Context<'_>],
    groups: &IndexMap<String, Vec<&Context<'_>>>,
) {
    let config = lowering.config;
    let mut unknown = |table: &str, key: &str, what: &str, known: Vec<&str>| {
        if known.contains(&key) {
            return;
        }
        let help = nearest(key, known).unwrap_or_else(|| "correct or remove the entry".to_owned());
        let origin = config.origin([table, key]);
        lowering.problems.error(format!("no {what} is called `{key}`")).at(origin).help(help);
    };
    for tag in config.groups.keys() {
        unknown("groups", tag, "tag of a selected operation", groups.keys().map(String::as_str).collect());
    }
    for id in config.operations.keys() {
        unknown("operations", id, "selected operation", operations.iter().map(Context::id).collect());
    }
}

/// Names the methods: the `operationId` without the group's name, as far as that is unique.
fn with_methods(
    lowering: &Lowering<'_>,
    module: &RustName,
    mut operations: Vec<Operation>,
) -> Vec<Operation> {
    let short = |operation: &Operation| {
        let configured = lowering.config.operations.get(&operation.id);
        configured.map_or_else(|| shortened(&operation.id, module.plain()), |named| named.method.clone())
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for operation in &operations {
        *counts.entry(short(operation)).or_default() += 1;
    }
    for operation in &mut operations {
        let short = short(operation);
        let name = if counts[&short] == 1 { short } else { operation.id.clone() };
        operation.method = reserved::group_method_name(&name);
        if operation.method_with.is_some() {
            operation.method_with = Some(operation.method.with_suffix("with"));
        }
    }
    operations
}

/// Documents each struct of parameters by the method that takes it.
fn document_parameters(lowering: &mut Lowering<'_>, group: &Group) {
    for operation in &group.operations {
        let method = operation.method_with.as_ref().unwrap_or(&operation.method).plain();
        let link = format!("{}{}::{}::{method}", Docs::LINK, group.module, group.name);
        if let Some(definition) = lowering.definitions.get_mut(&operation.parameters) {
            definition.docs.summary = format!("Parameters of `{link}`.");
        }
    }
}

/// Removes the words of the group from an `operationId`: `list_voice_log_events` of `voice_logs` is `list_events`.
fn shortened(id: &str, group: &str) -> String {
    let whole = id.to_snake_case();
    let words: Vec<&str> = whole.split('_').collect();
    let group: Vec<&str> = group.split('_').collect();
    let is_same = |word: &str, other: &str| word.trim_end_matches('s') == other.trim_end_matches('s');
    let found = words
        .windows(group.len())
        .position(|part| part.iter().zip(&group).all(|(word, other)| is_same(word, other)));
    let Some(begin) = found.filter(|_| words.len() > group.len()) else { return whole };
    [&words[..begin], &words[begin + group.len()..]].concat().join("_")
}
