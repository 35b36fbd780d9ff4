//! Validates settings before anything is built from them.

use std::sync::Arc;
use std::time::Duration;

use super::super::base_url::BaseUrl;
use super::super::config_error::ConfigError;
use super::super::network::{Connect, ProxyUrl};
use super::super::secret::Secret;
use super::super::sender::{Sender, Shared};
use super::super::transport::Transport;
use super::{CONNECT_TIMEOUT, Settings};

/// Builds the sender, or returns all problems rather than only the first.
pub(super) fn build(settings: Settings) -> Result<Sender, ConfigError> {
    let mut problems = Vec::new();
    let base_url = kept(base_url(&settings), &mut problems);
    let username = kept(username(&settings), &mut problems);
    let password = kept(password(&settings), &mut problems);
    kept(bearer_token(&settings), &mut problems);
    let timeout = kept(timeout("timeout", settings.timeout), &mut problems);
    let transport = match &base_url {
        Some(base_url) => transport(&settings, base_url),
        // Without a server there is nothing to connect to, but the other settings can be checked.
        None => connect(&settings).map(|_| None),
    };
    let transport = kept(transport, &mut problems).flatten();
    match (base_url, username, password, timeout, transport) {
        (Some(base_url), Some(username), Some(password), Some(timeout), Some(transport))
            if problems.is_empty() =>
        {
            let Settings { service, bearer_token, retry, jitter, observers, .. } = settings;
            let shared = Shared {
                service,
                transport,
                base_url,
                credentials: Arc::new((username, password)),
                bearer_token,
                timeout,
                retry,
                jitter,
                observers,
            };
            Ok(Sender::new(shared))
        }
        _ => Err(ConfigError::new(problems)),
    }
}

/// Returns the value, if there is one, and adds any problems to the others.
fn kept<T>(checked: Result<T, Vec<String>>, problems: &mut Vec<String>) -> Option<T> {
    checked.map_err(|found| problems.extend(found)).ok()
}

fn base_url(settings: &Settings) -> Result<BaseUrl, Vec<String>> {
    let variable = settings.service.server.variable;
    match (&settings.base_url, &settings.server_variable) {
        (Some(_), Some(_)) => {
            Err(vec![format!("both the {variable} and a base URL are set; set only one of them")])
        }
        (Some(url), None) => BaseUrl::parse(url),
        (None, Some(value)) => BaseUrl::from_variable(&settings.service.server, value),
        (None, None) => Err(vec![format!("neither the {variable} nor a base URL is set; set one of them")]),
    }
}

fn username(settings: &Settings) -> Result<String, Vec<String>> {
    let problem = match settings.username.as_deref() {
        None => "is not set; set it",
        Some("") => "is empty; set it",
        // In HTTP Basic authentication, the first colon ends the user name.
        Some(name) if name.contains(':') => "contains a colon; remove it",
        Some(name) if name.contains(char::is_control) => "contains a control character; remove it",
        Some(name) => return Ok(name.to_owned()),
    };
    Err(vec![format!("the {} {problem}", settings.service.labels.username)])
}

/// Checks the bearer token. Only some operations need it, so it may be missing.
fn bearer_token(settings: &Settings) -> Result<(), Vec<String>> {
    match &settings.bearer_token {
        Some(token) if token.expose().is_empty() => Err(vec!["the bearer token is empty; set it".to_owned()]),
        Some(token) if !token.expose().bytes().all(|byte| byte.is_ascii_graphic()) => {
            Err(vec!["the bearer token contains a character that no header may hold; check it".to_owned()])
        }
        _ => Ok(()),
    }
}

fn password(settings: &Settings) -> Result<Secret, Vec<String>> {
    let problem = match &settings.password {
        None => "is not set; set it",
        Some(password) if password.expose().is_empty() => "is empty; set it",
        Some(password) if password.expose().contains(char::is_control) => {
            "contains a control character; remove it"
        }
        Some(password) => return Ok(password.clone()),
    };
    Err(vec![format!("the {} {problem}", settings.service.labels.password)])
}

fn timeout(name: &str, timeout: Duration) -> Result<Duration, Vec<String>> {
    if timeout.is_zero() {
        Err(vec![format!("the {name} is zero; set a positive duration")])
    } else {
        Ok(timeout)
    }
}

/// Returns what carries requests to the server.
fn transport(settings: &Settings, base_url: &BaseUrl) -> Result<Option<Arc<dyn Transport>>, Vec<String>> {
    let connect = connect(settings)?;
    let Some(transport) = &settings.transport else {
        let network = connect.open(base_url).map_err(|problem| vec![problem])?;
        return Ok(Some(Arc::new(network)));
    };
    let unused = [
        ("connect timeout", settings.connect_timeout.is_some()),
        ("proxy", settings.proxy.is_some()),
        ("CA file", settings.ca_file.is_some()),
    ];
    let problems: Vec<String> = unused
        .into_iter()
        .filter(|(_, is_set)| *is_set)
        .map(|(name, _)| format!("the {name} has no effect because a transport is set; set only one of them"))
        .collect();
    if problems.is_empty() { Ok(Some(Arc::clone(transport))) } else { Err(problems) }
}

fn connect(settings: &Settings) -> Result<Connect, Vec<String>> {
    let mut problems = Vec::new();
    let connect_timeout = settings.connect_timeout.unwrap_or(CONNECT_TIMEOUT);
    let connect_timeout = kept(timeout("connect timeout", connect_timeout), &mut problems);
    let proxy = settings.proxy.as_ref().map(|proxy| ProxyUrl::parse(proxy.expose())).transpose();
    let proxy = kept(proxy.map_err(|problem| vec![problem]), &mut problems);
    match (connect_timeout, proxy) {
        (Some(timeout), Some(proxy)) => Ok(Connect { timeout, ca_file: settings.ca_file.clone(), proxy }),
        _ => Err(problems),
    }
}
