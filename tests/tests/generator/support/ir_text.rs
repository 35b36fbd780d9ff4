//! The intermediate representation in short lines.
//!
//! Every struct is destructured by name, so that a new field cannot be missed.

use std::fmt::Write;

use generator::ir::{
    Access, AdditionalProperties, Alternative, Api, Body, CallExample, Choice, Command, CommandEndpoint,
    CommandEvent, Constraint, Definition, Docs, ErrorCodes, Field, GatedDocument, Group, HandleId, Kind,
    Module, NumberEnum, Operation, Page, Pages, Payload, StringEnum, Struct, Success, Type, Union, Variant,
    Webhook,
};

/// Prints what one API has and the other does not.
pub(crate) fn difference(api: &Api, base: &Api) -> String {
    let mut text = Text::default();
    if let Some(endpoint) = &api.endpoint {
        let known = base.endpoint.as_ref().filter(|known| known.origin == endpoint.origin);
        text.endpoint(endpoint, known);
    }
    for group in &api.groups {
        text.group(group);
    }
    for Webhook { name, payload, docs, origin } in &api.webhooks {
        text.documented(0, format!("webhook {name}: {}, at {origin}", type_text(payload)), docs);
    }
    for (name, definition) in &api.definitions {
        if base.definitions.get(name) != Some(definition) {
            text.definition(definition);
        }
    }
    for page in &api.pages {
        text.page(page);
    }
    text.0
}

#[derive(Default)]
struct Text(String);

impl Text {
    fn line(&mut self, indentation: usize, line: impl AsRef<str>) {
        let line = format!("{:indentation$}{}", "", line.as_ref(), indentation = indentation * 2);
        writeln!(self.0, "{}", line.trim_end()).expect("writing to a string");
    }

    /// Writes a line and the documentation of its subject.
    fn documented(&mut self, indentation: usize, line: impl AsRef<str>, docs: &Docs) {
        let Docs { summary, body } = docs;
        let summary = if summary.is_empty() { String::new() } else { format!(" {summary:?}") };
        self.line(indentation, line.as_ref().to_owned() + &summary);
        if !body.is_empty() {
            self.line(indentation + 1, format!("{body:?}"));
        }
    }

    fn endpoint(&mut self, endpoint: &CommandEndpoint, known: Option<&CommandEndpoint>) {
        let CommandEndpoint {
            method,
            path,
            docs,
            request,
            request_docs,
            tag,
            payload,
            commands,
            success,
            errors,
            origin,
        } = endpoint;
        let own = |command: &&Command| known.is_none_or(|known| !known.commands.contains(command));
        let own: Vec<&Command> = commands.iter().filter(own).collect();
        let is_known = known.is_some_and(|known| {
            let known = CommandEndpoint { commands: commands.clone(), ..known.clone() };
            known == *endpoint
        });
        if is_known {
            return own.into_iter().for_each(|command| self.command(command));
        }
        let ending = format!("rejected by {}", errors.definition);
        let head =
            format!("operation {method} {path}: {request} by `{tag}` and `{payload}`, {ending}, at {origin}");
        self.documented(0, head, docs);
        if *request_docs != Docs::default() {
            self.documented(1, "the request", request_docs);
        }
        let Success { name, field, body, docs, id } = success;
        let id =
            id.as_ref().map(|HandleId { owner, field, ty }| format!(", its id is {owner}.{field}: {ty}"));
        let body = format!("{}{}", type_text(body), id.unwrap_or_default());
        self.documented(1, format!("answered by {name} with {field}: {body}"), docs);
        for (status, docs) in &errors.statuses {
            self.documented(1, format!("status {status}"), docs);
        }
        if let Some(ErrorCodes { field, definition }) = &errors.codes {
            self.line(1, format!("codes `{field}`: {definition}"));
        }
        for command in own {
            self.command(command);
        }
    }

    fn group(&mut self, group: &Group) {
        let Group { name, module, docs, feature, operations } = group;
        let cfg = feature.as_ref().map(|feature| format!(" with {feature}")).unwrap_or_default();
        self.documented(0, format!("group {module}: {name}{cfg}"), docs);
        for operation in operations {
            self.operation(operation);
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let Operation {
            id,
            http_method,
            path,
            parameters,
            comma_separated,
            body,
            method,
            method_with,
            takes_struct,
            success,
            errors,
            statuses,
            authentication,
            is_idempotent,
            pages,
            docs,
            example,
            origin,
        } = operation;
        let repeat = if *is_idempotent { "idempotent" } else { "not idempotent" };
        self.documented(
            1,
            format!("operation {id}: {http_method} {path}, {repeat}, {authentication:?}, at {origin}"),
            docs,
        );
        let with = method_with.as_ref().map(|with| format!(" and {with}")).unwrap_or_default();
        let takes = if *takes_struct { ", all in one" } else { "" };
        self.line(2, format!("method {method}{with}, parameters {parameters}{takes}"));
        if !comma_separated.is_empty() {
            self.line(2, format!("comma-separated {comma_separated:?}"));
        }
        if let Some(Field { ty, presence, constraints, .. }) = body {
            self.line(2, format!("body {} {presence:?}{}", type_text(ty), checks(constraints)));
        }
        let errors = errors.as_ref().map_or("raw".to_owned(), ToString::to_string);
        let success = match success {
            Body::Empty => "nothing".to_owned(),
            Body::Bytes => "bytes".to_owned(),
            Body::Json(ty) => type_text(ty),
        };
        self.line(2, format!("answered by {success}, rejected by {errors}"));
        for (status, docs) in statuses {
            self.documented(2, format!("status {status}"), docs);
        }
        if let Some(Pages { items, item, next }) = pages {
            let next: Vec<&str> = next.iter().map(|field| field.wire.as_str()).collect();
            self.line(
                2,
                format!("pages of {} in {}, next in {}", type_text(item), items.wire, next.join(".")),
            );
        }
        if let Some(CallExample { parameters, body }) = example {
            self.line(2, format!("example {parameters:?} {body:?}"));
        }
    }

    fn page(&mut self, page: &Page) {
        let Page { module, title, blocks, linked_from } = page;
        self.line(0, format!("page {module}: {title:?}, linked from {linked_from:?}"));
        for block in blocks {
            self.line(1, format!("{block:?}"));
        }
    }

    fn command(&mut self, command: &Command) {
        let Command {
            wire,
            name,
            params,
            method,
            method_with,
            aliases,
            handle,
            id_field,
            correlation_field,
            docs,
            idempotency,
            events,
            examples,
            origin,
        } = command;
        let on =
            handle.as_ref().map_or("Client".to_owned(), |handle| format!("{} by {}", handle.name, handle.id));
        let method = format!("method {method} of {on}, {idempotency:?}");
        self.documented(1, format!("command `{wire}`: {name}({params}), {method}, at {origin}"), docs);
        if let Some(with) = method_with {
            self.line(2, format!("with settings by {with}"));
        }
        if aliases != std::slice::from_ref(wire) {
            self.line(2, format!("found by {aliases:?}"));
        }
        if let Some(id_field) = id_field {
            self.line(2, format!("its id is in {id_field}"));
        }
        if let Some(field) = correlation_field {
            let presence = if field.is_required { "always" } else { "perhaps" };
            self.line(2, format!("{presence} correlated by {}: {}", field.name, field.ty));
        }
        for CommandEvent { wire, payload, example } in events {
            self.line(2, format!("event `{wire}`: {payload}, for example {example:?}"));
        }
        for example in examples {
            self.line(2, format!("example {}: {:?}, id {:?}", example.name, example.summary, example.id));
            self.line(3, format!("{:?}", example.expression));
        }
    }

    fn definition(&mut self, definition: &Definition) {
        let Definition { name, kind, docs, usage, module, features, origin } = definition;
        let Module { parent, file } = module;
        let origin = origin.to_string();
        let place = origin.strip_prefix("/components/schemas/").unwrap_or(&origin);
        let cfg =
            if features.is_empty() { String::new() } else { format!(" with {}", features.join(" or ")) };
        let head = format!("{name}, {usage:?}, in {parent}/{file}{cfg}, at {place}");
        match kind {
            Kind::Struct(item) => {
                self.head("struct", &head, docs);
                self.structure(&origin, item);
            }
            Kind::StringEnum(item) => self.string_enum(&head, docs, item),
            Kind::NumberEnum(NumberEnum { values }) => {
                self.head("number enum", &head, docs);
                for value in values {
                    self.line(1, format!("{} = {}", value.name, value.wire));
                }
            }
            Kind::Union(item) => self.union(&head, docs, item),
            Kind::Newtype(item) => {
                self.head("newtype", &head, docs);
                if !item.constraints.is_empty() {
                    self.line(1, checks(&item.constraints).trim_start_matches(", "));
                }
            }
            Kind::Opaque => self.head("opaque", &head, docs),
            Kind::GatedDocument(GatedDocument { document, feature }) => {
                self.head("document", &head, docs);
                self.line(1, format!("to {document} with feature {feature}"));
            }
        }
    }

    fn head(&mut self, kind: &str, head: &str, docs: &Docs) {
        self.documented(0, format!("{kind} {head}"), docs);
    }

    /// The origin of a field is printed only if it is elsewhere.
    fn structure(&mut self, holder: &str, item: &Struct) {
        let Struct { fields, choice, rules, additional, closed } = item;
        if let Some(Choice { field, name, alternatives }) = choice {
            self.line(1, format!("choice {field}: {name}"));
            for Alternative { wire, variant, constructor, ty, docs, constraints } in alternatives {
                let ty = type_text(ty);
                let line = format!("`{wire}`: {variant}({ty}), by {constructor}{}", checks(constraints));
                self.documented(2, line, docs);
            }
        }
        for field in fields {
            let Field {
                wire,
                name,
                ty,
                presence,
                fixed,
                docs,
                constraints,
                default,
                deprecated,
                access,
                origin,
            } = field;
            let fixed = fixed.as_ref().map(|value| format!(", always {value}")).unwrap_or_default();
            let default = default.as_ref().map(|value| format!(", by default {value}")).unwrap_or_default();
            let deprecated = if *deprecated { ", deprecated" } else { "" };
            let access = if *access == Access::Both { String::new() } else { format!(", {access:?}") };
            let checks = checks(constraints);
            let what =
                format!("{name}: {} {presence:?}{fixed}{default}{deprecated}{access}{checks}", type_text(ty));
            let is_own = origin.to_string() == format!("{holder}/properties/{wire}");
            let origin = if is_own { String::new() } else { format!(", at {origin}") };
            self.documented(1, format!("`{wire}` {what}{origin}"), docs);
        }
        if let Some(AdditionalProperties { name, ty, constraints }) = additional {
            self.line(1, format!("others {name}: {}{}", type_text(ty), checks(constraints)));
        }
        for rule in rules {
            self.line(1, format!("rule {rule:?}"));
        }
        if *closed {
            self.line(1, "nothing else");
        }
    }

    fn string_enum(&mut self, head: &str, docs: &Docs, item: &StringEnum) {
        let StringEnum { values, openness, placeholder } = item;
        self.head(&format!("{openness:?} string enum"), head, docs);
        if let Some(placeholder) = placeholder {
            self.line(1, format!("or with a placeholder, {placeholder:?}"));
        }
        for value in values {
            self.documented(1, format!("{} = {:?}", value.name, value.wire), &value.docs);
        }
    }

    fn union(&mut self, head: &str, docs: &Docs, item: &Union) {
        let Union { shape, variants } = item;
        self.head(&format!("{shape:?} union"), head, docs);
        for Variant { name, selector, payload, docs, constraints } in variants {
            let payload = match payload {
                Payload::Unit => String::new(),
                Payload::Value(ty) => format!("({})", type_text(ty)),
            };
            self.documented(1, format!("{name}{payload} when {selector:?}{}", checks(constraints)), docs);
        }
    }
}

fn checks(constraints: &[Constraint]) -> String {
    if constraints.is_empty() { String::new() } else { format!(", checked {constraints:?}") }
}

fn type_text(ty: &Type) -> String {
    match ty {
        Type::Integer(kind) => format!("{kind:?}"),
        Type::Time(unit, number) => format!("{unit:?} of {}", type_text(number)),
        Type::List(item) => format!("[{}]", type_text(item)),
        Type::Map(value) => format!("{{{}}}", type_text(value)),
        Type::Named(name) => name.to_string(),
        Type::Boxed(name) => format!("boxed {name}"),
        Type::String
        | Type::Secret
        | Type::Uri
        | Type::DecimalSeconds
        | Type::Bool
        | Type::Number
        | Type::Json
        | Type::JsonObject => format!("{ty:?}").to_lowercase(),
    }
}
