//! The command endpoint: the operation whose tagged request body becomes commands.

use openapiv3::{ReferenceOr, Response, StatusCode};

use super::{
    super::{
        Lowered, Lowering, names,
        reported::Reported,
        schema::{Node, ResolvedSchema},
    },
    Context,
    body::{self, Answered, Shown},
    operation_docs,
};
use crate::ir::{
    Command, CommandEndpoint, Docs, ErrorBodies, Field, HandleId, Kind, Presence, RustName, Success, Type,
    TypeName, WireName,
};

/// Name of the type that successful responses are parsed into.
const ANSWER: &str = "Answer";
/// Name of the union of error bodies.
pub(in super::super) const ERROR_BODY: &str = "ErrorBody";

/// Lowers the operation that takes commands.
pub(super) fn lower(
    lowering: &mut Lowering<'_>,
    context: &Context<'_>,
) -> Result<(CommandEndpoint, Vec<Shown>), Reported> {
    let operation = context.operation;
    if !operation.parameters.is_empty() || context.path.contains('{') {
        return Err(lowering
            .reject(&context.at.key("parameters"), "an operation with parameters is not supported")
            .help("choose operations whose only input is the request body"));
    }
    if !super::is_path(context.path) {
        return Err(super::not_a_path(lowering, context));
    }
    let at = context.at.key("requestBody");
    let request = lowering.request(context.openapi, operation.request_body.as_ref(), &at);
    let Some(request) = request else {
        return Err(lowering
            .reject(&at, "the operation has no JSON request body")
            .help("choose an operation that has a JSON request body for the commands"));
    };
    let resolved = lowering.resolve(&request.schema)?;
    let request_name = match &resolved.component {
        Some(component) => lowering.component_name(component).name,
        None => RustName("Request".to_owned()),
    };
    lowering.request = Some(request_name.clone());
    let (tag, commands) = lowering.lower_commands(&resolved, &request.examples)?;
    let body = success_body(lowering, context, operation)?;
    let success = success(lowering, body, &commands);
    let errors = errors(lowering, context, operation);
    let lowered = CommandEndpoint {
        method: context.method.to_uppercase(),
        path: context.path.to_owned(),
        docs: operation_docs(operation),
        request: request_name,
        request_docs: Docs::from_description(resolved.schema.description.as_deref()),
        tag: WireName(tag),
        payload: WireName(lowering.commands.payload.clone()),
        commands,
        success,
        errors,
        origin: context.at.clone(),
    };
    Ok((lowered, request.examples))
}

fn answered(
    context: &Context<'_>,
    status: &StatusCode,
    response: &ReferenceOr<Response>,
) -> Option<Answered> {
    body::answered(context.openapi, response, &context.at.key("responses").key(&status.to_string()))
}

fn success_body(
    lowering: &mut Lowering<'_>,
    context: &Context<'_>,
    operation: &openapiv3::Operation,
) -> Result<Lowered, Reported> {
    let at = context.at.key("responses");
    let mut bodies: Vec<Node> = Vec::new();
    for (status, response) in &operation.responses.responses {
        if matches!(status, StatusCode::Code(200..300) | StatusCode::Range(2)) {
            bodies.extend(answered(context, status, response).and_then(|answer| answer.schema));
        }
    }
    let node = match bodies.as_slice() {
        [node] => node,
        [] => {
            return Err(lowering
                .reject(&at, "no successful response of the operation has a JSON body")
                .help("add one in the overlay, with a schema under `content: {application/json: ..}`"));
        }
        several => {
            let message = format!("{} successful responses of the operation have a JSON body", several.len());
            return Err(lowering.reject(&at, message).help("keep exactly one with an overlay action"));
        }
    };
    lowering.lower_node(node, &TypeName::root(RustName("Response".to_owned())))
}

fn errors(
    lowering: &mut Lowering<'_>,
    context: &Context<'_>,
    operation: &openapiv3::Operation,
) -> ErrorBodies {
    let mut bodies: Vec<(TypeName, ResolvedSchema)> = Vec::new();
    let mut statuses = Vec::new();
    for (status, response) in &operation.responses.responses {
        let StatusCode::Code(code @ 300..600) = status else { continue };
        let Some(answer) = answered(context, status, response) else { continue };
        statuses.push((*code, Docs::from_description(Some(&answer.description))));
        let Some(node) = answer.schema else { continue };
        let suggestion = names::joined(&TypeName::root(RustName("Error".to_owned())), &code.to_string());
        let Ok(lowered) = lowering.lower_node(&node, &suggestion) else { continue };
        let Ok(resolved) = lowering.resolve(&node) else { continue };
        if let Type::Named(name) = lowered.ty
            && !bodies.iter().any(|(known, _)| *known == name)
        {
            bodies.push((name, resolved));
        }
    }
    statuses.sort_by_key(|(code, _)| *code);
    let definition = lowering.define_error_body(&bodies, &context.at.key("responses"));
    ErrorBodies { definition, statuses, codes: lowering.error_codes(&bodies) }
}

/// Names that the answer's struct uses besides its field.
const OF_ANSWERS: [&str; 2] = ["id", "raw"];

/// Returns the type for successful responses: the parsed value and the raw body.
fn success(lowering: &Lowering<'_>, lowered: Lowered, commands: &[Command]) -> Success {
    let handle = lowering.config.handle.as_ref().map(|handle| handle.method.as_str());
    let field = lowered
        .name()
        .map(|name| names::field_name(name.plain()))
        .filter(|field| !OF_ANSWERS.contains(&field.plain()) && Some(field.plain()) != handle)
        .unwrap_or_else(|| RustName("body".to_owned()));
    let id = handle_id(lowering, &lowered.ty, commands);
    Success { name: RustName(ANSWER.to_owned()), field, body: lowered.ty, docs: lowered.docs, id }
}

/// Returns the only required field that has the type of the handle's id.
fn handle_id(lowering: &Lowering<'_>, body: &Type, commands: &[Command]) -> Option<HandleId> {
    let ty = &commands.iter().find_map(|command| command.handle.as_ref())?.id;
    let Type::Named(owner) = body else { return None };
    let Kind::Struct(item) = &lowering.definitions.get(owner)?.kind else { return None };
    let is_id = |field: &&Field| {
        field.presence == Presence::Required && matches!(&field.ty, Type::Named(name) if name == ty)
    };
    let mut ids = item.fields.iter().filter(is_id);
    match (ids.next(), ids.next()) {
        (Some(field), None) => {
            Some(HandleId { owner: owner.clone(), field: field.name.clone(), ty: ty.clone() })
        }
        _ => None,
    }
}
