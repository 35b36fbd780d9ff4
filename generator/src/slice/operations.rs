//! Keeps the selected operations. Everything else is left out and counted.

use serde_json::{Map, Value};

use crate::{
    config::Config,
    diagnostic::Diagnostics,
    load::Document,
    openapi::{self, Kind, METHODS, WEBHOOKS},
    pointer::Pointer,
    suggest::nearest,
};

/// Stands for all operations in the configuration.
pub(super) const ALL: &str = "*";

/// Keeps the selected operations and counts the others. Returns `None` if a selected one does not exist.
pub(super) fn choose(
    document: &mut Document,
    config: &Config,
    strict: bool,
    problems: &mut Diagnostics,
) -> Option<LeftOut> {
    let webhooks = choose_webhooks(document, config, strict, problems);
    let chosen = &config.slice.operations;
    let mut ids = Vec::new();
    let mut dropped = Vec::new();
    if let Some(Value::Object(paths)) = document.value_mut().get_mut("paths") {
        for (path, item) in paths.iter_mut() {
            let Value::Object(item) = item else { continue };
            item.retain(|method, operation| {
                if !METHODS.contains(&method.as_str()) {
                    return true;
                }
                let id = operation.get("operationId").and_then(Value::as_str);
                ids.extend(id.map(str::to_owned));
                let at = Pointer::root().key("paths").key(path).key(method);
                let is_chosen = chosen.iter().any(|wanted| wanted == ALL || Some(wanted.as_str()) == id);
                if !is_chosen {
                    dropped.push(at);
                }
                is_chosen
            });
        }
    }
    prune_paths(document);
    let mut all_exist = true;
    for (index, wanted) in
        chosen.iter().enumerate().filter(|(_, wanted)| *wanted != ALL && !ids.contains(wanted))
    {
        all_exist = false;
        let help = nearest(wanted, ids.iter().map(String::as_str))
            .unwrap_or_else(|| "correct the operationId or remove it".to_owned());
        problems
            .error(format!("no operation has the operationId `{wanted}`"))
            .at(config.origin(["slice", "operations", &index.to_string()]))
            .help(help);
    }
    // An operation whose name is misspelled is not left out on purpose; reporting it would only distract.
    if strict && config.slice.left_out.operations.is_none() && all_exist {
        for pointer in &dropped {
            problems
                .error("this operation is neither selected nor declared as left out")
                .at(document.origin(pointer))
                .help(
                    "add its operationId to `operations`, or a reason to `operations` under [slice.left-out]",
                );
        }
    }
    all_exist.then_some(LeftOut { operations: dropped.len(), webhooks, ..LeftOut::default() })
}

/// Number of parts of the description that are not generated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Number of operations that are not selected.
    pub operations: usize,
    /// Number of selected operations that are not supported.
    pub unsupported: usize,
    /// Number of webhooks that are not selected.
    pub webhooks: usize,
}

/// Removes the paths without operations.
pub(super) fn prune_paths(document: &mut Document) {
    let has_operation = |item: &Value| {
        item.as_object().is_some_and(|item| METHODS.iter().any(|method| item.contains_key(*method)))
    };
    if let Some(Value::Object(paths)) = document.value_mut().get_mut("paths") {
        paths.retain(|_, item| has_operation(item));
    }
}

/// Keeps the selected webhooks and returns the number of the others.
fn choose_webhooks(
    document: &mut Document,
    config: &Config,
    strict: bool,
    problems: &mut Diagnostics,
) -> usize {
    let chosen = &config.slice.webhooks;
    let pointer = Pointer::root().key("webhooks");
    let webhooks = document.value().get("webhooks").and_then(Value::as_object);
    let names: Vec<String> = webhooks.into_iter().flat_map(Map::keys).cloned().collect();
    for (index, wanted) in chosen.iter().enumerate() {
        if wanted == ALL || names.contains(wanted) {
            continue;
        }
        let help = nearest(wanted, names.iter().map(String::as_str))
            .unwrap_or_else(|| "correct the name or remove it".to_owned());
        problems
            .error(format!("no webhook is called `{wanted}`"))
            .at(config.origin(["slice", "webhooks", &index.to_string()]))
            .help(help);
    }
    let is_chosen = |name: &String| chosen.iter().any(|wanted| wanted == ALL || wanted == name);
    let dropped = names.iter().filter(|name| !is_chosen(name)).count();
    if strict && dropped > 0 && config.slice.left_out.webhooks.is_none() {
        problems
            .error("the description has webhooks that are neither selected nor declared as left out")
            .at(document.origin(&pointer))
            .help(
                "add them to `webhooks`, or give a reason in `webhooks` under [slice.left-out] in the configuration",
            );
    }
    if let Some(Value::Object(webhooks)) = document.value_mut().get_mut("webhooks") {
        webhooks.retain(|name, _| is_chosen(name));
    }
    dropped
}

/// Moves the webhooks to paths of their own, so that all later stages treat them as operations.
pub(super) fn webhooks_to_paths(document: &mut Document) {
    let webhooks = document.value().get("webhooks").and_then(Value::as_object);
    let names: Vec<String> = webhooks.into_iter().flat_map(Map::keys).cloned().collect();
    for name in names {
        let from = Pointer::root().keys(["webhooks", &name]);
        let to = Pointer::root().key("paths").key(&format!("{WEBHOOKS}{name}"));
        document.copy(&from, &to);
    }
    if let Value::Object(root) = document.value_mut() {
        root.shift_remove("webhooks");
    }
}

/// Returns the security schemes that the selected operations use, directly or by default.
pub(super) fn security_schemes(document: &Value) -> Vec<String> {
    let operations = openapi::nodes(document).filter(|(kind, ..)| *kind == Kind::Operation);
    operations
        .filter_map(|(_, _, operation)| operation.get("security").or_else(|| document.get("security")))
        .filter_map(Value::as_array)
        .flatten()
        .filter_map(Value::as_object)
        .flat_map(|requirement| requirement.keys().cloned())
        .collect()
}
