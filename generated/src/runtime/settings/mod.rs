//! How a client is set up.

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
use super::transport::Transport;

/// How long a request may take from the first step to the last byte of the answer.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How long the part of it may take that ends with a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// The settings of a client, before they are looked at.
#[derive(Clone)]
pub struct Settings {
    service: &'static Service,
    server_variable: Option<String>,
    base_url: Option<String>,
    username: Option<String>,
    password: Option<Secret>,
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
    /// Nothing set but the defaults.
    pub fn new(service: &'static Service) -> Self {
        Self {
            service,
            server_variable: None,
            base_url: None,
            username: None,
            password: None,
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

    /// The variable part of the server's address: the bare name or the full host.
    #[must_use]
    pub fn server_variable(mut self, value: String) -> Self {
        self.server_variable = Some(value);
        self
    }

    /// The whole address, in place of the variable part: https, or http on this machine. A path in it is kept.
    #[must_use]
    pub fn base_url(mut self, url: String) -> Self {
        self.base_url = Some(url);
        self
    }

    /// The user name.
    #[must_use]
    pub fn username(mut self, username: String) -> Self {
        self.username = Some(username);
        self
    }

    /// The password.
    #[must_use]
    pub fn password(mut self, password: Secret) -> Self {
        self.password = Some(password);
        self
    }

    /// How long a request may take in all, but for waits that the server asks for. 30 seconds if not set.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long connecting may take, with TLS. 5 seconds if not set.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// When a request that failed is sent again.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Where the randomness of pauses comes from.
    #[must_use]
    pub fn jitter(mut self, jitter: Jitter) -> Self {
        self.jitter = jitter;
        self
    }

    /// A file with the certificates of the authorities to trust, in place of the system's.
    #[must_use]
    pub fn ca_file(mut self, path: PathBuf) -> Self {
        self.ca_file = Some(path);
        self
    }

    /// The address of a proxy, in place of the system's.
    #[must_use]
    pub fn proxy(mut self, url: Secret) -> Self {
        self.proxy = Some(url);
        self
    }

    /// What carries requests, in place of the network.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// A function to tell of every attempt when it is over.
    #[must_use]
    pub fn on_attempt(mut self, observer: impl Fn(&Attempt<'_>) + Send + Sync + 'static) -> Self {
        self.observers.add(observer);
        self
    }

    /// Looks at the settings and makes what sends requests. The error names all that is wrong.
    pub fn build(self) -> Result<Sender, ConfigError> {
        checks::build(self)
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is set in the wrong place may be a secret, so all that is told of it is whether it is set.
        let shown = |is_set: bool| if is_set { format_args!("set") } else { format_args!("not set") };
        formatter
            .debug_struct("Settings")
            .field("server_variable", &shown(self.server_variable.is_some()))
            .field("base_url", &shown(self.base_url.is_some()))
            .field("username", &shown(self.username.is_some()))
            .field("password", &shown(self.password.is_some()))
            .field("timeout", &self.timeout)
            .field("connect_timeout", &self.connect_timeout.unwrap_or(CONNECT_TIMEOUT))
            .field("retry", &self.retry)
            .field("ca_file", &shown(self.ca_file.is_some()))
            .field("proxy", &shown(self.proxy.is_some()))
            .field("transport", &shown(self.transport.is_some()))
            .finish_non_exhaustive()
    }
}
