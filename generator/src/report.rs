//! The summary of a run for maintainers.

use std::collections::BTreeMap;

use crate::{
    diagnostic::on_one_line,
    ir::{Api, BoxReason, Kind, UnionShape},
    slice::{LeftOut, SliceSummary},
};

/// Summarizes what was generated and what was left out.
pub fn report(api: &Api, summary: &SliceSummary) -> String {
    let mut text = String::new();
    let commands: Vec<_> = api.commands().iter().collect();
    let shown = commands.iter().filter(|command| !command.examples.is_empty()).count();
    let documented = commands.iter().filter(|command| !command.docs.is_empty()).count();
    let mut say = |line: String| {
        text.push_str(&on_one_line(&line));
        text.push('\n');
    };
    say(format!("{} commands, {documented} documented, {shown} with an example", commands.len()));
    for group in &api.groups {
        let named =
            group.operations.iter().map(|operation| format!("{} as {}", operation.id, operation.method));
        let named: Vec<String> = named.collect();
        say(format!("{} in `{}`{}", numbered(named.len(), "operation"), group.module, listed(&named)));
    }
    if !api.webhooks.is_empty() {
        let names: Vec<String> = api.webhooks.iter().map(|webhook| webhook.name.clone()).collect();
        say(format!("{}{}", numbered(names.len(), "webhook"), listed(&names)));
    }
    say(format!(
        "{} schemas: {} kept ({} of them opaque: {}), {} left out as unreachable",
        summary.kept.len() + summary.unreached.len(),
        summary.kept.len(),
        summary.opaque.len(),
        if summary.opaque.is_empty() { "none".to_owned() } else { summary.opaque.join(", ") },
        summary.unreached.len(),
    ));
    let left_out = summary.left_out;
    if left_out != LeftOut::default() {
        say(format!(
            "left out: {}, {} that the client does not support, {}",
            numbered(left_out.operations, "operation"),
            left_out.unsupported,
            numbered(left_out.webhooks, "webhook")
        ));
    }
    let components = &api.components;
    say(format!(
        "{} of them separate types, {} inlined into others, {} unused{}",
        components.types.len(),
        components.parts.len(),
        components.unused.len(),
        listed(&components.unused),
    ));
    say(format!("{} types: {}", api.definitions.len(), counted(&kinds(api))));
    for (reason, word) in [(BoxReason::Recursion, "recursion"), (BoxReason::Size, "size")] {
        let boxed = boxed(api, reason);
        say(format!("{} for {word}{}", numbered(boxed.len(), "box"), listed(&boxed)));
    }
    let guessed = guessed(api);
    say(format!("{} resolved by first match{}", numbered(guessed.len(), "union"), listed(&guessed)));
    text
}

fn kinds(api: &Api) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for definition in api.definitions.values() {
        let kind = match &definition.kind {
            Kind::Struct(item) if item.choice.is_some() => "struct with a choice",
            Kind::Struct(_) => "struct",
            Kind::StringEnum(_) => "string enum",
            Kind::NumberEnum(_) => "number enum",
            Kind::Newtype(_) => "newtype",
            Kind::Opaque => "opaque type",
            Kind::GatedDocument(_) => "document",
            Kind::Union(item) => match item.shape {
                UnionShape::Tagged { .. } | UnionShape::Adjacent { .. } => "union by tag",
                UnionShape::Keyed => "union by key",
                UnionShape::ByType => "union by JSON type",
                UnionShape::Discriminated => "union by discriminant",
                UnionShape::FirstMatch => "union by first match",
                UnionShape::ByStatus => "union by status",
            },
        };
        *kinds.entry(kind).or_default() += 1;
    }
    kinds
}

fn counted(kinds: &BTreeMap<&'static str, usize>) -> String {
    let parts: Vec<String> = kinds.iter().map(|(kind, count)| numbered(*count, kind)).collect();
    parts.join(", ")
}

fn boxed(api: &Api, reason: BoxReason) -> Vec<String> {
    let boxes = api.boxes.iter().filter(|boxed| boxed.reason == reason);
    boxes
        .map(|boxed| {
            let is_union = matches!(api.definitions[&boxed.holder].kind, Kind::Union(_));
            format!("{}{}{}", boxed.holder, if is_union { "::" } else { "." }, boxed.place)
        })
        .collect()
}

fn guessed(api: &Api) -> Vec<String> {
    let guessed = api.definitions.values().filter(
        |definition| matches!(&definition.kind, Kind::Union(item) if item.shape == UnionShape::FirstMatch),
    );
    guessed.map(|definition| format!("{} at {}", definition.name, definition.origin)).collect()
}

/// Formats a count with its noun: "1 struct with a choice", "2 structs with a choice".
fn numbered(count: usize, kind: &str) -> String {
    let (noun, rest) = kind.split_at(kind.find(" by ").or_else(|| kind.find(" with ")).unwrap_or(kind.len()));
    let plural = match count {
        1 => "",
        _ if noun.ends_with('x') => "es",
        _ => "s",
    };
    format!("{count} {noun}{plural}{rest}")
}

fn listed(items: &[String]) -> String {
    if items.is_empty() { String::new() } else { format!(": {}", items.join(", ")) }
}
