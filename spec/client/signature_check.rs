//! How signatures are compared with what was received.
#![cfg(feature = "signatures")]

use std::fmt::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use hmac::{Mac, digest::CtOutput};
use http::{HeaderMap, header::CONTENT_TYPE};
use sha2::{Digest as _, Sha256};

use crate::public_url::UrlParts;
use crate::signature::{SignedWith, SigningKey, VerifyError};

/// Header of the signature with SHA-256.
const SHA256_HEADER: &str = "x-signalwire-sha256-signature";
/// Headers of the signature with SHA-1: the present name and the old one.
const SHA1_HEADERS: [&str; 2] = ["x-signalwire-signature", "x-twilio-signature"];
/// Query parameter with the hash of the body.
const BODY_HASH: &str = "bodySHA256";

/// Length of a SHA-1 digest in base64.
const BASE64_LENGTH: usize = 28;

/// What was received.
pub(crate) struct Request<'a> {
    pub(crate) url: &'a str,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a [u8],
}

/// Verifies a request, which must have a signature, with any of the keys.
pub(crate) fn verify(
    keys: &[SigningKey],
    allows_sha1: bool,
    request: &Request<'_>,
) -> Result<SignedWith, VerifyError> {
    let Request { url, headers, body } = *request;
    let signed = [url.as_bytes(), body];
    // A signature with SHA-256 decides, so that nobody can choose the weaker one.
    if let Some(value) = header(headers, SHA256_HEADER)? {
        let tag: [u8; 32] = from_hex(value).ok_or(VerifyError::Malformed { header: SHA256_HEADER })?;
        UrlParts::read(url).map_err(VerifyError::InvalidUrl)?;
        let is_right = |key: &SigningKey| mac(&key.sha256, &signed).verify_slice(&tag).is_ok();
        return if keys.iter().any(is_right) { Ok(SignedWith::Sha256) } else { Err(VerifyError::Mismatch) };
    }
    let [name, old_name] = SHA1_HEADERS;
    let (name, value) = match header(headers, name)? {
        Some(value) => (name, value),
        None => (old_name, header(headers, old_name)?.ok_or(VerifyError::Missing)?),
    };
    if !allows_sha1 {
        return Err(VerifyError::Sha1NotAllowed);
    }
    if let Some(tag) = from_hex::<20>(value) {
        UrlParts::read(url).map_err(VerifyError::InvalidUrl)?;
        let is_right = |key: &SigningKey| mac(&key.sha1, &signed).verify_slice(&tag).is_ok();
        return if keys.iter().any(is_right) { Ok(SignedWith::Sha1) } else { Err(VerifyError::Mismatch) };
    }
    // Of other lengths, none is a digest, and decoding a long value would be wasted.
    let tag = if value.len() == BASE64_LENGTH { BASE64.decode(value).ok() } else { None };
    let tag = tag.ok_or(VerifyError::Malformed { header: name })?;
    verify_form(keys, request, &tag).map(|()| SignedWith::Sha1)
}

/// Verifies a signature over a form, or over the URL alone.
fn verify_form(keys: &[SigningKey], request: &Request<'_>, tag: &[u8]) -> Result<(), VerifyError> {
    let Request { url, headers, body } = *request;
    let parts = UrlParts::read(url).map_err(VerifyError::InvalidUrl)?;
    // Bodies such as `&` have no text. They are not covered by a signature over the URL.
    let form = if is_form(headers) { form_text(body) } else { Vec::new() };
    let has_hash = parts.query_values(BODY_HASH).next().is_some();
    let url_suffices = has_hash || body.is_empty();
    if form.is_empty() && !url_suffices {
        return Err(VerifyError::BodyNotCovered);
    }
    let other = parts.with_other_port();
    for url in [Some(url), other.as_deref()].into_iter().flatten() {
        for key in keys {
            let is_right = |text: &[u8]| mac(&key.sha1, &[url.as_bytes(), text]).verify_slice(tag).is_ok();
            if !form.is_empty() && is_right(&form) {
                return Ok(());
            }
            if url_suffices && is_right(b"") {
                let is_hash = |value: &str| from_hex(value).is_some_and(|hash| has_hash_of(body, hash));
                let is_right = parts.query_values(BODY_HASH).all(is_hash);
                return if is_right { Ok(()) } else { Err(VerifyError::BodyHashMismatch) };
            }
        }
    }
    Err(VerifyError::Mismatch)
}

/// Returns whether the SHA-256 hash of a body is the given one, in constant time.
fn has_hash_of(body: &[u8], hash: [u8; 32]) -> bool {
    CtOutput::<Sha256>::new(Sha256::digest(body)) == CtOutput::new(hash.into())
}

/// Returns the value of a header that may be there once.
fn header<'a>(headers: &'a HeaderMap, name: &'static str) -> Result<Option<&'a str>, VerifyError> {
    let mut values = headers.get_all(name).iter();
    let Some(value) = values.next() else { return Ok(None) };
    if values.next().is_some() {
        return Err(VerifyError::Repeated { header: name });
    }
    value.to_str().map(Some).map_err(|_| VerifyError::Malformed { header: name })
}

fn is_form(headers: &HeaderMap) -> bool {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = value.split(';').next().unwrap_or_default().trim();
    media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// Returns what is signed of a form: its decoded names and values, sorted by name.
pub(crate) fn form_text(body: &[u8]) -> Vec<u8> {
    let pairs = body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<(Vec<u8>, Vec<u8>)> = pairs
        .map(|pair| {
            let equals = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            let value = pair.get(equals + 1..).unwrap_or_default();
            (percent_decoded(&pair[..equals]), percent_decoded(value))
        })
        .collect();
    // Stable: values of the same name keep their order.
    pairs.sort_by(|(name, _), (other, _)| name.cmp(other));
    pairs.into_iter().flat_map(|(name, value)| [name, value]).flatten().collect()
}

/// Decodes a name or value of a form. A `%` without two digits stays as it is.
fn percent_decoded(text: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        let digits = if *first == b'%' { after.first_chunk::<2>() } else { None };
        let byte = digits.and_then(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?));
        rest = if byte.is_some() { &after[2..] } else { after };
        decoded.push(byte.unwrap_or(if *first == b'+' { b' ' } else { *first }));
    }
    decoded
}

fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        b'A'..=b'F' => Some(letter - b'A' + 10),
        _ => None,
    }
}

/// Decodes exactly `N` bytes from lower-case hexadecimal digits.
fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let text = text.as_bytes();
    if text.len() != 2 * N || text.iter().any(u8::is_ascii_uppercase) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

/// Writes bytes in lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Continues the HMAC of a key with some parts.
pub(crate) fn mac<M: Mac + Clone>(key: &M, parts: &[&[u8]]) -> M {
    parts.iter().fold(key.clone(), |mac, part| mac.chain_update(part))
}
