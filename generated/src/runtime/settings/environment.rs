//! Settings from environment variables.

use std::ffi::OsString;
use std::path::PathBuf;

use super::super::config_error::ConfigError;
use super::super::secret::Secret;
use super::super::service::Service;
use super::Settings;

impl Settings {
    /// Reads the server, the credentials and an optional CA file from the environment.
    ///
    /// The error names all missing variables.
    pub fn from_env(service: &'static Service) -> Result<Self, ConfigError> {
        Self::from_lookup(service, |name| std::env::var_os(name))
    }

    /// Like [`Settings::from_env`], but with a custom source of variables.
    pub fn from_lookup(
        service: &'static Service,
        lookup: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, ConfigError> {
        let mut problems = Vec::new();
        let mut read = |name: &str| {
            let problem = match lookup(name).map(OsString::into_string) {
                Some(Ok(value)) if !value.is_empty() => return value,
                Some(Ok(_)) => "is empty",
                Some(Err(_)) => "is not valid Unicode",
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
        let settings = Self::new(service).server_variable(server).username(username).password(password);
        // An empty variable is the usual way to say that there is none.
        let ca_file = service.environment.ca_file.and_then(lookup).filter(|path| !path.is_empty());
        Ok(match ca_file {
            Some(path) => settings.ca_file(PathBuf::from(path)),
            None => settings,
        })
    }
}
