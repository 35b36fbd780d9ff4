//! What the server sends on its own because of a command, as the command's annotation lists it.

use serde_json::Value;

use super::{Lowering, schema::ResolvedSchema};
use crate::{
    downgrade::extension,
    ir::{CommandEvent, Kind, Payload, Selector, Type, TypeName, UnionShape},
    pointer::Pointer,
    suggest::nearest,
};

impl Lowering<'_> {
    /// Returns the events that a command leads to. Without webhooks in the client there are none.
    pub(super) fn command_events(&mut self, resolved: &ResolvedSchema) -> Vec<CommandEvent> {
        if self.config.slice.webhooks.is_empty() {
            return Vec::new();
        }
        let names = resolved.schema.extensions.get(extension::EVENTS).and_then(Value::as_array).cloned();
        let at = resolved.at.key(extension::EVENTS);
        let names = names.into_iter().flatten().enumerate();
        names.filter_map(|(index, name)| self.command_event(name.as_str()?, &at.index(index))).collect()
    }

    fn command_event(&mut self, name: &str, at: &Pointer) -> Option<CommandEvent> {
        let mut known = Vec::new();
        for (webhook, examples) in self.webhooks.iter().flatten() {
            let Type::Named(payload) = &webhook.payload else { continue };
            let (tag, kinds) = self.kinds(payload);
            let kind = kinds.iter().find(|(kind, _)| *kind == name).map(|(_, payload)| *payload);
            if let Some(payload) = kind.or((webhook.name == name).then_some(payload)) {
                let is_own =
                    |value: &Value| kind.is_none() || value.get(tag).and_then(Value::as_str) == Some(name);
                let example = examples.iter().find(|example| is_own(&example.value));
                return Some(CommandEvent {
                    wire: name.to_owned(),
                    payload: payload.clone(),
                    example: example.map(|example| (example.summary.clone(), example.value.clone())),
                });
            }
            known.extend(kinds.iter().map(|(kind, _)| *kind).chain([webhook.name.as_str()]));
        }
        // A webhook that could not be lowered has been reported.
        let is_complete = self.webhooks.iter().all(Result::is_ok) && !self.document.has_given_up();
        if is_complete {
            let help = nearest(name, known).unwrap_or_else(|| {
                "write a tag value of a webhook's payload, or the name of a webhook that `webhooks` under [slice] selects"
                    .to_owned()
            });
            self.reject(at, format!("no webhook sends `{name}`")).help(help);
        }
        None
    }

    /// Returns the tag of a payload, and the type of each kind of it.
    fn kinds(&self, payload: &TypeName) -> (&str, Vec<(&str, &TypeName)>) {
        let Some(Kind::Union(union)) = self.definitions.get(payload).map(|definition| &definition.kind)
        else {
            return ("", Vec::new());
        };
        let UnionShape::Tagged { tag, .. } = &union.shape else { return ("", Vec::new()) };
        let mut kinds = Vec::new();
        for variant in &union.variants {
            if let (Selector::Tag(values), Payload::Value(Type::Named(ty))) =
                (&variant.selector, &variant.payload)
            {
                kinds.extend(values.iter().map(|value| (value.as_str(), ty)));
            }
        }
        (tag.as_str(), kinds)
    }
}
