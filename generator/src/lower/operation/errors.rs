//! Error responses of an operation, told apart by their status.

use openapiv3::StatusCode;

use super::{
    super::{Lowering, names, types::definition, union},
    Context, ERROR_BODY,
    body::answered,
};
use crate::ir::{
    CommandEndpoint, Docs, Kind, Payload, RustName, Selector, Type, TypeName, Union, UnionShape, Variant,
};

/// The type of an operation's error bodies, and its error statuses.
pub(super) struct Errors {
    pub definition: Option<TypeName>,
    pub statuses: Vec<(String, Docs)>,
}

/// A body, the ranges of statuses that it stands for, and its documentation.
type Described = (Type, Vec<(u16, u16)>, Docs);

/// Lowers the error responses.
///
/// Operations that describe no other errors than the commands share the type of their error bodies, so that one
/// error type serves both.
pub(super) fn lower(
    lowering: &mut Lowering<'_>,
    context: &Context<'_>,
    name: &TypeName,
    endpoint: Option<&CommandEndpoint>,
) -> Errors {
    let responses = &context.operation.responses;
    let at = context.at.key("responses");
    let mut variants: Vec<Described> = Vec::new();
    let mut statuses = Vec::new();
    let by_status = responses.responses.iter().filter_map(|(status, response)| {
        let range = range(status).filter(|(low, _)| *low >= 400)?;
        Some((status.to_string(), range, response))
    });
    let has_success =
        responses.responses.keys().any(|status| range(status).is_some_and(|(low, _)| low < 300));
    let default = responses.default.as_ref().filter(|_| has_success);
    let by_default = default.map(|response| ("default".to_owned(), (0, u16::MAX), response));
    for (label, range, response) in by_status.chain(by_default) {
        let Some(answer) = answered(context.openapi, response, &at.key(&label)) else { continue };
        statuses.push((label.clone(), Docs::from_description(Some(&answer.description))));
        let Some(node) = answer.schema else { continue };
        let suggestion = names::joined(name, &format!("Error{label}"));
        let Ok(lowered) = lowering.lower_node(&node, &suggestion) else { continue };
        match variants.iter_mut().find(|(ty, ..)| *ty == lowered.ty) {
            Some((_, ranges, _)) => ranges.push(range),
            None => variants.push((lowered.ty, vec![range], lowered.docs)),
        }
    }
    statuses.sort_by(|(left, _), (right, _)| left.cmp(right));
    let of_commands = endpoint.and_then(|endpoint| lowering.definitions.get(&endpoint.errors.definition));
    if let Some(Kind::Union(union)) = of_commands.map(|found| &found.kind) {
        let is_known = |ty: &Type| union.variants.iter().any(|it| it.payload == Payload::Value(ty.clone()));
        if variants.iter().all(|(ty, ..)| is_known(ty)) {
            return Errors { definition: Some(TypeName::root(RustName(ERROR_BODY.to_owned()))), statuses };
        }
    }
    if variants.is_empty() {
        return Errors { definition: None, statuses };
    }
    let labels: Vec<RustName> = variants.iter().map(|(ty, ranges, _)| label(ty, ranges)).collect();
    let labels = if labels.len() > 1 { union::distinctive(&labels) } else { labels };
    let variants = variants.into_iter().zip(labels).map(|((ty, ranges, docs), name)| Variant {
        name,
        selector: Selector::Status(ranges),
        payload: Payload::Value(ty),
        docs,
        constraints: Vec::new(),
    });
    let union = Union { shape: UnionShape::ByStatus, variants: variants.collect() };
    let name = lowering.settled(&at, names::joined(name, "Error"));
    lowering.define(definition(&name, Kind::Union(union), Docs::default(), &at));
    Errors { definition: Some(name), statuses }
}

/// Returns the first and the last status that a key of `responses` stands for.
pub(super) fn range(status: &StatusCode) -> Option<(u16, u16)> {
    match status {
        StatusCode::Code(code) => Some((*code, *code)),
        StatusCode::Range(class @ 1..=5) => Some((class * 100, class * 100 + 99)),
        StatusCode::Range(_) => None,
    }
}

fn label(ty: &Type, ranges: &[(u16, u16)]) -> RustName {
    match ty {
        Type::Named(name) | Type::Boxed(name) => name.name.clone(),
        _ => RustName(ranges.first().map_or("Default".to_owned(), |(low, _)| format!("Status{low}"))),
    }
}
