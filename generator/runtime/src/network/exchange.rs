//! A single exchange.

use reqwest::header::{CONTENT_LENGTH, HeaderMap};
use reqwest::{Body, Method, Request, Response};
use tokio::time::Instant;

use super::super::transport::{Content, Credentials, HttpRequest, HttpResponse, TransportError};
use super::arriving::Arriving;
use super::write_started::{ObservedBody, WriteStarted};
use super::{Network, error};

/// Sends a request once and reads the response, whatever its status.
pub(super) async fn run(network: &Network, request: HttpRequest) -> Result<HttpResponse, TransportError> {
    let write_started = WriteStarted::default();
    let has_body = request.body.is_some();
    let failed = |error| error::read(error, &write_started, has_body);
    let method = Method::from_bytes(request.method.as_bytes()).map_err(TransportError::not_sent)?;
    let mut outgoing = Request::new(method, request.url.clone());
    *outgoing.headers_mut() = network.headers_of(&request).map_err(failed)?;
    // Content that streams may take longer; what comes before it is limited below.
    *outgoing.timeout_mut() = (!request.streams).then_some(request.time_limit);
    // HTTP/1 says so only if it is told to, and some servers insist (RFC 9110, 8.6).
    if request.body.is_none() && matches!(request.method, "POST" | "PUT" | "PATCH") {
        outgoing.headers_mut().insert(CONTENT_LENGTH, 0.into());
    }
    let body = ObservedBody::new(request.body.clone(), write_started.clone());
    *outgoing.body_mut() = Some(Body::wrap(body));
    let sent = network.http.execute(outgoing);
    let response = if request.streams {
        let sent = tokio::time::timeout(request.time_limit, sent).await;
        sent.map_err(|elapsed| {
            let failure = if write_started.get() {
                TransportError::lost(elapsed)
            } else {
                TransportError::not_sent(elapsed)
            };
            failure.timed_out()
        })?
    } else {
        sent.await
    };
    let response = response.map_err(failed)?;
    let answer = HttpResponse::new(response.status().as_u16(), Vec::new());
    let answer = texts(response.headers()).fold(answer, |answer, (name, value)| answer.header(name, value));
    if request.streams && response.status().is_success() {
        let content = Content::new(response.content_length(), Arriving::new(response, request.time_limit));
        return Ok(answer.with_content(content));
    }
    Ok(read_body(response, &request, answer).await)
}

impl Network {
    fn headers_of(&self, request: &HttpRequest) -> reqwest::Result<HeaderMap> {
        // Others differ in what they send, and above all in who may see the credentials.
        let is_basic = matches!(request.credentials, Credentials::Basic(_));
        let is_usual = is_basic && request.body.is_some() && !request.streams;
        if !is_usual {
            return self.built_headers(request);
        }
        if let Some(headers) = self.headers.get() {
            return Ok(headers.clone());
        }
        let headers = self.built_headers(request)?;
        Ok(self.headers.get_or_init(|| headers).clone())
    }

    fn built_headers(&self, request: &HttpRequest) -> reqwest::Result<HeaderMap> {
        let mut builder = self.http.get(request.url.clone());
        if let Some((username, password)) = request.credentials() {
            // Marked as sensitive, so that the header neither shows in traces nor enters a compression table.
            builder = builder.basic_auth(username, Some(password.expose()));
        }
        if let Some(token) = request.bearer_token() {
            builder = builder.bearer_auth(token.expose());
        }
        let builder = request.headers().fold(builder, |builder, (name, value)| builder.header(name, value));
        Ok(builder.build()?.headers().clone())
    }
}

fn texts(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
}

/// Reads as much of the body as arrives and fits.
///
/// A missing rest is no error but marked on the response: the status is known by now, and it alone says
/// whether the request succeeded.
async fn read_body(mut response: Response, request: &HttpRequest, mut answer: HttpResponse) -> HttpResponse {
    let longest = request.max_response_bytes;
    // The library limits this only for requests that do not stream.
    let begin = Instant::now();
    loop {
        let left = request.time_limit.saturating_sub(begin.elapsed());
        let Ok(read) = tokio::time::timeout(left, response.chunk()).await else { return answer.incomplete() };
        match read {
            Ok(Some(chunk)) if answer.body.len() + chunk.len() > longest => {
                answer.body.extend_from_slice(&chunk[..longest - answer.body.len()]);
                return answer.incomplete();
            }
            Ok(Some(chunk)) => answer.body.extend_from_slice(&chunk),
            Ok(None) => return answer,
            Err(_) => return answer.incomplete(),
        }
    }
}
