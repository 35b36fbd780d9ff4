//! How a client is set up.

use std::ffi::OsString;
use std::fmt;
use std::time::Duration;

use super::base_url::BaseUrl;
use super::config_error::ConfigError;
use super::secret::Secret;
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
    connect_timeout: Duration,
}

impl Settings {
    /// Nothing set but the timeouts.
    pub fn new(service: &'static Service) -> Self {
        Self {
            service,
            server_variable: None,
            base_url: None,
            username: None,
            password: None,
            timeout: TIMEOUT,
            connect_timeout: CONNECT_TIMEOUT,
        }
    }

    /// Takes server and credentials from the environment. All variables that are missing are named in the error.
    pub fn from_env(service: &'static Service) -> Result<Self, ConfigError> {
        Self::from_lookup(service, |name| std::env::var_os(name))
    }

    /// Like [`Settings::from_env`], with another source of the variables.
    pub fn from_lookup(
        service: &'static Service,
        lookup: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, ConfigError> {
        let mut problems = Vec::new();
        let mut read = |name: &str| {
            let problem = match lookup(name).map(OsString::into_string) {
                Some(Ok(value)) if !value.is_empty() => return value,
                Some(Ok(_)) => "is empty",
                Some(Err(_)) => "is not Unicode",
                None => "is not set",
            };
            problems.push(format!("the environment variable {name} {problem}"));
            String::new()
        };
        let server = read(service.environment.server);
        let username = read(service.environment.username);
        let password = Secret::from(read(service.environment.password));
        if !problems.is_empty() {
            return Err(ConfigError::new(problems));
        }
        Ok(Self::new(service).server_variable(server).username(username).password(password))
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

    /// How long a request may take in all. 30 seconds if not set.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long connecting may take. 5 seconds if not set.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Looks at the settings and makes what sends requests. The error names all that is wrong.
    pub fn build(self) -> Result<Transport, ConfigError> {
        match (
            self.checked_base_url(),
            self.checked_username(),
            self.checked_password(),
            self.checked_timeouts(),
        ) {
            (Ok(base_url), Ok(username), Ok(password), Ok((timeout, connect_timeout))) => {
                Transport::new(self.service, base_url, username, password, timeout, connect_timeout)
            }
            (base_url, username, password, timeouts) => {
                let problems = [base_url.err(), username.err(), password.err(), timeouts.err()];
                Err(ConfigError::new(problems.into_iter().flatten().flatten().collect()))
            }
        }
    }

    fn checked_base_url(&self) -> Result<BaseUrl, Vec<String>> {
        let variable = self.service.server.variable;
        match (&self.base_url, &self.server_variable) {
            (Some(_), Some(_)) => {
                Err(vec![format!("both the {variable} and a base URL are set; set only one of them")])
            }
            (Some(url), None) => BaseUrl::parse(url),
            (None, Some(value)) => BaseUrl::from_variable(&self.service.server, value),
            (None, None) => {
                Err(vec![format!("neither the {variable} nor a base URL is set; set one of them")])
            }
        }
    }

    fn checked_username(&self) -> Result<String, Vec<String>> {
        let problem = match self.username.as_deref() {
            None => "is not set; set it",
            Some("") => "is empty; set it",
            // In HTTP Basic the first colon ends the user name.
            Some(name) if name.contains(':') => "holds a colon; remove it",
            Some(name) if name.contains(char::is_control) => "holds a control character; remove it",
            Some(name) => return Ok(name.to_owned()),
        };
        Err(vec![format!("the {} {problem}", self.service.labels.username)])
    }

    fn checked_password(&self) -> Result<Secret, Vec<String>> {
        let problem = match &self.password {
            None => "is not set; set it",
            Some(password) if password.expose().is_empty() => "is empty; set it",
            Some(password) if password.expose().contains(char::is_control) => {
                "holds a control character; remove it"
            }
            Some(password) => return Ok(password.clone()),
        };
        Err(vec![format!("the {} {problem}", self.service.labels.password)])
    }

    fn checked_timeouts(&self) -> Result<(Duration, Duration), Vec<String>> {
        let zero = [("timeout", self.timeout), ("connect timeout", self.connect_timeout)]
            .into_iter()
            .filter(|(_, timeout)| timeout.is_zero())
            .map(|(name, _)| format!("the {name} is zero; give requests some time"));
        let problems: Vec<_> = zero.collect();
        if problems.is_empty() { Ok((self.timeout, self.connect_timeout)) } else { Err(problems) }
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
            .field("connect_timeout", &self.connect_timeout)
            .finish_non_exhaustive()
    }
}
