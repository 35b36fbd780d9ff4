//! What all events of a call have in common, and reading those whose envelope is missing.

#![cfg(feature = "events")]

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::events::Event;
use crate::types::{CallId, ControlId};
use crate::{JsonReader, ReadError};

/// States after which the operation, or the call, sends no further events.
const LAST_STATES: [&str; 9] =
    ["completed", "disconnected", "ended", "error", "failed", "finished", "hangup", "no_input", "no_match"];

/// Fields of `params` that only one kind of event has, the most specific first.
const KINDS: [(&str, &str); 9] = [
    ("result", "calling.call.collect"),
    ("detect", "calling.call.detect"),
    ("record", "calling.call.record"),
    ("tap", "calling.call.tap"),
    ("fax", "calling.call.fax"),
    ("connect_state", "calling.call.connect"),
    ("dial_state", "calling.call.dial"),
    ("sip_refer_to", "calling.call.refer"),
    ("call_state", "calling.call.state"),
];

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
    // Inline, so that only programs that read events compile the code for it.
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
        let kind = KINDS.iter().find(|(field, _)| value.get(field).is_some());
        match kind {
            Some((_, kind)) => reader.read_value(json!({"event_type": kind, "params": value})),
            None => Ok(Self::Other(value)),
        }
    }

    /// Returns the ID of the call, if the event names one.
    ///
    /// The event of a `dial` over the network names the call that was answered.
    #[must_use]
    pub fn call_id(&self) -> Option<CallId> {
        let value = self.value();
        let places = ["/params/call_id", "/params/call/call_id", "/call_id"];
        places.iter().find_map(|place| value.pointer(place)?.as_str()).map(CallId::from)
    }

    /// Returns the `control_id` of the operation that the event is about, if it is about one.
    #[must_use]
    pub fn control_id(&self) -> Option<ControlId> {
        let value = self.value();
        ["/params/control_id", "/control_id"]
            .iter()
            .find_map(|place| value.pointer(place)?.as_str())
            .map(ControlId::from)
    }

    /// Returns when the platform sent the event, by its own clock.
    #[must_use]
    pub fn occurred_at(&self) -> Option<SystemTime> {
        let seconds = self.value().get("timestamp")?.as_f64()?;
        SystemTime::UNIX_EPOCH.checked_add(Duration::try_from_secs_f64(seconds).ok()?)
    }

    /// Returns whether the operation, or the call, is over according to the event.
    ///
    /// `false` for states that this version of the crate does not know. Events may arrive out of order.
    #[must_use]
    pub fn is_terminal(&self) -> bool {
        let value = self.value();
        let Some(params) = value.get("params") else { return false };
        let is_partial = params.get("final") == Some(&Value::Bool(false));
        let has_result = params.get("result").is_some_and(Value::is_object) && params.get("state").is_none();
        let states = ["state", "call_state", "connect_state", "dial_state", "status"];
        let mut found = states.iter().filter_map(|field| params.get(field)?.as_str());
        let is_transcript = matches!(self, Self::TranscriptCompleted(_) | Self::TranscriptFailed(_));
        !is_partial && (is_transcript || has_result || found.any(|state| LAST_STATES.contains(&state)))
    }

    fn value(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}
