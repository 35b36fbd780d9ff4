//! Webhooks in [axum]: an extractor that verifies the signature, and documents as responses.
//!
//! [`Verified`] is the last argument of a handler. It reads the body, verifies the signature on the bytes as they were
//! received, and only then parses them. What it verifies with, [`Webhooks`], is the router's state or a part of it
//! ([`FromRef`]).
//!
//! ```
//! use axum::{Router, http::StatusCode, routing::post};
//! use signalwire_calling::axum::{Verified, Webhooks};
//! use signalwire_calling::events::{Event, InboundCall};
//! use signalwire_calling::signature::{Policy, PublicUrl, SignedWith, SigningKey};
//! use signalwire_calling::types::SwmlDocument;
//!
//! // `url` of a dial, or the handler of a phone number.
//! async fn answer(request: Verified<InboundCall>) -> SwmlDocument {
//!     let _caller = request.payload.call.and_then(|call| call.from);
//!     serde_json::json!({"version": "1.0.0", "sections": {"main": ["answer", "hangup"]}}).into()
//! }
//!
//! // `status_url` of a command.
//! async fn hear(request: Verified<Event>) -> StatusCode {
//!     if request.signed_with == SignedWith::Nothing {
//!         println!("anyone may have sent this");
//!     }
//!     println!("{:?} of {:?}", request.payload.is_terminal(), request.payload.call_id());
//!     StatusCode::OK
//! }
//!
//! let key = SigningKey::new("PSKtest1234567890abcdef").expect("a key");
//! let webhooks = Webhooks::new(key, PublicUrl::new("https://example.com").expect("a URL"));
//!
//! // Each endpoint has its own policy. It is not known whether status callbacks are signed.
//! let documents = Router::new().route("/swml", post(answer)).with_state(webhooks.clone());
//! let callbacks = Router::new().route("/status", post(hear)).with_state(webhooks.policy(Policy::IfPresent));
//! let router: Router = documents.merge(callbacks);
//! # let _ = router;
//! ```
//!
//! The example program `ivr` is a complete server.
//!
//! # Responses
//!
//! | request | response |
//! |---|---|
//! | verified and read, also an event of an unknown kind ([`Event::Other`]) | that of the handler |
//! | not verified | 403 |
//! | body longer than the limit | 413 |
//! | body that is not a JSON object, or that breaks off | 400 |
//!
//! A rejected request gets an empty body: the reason is none of the sender's business. To see it, take
//! `Result<Verified<T>, Rejection>`, or enable the feature `tracing`, which logs each rejection as a warning. The
//! header `content-type` is not checked, because no source says what it is for all webhooks.
//!
//! # Limits
//!
//! - The body may have 2 MiB, axum's own limit. [`DefaultBodyLimit`] changes it for a route or a router. The body is
//!   in memory until it is verified.
//! - A handler that fails can be sent the request again, and a signature says nothing about time:
//!   [`Seen`](crate::signature::Seen) recognizes repeats.
//! - Routes must be for `POST`. How requests with `GET` are signed is not documented.
//! - Verify forms with a constant URL and [`Verifier::verify`]; see "What a signature proves" in
//!   [`signature`](crate::signature).
//!
//! # Answers
//!
//! Handlers can return [`SwmlDocument`](crate::types::SwmlDocument), a document of the module `swml`, and, to answer the
//! function call of an AI agent ([`SwaigCall`]), `swml::FunctionResult`. They are sent as `application/json`, and are
//! not validated: call [`Validate::validate`](crate::Validate) when your server starts, or in a test.
//!
//! [axum]: https://docs.rs/axum/0.8
//! [`DefaultBodyLimit`]: axum::extract::DefaultBodyLimit
//! [`Event::Other`]: crate::events::Event::Other
//! [`SwaigCall`]: crate::events::SwaigCall
#![cfg(feature = "axum")]

use std::fmt;

use axum::body::Bytes;
use axum::extract::{FromRef, FromRequest, OriginalUri, Request};
use http::{HeaderMap, Uri};

pub use crate::axum_payload::Payload;
pub use crate::axum_rejection::Rejection;
use crate::dial_attempt::DialAttempt;
use crate::signature::{Policy, PublicUrl, SignedWith, Verifier, VerifyError};

/// What webhooks are verified with: keys, a policy and the public URL.
///
/// It is the state of a router, or a part of it:
///
/// ```
/// use axum::extract::FromRef;
/// use signalwire_calling::axum::Webhooks;
///
/// #[derive(Clone)]
/// struct App {
///     webhooks: Webhooks,
///     // The rest of your state.
/// }
///
/// impl FromRef<App> for Webhooks {
///     fn from_ref(app: &App) -> Self {
///         app.webhooks.clone()
///     }
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Webhooks {
    verifier: Verifier,
    /// `None` if a proxy tells the URL.
    public_url: Option<PublicUrl>,
}

impl Webhooks {
    /// Creates it from a [`SigningKey`](crate::signature::SigningKey) or a [`Verifier`], and the public URL.
    ///
    /// Headers such as `host` and `x-forwarded-host` are ignored.
    ///
    /// ```
    /// use signalwire_calling::axum::Webhooks;
    /// use signalwire_calling::signature::{PublicUrl, SigningKey};
    ///
    /// let (old, new) = (SigningKey::new("PSKold").expect("a key"), SigningKey::new("PSKnew").expect("a key"));
    /// let webhooks = Webhooks::new(new.or(old), PublicUrl::new("https://example.com").expect("a URL"));
    /// # let _ = webhooks;
    /// ```
    #[must_use]
    pub fn new(verifier: impl Into<Verifier>, public_url: PublicUrl) -> Self {
        Self { verifier: verifier.into(), public_url: Some(public_url) }
    }

    /// Takes the public URL from `x-forwarded-proto` and `x-forwarded-host`.
    ///
    /// Only for a server that nobody can reach except through a proxy that overwrites both: see
    /// [`PublicUrl::trusting_proxy`]. Without them, signed requests are rejected.
    ///
    /// ```
    /// use signalwire_calling::{axum::Webhooks, signature::SigningKey};
    ///
    /// let webhooks = Webhooks::trusting_proxy(SigningKey::new("PSKtest1234567890abcdef").expect("a key"));
    /// # let _ = webhooks;
    /// ```
    #[must_use]
    pub fn trusting_proxy(verifier: impl Into<Verifier>) -> Self {
        Self { verifier: verifier.into(), public_url: None }
    }

    /// Sets what happens to requests without a signature, as [`Verifier::policy`] does.
    ///
    /// ```
    /// use signalwire_calling::axum::Webhooks;
    /// use signalwire_calling::signature::{Policy, PublicUrl, SigningKey};
    ///
    /// let key = SigningKey::new("PSKtest1234567890abcdef").expect("a key");
    /// let documents = Webhooks::new(key, PublicUrl::new("https://example.com").expect("a URL"));
    /// let callbacks = documents.clone().policy(Policy::IfPresent);
    /// # let _ = callbacks;
    /// ```
    #[must_use]
    pub fn policy(mut self, policy: Policy) -> Self {
        self.verifier = self.verifier.policy(policy);
        self
    }

    fn verify(&self, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Result<SignedWith, VerifyError> {
        let public_url = match &self.public_url {
            Some(url) => Ok(url.clone()),
            None => PublicUrl::trusting_proxy(headers),
        };
        // Without a URL, the policy still decides on requests that are not signed.
        let (url, fault) = match public_url {
            Ok(url) => (url.url_of(uri), None),
            Err(fault) => (String::new(), Some(fault)),
        };
        self.verifier.verify(&url, headers, body).map_err(|error| match (error, fault) {
            (VerifyError::InvalidUrl(_), Some(fault)) => VerifyError::InvalidUrl(fault),
            _ => error,
        })
    }
}

/// A webhook whose signature was verified as the policy requires.
///
/// An extractor for an [`Event`](crate::events::Event), a request for a document or another [`Payload`]. It needs
/// [`Webhooks`] in the state, and takes the body, so it must be the last argument of a handler. See the
/// [module](crate::axum) for what is rejected and how.
///
/// ```
/// use axum::http::StatusCode;
/// use signalwire_calling::{axum::Verified, events::Event};
///
/// async fn hear(Verified { payload: event, signed_with, .. }: Verified<Event>) -> StatusCode {
///     println!("signed with {signed_with:?}: {:?}", event.call_id());
///     StatusCode::OK
/// }
/// # let _ = hear;
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Verified<T> {
    /// What was read from the body.
    pub payload: T,
    /// What the request was signed with: nothing, if the policy allows that.
    pub signed_with: SignedWith,
    uri: Uri,
}

impl<T> Verified<T> {
    /// Returns the id of a [`DialAttempt`] in the URL, which proves that its call exists.
    ///
    /// `envs` of a request for a document contain it too: [`DialAttempt::id_in_envs`].
    ///
    /// ```
    /// use axum::http::StatusCode;
    /// use signalwire_calling::{axum::Verified, events::Event};
    ///
    /// async fn hear(request: Verified<Event>) -> StatusCode {
    ///     if let (Some(attempt), Some(call)) = (request.attempt_id(), request.payload.call_id()) {
    ///         println!("the attempt {attempt} has led to the call {call}");
    ///     }
    ///     StatusCode::OK
    /// }
    /// # let _ = hear;
    /// ```
    #[must_use]
    pub fn attempt_id(&self) -> Option<&str> {
        DialAttempt::id_in_url(self.uri.path_and_query()?.as_str())
    }
}

/// Does not show the URL, which may contain a secret path.
impl<T: fmt::Debug> fmt::Debug for Verified<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { payload, signed_with, uri: _ } = self;
        f.debug_struct("Verified")
            .field("payload", payload)
            .field("signed_with", signed_with)
            .finish_non_exhaustive()
    }
}

impl<T, S> FromRequest<S> for Verified<T>
where
    T: Payload,
    S: Send + Sync,
    Webhooks: FromRef<S>,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let webhooks = Webhooks::from_ref(state);
        // Nested routers remove the beginning of the path, but the signature covers it.
        let original = request.extensions().get::<OriginalUri>().map(|OriginalUri(uri)| uri.clone());
        let uri = original.unwrap_or_else(|| request.uri().clone());
        let headers = request.headers().clone();
        let body = Bytes::from_request(request, state).await.map_err(|cause| Rejection::of_body(&cause));
        let read = || {
            let body = body?;
            let signed_with = webhooks.verify(&uri, &headers, &body).map_err(Rejection::NotVerified)?;
            Ok((T::read(body).map_err(Rejection::Unreadable)?, signed_with))
        };
        let (payload, signed_with) = read().inspect_err(Rejection::log)?;
        Ok(Self { payload, signed_with, uri })
    }
}
