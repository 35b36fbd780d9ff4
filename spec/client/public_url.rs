//! The public URL of an endpoint that receives webhooks.
#![cfg(feature = "signatures")]

use std::fmt;

use http::{HeaderMap, Uri};

/// The public URL of a server that receives webhooks: scheme, host, port, and a prefix of the path.
///
/// A signature covers the URL as you gave it to the platform. Behind a proxy, a server sees another scheme and
/// host, and the `Host` header is written by whoever sends the request. So configure the URL; only path and
/// query come from the request.
///
/// ```
/// use signalwire_calling::signature::PublicUrl;
///
/// let public = PublicUrl::new("https://example.com").expect("a valid URL");
/// // The server sees only the path and the query.
/// let seen = http::Uri::from_static("/hooks/status?dial_attempt=4a81");
/// assert_eq!(public.url_of(&seen), "https://example.com/hooks/status?dial_attempt=4a81");
/// ```
///
/// If an endpoint has a constant URL, verify with that string and no `PublicUrl`: then nothing of the URL comes
/// from the request.
///
/// `Debug` and `Display` show the URL, which has no credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicUrl(String);

/// Why a URL cannot be that of a signed request.
///
/// ```
/// use signalwire_calling::signature::{InvalidUrl, PublicUrl};
///
/// assert_eq!(PublicUrl::new("example.com").err(), Some(InvalidUrl::Scheme));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvalidUrl {
    /// It does not begin with `http://` or `https://`.
    Scheme,
    /// It has no host, or the port is not a number.
    Host,
    /// It contains white space, a control character, or one of `"<>\{}`, which must be percent-encoded.
    Character,
    /// It has a query or a fragment, where only scheme, host, port and path are expected.
    Query,
    /// A header of the proxy is missing, is repeated or lists several values.
    Forwarded,
}

impl PublicUrl {
    /// Creates it from scheme, host, port and an optional path, such as `https://example.com`.
    ///
    /// The path is a prefix that a proxy removes before your server sees the request; leave it out if the proxy
    /// removes nothing. A name and password in the URL (`https://name:password@example.com`) are left out: the
    /// platform signs the URLs of calls without them. Everything else is kept as it is written, because
    /// signatures are over the exact text.
    ///
    /// ```
    /// use signalwire_calling::signature::PublicUrl;
    ///
    /// let public = PublicUrl::new("https://name:password@example.com:8443/hooks/")?;
    /// let seen = http::Uri::from_static("/status");
    /// assert_eq!(public.url_of(&seen), "https://example.com:8443/hooks/status");
    /// # Ok::<(), signalwire_calling::signature::InvalidUrl>(())
    /// ```
    pub fn new(url: &str) -> Result<Self, InvalidUrl> {
        let parts = UrlParts::read(url)?;
        if parts.rest.contains(['?', '#']) {
            return Err(InvalidUrl::Query);
        }
        let path = parts.rest.trim_end_matches('/');
        Ok(Self(format!("{}://{}{}{path}", parts.scheme, parts.host, parts.port)))
    }

    /// Creates it from `x-forwarded-proto` and `x-forwarded-host`, which a proxy in front sets.
    ///
    /// Only for a server that nobody can reach except through a proxy that overwrites both headers. Anyone else
    /// could choose the URL, and with it use a signature made for another server. Both headers must be there,
    /// once, with one value: several values mean that a proxy has appended to what the sender wrote.
    /// `PublicUrl::new` needs no such trust.
    ///
    /// ```
    /// use http::{HeaderMap, HeaderValue, Uri};
    /// use signalwire_calling::signature::PublicUrl;
    ///
    /// let mut headers = HeaderMap::new();
    /// headers.insert("x-forwarded-proto", HeaderValue::from_static("https"));
    /// headers.insert("x-forwarded-host", HeaderValue::from_static("example.com"));
    /// let public = PublicUrl::trusting_proxy(&headers)?;
    /// assert_eq!(public.url_of(&Uri::from_static("/status")), "https://example.com/status");
    /// # Ok::<(), signalwire_calling::signature::InvalidUrl>(())
    /// ```
    pub fn trusting_proxy(headers: &HeaderMap) -> Result<Self, InvalidUrl> {
        let value = |name: &str| {
            let mut values = headers.get_all(name).iter();
            let value = values.next().and_then(|value| value.to_str().ok()).map(str::trim);
            let is_one = |value: &&str| !value.is_empty() && !value.contains(',');
            value.filter(is_one).filter(|_| values.next().is_none()).ok_or(InvalidUrl::Forwarded)
        };
        let (scheme, host) = (value("x-forwarded-proto")?, value("x-forwarded-host")?);
        if host.contains(['/', '@', '?', '#']) {
            return Err(InvalidUrl::Host);
        }
        Self::new(&format!("{scheme}://{host}"))
    }

    /// Returns the URL of a request: this one, followed by the request's path and query.
    ///
    /// A scheme and a host in `uri` are ignored. Path and query still come from the sender: see "What a signature
    /// proves" in [`signature`](crate::signature).
    ///
    /// ```
    /// use http::Uri;
    /// use signalwire_calling::signature::PublicUrl;
    ///
    /// let public = PublicUrl::new("https://example.com")?;
    /// let seen = Uri::from_static("http://10.0.0.7:3000/status?a=1");
    /// assert_eq!(public.url_of(&seen), "https://example.com/status?a=1");
    /// # Ok::<(), signalwire_calling::signature::InvalidUrl>(())
    /// ```
    #[must_use]
    pub fn url_of(&self, uri: &Uri) -> String {
        let target = uri.path_and_query().map_or("/", |target| target.as_str());
        let slash = if target.starts_with('/') { "" } else { "/" };
        format!("{}{slash}{target}", self.0)
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicUrl({:?})", self.0)
    }
}

impl fmt::Display for InvalidUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scheme => "the URL must begin with `http://` or `https://`",
            Self::Host => "the URL must have a host, and its port must be a number",
            Self::Character => "the URL contains a character that must be percent-encoded",
            Self::Query => "the URL must have no query and no fragment",
            Self::Forwarded => {
                "`x-forwarded-proto` and `x-forwarded-host` must be there once, with one value each"
            }
        })
    }
}

impl std::error::Error for InvalidUrl {}

/// The parts of an absolute URL, as they are written.
pub(crate) struct UrlParts<'a> {
    scheme: &'a str,
    /// A name and password with their `@`, or nothing.
    credentials: &'a str,
    host: &'a str,
    /// The port with its `:`, or nothing.
    port: &'a str,
    /// Path, query and fragment.
    rest: &'a str,
}

impl<'a> UrlParts<'a> {
    /// Splits a URL and rejects what cannot be one.
    ///
    /// No URL contains braces or quotation marks, so a JSON object cannot begin in it.
    pub(crate) fn read(url: &'a str) -> Result<Self, InvalidUrl> {
        let is_forbidden =
            |letter: char| letter.is_whitespace() || letter.is_control() || "\"<>\\{}".contains(letter);
        if url.contains(is_forbidden) {
            return Err(InvalidUrl::Character);
        }
        let (scheme, after) = url.split_once("://").ok_or(InvalidUrl::Scheme)?;
        if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
            return Err(InvalidUrl::Scheme);
        }
        let (authority, rest) = after.split_at(after.find(['/', '?', '#']).unwrap_or(after.len()));
        let (credentials, address) = authority.split_at(authority.rfind('@').map_or(0, |at| at + 1));
        // The colons of an IPv6 address are in brackets.
        let after_brackets = address.rfind(']').unwrap_or(0);
        let colon = address[after_brackets..].find(':').map_or(address.len(), |at| after_brackets + at);
        let (host, port) = address.split_at(colon);
        let is_number = |digits: &str| digits.parse::<u16>().is_ok() && !digits.starts_with('+');
        if host.is_empty() || !(port.is_empty() || port.strip_prefix(':').is_some_and(is_number)) {
            return Err(InvalidUrl::Host);
        }
        Ok(Self { scheme, credentials, host, port, rest })
    }

    /// Returns the URL with the default port of its scheme, if it has none, or without it.
    pub(crate) fn with_other_port(&self) -> Option<String> {
        let default = if self.scheme.eq_ignore_ascii_case("http") { ":80" } else { ":443" };
        let port = match self.port {
            "" => default,
            port if port == default => "",
            _ => return None,
        };
        Some(format!("{}://{}{}{port}{}", self.scheme, self.credentials, self.host, self.rest))
    }

    /// Returns the values of a parameter in the query, as they are written.
    pub(crate) fn query_values(&self, name: &str) -> impl Iterator<Item = &'a str> {
        let rest = self.rest.split('#').next().unwrap_or_default();
        let query = rest.split_once('?').map_or("", |(_, query)| query);
        let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        pairs.filter(move |(key, _)| *key == name).map(|(_, value)| value)
    }
}
