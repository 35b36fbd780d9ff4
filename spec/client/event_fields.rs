//! What all events of a call have in common, and reading those whose envelope is missing.

#![cfg(feature = "events")]

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::events::Event;
use crate::runtime::json::{Reflect, View};
use crate::types::{CallId, ControlId};
use crate::{JsonReader, ReadError};

/// Where `params` say how far the operation or the call is, and what says that it is over.
const LAST: [(&[&str], &[&str]); 9] = [
    (&["state"], &["completed", "error", "failed", "finished", "no_input", "no_match", "success"]),
    (&["call_state"], &["ended"]),
    (&["connect_state"], &["disconnected", "failed"]),
    (&["dial_state"], &["answered", "failed"]),
    (&["status"], &["conference-end", "dequeue", "leave"]),
    (&["for"], &["payment-canceled", "payment-completed", "payment-failed"]),
    (&["detect", "params", "event"], &["error", "finished"]),
    (&["fax", "type"], &["error", "finished"]),
    RESULT,
];

/// The result of a collection that is not continuous is its last one. Otherwise there is a `state` as well.
const RESULT: (&[&str], &[&str]) =
    (&["result", "type"], &["digit", "error", "finished", "no_input", "no_match", "speech"]);

/// States that only one kind of event has.
const STATES: [(&str, &str); 5] = [
    ("playing", "calling.call.play"),
    ("recording", "calling.call.record"),
    ("collecting", "calling.call.collect"),
    ("tapping", "calling.call.tap"),
    ("streaming", "calling.call.stream"),
];

/// Fields of `params` that tell the kind of event otherwise, the most specific first.
const FIELDS: [(&str, &str); 10] = [
    ("result", "calling.call.collect"),
    ("detect", "calling.call.detect"),
    ("record", "calling.call.record"),
    ("tap", "calling.call.tap"),
    ("fax", "calling.call.fax"),
    ("connect_state", "calling.call.connect"),
    ("dial_state", "calling.call.dial"),
    ("sip_refer_to", "calling.call.refer"),
    ("call_state", "calling.call.state"),
    // The fields of a recording may also be in `params` itself.
    ("url", "calling.call.record"),
];

// Inline, so that only programs that read events compile the code for it.
impl Event {
    /// Reads the body of a webhook.
    ///
    /// Some documentation shows bodies without an envelope: the fields of `params` at the top. Such a body is read as
    /// the kind that its fields tell, and written with an envelope; if they tell none, it is [`Event::Other`].
    ///
    /// # Errors
    ///
    /// Returns an error only if the body is not a JSON object.
    ///
    /// ```
    /// use signalwire_calling::events::Event;
    ///
    /// let body = br#"{"event_type": "calling.call.play", "params": {"call_id": "c-1", "state": "finished"}}"#;
    /// let event = Event::read(body)?;
    /// assert_eq!(event.call_id().as_ref().map(|id| id.as_str()), Some("c-1"));
    /// assert!(event.is_terminal());
    /// # Ok::<(), signalwire_calling::ReadError>(())
    /// ```
    #[inline]
    pub fn read(body: &[u8]) -> Result<Self, ReadError> {
        let reader = JsonReader::new();
        let value: Value = reader.read_slice(body)?;
        if !value.is_object() {
            // A map tells what stands there instead.
            return reader.read_value::<BTreeMap<String, Value>>(value).map(|_| Self::Other(Value::Null));
        }
        if value.get("event_type").is_some_and(Value::is_string) {
            return reader.read_value(value);
        }
        let of_state = STATES.iter().find(|(state, _)| value.get("state").is_some_and(|it| it == state));
        let of_field = || FIELDS.iter().find(|(field, _)| value.get(field).is_some());
        match of_state.or_else(of_field) {
            Some((_, kind)) => reader.read_value(json!({"event_type": kind, "params": value})),
            None => Ok(Self::Other(value)),
        }
    }

    /// Returns the ID of the call, if the event names one.
    ///
    /// The event of a `dial` over the network names the call that was answered.
    #[must_use]
    #[inline]
    pub fn call_id(&self) -> Option<CallId> {
        let id = self.text(&["call_id"]).or_else(|| self.text(&["call", "call_id"]))?;
        Some(CallId::from(id))
    }

    /// Returns the `control_id` of the operation that the event is about, if it is about one.
    #[must_use]
    #[inline]
    pub fn control_id(&self) -> Option<ControlId> {
        self.text(&["control_id"]).map(ControlId::from)
    }

    /// Returns when the platform sent the event, by its own clock.
    #[must_use]
    #[inline]
    pub fn occurred_at(&self) -> Option<SystemTime> {
        let seconds = self.view().get("timestamp")?.as_f64()?;
        SystemTime::UNIX_EPOCH.checked_add(Duration::try_from_secs_f64(seconds).ok()?)
    }

    /// Returns whether the operation, or the call, is over according to the event.
    ///
    /// `false` for states that this version of the crate does not know. Events may arrive out of order.
    #[must_use]
    #[inline]
    pub fn is_terminal(&self) -> bool {
        let is_transcript = matches!(self, Self::TranscriptCompleted(_) | Self::TranscriptFailed(_));
        let is_partial = self.params().get("final").and_then(View::as_bool) == Some(false);
        let is_continuous = self.text(&["state"]).is_some();
        let mut states = LAST.iter().filter(|place| **place != RESULT || !is_continuous);
        let is_last = states.any(|(path, last)| self.text(path).is_some_and(|state| last.contains(&state)));
        is_transcript || is_last && !is_partial
    }

    /// Returns the parameters, which are at the top of an event without an envelope.
    #[inline]
    fn params(&self) -> View<'_> {
        self.view().get("params").unwrap_or_else(|| self.view())
    }

    #[inline]
    fn text(&self, path: &[&str]) -> Option<&str> {
        self.params().at(path)?.as_str()
    }
}
