//! A single attempt.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use reqwest::Url;

use super::super::error_repr::ErrorRepr;
use super::super::excerpt::one_line;
use super::super::operation::Authentication;
use super::super::prepared_request::{RequestParts, Target};
use super::super::raw_body::RawBody;
use super::super::retry_after;
use super::super::sender::Shared;
use super::super::transport::{Credentials, HttpRequest, HttpResponse};
use super::{Completed, Headers, History};

/// Maximum number of bytes read of a response body. Real ones are a few kilobytes.
const MAX_RESPONSE_BYTES: usize = 4 * 1024 * 1024;

/// Maximum number of characters kept of a header value.
const LONGEST_HEADER: usize = 200;

const JSON: &str = "application/json";

/// Sends the request once and returns the response, whatever its status.
pub(super) async fn run(
    parts: &RequestParts,
    url: &Url,
    body: Option<Bytes>,
    limit: Duration,
    history: History,
) -> Result<Completed, ErrorRepr> {
    let shared = parts.sender.shared();
    let accept = if parts.streams { "*/*" } else { JSON };
    let request = HttpRequest {
        method: parts.method,
        url: url.clone(),
        credentials: credentials(parts),
        headers: [("content-type", JSON), ("accept", accept), ("user-agent", shared.service.user_agent)],
        body,
        streams: parts.streams,
        time_limit: limit,
        max_response_bytes: MAX_RESPONSE_BYTES,
    };
    match shared.transport.send(request).await {
        Ok(response) => {
            // Content that was asked for piece by piece may have any length.
            let is_content = parts.streams && matches!(response.status, 200..=299);
            let longest = if is_content { usize::MAX } else { MAX_RESPONSE_BYTES };
            Ok(completed(shared, url, response, history, longest))
        }
        Err(error) => Err(ErrorRepr::transport(error, &url.origin().ascii_serialization(), limit, history)),
    }
}

/// Returns what authenticates the request, which only the client's own server may see.
fn credentials(parts: &RequestParts) -> Credentials {
    let shared = parts.sender.shared();
    match (&parts.target, parts.authentication) {
        (Target::Elsewhere(_), _) | (_, Authentication::None) => Credentials::None,
        (_, Authentication::Basic) => Credentials::Basic(Arc::clone(&shared.credentials)),
        (_, Authentication::Bearer) => {
            shared.bearer_token.clone().map_or(Credentials::None, Credentials::Bearer)
        }
    }
}

fn completed(
    shared: &Shared,
    url: &Url,
    mut response: HttpResponse,
    history: History,
    longest: usize,
) -> Completed {
    let headers = Headers {
        request_id: request_id(&response, shared.service.request_id_headers),
        retry_after: response
            .first("retry-after")
            .and_then(|value| retry_after::read(value, response.first("date"))),
        redirect_origin: redirect_origin(&response, url),
    };
    let content = response.take_content();
    let HttpResponse { status, mut body, is_complete, .. } = response;
    let fits = body.len() <= longest;
    body.truncate(longest);
    Completed { body: RawBody::new(status, body, is_complete && fits), headers, content, history }
}

fn request_id(response: &HttpResponse, names: &[&str]) -> Option<String> {
    let values = names.iter().filter_map(|name| response.first(name));
    values.map(str::trim).find(|value| !value.is_empty()).map(|value| one_line(value, LONGEST_HEADER))
}

/// Returns the origin a redirect leads to, without path and query, which may hold secrets.
fn redirect_origin(response: &HttpResponse, base: &Url) -> Option<String> {
    let target = base.join(response.first("location")?).ok()?;
    let origin = target.origin();
    origin.is_tuple().then(|| one_line(&origin.ascii_serialization(), LONGEST_HEADER))
}
