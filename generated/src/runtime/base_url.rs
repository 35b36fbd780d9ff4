//! The base URL, and which servers may receive the credentials.

use std::borrow::Cow;
use std::net::Ipv4Addr;
use std::sync::OnceLock;

use reqwest::Url;

use super::service::ServerTemplate;

/// Maximum length of a host name, in characters.
const LONGEST_HOST: usize = 253;

/// Maximum length of a label: the part between two dots.
const LONGEST_LABEL: usize = 63;

/// A validated base URL.
#[derive(Clone, Debug)]
pub(super) struct BaseUrl {
    url: Url,
    /// The first fixed path and its URL. Most APIs have few of them, and joining takes time.
    first: OnceLock<(&'static str, Url)>,
}

impl BaseUrl {
    /// Parses and validates a base URL.
    pub(super) fn parse(text: &str) -> Result<Self, Vec<String>> {
        // `Url::parse` silently drops some of these.
        if text.chars().any(|character| character.is_whitespace() || character.is_control()) {
            return Err(vec![
                "the base URL contains whitespace or a control character; remove it".to_owned(),
            ]);
        }
        let url = Url::parse(text).map_err(|error| {
            vec![format!("the base URL is not an absolute URL ({error}); use one like https://example.com")]
        })?;
        let base = Self { url, first: OnceLock::new() };
        let problems = base.problems();
        if problems.is_empty() { Ok(base) } else { Err(problems) }
    }

    /// Builds the URL from the server's variable part: a bare name or the full host name.
    pub(super) fn from_variable(template: &ServerTemplate, value: &str) -> Result<Self, Vec<String>> {
        let ServerTemplate { prefix, variable, suffix } = template;
        let name = variable_part(template, value).map_err(|problem| {
            let host = format!("{}example{}", host_prefix(template), host_suffix(template));
            vec![format!("the {variable} {problem}; use a name like example or a full host like {host}")]
        })?;
        Self::parse(&format!("{prefix}{name}{suffix}"))
    }

    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let mut problem = |text: &str| problems.push(text.to_owned());
        match self.url.scheme() {
            "https" => {}
            "http" if self.is_loopback() => {}
            "http" => {
                problem("the base URL uses http, which would send the credentials unencrypted; use https");
            }
            _ => problem("the base URL uses neither https nor http; use https"),
        }
        if !self.url.username().is_empty() || self.url.password().is_some() {
            problem("the base URL contains a user name or password; set the credentials separately");
        }
        if self.url.query().is_some() {
            problem("the base URL has a query; remove it");
        }
        if self.url.fragment().is_some() {
            problem("the base URL has a fragment; remove it");
        }
        problems
    }

    /// Returns whether the server is this machine.
    pub(super) fn is_loopback(&self) -> bool {
        is_loopback(&self.url)
    }

    pub(super) fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Returns the URL of a path below this one; slashes where the two meet do not matter.
    pub(super) fn join(&self, path: Cow<'static, str>) -> Url {
        let path = match path {
            Cow::Borrowed(path) => path,
            Cow::Owned(path) => return self.joined(&path),
        };
        match self.first.get_or_init(|| (path, self.joined(path))) {
            (first, url) if *first == path => url.clone(),
            _ => self.joined(path),
        }
    }

    fn joined(&self, path: &str) -> Url {
        // Parsing the whole URL again would take several times as long.
        let mut url = self.url.clone();
        let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
        url.set_path(&format!("{}/{}", url.path().trim_end_matches('/'), path.trim_start_matches('/')));
        url.set_query(query);
        url
    }

    /// Returns the URL of a link in the response from another URL, if it leads to the same server.
    pub(super) fn follow(&self, from: &Url, link: &str) -> Option<Url> {
        let mut url = from.join(link).ok()?;
        // It is not sent, so it must not tell two links apart either.
        url.set_fragment(None);
        let is_own =
            url.origin() == self.url.origin() && url.username().is_empty() && url.password().is_none();
        is_own.then_some(url)
    }

    /// Returns the URL of content that the server returned, and whether it leads to the same server.
    ///
    /// The error is a sentence that does not contain the URL.
    pub(super) fn content_url(&self, text: &str) -> Result<(Url, bool), &'static str> {
        let url = self.url.join(text).map_err(|_| "the URL of the content is malformed")?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err("the URL of the content contains a user name or password, which is not sent");
        }
        let is_own = url.origin() == self.url.origin();
        let is_local = url.scheme() == "http" && is_loopback(&url) && self.is_loopback();
        if is_own || is_local || url.scheme() == "https" {
            Ok((url, is_own))
        } else {
            Err("the URL of the content does not use https")
        }
    }

    pub(super) fn as_str(&self) -> &str {
        self.url.as_str()
    }
}

/// Returns whether a URL leads to this machine.
fn is_loopback(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost" | "[::1]") => true,
        Some(host) => host.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback()),
        None => false,
    }
}

/// Returns the value without the template's prefix and suffix, if it consists of host name labels.
///
/// A bare name is a single label: with a dot in it, it is more likely another domain's host than a name below
/// this one.
fn variable_part<'a>(template: &ServerTemplate, value: &'a str) -> Result<&'a str, String> {
    let (before, after) = (host_prefix(template), host_suffix(template));
    if value.is_empty() {
        return Err("is empty".to_owned());
    }
    if let Some(stranger) = value.chars().find(|character| !is_host_character(*character)) {
        return Err(format!("contains {stranger:?}, which is not allowed in a host name"));
    }
    let full = strip_suffix_ignoring_case(value, after).filter(|name| name.starts_with(before));
    let name = match full {
        Some(name) => &name[before.len()..],
        None if value.contains('.') => return Err(format!("contains a dot but does not end in {after}")),
        None => value,
    };
    if name.split('.').any(str::is_empty) {
        return Err("has nothing before or after a dot".to_owned());
    }
    if name.split('.').any(|label| label.starts_with('-') || label.ends_with('-')) {
        return Err("has a hyphen at the start or end of a label".to_owned());
    }
    if name.split('.').any(|label| label.len() > LONGEST_LABEL)
        || before.len() + name.len() + after.len() > LONGEST_HOST
    {
        return Err(format!("is too long for a host name ({LONGEST_LABEL} characters between dots)"));
    }
    Ok(name)
}

fn is_host_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '-' || character == '.'
}

/// Returns the part of the template's host before the variable.
fn host_prefix(template: &ServerTemplate) -> &'static str {
    template.prefix.split_once("://").map_or(template.prefix, |(_, host)| host)
}

/// Returns the part of the template's host after the variable, without port and path.
fn host_suffix(template: &ServerTemplate) -> &'static str {
    template.suffix.split([':', '/']).next().unwrap_or_default()
}

fn strip_suffix_ignoring_case<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let (start, end) = text.split_at_checked(text.len().checked_sub(suffix.len())?)?;
    end.eq_ignore_ascii_case(suffix).then_some(start)
}
