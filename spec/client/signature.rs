//! Signatures of webhooks: proof that a request comes from SignalWire.
//!
//! [`SigningKey::verify`] checks a request with the project's signing key, a secret from the dashboard that is not
//! the API token. Answer 403 with an empty body if it fails.
//!
//! ```
//! use http::{HeaderMap, Uri};
//! use signalwire_calling::signature::{PublicUrl, SigningKey};
//!
//! struct Server {
//!     key: SigningKey,
//!     public: PublicUrl,
//! }
//!
//! impl Server {
//!     // The body must be the bytes that were received: JSON that has been parsed and written again differs.
//!     fn status_of(&self, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> u16 {
//!         match self.key.verify(&self.public.url_of(uri), headers, body) {
//!             Ok(()) => 200,
//!             Err(error) => {
//!                 eprintln!("{}: {error}", uri.path());
//!                 403
//!             }
//!         }
//!     }
//! }
//!
//! let server = Server {
//!     key: SigningKey::new("PSKtest1234567890abcdef").expect("a key"),
//!     public: PublicUrl::new("https://example.com").expect("a URL"),
//! };
//! let (uri, body) = (Uri::from_static("/swml"), br#"{"call":{}}"#);
//! let mut headers = HeaderMap::new();
//! assert_eq!(server.status_of(&uri, &headers, body), 403);
//!
//! // What the platform sends:
//! let signature = server.key.sign_json("https://example.com/swml", body);
//! headers.insert("x-signalwire-sha256-signature", signature.parse().expect("a header value"));
//! assert_eq!(server.status_of(&uri, &headers, body), 200);
//! ```
//!
//! # What is signed
//!
//! | request | signed |
//! |---|---|
//! | for a SWML document: `url` and `fallback_url` of a dial or an update, `execute` and `transfer` in SWML | yes |
//! | forms of the compatibility API (cXML) | yes, SHA-1 |
//! | tool calls of an AI agent (SWAIG `web_hook_url`), `post_prompt_url`, the SWML method `request` | no |
//! | `status_url` and other callbacks of calls | not established: the vendor's pages contradict each other |
//!
//! [`Policy`] sets what an endpoint does with an unsigned request. To find out whether callbacks are signed, use
//! [`Policy::IfPresent`] and log what [`Verifier::verify`] returns. For requests that are not signed, put a name and
//! password or a random path into the URL, and use HTTPS.
//!
//! # How it is signed
//!
//! - JSON: HMAC over the URL followed by the body, in lower-case hexadecimal. `X-SignalWire-SHA256-Signature` is
//!   with SHA-256. `X-SignalWire-Signature`, or its old name `X-Twilio-Signature`, is with SHA-1 and counts only if
//!   the former is absent: if that is wrong, a correct SHA-1 signature does not help.
//! - Forms (`application/x-www-form-urlencoded`): HMAC with SHA-1 over the URL followed by the decoded names and
//!   values, sorted by name, in base64. Values of a repeated name keep their order. The URL may be signed with or
//!   without the default port.
//! - `bodySHA256` in the URL's query: HMAC with SHA-1 over the URL alone, in base64. The parameter must be the
//!   SHA-256 hash of the body.
//!
//! A base64 signature over the URL alone is accepted only with `bodySHA256` or if the body is empty. SignalWire's
//! SDKs accept it with any body, so that one such signature is good for every body.
//!
//! Signatures are taken exactly: upper-case hexadecimal and white space around a value are [malformed]. They are
//! compared in constant time, by `verify_slice` of the crate `hmac`.
//!
//! SHA-1 is accepted by default because forms and messages have nothing else, and because collisions of SHA-1 do
//! not break HMAC. If all your endpoints receive JSON about calls, use [`SigningKey::require_sha256`].
//!
//! # What a signature proves
//!
//! - That someone with the key signed this URL and this body. Not when: a recorded request verifies again.
//!   [`Seen`] recognizes repeats.
//! - Not where the URL ends and the body begins, because nothing separates them. If the body is a JSON object,
//!   the boundary is certain: braces are not allowed in URLs here. In a form, it is not, and neither are
//!   the boundaries between names and values: the sender can move the first ones to the end of the query if the URL is
//!   taken from the request ([`PublicUrl::url_of`]). For forms, verify with a constant URL.
//! - Nothing about the method, and nothing about other headers.
//!
//! [malformed]: VerifyError::Malformed
#![cfg(feature = "signatures")]

use std::{fmt, str::FromStr};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use hmac::{Hmac, KeyInit as _, Mac as _};
use http::HeaderMap;
use sha1::Sha1;
use sha2::Sha256;

pub use crate::public_url::{InvalidUrl, PublicUrl};
pub use crate::seen::Seen;
use crate::signature_check::{Request, form_text, hex, mac, verify};
pub use crate::verifier::{Policy, SignedWith, Verifier};
pub use crate::verify_error::VerifyError;

/// A project's signing key.
///
/// `Debug` does not show it. The string itself is not kept, but what is kept is as secret, and is not erased from
/// memory when the key is dropped.
#[derive(Clone)]
pub struct SigningKey {
    pub(crate) sha256: Hmac<Sha256>,
    pub(crate) sha1: Hmac<Sha1>,
}

/// Why a string is not a signing key.
///
/// ```
/// use signalwire_calling::signature::{InvalidKey, SigningKey};
///
/// assert_eq!(SigningKey::new("PSKtest1234567890abcdef\n").err(), Some(InvalidKey::WhiteSpace));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvalidKey {
    /// It is empty, so that anyone could sign.
    Empty,
    /// It begins or ends with white space, such as the line break of a file.
    WhiteSpace,
}

impl SigningKey {
    /// Creates a key from the string in the dashboard.
    ///
    /// ```
    /// use signalwire_calling::signature::{InvalidKey, SigningKey};
    ///
    /// let key = SigningKey::new("PSKtest1234567890abcdef")?;
    /// assert_eq!(format!("{key:?}"), "SigningKey(..)");
    /// assert_eq!(SigningKey::new("").err(), Some(InvalidKey::Empty));
    /// # Ok::<(), InvalidKey>(())
    /// ```
    pub fn new(key: impl AsRef<str>) -> Result<Self, InvalidKey> {
        let key = key.as_ref();
        if key.is_empty() {
            return Err(InvalidKey::Empty);
        }
        if key.trim() != key {
            return Err(InvalidKey::WhiteSpace);
        }
        // HMAC takes keys of any length, so these do not fail.
        let sha256 = Hmac::new_from_slice(key.as_bytes()).map_err(|_| InvalidKey::Empty)?;
        let sha1 = Hmac::new_from_slice(key.as_bytes()).map_err(|_| InvalidKey::Empty)?;
        Ok(Self { sha256, sha1 })
    }

    /// Verifies the signature of a request, which must have one.
    ///
    /// `url` is the URL exactly as you gave it to the platform, with its query: a constant, or
    /// [`PublicUrl::url_of`]. For calls, it is signed without the name and password that it may contain, for
    /// messages with them. `body` is the bytes as they were received.
    ///
    /// ```
    /// use http::{HeaderMap, HeaderValue};
    /// use signalwire_calling::signature::{SigningKey, VerifyError};
    ///
    /// let key = SigningKey::new("PSKtest1234567890abcdef")?;
    /// let url = "https://example.ngrok.io/webhook";
    /// let body = br#"{"event":"call.state","params":{"call_id":"abc-123","state":"answered"}}"#;
    /// let signature = "2a29f8a92b11df39da80c3b185fd62173d49c294184da585ff951eae4433571c";
    /// let mut headers = HeaderMap::new();
    /// headers.insert("x-signalwire-sha256-signature", HeaderValue::from_static(signature));
    ///
    /// assert_eq!(key.verify(url, &headers, body), Ok(()));
    /// assert_eq!(key.verify(url, &headers, b"{}"), Err(VerifyError::Mismatch));
    /// assert_eq!(key.verify(url, &HeaderMap::new(), body), Err(VerifyError::Missing));
    /// # Ok::<(), signalwire_calling::signature::InvalidKey>(())
    /// ```
    pub fn verify(&self, url: &str, headers: &HeaderMap, body: &[u8]) -> Result<(), VerifyError> {
        let request = Request { url, headers, body };
        verify(std::slice::from_ref(self), true, &request).map(|_| ())
    }

    /// Accepts signatures of another key as well, for the time in which a key is replaced.
    ///
    /// ```
    /// use signalwire_calling::signature::SigningKey;
    ///
    /// let verifier = SigningKey::new("PSKnew")?.or(SigningKey::new("PSKold")?);
    /// # let _ = verifier;
    /// # Ok::<(), signalwire_calling::signature::InvalidKey>(())
    /// ```
    #[must_use]
    pub fn or(self, other: Self) -> Verifier {
        Verifier::new(self).or(other)
    }

    /// Accepts only signatures with SHA-256. See [`Verifier::require_sha256`].
    ///
    /// ```
    /// use signalwire_calling::signature::SigningKey;
    ///
    /// let verifier = SigningKey::new("PSKtest1234567890abcdef")?.require_sha256();
    /// # let _ = verifier;
    /// # Ok::<(), signalwire_calling::signature::InvalidKey>(())
    /// ```
    #[must_use]
    pub fn require_sha256(self) -> Verifier {
        Verifier::new(self).require_sha256()
    }

    /// Signs a JSON request as the platform does, with SHA-256. Useful in tests and mock servers.
    ///
    /// ```
    /// use signalwire_calling::signature::SigningKey;
    ///
    /// let key = SigningKey::new("PSKtest1234567890abcdef")?;
    /// let signature = key.sign_json("https://example.com/swml", b"{}");
    /// assert_eq!(signature.len(), 64, "for the header `X-SignalWire-SHA256-Signature`");
    /// # Ok::<(), signalwire_calling::signature::InvalidKey>(())
    /// ```
    #[must_use]
    pub fn sign_json(&self, url: &str, body: impl AsRef<[u8]>) -> String {
        hex(&mac(&self.sha256, &[url.as_bytes(), body.as_ref()]).finalize().into_bytes())
    }

    /// Signs a JSON request as the platform does, with SHA-1. Useful in tests and mock servers.
    ///
    /// ```
    /// use signalwire_calling::signature::SigningKey;
    ///
    /// let key = SigningKey::new("PSKtest1234567890abcdef")?;
    /// let signature = key.sign_json_sha1("https://example.com/swml", b"{}");
    /// assert_eq!(signature.len(), 40, "for the header `X-SignalWire-Signature`");
    /// # Ok::<(), signalwire_calling::signature::InvalidKey>(())
    /// ```
    #[must_use]
    pub fn sign_json_sha1(&self, url: &str, body: impl AsRef<[u8]>) -> String {
        hex(&mac(&self.sha1, &[url.as_bytes(), body.as_ref()]).finalize().into_bytes())
    }

    /// Signs a form as the platform does. Useful in tests and mock servers.
    ///
    /// `body` is the encoded form. With an empty one, the signature is over the URL alone, as it is if the URL's
    /// query has `bodySHA256`.
    ///
    /// ```
    /// use signalwire_calling::signature::SigningKey;
    ///
    /// let key = SigningKey::new("PSKtest1234567890abcdef")?;
    /// let signature = key.sign_form("https://example.com/cxml", b"To=%2B12065550199&From=%2B12065550100");
    /// assert_eq!(signature.len(), 28, "for the header `X-SignalWire-Signature`");
    /// # Ok::<(), signalwire_calling::signature::InvalidKey>(())
    /// ```
    #[must_use]
    pub fn sign_form(&self, url: &str, body: impl AsRef<[u8]>) -> String {
        let text = form_text(body.as_ref());
        BASE64.encode(mac(&self.sha1, &[url.as_bytes(), &text]).finalize().into_bytes())
    }
}

impl FromStr for SigningKey {
    type Err = InvalidKey;

    fn from_str(key: &str) -> Result<Self, InvalidKey> {
        Self::new(key)
    }
}

/// Shows nothing of the key.
impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(..)")
    }
}

impl fmt::Display for InvalidKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the signing key is empty",
            Self::WhiteSpace => "the signing key begins or ends with white space",
        })
    }
}

impl std::error::Error for InvalidKey {}
