//! Sends requests.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::base_url::BaseUrl;
use super::from_response::FromResponse;
use super::jitter::Jitter;
use super::observe::Observers;
use super::prepared_request::{PreparedRequest, RequestParts};
use super::request_body::RequestBody;
use super::retry_policy::RetryPolicy;
use super::secret::Secret;
use super::service::Service;
use super::transport::Transport;

/// Sends requests to one server with one set of credentials.
///
/// Cloning is cheap; clones share connections.
#[derive(Clone)]
pub struct Sender {
    shared: Arc<Shared>,
}

pub(super) struct Shared {
    pub(super) service: &'static Service,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) base_url: BaseUrl,
    /// The user name and password.
    pub(super) credentials: Arc<(String, Secret)>,
    pub(super) bearer_token: Option<Secret>,
    pub(super) timeout: Duration,
    pub(super) retry: RetryPolicy,
    pub(super) jitter: Jitter,
    pub(super) observers: Observers,
}

impl Sender {
    pub(super) fn new(shared: Shared) -> Self {
        Self { shared: Arc::new(shared) }
    }

    /// Prepares a request.
    ///
    /// The body is validated and serialized as JSON now; it is sent when the result is awaited.
    pub fn request<R: FromResponse>(
        &self,
        method: &'static str,
        path: &'static str,
        request: &impl RequestBody,
    ) -> PreparedRequest<R> {
        PreparedRequest::new(RequestParts::new(self.clone(), method, path, request))
    }

    /// Returns the URL that all paths are appended to.
    pub fn base_url(&self) -> &str {
        self.shared.base_url.as_str()
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.shared
    }
}

impl fmt::Debug for Sender {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Sender")
            .field("base_url", &self.base_url())
            .field("timeout", &self.shared.timeout)
            .field("retry", &self.shared.retry)
            .finish_non_exhaustive()
    }
}
