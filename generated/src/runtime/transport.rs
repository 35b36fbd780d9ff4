//! What sends requests.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;

use super::answer::Answer;
use super::base_url::BaseUrl;
use super::config_error::ConfigError;
use super::pending::{Pending, Prepared};
use super::secret::Secret;
use super::service::Service;
use super::validate::Validate;

/// How many unused connections are kept.
const IDLE_CONNECTIONS: usize = 8;

/// How long they are kept. Servers and load balancers commonly close theirs after 60 seconds, and a request that
/// meets such a closing connection fails without anybody knowing whether it was carried out.
const IDLE_TIME: Duration = Duration::from_secs(50);

/// Sends requests to one server with one pair of credentials. Cloning is cheap, and clones share their connections.
#[derive(Clone)]
pub struct Transport {
    shared: Arc<Shared>,
}

pub(super) struct Shared {
    pub(super) service: &'static Service,
    pub(super) http: reqwest::Client,
    pub(super) base_url: BaseUrl,
    pub(super) username: String,
    pub(super) password: Secret,
    pub(super) timeout: Duration,
}

impl Transport {
    pub(super) fn new(
        service: &'static Service,
        base_url: BaseUrl,
        username: String,
        password: Secret,
        timeout: Duration,
        connect_timeout: Duration,
    ) -> Result<Self, ConfigError> {
        let mut http = reqwest::Client::builder()
            .user_agent(service.user_agent)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .https_only(base_url.is_https())
            .connect_timeout(connect_timeout)
            .pool_max_idle_per_host(IDLE_CONNECTIONS)
            .pool_idle_timeout(IDLE_TIME);
        if base_url.is_loopback() {
            // A proxy is another machine, and without https it would be shown the credentials.
            http = http.no_proxy();
        }
        let http = http.build().map_err(|error| {
            ConfigError::one(format!("the HTTP client cannot be set up: {}", causes(&error)))
        })?;
        Ok(Self { shared: Arc::new(Shared { service, http, base_url, username, password, timeout }) })
    }

    /// Prepares a request: the body is checked and written as JSON now, and sent when the result is awaited.
    pub fn request<R: Answer>(
        &self,
        method: &'static str,
        path: &'static str,
        body: &(impl Serialize + Validate + ?Sized),
    ) -> Pending<R> {
        Pending::new(Prepared::new(
            self.clone(),
            method,
            path,
            serde_json::to_vec(body),
            body.validate().err(),
        ))
    }

    /// The address that all paths are appended to.
    pub fn base_url(&self) -> &str {
        self.shared.base_url.as_str()
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.shared
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Transport")
            .field("base_url", &self.base_url())
            .field("timeout", &self.shared.timeout)
            .finish_non_exhaustive()
    }
}

/// An error and what caused it, in one line.
fn causes(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        line.push_str(": ");
        line.push_str(&cause.to_string());
        source = cause.source();
    }
    line
}
