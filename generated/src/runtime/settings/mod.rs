//! Settings of a client.

mod checks;
mod environment;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::config_error::ConfigError;
use super::jitter::Jitter;
use super::observe::{Attempt, Observers};
use super::retry_policy::RetryPolicy;
use super::secret::Secret;
use super::sender::Sender;
use super::service::Service;
use super::transport::{Limited, Transport};

/// Default time limit for a request, up to the last byte of the response.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Default time limit for establishing a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// The settings of a client, before validation.
#[derive(Clone)]
pub struct Settings {
    service: &'static Service,
    server_variable: Option<String>,
    base_url: Option<String>,
    username: Option<String>,
    password: Option<Secret>,
    bearer_token: Option<Secret>,
    timeout: Duration,
    connect_timeout: Option<Duration>,
    retry: RetryPolicy,
    jitter: Jitter,
    ca_file: Option<PathBuf>,
    proxy: Option<Secret>,
    transport: Option<Arc<dyn Transport>>,
    observers: Observers,
}

impl Settings {
    /// Creates settings with defaults only.
    pub fn new(service: &'static Service) -> Self {
        Self {
            service,
            server_variable: None,
            base_url: None,
            username: None,
            password: None,
            bearer_token: None,
            timeout: TIMEOUT,
            connect_timeout: None,
            retry: RetryPolicy::default(),
            jitter: Jitter::random(),
            ca_file: None,
            proxy: None,
            transport: None,
            observers: Observers::default(),
        }
    }

    /// Sets the variable part of the server's address: the bare name or the full host name.
    #[must_use]
    pub fn server_variable(mut self, value: String) -> Self {
        self.server_variable = Some(value);
        self
    }

    /// Sets the base URL, in place of the variable part.
    ///
    /// It must be https, or http to this machine. A path in it is kept.
    #[must_use]
    pub fn base_url(mut self, url: String) -> Self {
        self.base_url = Some(url);
        self
    }

    /// Sets the user name.
    #[must_use]
    pub fn username(mut self, username: String) -> Self {
        self.username = Some(username);
        self
    }

    /// Sets the token of the requests that are authenticated by one.
    #[must_use]
    pub fn bearer_token(mut self, token: Secret) -> Self {
        self.bearer_token = Some(token);
        self
    }

    /// Sets the password.
    #[must_use]
    pub fn password(mut self, password: Secret) -> Self {
        self.password = Some(password);
        self
    }

    /// Sets how long a request may take in total. Default: 30 seconds.
    ///
    /// Waits that the server asks for come on top.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets how long connecting may take, including TLS. Default: 5 seconds.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Sets when a failed request is retried.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Sets the source of randomness for the backoff.
    #[must_use]
    pub fn jitter(mut self, jitter: Jitter) -> Self {
        self.jitter = jitter;
        self
    }

    /// Sets a file of CA certificates to trust, in place of the system's.
    #[must_use]
    pub fn ca_file(mut self, path: PathBuf) -> Self {
        self.ca_file = Some(path);
        self
    }

    /// Sets the URL of a proxy, in place of the system's.
    #[must_use]
    pub fn proxy(mut self, url: Secret) -> Self {
        self.proxy = Some(url);
        self
    }

    /// Sets the transport that carries requests, in place of the network.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(Limited(transport)));
        self
    }

    /// Adds a function that is called after every attempt.
    #[must_use]
    pub fn on_attempt(mut self, observer: impl Fn(&Attempt<'_>) + Send + Sync + 'static) -> Self {
        self.observers.add(observer);
        self
    }

    /// Validates the settings and builds the sender. The error lists everything that is wrong.
    pub fn build(self) -> Result<Sender, ConfigError> {
        checks::build(self)
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A value set in the wrong place may be a secret, so this shows only whether each one is set.
        let shown = |is_set: bool| if is_set { format_args!("set") } else { format_args!("not set") };
        formatter
            .debug_struct("Settings")
            .field("server_variable", &shown(self.server_variable.is_some()))
            .field("base_url", &shown(self.base_url.is_some()))
            .field("username", &shown(self.username.is_some()))
            .field("password", &shown(self.password.is_some()))
            .field("bearer_token", &shown(self.bearer_token.is_some()))
            .field("timeout", &self.timeout)
            .field("connect_timeout", &self.connect_timeout.unwrap_or(CONNECT_TIMEOUT))
            .field("retry", &self.retry)
            .field("ca_file", &shown(self.ca_file.is_some()))
            .field("proxy", &shown(self.proxy.is_some()))
            .field("transport", &shown(self.transport.is_some()))
            .finish_non_exhaustive()
    }
}
