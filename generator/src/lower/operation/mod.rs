//! Lowers the operations: the command endpoint, and all others in groups.

mod body;
mod endpoint;
mod errors;
mod groups;
mod pages;
mod parameters;
mod plain;

use openapiv3::{OpenAPI, PathItem, ReferenceOr};

use super::{Lowering, names, reported::Reported};
use crate::{
    ir::{CommandEndpoint, Docs, Group, TypeName, Webhook},
    openapi::WEBHOOKS,
    pointer::Pointer,
};

pub(super) use body::Shown;
pub(super) use endpoint::ERROR_BODY;
pub(super) use plain::CallShown;

/// The operations of the client.
pub(super) struct Operations {
    pub endpoint: Option<CommandEndpoint>,
    /// Examples of commands.
    pub shown: Vec<Shown>,
    pub groups: Vec<Group>,
    /// Values of example calls, in the order of the operations.
    pub calls: Vec<CallShown>,
    pub webhooks: Vec<Webhook>,
}

/// An operation and where it is.
struct Context<'a> {
    openapi: &'a OpenAPI,
    path: &'a str,
    method: &'a str,
    item: &'a PathItem,
    operation: &'a openapiv3::Operation,
    at: Pointer,
}

impl Context<'_> {
    fn id(&self) -> &str {
        self.operation.operation_id.as_deref().unwrap_or_default()
    }
}

/// Lowers all operations that remain after slicing.
///
/// Fails if the command endpoint does: without it, the rest of the client cannot be checked.
pub(super) fn lower(lowering: &mut Lowering<'_>, openapi: &OpenAPI) -> Option<Operations> {
    let mut all = Vec::new();
    for (path, item) in &openapi.paths.paths {
        let at = Pointer::root().key("paths").key(path);
        let ReferenceOr::Item(item) = item else {
            lowering
                .reject(&at, "a path item by reference is not supported")
                .help("write the operation here with an overlay action");
            continue;
        };
        let operations = item.iter();
        all.extend(operations.map(|(method, operation)| Context {
            openapi,
            path,
            method,
            item,
            operation,
            at: at.key(method),
        }));
    }
    let (webhooks, all): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|context: &Context<'_>| context.path.starts_with(WEBHOOKS));
    // Commands refer to them.
    lowering.webhooks = webhooks.iter().map(|context| webhook(lowering, context)).collect();
    let is_endpoint = |context: &Context<'_>| lowering.config.takes_commands(context.id());
    let (endpoints, others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_endpoint);
    if lowering.config.commands.is_some() && endpoints.is_empty() && !others.is_empty() {
        let origin = lowering.config.origin(["commands"]);
        lowering
            .problems
            .error("no selected operation takes the commands")
            .at(origin)
            .help("name one as `operation` under [commands] in the configuration, or remove that table");
    }
    let endpoint = endpoints.first().map(|context| endpoint::lower(lowering, context));
    if endpoints.is_empty() && others.is_empty() && lowering.is_complete() {
        lowering
            .reject(&Pointer::root().key("paths"), "no operation remains")
            .help("select other operations, or correct those that are left out with overlay actions");
    }
    let is_missing = matches!(endpoint, Some(Err(_))) || (endpoint.is_none() && others.is_empty());
    let (endpoint, shown) = endpoint.and_then(Result::ok).unzip();
    let (groups, calls) = groups::lower(lowering, endpoint.as_ref(), &others);
    lowering.check_handle(endpoint.as_ref());
    lowering.check_correlation_id(endpoint.as_ref());
    let webhooks = std::mem::take(&mut lowering.webhooks);
    let webhooks = webhooks.into_iter().flatten().map(|(webhook, _)| webhook).collect();
    (!is_missing).then(|| Operations { endpoint, shown: shown.unwrap_or_default(), groups, calls, webhooks })
}

/// Lowers the payload of a webhook, and returns its examples as well.
fn webhook(lowering: &mut Lowering<'_>, context: &Context<'_>) -> Result<(Webhook, Vec<Shown>), Reported> {
    let at = context.at.key("requestBody");
    let name = context.path.trim_start_matches(WEBHOOKS).to_owned();
    let Some(request) = lowering.request(context.openapi, context.operation.request_body.as_ref(), &at)
    else {
        return Err(lowering.reject(&at, format!("the webhook `{name}` has no JSON payload")).help(
            "describe it with an overlay action, or leave the webhook out of `webhooks` under [slice]",
        ));
    };
    let suggestion = TypeName::root(names::type_name(&name));
    let payload = lowering.lower_node(&request.schema, &suggestion)?.ty;
    let docs = operation_docs(context.operation);
    Ok((Webhook { name, payload, docs, origin: context.at.clone() }, request.examples))
}

/// Whether a URL path may contain all of the characters (RFC 3986).
fn is_path(path: &str) -> bool {
    let is_valid = |letter: char| letter.is_ascii_alphanumeric() || "/-._~!$&'()*+,;=:@%".contains(letter);
    path.starts_with('/') && path.chars().all(is_valid)
}

fn not_a_path(lowering: &mut Lowering<'_>, context: &Context<'_>) -> Reported {
    lowering
        .reject(&context.at, format!("`{}` is not a valid URL path", context.path))
        .help("start it with `/`, and use only characters that RFC 3986 allows in a path")
}

fn operation_docs(operation: &openapiv3::Operation) -> Docs {
    let mut docs = Docs::from_description(operation.description.as_deref());
    if let Some(summary) = &operation.summary {
        let body = [docs.summary.as_str(), docs.body.as_str()].join("\n\n");
        body.trim().clone_into(&mut docs.body);
        docs.summary.clone_from(summary);
    }
    docs
}
