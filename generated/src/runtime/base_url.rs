//! Which addresses a client may send its credentials to.

use std::net::Ipv4Addr;

use reqwest::Url;

use super::service::ServerTemplate;

/// The longest name that the domain name system has room for.
const LONGEST_HOST: usize = 253;

/// The longest part between two dots.
const LONGEST_LABEL: usize = 63;

/// An address that has been looked at.
#[derive(Clone, Debug)]
pub(super) struct BaseUrl {
    url: Url,
}

impl BaseUrl {
    /// Reads an address that somebody wrote.
    pub(super) fn parse(text: &str) -> Result<Self, Vec<String>> {
        // The parser would take these out in silence.
        if text.chars().any(|character| character.is_whitespace() || character.is_control()) {
            return Err(vec!["the base URL holds a blank or a control character; remove it".to_owned()]);
        }
        let url = Url::parse(text).map_err(|error| {
            vec![format!("the base URL is not an absolute URL ({error}); write it like https://example.com")]
        })?;
        let base = Self { url };
        let problems = base.problems();
        if problems.is_empty() { Ok(base) } else { Err(problems) }
    }

    /// Fills in the variable part of the server's address: a bare name or the full host.
    pub(super) fn from_variable(template: &ServerTemplate, value: &str) -> Result<Self, Vec<String>> {
        let ServerTemplate { prefix, variable, suffix } = template;
        let name = variable_part(template, value).map_err(|problem| {
            let host = format!("{}example{}", host_prefix(template), host_suffix(template));
            vec![format!("the {variable} {problem}; set a name like example or a full host like {host}")]
        })?;
        Self::parse(&format!("{prefix}{name}{suffix}"))
    }

    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let mut problem = |text: &str| problems.push(text.to_owned());
        match self.url.scheme() {
            "https" => {}
            "http" if self.is_loopback() => {}
            "http" => problem(
                "the base URL is http, which shows the credentials to everybody on the way; use https",
            ),
            _ => problem("the base URL is neither https nor http; use https"),
        }
        if !self.url.username().is_empty() || self.url.password().is_some() {
            problem("the base URL holds a user name or a password; set the credentials separately");
        }
        if self.url.query().is_some() {
            problem("the base URL has a query; remove it");
        }
        if self.url.fragment().is_some() {
            problem("the base URL has a fragment; remove it");
        }
        problems
    }

    /// Whether the server is this machine itself.
    pub(super) fn is_loopback(&self) -> bool {
        match self.url.host_str() {
            Some("localhost" | "[::1]") => true,
            Some(host) => host.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback()),
            None => false,
        }
    }

    pub(super) fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// The address of a path below this one. Neither of the two slashes that meet there matters.
    pub(super) fn join(&self, path: &str) -> Option<Url> {
        let base = self.url.as_str().trim_end_matches('/');
        Url::parse(&format!("{base}/{}", path.trim_start_matches('/'))).ok()
    }

    /// Scheme, host and port.
    pub(super) fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    pub(super) fn as_str(&self) -> &str {
        self.url.as_str()
    }
}

/// The value without what the template has around it, if it is made of nothing but names.
///
/// A bare name is one label: with a dot in it, it is more likely another domain's host than a name below this one.
fn variable_part<'a>(template: &ServerTemplate, value: &'a str) -> Result<&'a str, String> {
    let (before, after) = (host_prefix(template), host_suffix(template));
    if value.is_empty() {
        return Err("is empty".to_owned());
    }
    if let Some(stranger) = value.chars().find(|character| !is_host_character(*character)) {
        return Err(format!("holds {stranger:?}, which no host name has"));
    }
    let full = strip_suffix_ignoring_case(value, after).filter(|name| name.starts_with(before));
    let name = match full {
        Some(name) => &name[before.len()..],
        None if value.contains('.') => return Err(format!("has a dot but does not end in {after}")),
        None => value,
    };
    if name.split('.').any(str::is_empty) {
        return Err("lacks a name before or after a dot".to_owned());
    }
    if name.split('.').any(|label| label.starts_with('-') || label.ends_with('-')) {
        return Err("has a hyphen at the beginning or end of a name".to_owned());
    }
    if name.split('.').any(|label| label.len() > LONGEST_LABEL)
        || before.len() + name.len() + after.len() > LONGEST_HOST
    {
        return Err(format!("is longer than a host name may be ({LONGEST_LABEL} characters between dots)"));
    }
    Ok(name)
}

fn is_host_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '-' || character == '.'
}

/// What the template's host has before the variable part.
fn host_prefix(template: &ServerTemplate) -> &'static str {
    template.prefix.split_once("://").map_or(template.prefix, |(_, host)| host)
}

/// What the template's host has after the variable part, without port and path.
fn host_suffix(template: &ServerTemplate) -> &'static str {
    template.suffix.split([':', '/']).next().unwrap_or_default()
}

fn strip_suffix_ignoring_case<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let (start, end) = text.split_at_checked(text.len().checked_sub(suffix.len())?)?;
    end.eq_ignore_ascii_case(suffix).then_some(start)
}
