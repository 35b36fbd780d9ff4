//! The log of a call, its events, and its recordings.

use serde_json::Value;

use crate::recordings::{Recording, RecordingId};
use crate::runtime::{PreparedRequest, Response};
use crate::search::{Coverage, Reader, is_not_found};
use crate::types::CallId;
use crate::voice_logs::{GetVoiceLog, ListVoiceLogEvents, LogEvent, SegmentId};
use crate::{Call, Error};

impl From<&CallId> for SegmentId {
    /// Takes the id of a leg for the id of its segment.
    ///
    /// They are the same for a leg that a command returned, or that a log shows: the `id` of the leg is the segment id
    /// that identifies its log. That is all that is known. Whether an id from elsewhere, such as the `call_id` of a
    /// webhook, is also a segment id is not documented. Webhooks have a `segment_id` of their own.
    ///
    /// ```
    /// use signalwire_calling::{types::CallId, voice_logs::SegmentId};
    ///
    /// let id = CallId::from("0a1b2c3d-0000-4000-8000-000000000000");
    /// assert_eq!(SegmentId::from(&id), id.as_str());
    /// ```
    fn from(id: &CallId) -> Self {
        Self::from(id.as_str())
    }
}

impl From<CallId> for SegmentId {
    /// Takes the id of a leg for the id of its segment, as [`SegmentId::from`] a reference does.
    fn from(id: CallId) -> Self {
        Self::from(&id)
    }
}

/// The recordings of a call, and how they were found.
#[derive(Debug)]
#[must_use]
#[non_exhaustive]
pub enum CallRecordings {
    /// The call's log events name recordings, and each was requested by its id.
    ///
    /// Whether events name every recording of a call is not documented.
    Named {
        /// Those that were found.
        recordings: Vec<Recording>,
        /// Ids that events name, but that the server does not know (404) or returned nothing readable for.
        ///
        /// For example because the recording was deleted, or is not there yet.
        missing: Vec<RecordingId>,
    },
    /// No event names a recording.
    ///
    /// The list of all recordings was read, and the leg ids were compared with the call's.
    Listed {
        /// The recordings of the call among those that were read.
        recordings: Vec<Recording>,
        /// How much of the list was read. If it is not complete, the call may have further recordings.
        coverage: Coverage,
    },
}

impl CallRecordings {
    /// Returns the recordings that were found.
    #[must_use]
    pub fn recordings(&self) -> &[Recording] {
        match self {
            Self::Named { recordings, .. } | Self::Listed { recordings, .. } => recordings,
        }
    }

    /// Returns whether everything that was looked for was read.
    ///
    /// That is each recording that events name, or the whole list.
    ///
    /// A recording that appears later is not included, and how long that takes is not documented.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        match self {
            Self::Named { missing, .. } => missing.is_empty(),
            Self::Listed { coverage, .. } => coverage.is_complete(),
        }
    }
}

impl Call {
    /// Returns the log of the call: its state, duration, price and numbers.
    ///
    /// The id of the handle is used as the segment id, which it is for a leg that a command returned; see
    /// [`SegmentId::from`]. A log may take some time to appear; until then, the response may be 404 although the call
    /// exists.
    ///
    /// Sends the request of [`VoiceLogs::get`](crate::voice_logs::VoiceLogs::get), which lists the errors.
    ///
    /// Idempotent: sending it twice has the same effect as once.
    ///
    /// ```
    /// # async fn example(call: signalwire_calling::Call) -> Result<(), signalwire_calling::Error> {
    /// if let Some(leg) = call.log().await?.body() {
    ///     println!("{:?} after {:?} seconds", leg.status, leg.duration);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn log(&self) -> PreparedRequest<Response<GetVoiceLog>> {
        self.client.voice_logs().get(self.id())
    }

    /// Lists what happened on the call, with time, severity and details.
    ///
    /// All events are on one page. An event may take some time to appear. Names and details are not documented.
    ///
    /// Sends the request of [`VoiceLogs::list_events`](crate::voice_logs::VoiceLogs::list_events), which lists the
    /// errors.
    ///
    /// Idempotent: sending it twice has the same effect as once.
    ///
    /// ```
    /// # async fn example(call: signalwire_calling::Call) -> Result<(), signalwire_calling::Error> {
    /// if let Some(events) = call.log_events().await?.body() {
    ///     for event in &events.data {
    ///         println!("{:?} {:?}", event.event_at, event.name);
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn log_events(&self) -> PreparedRequest<Response<ListVoiceLogEvents>> {
        self.client.voice_logs().list_events(self.id())
    }

    /// Looks for the recordings of the call.
    ///
    /// Recordings cannot be filtered by call. So the search reads the call's log events first, and requests each
    /// recording that they name (a string under the key `recording_id`, or under `id` in `recording`): 1 request, and 1
    /// more for each recording. If none is named, or if the call has no log yet, it reads the list of all recordings of
    /// the project, at most `max_pages` pages, and compares the leg ids: 1 request for each page. The size of a page and
    /// the order of the list are not documented, so a project with many recordings may need many pages. 0 reads none.
    ///
    /// Recordings of a conference that the call was in are not found in the list: they have no leg id.
    ///
    /// # Errors
    ///
    /// Returns the error of the log events, except 404, of a named recording, except 404, and of the first
    /// page of the list. If a later page fails, the result says so in its [`Coverage`]. Searching again has no side
    /// effects.
    ///
    /// ```
    /// # async fn example(call: signalwire_calling::Call) -> Result<(), signalwire_calling::Error> {
    /// let found = call.find_recordings(20).await?;
    /// for recording in found.recordings() {
    ///     println!("{} of {:?} seconds", recording.id, recording.duration_in_seconds);
    /// }
    /// if !found.is_complete() {
    ///     println!("there may be more");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn find_recordings(&self, max_pages: u32) -> Result<CallRecordings, Error> {
        let named = self.named_recordings().await?;
        if named.is_empty() {
            self.listed_recordings(max_pages).await
        } else {
            self.get_recordings(named).await
        }
    }

    /// Returns the ids that the log events name, each once.
    async fn named_recordings(&self) -> Result<Vec<RecordingId>, Error> {
        let events = match self.log_events().await {
            Ok(events) => events.into_body().map(|events| events.data).unwrap_or_default(),
            Err(error) if is_not_found(&error) => Vec::new(),
            Err(error) => return Err(error),
        };
        let mut ids = Vec::new();
        for LogEvent { details, .. } in &events {
            details.iter().for_each(|details| gather_ids(details, &mut ids));
        }
        Ok(ids)
    }

    async fn get_recordings(&self, named: Vec<RecordingId>) -> Result<CallRecordings, Error> {
        let (mut recordings, mut missing) = (Vec::new(), Vec::new());
        for id in named {
            match self.client.recordings().get(&id).await {
                Ok(response) => match response.into_body() {
                    Some(recording) => recordings.push(recording),
                    None => missing.push(id),
                },
                Err(error) if is_not_found(&error) => missing.push(id),
                Err(error) => return Err(error),
            }
        }
        Ok(CallRecordings::Named { recordings, missing })
    }

    async fn listed_recordings(&self, max_pages: u32) -> Result<CallRecordings, Error> {
        let mut pages = Reader::new(self.client.recordings().list(), max_pages);
        let mut recordings: Vec<Recording> = Vec::new();
        while let Some(page) = pages.next().await? {
            for recording in page {
                // A recording may be on two pages if the list changes meanwhile.
                let is_new = recordings.iter().all(|known| known.id != recording.id);
                if is_new && is_of(&recording, self.id()) {
                    recordings.push(recording);
                }
            }
        }
        Ok(CallRecordings::Listed { recordings, coverage: pages.coverage() })
    }
}

/// Returns whether a recording is of this leg.
fn is_of(recording: &Recording, leg: &CallId) -> bool {
    let Recording { relay_pstn_leg_id, relay_sip_leg_id, relay_webrtc_leg_id, .. } = recording;
    [relay_pstn_leg_id, relay_sip_leg_id, relay_webrtc_leg_id].into_iter().flatten().any(|id| id == leg)
}

/// Gathers the ids of recordings in the details of an event, at any depth.
fn gather_ids(details: &Value, ids: &mut Vec<RecordingId>) {
    match details {
        Value::Object(members) => {
            for (key, value) in members {
                let id = match key.as_str() {
                    "recording_id" | "recording.id" => value.as_str(),
                    "recording" => value.get("id").and_then(Value::as_str),
                    _ => None,
                };
                if let Some(id) = id.filter(|id| !id.is_empty() && ids.iter().all(|known| known != id)) {
                    ids.push(id.into());
                }
                gather_ids(value, ids);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| gather_ids(item, ids)),
        _ => {}
    }
}

#[cfg(feature = "blocking")]
impl crate::blocking::Call {
    /// Returns the log of the call: its state, duration, price and numbers.
    ///
    /// See [`Call::log`](crate::Call::log) for details.
    pub fn log(&self) -> crate::blocking::PreparedRequest<Response<GetVoiceLog>> {
        self.executor.prepare(self.call.log())
    }

    /// Lists what happened on the call, with time, severity and details.
    ///
    /// See [`Call::log_events`](crate::Call::log_events) for details.
    pub fn log_events(&self) -> crate::blocking::PreparedRequest<Response<ListVoiceLogEvents>> {
        self.executor.prepare(self.call.log_events())
    }

    /// Looks for the recordings of the call, and blocks until the search ends.
    ///
    /// See [`Call::find_recordings`](crate::Call::find_recordings) for details.
    pub fn find_recordings(&self, max_pages: u32) -> Result<CallRecordings, Error> {
        let call = self.call.clone();
        self.executor.wait(async move { call.find_recordings(max_pages).await })
    }
}
