//! Request and response bodies and their examples, inline or in components.

use indexmap::IndexMap;
use openapiv3::{Components, MediaType, OpenAPI, ReferenceOr, RequestBody, Response};
use serde_json::Value;

use super::super::{Lowering, schema::Node};
use crate::{openapi::is_json, pointer::Pointer};

/// A JSON request body.
pub(in super::super) struct Request {
    pub schema: Node,
    pub is_required: bool,
    pub examples: Vec<Shown>,
}

/// An example of a request.
pub(in super::super) struct Shown {
    pub name: String,
    pub summary: String,
    pub value: Value,
    /// Location of the value.
    pub at: Pointer,
}

/// A response, and its JSON body if it has one.
pub(in super::super) struct Answered {
    pub description: String,
    pub schema: Option<Node>,
    /// Whether it has a body that is not JSON.
    pub is_bytes: bool,
}

impl Lowering<'_> {
    /// Returns the JSON request body, which may be a component, if there is one.
    pub(super) fn request(
        &mut self,
        openapi: &OpenAPI,
        body: Option<&ReferenceOr<RequestBody>>,
        at: &Pointer,
    ) -> Option<Request> {
        let (body, at) =
            resolved(openapi, body?, at, |components, name| components.request_bodies.get(name))?;
        let (media, at) = json_of(&body.content, &at)?;
        let schema = Node::read(media.schema.as_ref()?, at.key("schema"));
        let examples = self.examples(openapi, media, &at);
        Some(Request { schema, is_required: body.required, examples })
    }

    fn examples(&mut self, openapi: &OpenAPI, media: &MediaType, at: &Pointer) -> Vec<Shown> {
        let mut shown = Vec::new();
        if let Some(value) = &media.example {
            shown.push(Shown {
                name: "example".to_owned(),
                summary: String::new(),
                value: value.clone(),
                at: at.key("example"),
            });
        }
        for (name, example) in &media.examples {
            let place = at.key("examples").key(name);
            let Some((example, at)) =
                resolved(openapi, example, &place, |components, name| components.examples.get(name))
            else {
                self.reject(&place, "this reference does not resolve to an example")
                    .help("refer to a component under `components/examples`");
                continue;
            };
            let Some(value) = &example.value else {
                self.reject(&at, "this example has no `value`")
                    .help("write the value here; external values are not fetched");
                continue;
            };
            shown.push(Shown {
                name: name.clone(),
                summary: example.summary.clone().unwrap_or_default(),
                value: value.clone(),
                at: at.key("value"),
            });
        }
        shown
    }
}

/// Returns a response, which may be a component.
pub(super) fn answered(
    openapi: &OpenAPI,
    response: &ReferenceOr<Response>,
    at: &Pointer,
) -> Option<Answered> {
    let (response, at) = resolved(openapi, response, at, |components, name| components.responses.get(name))?;
    let schema = json_of(&response.content, &at)
        .and_then(|(media, at)| Some(Node::read(media.schema.as_ref()?, at.key("schema"))));
    let is_bytes = !response.content.is_empty() && json_of(&response.content, &at).is_none();
    Some(Answered { description: response.description.clone(), schema, is_bytes })
}

/// Returns the JSON among the media types of a body, and its location.
fn json_of<'a>(content: &'a IndexMap<String, MediaType>, at: &Pointer) -> Option<(&'a MediaType, Pointer)> {
    let (name, media) = content.iter().find(|(name, _)| is_json(name))?;
    Some((media, at.key("content").key(name)))
}

/// Returns an item, or the item that a reference leads to, and its location.
///
/// Slicing guarantees that references lead to components, without cycles.
pub(super) fn resolved<'a, T>(
    openapi: &'a OpenAPI,
    value: &'a ReferenceOr<T>,
    at: &Pointer,
    find: impl Fn(&'a Components, &str) -> Option<&'a ReferenceOr<T>>,
) -> Option<(&'a T, Pointer)> {
    let (mut value, mut at) = (value, at.clone());
    loop {
        match value {
            ReferenceOr::Item(item) => return Some((item, at)),
            ReferenceOr::Reference { reference } => {
                at = Pointer::from_text(reference.trim_start_matches('#'));
                value = find(openapi.components.as_ref()?, &at.last()?)?;
            }
        }
    }
}
