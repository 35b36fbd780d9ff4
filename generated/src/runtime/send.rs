//! One exchange with the server, without knowledge of what it is about.

use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, LOCATION};
use reqwest::{Method, Response, Url};

use super::config_error::ConfigError;
use super::excerpt::one_line;
use super::failure::Failure;
use super::raw_body::RawBody;
use super::transport::{Shared, Transport};

/// How much of an answer is read. Real ones are a few kilobytes.
const LONGEST_BODY: usize = 4 * 1024 * 1024;

/// How much of a header is kept.
const LONGEST_HEADER: usize = 200;

const JSON: &str = "application/json";

/// A request as it goes out.
pub(super) struct RawRequest {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    pub(super) body: Vec<u8>,
    pub(super) timeout: Option<Duration>,
}

/// An answer as it came in.
pub(super) struct RawResponse {
    pub(super) body: RawBody,
    pub(super) request_id: Option<String>,
    pub(super) redirect_origin: Option<String>,
}

impl Transport {
    /// Sends a request, once, and reads the answer, whatever it is.
    pub(super) async fn send_raw(&self, request: RawRequest) -> Result<RawResponse, Failure> {
        let shared = self.shared();
        let (method, url) = target(shared, &request)?;
        let limit = request.timeout.unwrap_or(shared.timeout);
        let response = shared
            .http
            .request(method, url.clone())
            .basic_auth(&shared.username, Some(shared.password.expose()))
            .header(CONTENT_TYPE, JSON)
            .header(ACCEPT, JSON)
            .timeout(limit)
            .body(request.body)
            .send()
            .await
            .map_err(|error| Failure::transport(error, &shared.base_url.origin(), limit))?;
        let request_id = request_id(response.headers(), shared.service.request_id_headers);
        let redirect_origin = redirect_origin(response.headers(), &url);
        Ok(RawResponse { body: read_body(response).await, request_id, redirect_origin })
    }
}

fn target(shared: &Shared, request: &RawRequest) -> Result<(Method, Url), Failure> {
    let method = Method::from_bytes(request.method.as_bytes()).ok();
    let url = shared.base_url.join(request.path);
    method.zip(url).ok_or_else(|| {
        let RawRequest { method, path, .. } = request;
        Failure::config(ConfigError::one(format!("{method} {path} is not something that can be requested")))
    })
}

/// Reads as much of the body as comes and fits. That the rest is missing is told by the body itself: the status is
/// known by now, and it alone says whether the request succeeded.
async fn read_body(mut response: Response) -> RawBody {
    let status = response.status().as_u16();
    let mut bytes = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if bytes.len() + chunk.len() > LONGEST_BODY => {
                bytes.extend_from_slice(&chunk[..LONGEST_BODY - bytes.len()]);
                return RawBody::new(status, bytes, false);
            }
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => return RawBody::new(status, bytes, true),
            Err(_) => return RawBody::new(status, bytes, false),
        }
    }
}

fn request_id(headers: &HeaderMap, names: &[&str]) -> Option<String> {
    let values = names.iter().filter_map(|name| headers.get(*name)?.to_str().ok());
    values.map(str::trim).find(|value| !value.is_empty()).map(|value| one_line(value, LONGEST_HEADER))
}

/// Where a redirect leads, without the path and query, which may hold secrets.
fn redirect_origin(headers: &HeaderMap, base: &Url) -> Option<String> {
    let target = base.join(headers.get(LOCATION)?.to_str().ok()?).ok()?;
    let origin = target.origin();
    origin.is_tuple().then(|| one_line(&origin.ascii_serialization(), LONGEST_HEADER))
}
