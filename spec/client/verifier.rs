//! Verifying signatures with several keys and with a policy.
#![cfg(feature = "signatures")]

use http::HeaderMap;

use crate::signature::{SigningKey, VerifyError};
use crate::signature_check::{Request, verify};

/// What an endpoint does with requests that have no signature.
///
/// The module's documentation says which [requests are signed](crate::signature#what-is-signed).
///
/// ```
/// use signalwire_calling::signature::{Policy, SigningKey, Verifier};
///
/// let key = SigningKey::new("PSKtest1234567890abcdef")?;
/// let documents = Verifier::new(key.clone());
/// let status_callbacks = Verifier::new(key.clone()).policy(Policy::IfPresent);
/// let tool_calls = Verifier::new(key).policy(Policy::Unsigned);
/// # let _ = (documents, status_callbacks, tool_calls);
/// # Ok::<(), signalwire_calling::signature::InvalidKey>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Policy {
    /// Rejects them. For requests for a SWML document, and for forms.
    #[default]
    Required,
    /// Accepts them, but rejects wrong signatures.
    ///
    /// Useful to find out whether requests are signed. It does not protect an endpoint, because a sender can leave
    /// the signature out. For status callbacks until you know.
    IfPresent,
    /// Accepts everything and checks nothing.
    ///
    /// For AI tool calls (SWAIG), `post_prompt_url` and the SWML method `request`, which are not signed.
    Unsigned,
}

/// What a signature was made with.
///
/// ```
/// use signalwire_calling::signature::SignedWith;
///
/// fn is_authentic(signed: SignedWith) -> bool {
///     signed != SignedWith::Nothing
/// }
/// # assert!(is_authentic(SignedWith::Sha256));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[must_use = "a request may have no signature, if the policy accepts that"]
pub enum SignedWith {
    /// SHA-256.
    Sha256,
    /// SHA-1.
    Sha1,
    /// No signature was checked, as the [`Policy`] allows. Anyone may have sent the request.
    Nothing,
}

/// Verifies requests with one or several keys, and with a policy.
///
/// ```
/// use http::HeaderMap;
/// use signalwire_calling::signature::{Policy, SignedWith, SigningKey, Verifier, VerifyError};
///
/// let key = SigningKey::new("PSKtest1234567890abcdef")?;
/// let documents = Verifier::new(key.clone()).require_sha256();
/// let callbacks = Verifier::new(key).policy(Policy::IfPresent);
///
/// let (url, headers, body) = ("https://example.com/status", HeaderMap::new(), b"{}");
/// assert_eq!(documents.verify(url, &headers, body), Err(VerifyError::Missing));
/// assert_eq!(callbacks.verify(url, &headers, body), Ok(SignedWith::Nothing));
/// # Ok::<(), signalwire_calling::signature::InvalidKey>(())
/// ```
#[derive(Clone, Debug)]
pub struct Verifier {
    keys: Vec<SigningKey>,
    policy: Policy,
    allows_sha1: bool,
}

impl Verifier {
    /// Creates a verifier with one key that requires a signature.
    ///
    /// ```
    /// use signalwire_calling::signature::{SigningKey, Verifier};
    ///
    /// let verifier = Verifier::new(SigningKey::new("PSKtest1234567890abcdef")?);
    /// # let _ = verifier;
    /// # Ok::<(), signalwire_calling::signature::InvalidKey>(())
    /// ```
    #[must_use]
    pub fn new(key: SigningKey) -> Self {
        Self { keys: vec![key], policy: Policy::default(), allows_sha1: true }
    }

    /// Accepts signatures of another key as well.
    ///
    /// The platform takes about a minute to use a new signing key. Start to accept the new one before you rotate,
    /// if you know it, and keep the old one for some minutes; then remove it. It also serves several projects.
    ///
    /// ```
    /// use http::{HeaderMap, HeaderValue};
    /// use signalwire_calling::signature::{SigningKey, SignedWith, Verifier};
    ///
    /// let (old, new) = (SigningKey::new("PSKold")?, SigningKey::new("PSKnew")?);
    /// let mut headers = HeaderMap::new();
    /// let signature = old.sign_json("https://example.com/swml", b"{}");
    /// headers.insert("x-signalwire-sha256-signature", HeaderValue::try_from(signature).expect("a value"));
    ///
    /// let verifier = Verifier::new(new).or(old);
    /// assert_eq!(verifier.verify("https://example.com/swml", &headers, b"{}"), Ok(SignedWith::Sha256));
    /// # Ok::<(), signalwire_calling::signature::InvalidKey>(())
    /// ```
    #[must_use]
    pub fn or(mut self, key: SigningKey) -> Self {
        self.keys.push(key);
        self
    }

    /// Accepts only signatures with SHA-256, which excludes forms, `bodySHA256` and messages.
    ///
    /// ```
    /// use http::{HeaderMap, HeaderValue};
    /// use signalwire_calling::signature::{SigningKey, Verifier, VerifyError};
    ///
    /// let key = SigningKey::new("PSKtest1234567890abcdef")?;
    /// let mut headers = HeaderMap::new();
    /// let signature = key.sign_json_sha1("https://example.com/swml", b"{}");
    /// headers.insert("x-signalwire-signature", HeaderValue::try_from(signature).expect("a value"));
    ///
    /// let verifier = Verifier::new(key).require_sha256();
    /// let verified = verifier.verify("https://example.com/swml", &headers, b"{}");
    /// assert_eq!(verified, Err(VerifyError::Sha1NotAllowed));
    /// # Ok::<(), signalwire_calling::signature::InvalidKey>(())
    /// ```
    #[must_use]
    pub fn require_sha256(mut self) -> Self {
        self.allows_sha1 = false;
        self
    }

    /// Sets what happens to requests without a signature. The default is [`Policy::Required`].
    ///
    /// ```
    /// use signalwire_calling::signature::{Policy, SigningKey, Verifier};
    ///
    /// let key = SigningKey::new("PSKtest1234567890abcdef")?;
    /// let verifier = Verifier::new(key).policy(Policy::IfPresent);
    /// # let _ = verifier;
    /// # Ok::<(), signalwire_calling::signature::InvalidKey>(())
    /// ```
    #[must_use]
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Verifies a request as [`SigningKey::verify`] does, and returns what it was signed with.
    ///
    /// ```
    /// use http::HeaderMap;
    /// use signalwire_calling::signature::{Policy, SignedWith, SigningKey, Verifier};
    ///
    /// let key = SigningKey::new("PSKtest1234567890abcdef")?;
    /// let callbacks = Verifier::new(key).policy(Policy::IfPresent);
    /// match callbacks.verify("https://example.com/status", &HeaderMap::new(), b"{}") {
    ///     Ok(SignedWith::Nothing) => println!("accepted without a signature"),
    ///     Ok(_) => println!("signed"),
    ///     Err(error) => println!("rejected: {error}"),
    /// }
    /// # Ok::<(), signalwire_calling::signature::InvalidKey>(())
    /// ```
    pub fn verify(&self, url: &str, headers: &HeaderMap, body: &[u8]) -> Result<SignedWith, VerifyError> {
        if self.policy == Policy::Unsigned {
            return Ok(SignedWith::Nothing);
        }
        match verify(&self.keys, self.allows_sha1, &Request { url, headers, body }) {
            Err(VerifyError::Missing) if self.policy == Policy::IfPresent => Ok(SignedWith::Nothing),
            result => result,
        }
    }
}

impl From<SigningKey> for Verifier {
    fn from(key: SigningKey) -> Self {
        Self::new(key)
    }
}
