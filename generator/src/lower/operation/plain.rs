//! An operation that takes no commands: its parameters, bodies and errors.

use openapiv3::{ReferenceOr, SecurityScheme};
use serde_json::{Map, Value};

use super::{
    super::{Lowered, Lowering, names, reported::Reported},
    Context,
    body::answered,
    errors, pages, parameters,
};
use crate::{
    downgrade::extension,
    ir::{
        Access, Authentication, Body, CommandEndpoint, Docs, Field, Operation, Presence, RustName, TypeName,
        WireName,
    },
};

/// HTTP methods that are idempotent by definition (RFC 9110).
const IDEMPOTENT: [&str; 6] = ["get", "head", "options", "trace", "put", "delete"];

/// JSON values of an example call.
pub(in super::super) struct CallShown {
    pub parameters: Map<String, Value>,
    pub body: Option<Value>,
}

/// Lowers one operation. Its group names the methods.
pub(super) fn lower(
    lowering: &mut Lowering<'_>,
    context: &Context<'_>,
    endpoint: Option<&CommandEndpoint>,
) -> Result<(Operation, CallShown), Reported> {
    if !super::is_path(&context.path.replace(['{', '}'], "")) {
        return Err(super::not_a_path(lowering, context));
    }
    let name = lowering.settled(&context.at, lowering.free_name(context.id(), "Operation"));
    let parameters = parameters::lower(lowering, context, &name)?;
    let at = context.at.key("requestBody");
    let request = lowering.request(context.openapi, context.operation.request_body.as_ref(), &at);
    let mut shown = CallShown { parameters: parameters.shown, body: None };
    let mut body = None;
    if let Some(request) = request {
        let lowered = lowering.lower_node(&request.schema, &names::joined(&name, "Body"))?;
        shown.body = request.examples.into_iter().next().map(|example| example.value);
        body = Some(body_field(lowered, request.is_required, context));
    }
    let success = success(lowering, context, &name)?;
    let errors = errors::lower(lowering, context, &name, endpoint);
    let annotated = context.operation.extensions.get(extension::IDEMPOTENT).and_then(Value::as_bool);
    let operation = Operation {
        id: context.id().to_owned(),
        http_method: context.method.to_uppercase(),
        path: context.path.to_owned(),
        parameters: name,
        comma_separated: parameters.comma_separated,
        body,
        method: RustName(String::new()),
        method_with: (parameters.has_optional && !parameters.takes_struct).then(|| RustName(String::new())),
        takes_struct: parameters.takes_struct,
        pages: pages::find(lowering, &success).filter(|_| context.method == "get"),
        success,
        errors: errors.definition,
        statuses: errors.statuses,
        authentication: authentication(context),
        is_idempotent: annotated.unwrap_or_else(|| IDEMPOTENT.contains(&context.method)),
        docs: docs(context.operation),
        example: None,
        origin: context.at.clone(),
    };
    Ok((operation, shown))
}

/// Returns how the request is authenticated: by user name and password if that is one of the alternatives, because
/// every client has them.
fn authentication(context: &Context<'_>) -> Authentication {
    let Some(alternatives) = context.operation.security.as_ref().or(context.openapi.security.as_ref()) else {
        return Authentication::None;
    };
    let schemes = context.openapi.components.as_ref().map(|components| &components.security_schemes);
    let scheme = |name: &String| match schemes?.get(name)? {
        ReferenceOr::Item(SecurityScheme::HTTP { scheme, .. }) => Some(scheme.to_ascii_lowercase()),
        _ => None,
    };
    let schemes: Vec<String> = alternatives
        .iter()
        .filter(|needs| needs.len() == 1)
        .flat_map(|needs| needs.keys())
        .filter_map(scheme)
        .collect();
    let has = |wanted: &str| schemes.iter().any(|scheme| scheme == wanted);
    match (has("basic"), has("bearer")) {
        (true, _) => Authentication::Basic,
        (false, true) => Authentication::Bearer,
        (false, false) => Authentication::None,
    }
}

/// Returns the description, or the summary, which is a title and says less.
fn docs(operation: &openapiv3::Operation) -> Docs {
    let summary = || Docs::from_description(operation.summary.as_deref());
    Docs::from_description(operation.description.as_deref()).or(summary)
}

/// Returns the request body as an argument of the method.
fn body_field(lowered: Lowered, is_required: bool, context: &Context<'_>) -> Field {
    Field {
        wire: WireName("body".to_owned()),
        name: RustName("body".to_owned()),
        ty: lowered.ty,
        presence: if is_required { Presence::Required } else { Presence::Optional },
        fixed: None,
        docs: Docs::default(),
        constraints: lowered.constraints,
        default: None,
        deprecated: false,
        access: Access::Both,
        origin: context.at.key("requestBody"),
    }
}

/// Returns the body of successful responses; the slice keeps no operation that has several.
fn success(lowering: &mut Lowering<'_>, context: &Context<'_>, name: &TypeName) -> Result<Body, Reported> {
    let responses = &context.operation.responses;
    let at = context.at.key("responses");
    let is_success = |range: Option<(u16, u16)>| range.is_some_and(|(low, _)| (200..300).contains(&low));
    let mut all: Vec<_> = responses
        .responses
        .iter()
        .filter(|(status, _)| is_success(errors::range(status)))
        .map(|(status, response)| (status.to_string(), response))
        .collect();
    if all.is_empty() {
        all.extend(responses.default.iter().map(|response| ("default".to_owned(), response)));
    }
    for (status, response) in all {
        let Some(answer) = answered(context.openapi, response, &at.key(&status)) else { continue };
        if answer.is_bytes {
            return Ok(Body::Bytes);
        }
        if let Some(node) = answer.schema {
            let lowered = lowering.lower_node(&node, &names::joined(name, "Response"))?;
            return Ok(Body::Json(lowered.ty));
        }
    }
    Ok(Body::Empty)
}
