//! An operation's request and response bodies and their examples, inline or in components.

use openapiv3::{Components, MediaType, OpenAPI, ReferenceOr, RequestBody, Response};
use serde_json::Value;

use super::{Lowering, reported::Reported, schema::Node};
use crate::pointer::Pointer;

const JSON: &str = "application/json";

/// A JSON request body.
pub(super) struct Request {
    pub schema: Node,
    pub examples: Vec<Shown>,
}

/// An example of a request.
pub(super) struct Shown {
    pub name: String,
    pub summary: String,
    pub value: Value,
    /// Location of the value.
    pub at: Pointer,
}

/// A response, and its JSON body if it has one.
pub(super) struct Answered {
    pub description: String,
    pub schema: Option<Node>,
}

impl Lowering<'_> {
    /// Returns the JSON request body, which may be a component.
    pub(super) fn request(
        &mut self,
        openapi: &OpenAPI,
        body: Option<&ReferenceOr<RequestBody>>,
        at: &Pointer,
    ) -> Result<Request, Reported> {
        let found = body.and_then(|body| {
            resolved(openapi, body, at, |components, name| components.request_bodies.get(name))
        });
        let media = found.and_then(|(body, at)| Some((body.content.get(JSON)?, at.key("content").key(JSON))));
        let parts = media.and_then(|(media, at)| Some((media, media.schema.as_ref()?, at)));
        let Some((media, schema, at)) = parts else {
            return Err(self
                .reject(at, "the operation has no JSON request body")
                .help("choose operations that have a JSON request body"));
        };
        let examples = self.examples(openapi, media, &at);
        Ok(Request { schema: Node::read(schema, at.key("schema")), examples })
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
    let schema = response.content.get(JSON).and_then(|media| media.schema.as_ref());
    let schema = schema.map(|schema| Node::read(schema, at.keys(["content", JSON, "schema"])));
    Some(Answered { description: response.description.clone(), schema })
}

/// Returns an item, or the item that a reference leads to, and its location.
///
/// Slicing guarantees that references lead to components, without cycles.
fn resolved<'a, T>(
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
