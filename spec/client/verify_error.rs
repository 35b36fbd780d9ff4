//! Reasons why a request is not verified.
#![cfg(feature = "signatures")]

use std::fmt;

use crate::signature::InvalidUrl;

/// Why a request is not verified.
///
/// It contains nothing of the key, the signature or the request. Do not show it to the sender; log it.
///
/// ```
/// use http::HeaderMap;
/// use signalwire_calling::signature::SigningKey;
///
/// let key = SigningKey::new("PSKtest1234567890abcdef")?;
/// let error = key.verify("https://example.com/swml", &HeaderMap::new(), b"{}").unwrap_err();
/// assert_eq!(error.to_string(), "the request has no signature");
/// # Ok::<(), signalwire_calling::signature::InvalidKey>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VerifyError {
    /// No header with a signature.
    Missing,
    /// The header is there more than once.
    Repeated {
        /// Name of the header, in lower case.
        header: &'static str,
    },
    /// The header's value has not the form of a signature.
    ///
    /// SHA-256 is 64 lower-case hexadecimal digits. SHA-1 is 40 of them, or 28 characters of base64.
    Malformed {
        /// Name of the header, in lower case.
        header: &'static str,
    },
    /// The signature is not that of this URL and body with any of the keys.
    ///
    /// Common causes: the URL is not exactly what the platform was given, the body has been parsed and written
    /// again, or the key is that of another project.
    Mismatch,
    /// The body's hash is not `bodySHA256` in the URL, which is signed.
    BodyHashMismatch,
    /// A base64 signature would be over the URL alone: the body is no form, and there is no `bodySHA256`.
    BodyNotCovered,
    /// The signature is with SHA-1, but SHA-256 is required.
    Sha1NotAllowed,
    /// The given URL is not one that can be signed.
    InvalidUrl(InvalidUrl),
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("the request has no signature"),
            Self::Repeated { header } => write!(f, "the request has more than one header `{header}`"),
            Self::Malformed { header } => write!(f, "the header `{header}` is not a signature"),
            Self::Mismatch => f.write_str("the signature does not match the URL and the body"),
            Self::BodyHashMismatch => f.write_str("the body does not match `bodySHA256` in the URL"),
            Self::BodyNotCovered => f.write_str("the signature does not cover the body"),
            Self::Sha1NotAllowed => f.write_str("the request is signed with SHA-1, but SHA-256 is required"),
            Self::InvalidUrl(cause) => write!(f, "the request cannot be verified: {cause}"),
        }
    }
}

impl std::error::Error for VerifyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::InvalidUrl(cause) => Some(cause),
            _ => None,
        }
    }
}
