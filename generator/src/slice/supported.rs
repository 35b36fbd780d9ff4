//! Leaves out operations that use what the client does not support, and says why.
//!
//! The command endpoint is never left out: its errors are reported by the stages that follow.

use serde_json::{Map, Value};

use super::{
    operations, parameters,
    resolver::{Resolver, text},
};
use crate::{
    config::Config,
    diagnostic::{Diagnostic, Diagnostics, Severity},
    load::Document,
    openapi::METHODS,
    pointer::Pointer,
};

/// Why an operation is left out, and where that stands.
type Reason = (Pointer, String);

/// Removes the operations that are not supported, and returns their number.
pub(super) fn retain(document: &mut Document, config: &Config, problems: &mut Diagnostics) -> usize {
    let mut unsupported = Vec::new();
    for (at, path, item, operation) in all(document.value()) {
        let id = operation.get("operationId").and_then(Value::as_str).unwrap_or_default();
        if config.takes_commands(id) {
            continue;
        }
        let reason = Checker { schemas: Resolver(document.value()), at: &at }.reason(path, item, operation);
        unsupported.extend(reason.map(|reason| (at.clone(), id.to_owned(), reason)));
    }
    for (at, id, (place, reason)) in &unsupported {
        let mut warning = left_out(id, reason);
        warning
            .at(document.origin(place))
            .help("change it with an overlay action, or leave it out of `operations` in the configuration");
        problems.push(warning);
        let (Some(holder), Some(method)) = (at.parent(), at.last()) else { continue };
        if let Some(Value::Object(item)) = document.value_mut().pointer_mut(holder.as_str()) {
            item.shift_remove(&method);
        }
    }
    operations::prune_paths(document);
    unsupported.len()
}

/// Returns the warning that an operation is left out.
pub(super) fn left_out(id: &str, reason: &str) -> Diagnostic {
    let mut warning = Diagnostic::new(Severity::Warning, format!("operation `{id}` is left out: {reason}"));
    warning.cause(format!("operations that are left out: {}", kind_of(reason)));
    warning
}

/// The location of an operation, its path, the item of the path and the operation itself.
pub(super) type Found<'a> = (Pointer, &'a str, &'a Map<String, Value>, &'a Map<String, Value>);

/// Returns all operations.
pub(super) fn all(document: &Value) -> Vec<Found<'_>> {
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
    schemas: Resolver<'a>,
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
        let of_item = self.at.parent().unwrap_or_default();
        let lists = [(item.get("parameters"), of_item), (operation.get("parameters"), self.at.clone())];
        let mut in_path = Vec::new();
        let mut in_query = Vec::new();
        for (list, holder) in lists {
            for (index, parameter) in list.and_then(Value::as_array).into_iter().flatten().enumerate() {
                let (parameter, at) = self.schemas.resolved(parameter, holder.key("parameters").index(index));
                if let Some(reason) = parameters::reason(self.schemas, parameter, &at) {
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
        let (body, at) = self.schemas.resolved(body, self.at.key("requestBody"));
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
            let (response, at) = self.schemas.resolved(response, at.key(status));
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

    /// One of the alternatives must need nothing, or either basic or bearer authentication.
    fn security(&self, operation: &Map<String, Value>) -> Option<Reason> {
        let alternatives =
            operation.get("security").or_else(|| self.schemas.0.get("security")).and_then(Value::as_array)?;
        let scheme = |name: &str| {
            let scheme = self.schemas.0.pointer("/components/securitySchemes")?.get(name)?;
            let is_http = text(scheme, "type") == "http";
            Some(
                is_http && matches!(text(scheme, "scheme").to_ascii_lowercase().as_str(), "basic" | "bearer"),
            )
        };
        let is_supported = |needs: &Value| {
            let Some(needs) = needs.as_object() else { return false };
            // A request has one authorization. Missing schemes are reported elsewhere.
            needs.len() < 2 && needs.keys().all(|name| scheme(name).unwrap_or(true))
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
