//! A single exchange.

use reqwest::header::HeaderMap;
use reqwest::{Body, Client, Method, Response};

use super::super::transport::{Content, HttpRequest, HttpResponse, TransportError};
use super::arriving::Arriving;
use super::error;
use super::write_started::{ObservedBody, WriteStarted};

/// Sends a request once and reads the response, whatever its status.
pub(super) async fn run(http: &Client, request: HttpRequest) -> Result<HttpResponse, TransportError> {
    let write_started = WriteStarted::default();
    let method = Method::from_bytes(request.method.as_bytes()).map_err(TransportError::not_sent)?;
    let mut builder = http.request(method, request.url.clone());
    if let Some((username, password)) = request.credentials() {
        // Marked as sensitive, so that the header neither shows in traces nor enters a compression table.
        builder = builder.basic_auth(username, Some(password.expose()));
    }
    // Content that streams may take longer; what comes before it is limited below.
    if !request.streams {
        builder = builder.timeout(request.time_limit);
    }
    let body = ObservedBody::new(request.body.clone(), write_started.clone());
    let builder = builder.body(Body::wrap(body));
    let builder = request.headers().fold(builder, |builder, (name, value)| builder.header(name, value));
    let sent = if request.streams {
        let sent = tokio::time::timeout(request.time_limit, builder.send()).await;
        sent.map_err(|elapsed| match write_started.get() {
            true => TransportError::lost(elapsed).timed_out(),
            false => TransportError::not_sent(elapsed).timed_out(),
        })?
    } else {
        builder.send().await
    };
    let response = sent.map_err(|error| error::read(error, &write_started))?;
    let answer = HttpResponse::new(response.status().as_u16(), Vec::new());
    let answer = texts(response.headers()).fold(answer, |answer, (name, value)| answer.header(name, value));
    if request.streams && response.status().is_success() {
        let content = Content::new(response.content_length(), Arriving::new(response, request.time_limit));
        return Ok(answer.with_content(content));
    }
    Ok(read_body(response, request.max_response_bytes, answer).await)
}

fn texts(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
}

/// Reads as much of the body as arrives and fits.
///
/// A missing rest is no error but marked on the response: the status is known by now, and it alone says
/// whether the request succeeded.
async fn read_body(mut response: Response, longest: usize, mut answer: HttpResponse) -> HttpResponse {
    loop {
        match response.chunk().await {
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
