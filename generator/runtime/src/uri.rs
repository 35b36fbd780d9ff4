//! URIs, printed without the credentials they may hold.

use std::fmt;

use super::json;
use super::string_type;

/// An absolute URI, such as `https://example.com/events` or `mailto:alice@example.com`.
///
/// The string is sent unchanged; validation checks whether it is a URI. Because it may hold a user name and a
/// password, `Debug` and `Display` print `..` in place of everything before an `@`:
/// `https://..@example.com/events`. A query is printed in full.
///
/// Parsing what `Display` prints may therefore give a different URI. Store and send [`Uri::as_str`], the full
/// string.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Uri(String);

impl Uri {
    const TEXT: &json::Text = &json::Text { name: "Uri", style: json::Style::Uri, ..json::Text::PLAIN };

    /// Returns the full string, including any user name and password.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Uri {
    fn from(text: String) -> Self {
        Self(text)
    }
}

string_type!(Uri, Borrow);

impl fmt::Display for Uri {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&without_userinfo(&self.0))
    }
}

json::text!(Uri);

/// A string that may be a URI, shown without the credentials it may hold.
///
/// If it begins with `scheme://`, the user name and password are left out; otherwise it is shown unchanged.
pub struct PerhapsUri<'a>(pub &'a str);

impl PerhapsUri<'_> {
    /// Returns what may be shown of it.
    pub(super) fn shown(&self) -> String {
        let is_address = scheme(self.0).is_some_and(|scheme| self.0[scheme.len()..].starts_with("://"));
        if is_address { without_userinfo(self.0) } else { self.0.to_owned() }
    }
}

impl fmt::Debug for PerhapsUri<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shown().fmt(formatter)
    }
}

/// Redacts everything before the last `@`, except for the scheme.
///
/// Passwords are pasted into URIs without being escaped, so a `/`, `?` or second `@` in one is no reason to
/// print the rest of it. Only an authority without `@` and without a colon counts as a plain host, whose path
/// may then contain an `@` of its own.
pub(super) fn without_userinfo(text: &str) -> String {
    let scheme_end = scheme(text).map_or(0, |scheme| scheme.len() + 1);
    let (start, authority) = match text[scheme_end..].strip_prefix("//") {
        Some(rest) => (scheme_end + 2, Some(&rest[..rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len())])),
        None => (scheme_end, None),
    };
    let plain_host = authority.is_some_and(|authority| {
        let after_brackets = authority.rfind(']').map_or(authority, |end| &authority[end..]);
        !authority.contains('@') && !after_brackets.contains(':')
    });
    match text[start..].rfind('@') {
        Some(end) if !plain_host => format!("{}..{}", &text[..start], &text[start + end..]),
        _ => text.to_owned(),
    }
}

/// Returns whether the string is an absolute URI: a scheme, then something, and no whitespace.
///
/// HTTP and WebSocket URIs need a host as well.
pub(super) fn is_absolute(text: &str) -> bool {
    let Some(scheme) = scheme(text) else { return false };
    let rest = &text[scheme.len() + 1..];
    if rest.is_empty() || text.chars().any(|character| character.is_whitespace() || character.is_control()) {
        return false;
    }
    let needs_host = ["http", "https", "ws", "wss"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    !needs_host || rest.strip_prefix("//").is_some_and(has_host)
}

/// Returns whether an authority, and what follows it, begins with a host.
fn has_host(rest: &str) -> bool {
    let authority = &rest[..rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len())];
    let host_and_port = authority.rsplit('@').next().unwrap_or(authority);
    let end_of_host = if host_and_port.starts_with('[') { host_and_port.find(']') } else { Some(0) };
    let after = end_of_host.map_or("", |end| &host_and_port[end..]);
    let port = after.split_once(':').map_or("", |(_, port)| port);
    !host_and_port.is_empty()
        && !host_and_port.starts_with(':')
        && !host_and_port.starts_with("[]")
        && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the scheme that a string begins with, as in RFC 3986, without the colon.
fn scheme(text: &str) -> Option<&str> {
    let scheme = &text[..text.find(':')?];
    let tail_fits = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    (scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.bytes().all(tail_fits))
        .then_some(scheme)
}
