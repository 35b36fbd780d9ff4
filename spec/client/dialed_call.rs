//! The call of an attempt to dial, as the webhooks of the call prove it.

#![cfg(feature = "events")]

use crate::dial_attempt::DialAttempt;
use crate::events::{Event, InboundCall};
use crate::types::CallId;

impl DialAttempt {
    /// Returns the ID of the call that the attempt dialed, if an event is about it.
    ///
    /// `url` is the URL of the request, or its path and query: an event itself does not contain the id of the
    /// attempt. After an outcome that is [`Unknown`](crate::Outcome::Unknown), this is the strongest evidence there is:
    /// the call exists, and this is its ID.
    ///
    /// ```
    /// use signalwire_calling::{commands::Dial, dial_attempt::DialAttempt, events::Event};
    ///
    /// let dial = Dial::url("+12065550100", "https://example.com/greeting").status_url("https://example.com/status");
    /// let attempt = DialAttempt::new(&dial);
    /// // Store `attempt`, and send `dial.recognizable_as(&attempt)`. Later, a webhook arrives:
    /// let url = format!("/status?dial_attempt={}", attempt.id);
    /// let body = br#"{"event_type": "calling.call.state", "params": {"call_id": "c-1", "call_state": "created"}}"#;
    ///
    /// let call_id = attempt.call_in_event(&url, &Event::read(body)?);
    /// assert_eq!(call_id.as_ref().map(|id| id.as_str()), Some("c-1"));
    /// # Ok::<(), signalwire_calling::ReadError>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn call_in_event(&self, url: &str, event: &Event) -> Option<CallId> {
        self.is_in_url(url).then(|| event.call_id())?
    }

    /// Returns the ID of the call that the attempt dialed, if its SWML document is requested.
    ///
    /// The id of the attempt is in the request's URL or in its `envs`. Calls that the document creates may have
    /// the same `envs`; a call with a `parent` is not the one that was dialed.
    ///
    /// ```
    /// use signalwire_calling::{JsonReader, commands::Dial, dial_attempt::DialAttempt};
    ///
    /// let attempt = DialAttempt::new(&Dial::url("+12065550100", "https://example.com/greeting"));
    /// let body = format!(r#"{{"call": {{"call_id": "c-1"}}, "envs": {{"dial_attempt": "{}"}}}}"#, attempt.id);
    ///
    /// let request = JsonReader::new().read_str(&body)?;
    /// let call_id = attempt.call_in_request("/greeting", &request);
    /// assert_eq!(call_id.as_ref().map(|id| id.as_str()), Some("c-1"));
    /// # Ok::<(), signalwire_calling::ReadError>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn call_in_request(&self, url: &str, request: &InboundCall) -> Option<CallId> {
        let is_own = self.is_in_url(url) || request.attempt_id() == Some(&self.id);
        let call = request.call.as_ref().filter(|call| is_own && call.parent.is_none())?;
        call.call_id.clone()
    }
}

impl InboundCall {
    /// Returns the id of the [`DialAttempt`] that led to the call, to look it up where you stored it.
    ///
    /// The URL of the request may have it as well: see [`DialAttempt::id_in_url`].
    #[must_use]
    pub fn attempt_id(&self) -> Option<&str> {
        DialAttempt::id_in_envs(self.envs.as_ref()?)
    }

    /// Returns the ID of the call.
    #[must_use]
    pub fn call_id(&self) -> Option<&CallId> {
        self.call.as_ref()?.call_id.as_ref()
    }
}
