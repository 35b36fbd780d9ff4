//! Leaves out operations that use what the client does not support, and says why.
//!
//! The command endpoint is never left out: its errors are reported by the stages that follow.

use serde_json::{Map, Value};

use crate::{config::Config, diagnostic::Diagnostics, load::Document, openapi::METHODS, pointer::Pointer};

/// Parameters in the header that OpenAPI leaves to HTTP itself.
const OF_HTTP: [&str; 3] = ["accept", "content-type", "authorization"];

/// Why an operation is left out, and where that stands.
type Reason = (Pointer, String);

/// Removes the operations that are not supported, and returns their number.
pub(super) fn retain(document: &mut Document, config: &Config, problems: &mut Diagnostics) -> usize {
    let mut unsupported = Vec::new();
    for (at, path, item, operation) in operations(document.value()) {
        let id = operation.get("operationId").and_then(Value::as_str).unwrap_or_default();
        if config.takes_commands(id) {
            continue;
        }
        let method = at.last().unwrap_or_default().to_uppercase();
        let name = if id.is_empty() { format!("{method} {path}") } else { id.to_owned() };
        let reason = Checker { document: document.value(), at: &at }.reason(path, item, operation);
        unsupported.extend(reason.map(|reason| (at.clone(), name.clone(), reason)));
    }
    for (at, name, (place, reason)) in &unsupported {
        problems
            .warning(format!("operation `{name}` is left out: {reason}"))
            .cause(format!("operations that are left out: {}", kind_of(reason)))
            .at(document.origin(place))
            .help("change it with an overlay action, or leave it out of `operations` in the configuration");
        let (Some(holder), Some(method)) = (at.parent(), at.last()) else { continue };
        if let Some(Value::Object(item)) = document.value_mut().pointer_mut(holder.as_str()) {
            item.shift_remove(&method);
        }
    }
    if let Some(Value::Object(paths)) = document.value_mut().get_mut("paths") {
        paths.retain(|_, item| super::operations::has_operation(item));
    }
    unsupported.len()
}

/// Returns all operations: their location, their path, its item and themselves.
fn operations(document: &Value) -> Vec<(Pointer, &str, &Map<String, Value>, &Map<String, Value>)> {
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    let mut all = Vec::new();
    for (path, item) in paths {
        let Some(item) = item.as_object() else { continue };
        for (method, operation) in item.iter().filter(|(key, _)| METHODS.contains(&key.as_str())) {
            let at = Pointer::root().key("paths").key(path).key(method);
            all.extend(operation.as_object().map(|operation| (at, path.as_str(), item, operation)));
        }
    }
    all
}

struct Checker<'a> {
    document: &'a Value,
    /// Location of the operation.
    at: &'a Pointer,
}

impl Checker<'_> {
    fn reason(
        &self,
        path: &str,
        item: &Map<String, Value>,
        operation: &Map<String, Value>,
    ) -> Option<Reason> {
        if !operation.get("operationId").is_some_and(Value::is_string) {
            return Some((self.at.clone(), "it has no `operationId`".to_owned()));
        }
        let of_item = self.at.parent().unwrap_or_default();
        let lists = [(item.get("parameters"), of_item), (operation.get("parameters"), self.at.clone())];
        let mut in_path = Vec::new();
        let mut in_query = Vec::new();
        for (list, holder) in lists {
            for (index, parameter) in list.and_then(Value::as_array).into_iter().flatten().enumerate() {
                let (parameter, at) = self.resolved(parameter, holder.key("parameters").index(index));
                if let Some(reason) = self.parameter(parameter, &at) {
                    return Some((at, reason));
                }
                let name = text(parameter, "name").to_owned();
                match text(parameter, "in") {
                    "path" => in_path.push(name),
                    "query" => in_query.push(name),
                    _ => {}
                }
            }
        }
        self.of_path(path, &in_path, &in_query)
            .or_else(|| self.request_body(operation.get("requestBody")?))
            .or_else(|| self.success(operation.get("responses")?.as_object()?))
            .or_else(|| self.security(operation))
    }

    fn parameter(&self, parameter: &Value, at: &Pointer) -> Option<String> {
        let (name, place) = (text(parameter, "name"), text(parameter, "in"));
        if place == "header" && OF_HTTP.contains(&name.to_ascii_lowercase().as_str()) {
            return None;
        }
        let is_usual = match place {
            "path" => matches!(text(parameter, "style"), "" | "simple"),
            "query" => matches!(text(parameter, "style"), "" | "form"),
            _ => return Some(format!("the parameter `{name}` is in the {place}")),
        };
        if !is_usual {
            return Some(format!("the parameter `{name}` has the style `{}`", text(parameter, "style")));
        }
        if parameter.get("allowReserved") == Some(&Value::Bool(true)) {
            return Some(format!("the parameter `{name}` is not encoded (`allowReserved`)"));
        }
        let Some(schema) = parameter.get("schema") else {
            return Some(format!("the parameter `{name}` has no `schema`"));
        };
        let kind = self.kind(schema, at, 0);
        let is_list_of_parts = kind == "array"
            && self
                .resolved(schema, at.clone())
                .0
                .get("items")
                .is_some_and(|items| matches!(self.kind(items, at, 0), "object" | "array"));
        match kind {
            "object" => Some(format!("the parameter `{name}` is an object")),
            "" => Some(format!("the parameter `{name}` has no single type")),
            _ if is_list_of_parts => Some(format!("the parameter `{name}` is a list of lists or objects")),
            _ => None,
        }
    }

    fn of_path(&self, path: &str, in_path: &[String], in_query: &[String]) -> Option<Reason> {
        let named: Vec<&str> = path.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
        let missing = named.iter().find(|name| !in_path.iter().any(|known| known == *name));
        if let Some(name) = missing {
            return Some((
                self.at.clone(),
                format!("the path has the part `{{{name}}}`, which no parameter describes"),
            ));
        }
        let stray = in_path.iter().find(|name| !named.contains(&name.as_str()));
        if let Some(name) = stray {
            return Some((self.at.clone(), format!("the path has no part `{{{name}}}` for the parameter")));
        }
        let twice = in_path.iter().find(|name| in_query.contains(name))?;
        Some((self.at.clone(), format!("both the path and the query have a parameter `{twice}`")))
    }

    fn request_body(&self, body: &Value) -> Option<Reason> {
        let (body, at) = self.resolved(body, self.at.key("requestBody"));
        let content = body.get("content").and_then(Value::as_object)?;
        let types: Vec<&str> = content.keys().map(String::as_str).collect();
        let reason = match types.as_slice() {
            [] => return None,
            [only] if is_plain_json(only) => return None,
            [only] => format!("its body is of the type `{only}`"),
            several => format!("its body may be of several types: {}", several.join(", ")),
        };
        Some((at, reason))
    }

    /// Only one body of successful responses is supported.
    fn success(&self, responses: &Map<String, Value>) -> Option<Reason> {
        let mut found: Option<&Value> = None;
        let at = self.at.key("responses");
        for (status, response) in responses.iter().filter(|(status, _)| status.starts_with('2')) {
            let (response, at) = self.resolved(response, at.key(status));
            let Some(content) = response.get("content").and_then(Value::as_object) else { continue };
            let types: Vec<&str> = content.keys().map(String::as_str).collect();
            if types.len() > 1 {
                return Some((at, format!("its response may be of several types: {}", types.join(", "))));
            }
            let Some(media) = content.values().next() else { continue };
            if found.is_some_and(|known| known.get("schema") != media.get("schema")) {
                return Some((at, "its successful responses have different bodies".to_owned()));
            }
            found = Some(media);
        }
        None
    }

    /// One of the alternatives must need nothing, or basic or bearer authentication.
    fn security(&self, operation: &Map<String, Value>) -> Option<Reason> {
        let alternatives =
            operation.get("security").or_else(|| self.document.get("security")).and_then(Value::as_array)?;
        let scheme = |name: &str| {
            let scheme = self.document.pointer("/components/securitySchemes")?.get(name)?;
            let is_http = text(scheme, "type") == "http";
            Some(
                is_http && matches!(text(scheme, "scheme").to_ascii_lowercase().as_str(), "basic" | "bearer"),
            )
        };
        let is_supported = |needs: &Value| {
            let mut names = needs.as_object().into_iter().flatten().map(|(name, _)| name);
            // Missing schemes are reported elsewhere.
            names.all(|name| scheme(name).unwrap_or(true))
        };
        if alternatives.is_empty() || alternatives.iter().any(is_supported) {
            return None;
        }
        let names: Vec<&str> = alternatives
            .iter()
            .filter_map(Value::as_object)
            .flat_map(|needs| needs.keys().map(String::as_str))
            .collect();
        Some((
            self.at.clone(),
            format!("it needs authentication other than basic or bearer: {}", names.join(", ")),
        ))
    }

    /// Returns what a reference leads to, and its location.
    fn resolved<'v>(&'v self, value: &'v Value, at: Pointer) -> (&'v Value, Pointer) {
        let (mut value, mut at) = (value, at);
        // More steps are a cycle, which is reported elsewhere.
        for _ in 0..32 {
            let Some(target) = value.get("$ref").and_then(Value::as_str) else { break };
            let pointer = Pointer::from_text(target.trim_start_matches('#'));
            let Some(found) = self.document.pointer(pointer.as_str()) else { break };
            (value, at) = (found, pointer);
        }
        (value, at)
    }

    /// Returns the type of a schema, as far as it is one; empty if it allows anything.
    fn kind<'v>(&'v self, schema: &'v Value, at: &Pointer, depth: usize) -> &'v str {
        let (schema, at) = self.resolved(schema, at.clone());
        let kind = match schema.get("type") {
            Some(Value::String(kind)) => kind,
            Some(Value::Array(kinds)) => {
                kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or_default()
            }
            _ => "",
        };
        if !kind.is_empty() || depth > 8 {
            return kind;
        }
        let parts =
            ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|keyword| schema.get(keyword)?.as_array());
        let mut kinds = parts.flatten().map(|part| self.kind(part, &at, depth + 1));
        let of_parts = kinds.find(|kind| !matches!(*kind, "" | "null")).unwrap_or_default();
        let has_values = schema.get("enum").is_some() || schema.get("const").is_some();
        let has_properties = schema.get("properties").is_some();
        match of_parts {
            "" if has_values => "string",
            "" if has_properties => "object",
            kind => kind,
        }
    }
}

/// Returns a reason without names, so that each kind of reason is reported once.
fn kind_of(reason: &str) -> String {
    reason.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// Whether it is what the client says its bodies are. Servers tell JSON of other kinds apart, such as patches.
fn is_plain_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
