//! Commands that documentation mentions by their wire names, as links to their methods.

use std::collections::BTreeMap;

use crate::ir::{Api, Docs, Kind};

/// Turns code spans that are wire names of commands into links to the methods that send them.
pub(super) fn to_methods(api: &mut Api) {
    let commands = api.commands().iter();
    let methods: BTreeMap<String, String> = commands
        .map(|command| {
            let on = command.handle.as_ref().map_or("Client", |handle| handle.name.as_str());
            (command.wire.clone(), format!("{on}::{}", command.method.plain()))
        })
        .collect();
    let link = |docs: &mut Docs| {
        docs.summary = linked(&docs.summary, &methods);
        docs.body = linked(&docs.body, &methods);
    };
    let commands = api.endpoint.iter_mut().flat_map(|endpoint| &mut endpoint.commands);
    commands.for_each(|command| link(&mut command.docs));
    for group in &mut api.groups {
        link(&mut group.docs);
        group.operations.iter_mut().for_each(|operation| link(&mut operation.docs));
    }
    api.webhooks.iter_mut().for_each(|webhook| link(&mut webhook.docs));
    for definition in api.definitions.values_mut() {
        link(&mut definition.docs);
        match &mut definition.kind {
            Kind::Struct(item) => {
                item.fields.iter_mut().for_each(|field| link(&mut field.docs));
                let alternatives = item.choice.iter_mut().flat_map(|choice| &mut choice.alternatives);
                alternatives.for_each(|alternative| link(&mut alternative.docs));
            }
            Kind::StringEnum(item) => item.values.iter_mut().for_each(|value| link(&mut value.docs)),
            Kind::Union(item) => item.variants.iter_mut().for_each(|variant| link(&mut variant.docs)),
            Kind::NumberEnum(_) | Kind::Newtype(_) | Kind::Opaque | Kind::GatedDocument(_) => {}
        }
    }
}

fn linked(text: &str, methods: &BTreeMap<String, String>) -> String {
    let pieces: Vec<&str> = text.split('`').collect();
    // Without pairs there are no code spans.
    let is_paired = pieces.len() % 2 == 1;
    let span = |(index, piece): (usize, &&str)| match methods.get(*piece) {
        Some(method) if is_paired && index % 2 == 1 => format!("{}{method}", Docs::LINK),
        _ => (*piece).to_owned(),
    };
    pieces.iter().enumerate().map(span).collect::<Vec<_>>().join("`")
}
