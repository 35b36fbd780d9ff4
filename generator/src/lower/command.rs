//! Lowers each variant of a tagged request body to a command.

use serde_json::Value;

use super::{
    Lowering, names,
    operation::Shown,
    reported::Reported,
    reserved,
    schema::{Node, ResolvedSchema},
    types::definition,
    union::{Alternative, check_mapping},
};
use crate::{
    config::{self, is_alias},
    downgrade::extension,
    ir::{
        Command, CommandEndpoint, CorrelationField, Docs, Field, Handle, Idempotency, Kind, Presence,
        RustName, Struct, Type, TypeName,
    },
    pointer::Pointer,
    suggest::nearest,
};

impl Lowering<'_> {
    /// Returns the tag and the commands of a request body.
    pub(super) fn lower_commands(
        &mut self,
        request: &ResolvedSchema,
        examples: &[Shown],
    ) -> Result<(String, Vec<Command>), Reported> {
        Reported::earlier(self.document, &request.at)?;
        let (alternatives, _) = self.alternatives(request)?;
        let is_known = |it: &Alternative| !self.document.is_given_up(&it.resolved.at);
        let (alternatives, reported): (Vec<_>, Vec<_>) = alternatives.into_iter().partition(is_known);
        if let (true, Some(first)) = (alternatives.is_empty(), reported.first()) {
            Reported::earlier(self.document, &first.resolved.at)?;
        }
        let tag = self.request_tag(request, &alternatives)?;
        self.check_request_mapping(request, &alternatives, &tag);
        let mut commands: Vec<Command> = Vec::new();
        for alternative in &alternatives {
            let Ok(command) = self.lower_command(&alternative.resolved, &tag) else { continue };
            let method_twice =
                |one: &Command, other: &Command| one.method_with.as_ref() == Some(&other.method);
            let twin = |other: &&Command| {
                other.name == command.name
                    || other.params == command.params
                    || method_twice(other, &command)
                    || method_twice(&command, other)
            };
            if let Some(other) = commands.iter().find(twin) {
                let message =
                    format!("commands `{}` and `{}` would have the same name", other.wire, command.wire);
                self.reject(&alternative.resolved.at, message)
                    .help("correct one of the tags with an overlay action");
                continue;
            }
            commands.push(command);
        }
        self.check_tags(&alternatives, &tag, examples);
        Ok((tag, commands))
    }

    fn check_request_mapping(&mut self, request: &ResolvedSchema, alternatives: &[Alternative], tag: &str) {
        let Some(declared) = request.schema.discriminator.clone() else { return };
        let values: Vec<Vec<String>> =
            alternatives.iter().map(|it| self.wire(&it.resolved, tag).into_iter().collect()).collect();
        // A variant without a tag value cannot be compared with the mapping.
        if values.iter().all(|values| !values.is_empty()) {
            check_mapping(self, &declared, alternatives, &values);
        }
    }

    /// Reports examples and aliases that belong to no command.
    fn check_tags(&mut self, alternatives: &[Alternative], tag: &str, examples: &[Shown]) {
        let wires: Option<Vec<String>> = alternatives.iter().map(|it| self.wire(&it.resolved, tag)).collect();
        // A variant without a tag value has been reported; its examples cannot be recognized.
        let Some(wires) = wires else { return };
        for alias in self.commands.aliases.keys().filter(|wire| !wires.contains(wire)) {
            let help = nearest(alias, wires.iter().map(String::as_str))
                .unwrap_or_else(|| "correct or remove the entry".to_owned());
            let origin = self.config.origin(["commands", "aliases", alias]);
            let message = format!("unknown command `{alias}` in [commands.aliases]");
            self.problems.error(message).at(origin).help(help);
        }
        for example in examples {
            match example.value.get(tag) {
                Some(Value::String(wire)) if wires.contains(wire) => {}
                Some(Value::String(wire)) => {
                    let help = nearest(wire, wires.iter().map(String::as_str))
                        .unwrap_or_else(|| "correct the example".to_owned());
                    self.reject(
                        &example.at.key(tag),
                        format!("this example's `{tag}` is `{wire}`, which is not a known command"),
                    )
                    .help(help);
                }
                Some(_) => {
                    self.reject(&example.at.key(tag), format!("this example's `{tag}` must be a string"))
                        .help("write the value that identifies the command");
                }
                None => {
                    self.reject(&example.at, format!("this example has no `{tag}`")).help(
                        "write the whole request body, including the value that identifies the command",
                    );
                }
            }
        }
    }

    /// Returns the tag value that a variant is pinned to.
    fn wire(&self, resolved: &ResolvedSchema, tag: &str) -> Option<String> {
        resolved.schema.properties.get(tag).and_then(|node| self.single_text(node))
    }

    /// Reports a handle whose id no command has.
    pub(super) fn check_handle(&mut self, endpoint: Option<&CommandEndpoint>) {
        let Some(handle) = self.config.handle.as_ref() else { return };
        if reserved::is_taken(&handle.name) {
            self.problems
                .error(format!("the name `{}` is reserved by the client", handle.name))
                .at(self.config.origin(["handle", "name"]))
                .help("choose another name for the handle");
        }
        if !self.is_complete() {
            return;
        }
        if endpoint.is_some_and(|endpoint| endpoint.handle().is_none()) {
            self.problems
                .error(format!("no command has the property `{}` that holds the handle's id", handle.id))
                .at(self.config.origin(["handle", "id"]))
                .help("correct `id`, or remove the table [handle]");
        }
    }

    /// Reports a configured correlation id that no command has.
    pub(super) fn check_correlation_id(&mut self, endpoint: Option<&CommandEndpoint>) {
        let Some(wanted) = &self.commands.correlation_id else { return };
        if self.is_complete() && endpoint.is_some_and(|endpoint| endpoint.correlation_field().is_none()) {
            self.problems
                .error(format!(
                    "no command has a field `{wanted}` with its own type, which `correlation-id` names"
                ))
                .at(self.config.origin(["commands", "correlation-id"]))
                .help("name another field, or annotate its schema with `x-newtype` in the overlay");
        }
    }

    fn request_tag(
        &mut self,
        request: &ResolvedSchema,
        alternatives: &[Alternative],
    ) -> Result<String, Reported> {
        if let Some(declared) = &request.schema.discriminator {
            return Ok(declared.property.clone());
        }
        let single = |resolved: &ResolvedSchema, name: &str| {
            resolved.schema.properties.get(name).and_then(|node| self.single_text(node)).is_some()
        };
        let first = alternatives.first().map(|alternative| &alternative.resolved);
        let found = first.and_then(|first| {
            let mut names = first.schema.properties.keys();
            names
                .find(|name| alternatives.iter().all(|alternative| single(&alternative.resolved, name)))
                .cloned()
        });
        found.ok_or_else(|| {
            self.reject(&request.at, "the variants of the request body cannot be told apart")
                .help("declare a discriminator with an overlay action")
        })
    }

    /// Returns the one string that a property is pinned to.
    fn single_text(&self, node: &Node) -> Option<String> {
        let resolved = self.schemas.resolve(node).ok()?;
        match resolved.schema.texts()?.as_slice() {
            [only] => Some((*only).to_owned()),
            _ => None,
        }
    }

    fn lower_command(&mut self, resolved: &ResolvedSchema, tag: &str) -> Result<Command, Reported> {
        let Some(wire) = self.wire(resolved, tag) else {
            return Err(self
                .reject(&resolved.at, format!("`{tag}` is not limited to one value"))
                .help("give it an `enum` of one value with an overlay action"));
        };
        self.check_properties(resolved, tag)?;
        let config = self.config.handle.as_ref();
        let handle = match config.and_then(|it| Some((it, resolved.schema.properties.get(&it.id)?))) {
            Some((config, node)) => Some(self.handle(config, node)?),
            None => None,
        };
        let short = wire.strip_prefix(&self.commands.strip_prefix).unwrap_or(&wire).to_owned();
        let name = names::variant_names([short.as_str()]).remove(0);
        let params = self.lower_params(resolved, &TypeName::root(name.clone()))?;
        let idempotency = self.idempotency(resolved, &params, &wire);
        let events = self.command_events(resolved);
        let id_field = self.id_field(&params);
        let correlation_field = self.correlation_field(&params);
        let method = self.method_name(&short, handle.is_some());
        Ok(Command {
            method_with: self.may_be_empty(&params).then(|| method.with_suffix("with")),
            aliases: self.aliases(&wire, &method),
            method,
            name,
            params,
            handle,
            id_field,
            correlation_field,
            docs: Docs::from_description(resolved.schema.description.as_deref()),
            idempotency,
            events,
            examples: Vec::new(),
            origin: resolved.at.clone(),
            wire,
        })
    }

    /// Reports properties of a command that the configuration does not name.
    fn check_properties(&mut self, resolved: &ResolvedSchema, tag: &str) -> Result<(), Reported> {
        let id = self.config.handle.as_ref().map(|handle| handle.id.as_str());
        let known = [Some(tag), Some(self.commands.payload.as_str()), id];
        let unexpected = resolved.schema.properties.keys().find(|name| !known.contains(&Some(name.as_str())));
        let Some(name) = unexpected else { return Ok(()) };
        Err(self
            .reject(
                &resolved.at.keys(["properties", name]),
                format!("a command has the unexpected property `{name}`"),
            )
            .help("remove it: a command has only the configured tag, payload and handle id"))
    }

    /// Returns the handle of a command that carries the handle's id next to its payload.
    fn handle(&mut self, config: &config::Handle, node: &Node) -> Result<Handle, Reported> {
        let lowered = self.lower_node(node, &TypeName::root(RustName("Id".to_owned())))?;
        match lowered.ty {
            Type::Named(id)
                if matches!(self.definitions.get(&id).map(|id| &id.kind), Some(Kind::Newtype(_))) =>
            {
                Ok(Handle {
                    name: config.name.clone(),
                    method: config.method.clone(),
                    property: config.id.clone(),
                    id,
                    docs: config.docs.clone(),
                })
            }
            _ => Err(self
                .reject(&node.pointer(), "the handle's id does not have its own type")
                .help("annotate its schema with `x-newtype` in the overlay")),
        }
    }

    /// Returns the payload's struct: the component's, or one named after the command.
    fn lower_params(&mut self, resolved: &ResolvedSchema, name: &TypeName) -> Result<TypeName, Reported> {
        let payload = self.commands.payload.clone();
        let Some(node) = resolved.schema.properties.get(&payload) else {
            return Ok(self.empty_params(name, &resolved.at));
        };
        Reported::earlier(self.document, &self.resolve(node)?.at)?;
        let lowered = self.lower_node(node, name)?;
        match lowered.ty {
            Type::Named(found) if self.is_struct(&found) => Ok(found),
            Type::JsonObject => Ok(self.empty_params(name, &node.pointer())),
            _ => Err(self
                .reject(
                    &node.pointer(),
                    format!("the command's `{payload}` is not an object with known properties"),
                )
                .help("describe the payload with an overlay action")),
        }
    }

    /// Whether the struct has fields but requires none of them.
    fn may_be_empty(&self, params: &TypeName) -> bool {
        let Some(Kind::Struct(item)) = self.definitions.get(params).map(|found| &found.kind) else {
            return false;
        };
        item.is_complete_when_new() && item.rules.is_empty() && !item.fields.is_empty()
    }

    /// Returns the wire name and the configured aliases, except the method's name, which needs no alias.
    fn aliases(&self, wire: &String, method: &RustName) -> Vec<String> {
        let configured = self.commands.aliases.get(wire).into_iter().flatten();
        let words = std::iter::once(wire).chain(configured);
        words.filter(|word| is_alias(word) && *word != method.plain()).cloned().collect()
    }

    /// Returns the field with the name and type of the handle's id.
    fn id_field(&self, params: &TypeName) -> Option<RustName> {
        let (field, _) = self.newtype_field(params, &self.config.handle.as_ref()?.id)?;
        (field.presence == Presence::Required).then(|| field.name.clone())
    }

    fn correlation_field(&self, params: &TypeName) -> Option<CorrelationField> {
        let (field, ty) = self.newtype_field(params, self.commands.correlation_id.as_ref()?)?;
        let is_required = match field.presence {
            Presence::Required => true,
            Presence::Optional => false,
            Presence::Nullable | Presence::OptionalNullable => return None,
        };
        Some(CorrelationField { name: field.name.clone(), ty: ty.clone(), is_required })
    }

    /// Returns the field with this name, if its type is a newtype.
    fn newtype_field(&self, params: &TypeName, wire: &str) -> Option<(&Field, &TypeName)> {
        let Kind::Struct(item) = &self.definitions.get(params)?.kind else { return None };
        let field = item.fields.iter().find(|field| field.wire.as_str() == wire)?;
        let Type::Named(ty) = &field.ty else { return None };
        matches!(self.definitions.get(ty)?.kind, Kind::Newtype(_)).then_some((field, ty))
    }

    fn is_struct(&self, name: &TypeName) -> bool {
        matches!(self.definitions.get(name).map(|definition| &definition.kind), Some(Kind::Struct(_)))
    }

    fn empty_params(&mut self, name: &TypeName, at: &Pointer) -> TypeName {
        self.define(definition(name, Kind::Struct(Struct::default()), Docs::default(), at));
        name.clone()
    }

    fn idempotency(&mut self, resolved: &ResolvedSchema, name: &TypeName, wire: &str) -> Idempotency {
        let forms = self.idempotency.get(name).cloned().unwrap_or_default();
        match resolved.schema.flag(extension::IDEMPOTENT) {
            Some(true) => Idempotency::Idempotent,
            Some(_) if !forms.is_empty() => Idempotency::IdempotentWith(forms),
            Some(_) => Idempotency::NotIdempotent,
            // Unless marked as idempotent, a command must not be retried.
            None => {
                let flag = extension::IDEMPOTENT;
                self.problems
                    .warning(format!("`{wire}` is not known to be idempotent, so it is never retried"))
                    .cause("a command is not known to be idempotent")
                    .at(self.document.origin(&resolved.at))
                    .help(format!("annotate it with `{flag}: true` or `{flag}: false` in the overlay"));
                Idempotency::NotIdempotent
            }
        }
    }
}
