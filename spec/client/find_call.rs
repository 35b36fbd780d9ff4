//! Finds the call of a dial whose answer was lost.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use crate::dial_attempt::DialAttempt;
use crate::responses::Leg;
use crate::search::{Candidate, Compared, Coverage, Reader};
use crate::utc_time::{DAY_MS, date};
use crate::voice_logs::ListVoiceLogs;
use crate::{Client, Error};

/// Logs on a page. Pages of 1000, the maximum, could be larger than the largest body that the client reads.
const PAGE_SIZE: u32 = 500;

/// A search for the call that an attempt dialed, if it did.
///
/// [`Client::find_call`] runs it. The same search can be repeated: it only reads.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct FindCall {
    /// The attempt whose answer was lost.
    pub attempt: DialAttempt,
    /// How long after the beginning of the attempt the call may have been created.
    pub within: Duration,
    /// By how much times in the logs may differ from this machine's clock, in either direction.
    pub clock_skew: Duration,
    /// Maximum number of pages to read.
    pub max_pages: u32,
    /// Another caller that the log may show.
    pub caller_id: Option<String>,
    /// Whether the caller states that nobody else dials; see [`FindCall::nobody_else_dials`].
    pub nobody_else_dials: bool,
}

impl FindCall {
    /// Creates a search with the default limits.
    ///
    /// It looks at the 5 minutes after the beginning of the attempt, allows for clocks that differ by 30 seconds, and
    /// reads at most 100 pages of 500 logs.
    pub fn new(attempt: &DialAttempt) -> Self {
        Self {
            attempt: attempt.clone(),
            within: Duration::from_secs(5 * 60),
            clock_skew: Duration::from_secs(30),
            max_pages: 100,
            caller_id: None,
            nobody_else_dials: false,
        }
    }

    /// Sets how long after the beginning of the attempt the call may have been created. Default: 5 minutes.
    ///
    /// It must cover the time from [`DialAttempt::new`] to the end of the request. With the default retry policy, all
    /// attempts to send a request end within 2 minutes.
    pub fn within(mut self, within: Duration) -> Self {
        self.within = within;
        self
    }

    /// Sets by how much times in the logs may differ from this machine's clock. Default: 30 seconds.
    ///
    /// That is the difference of the two clocks, and one second more, because logs may have times in whole seconds.
    /// A call that seems to have been created this much before the attempt, or after the window, is still compared.
    pub fn clock_skew(mut self, clock_skew: Duration) -> Self {
        self.clock_skew = clock_skew;
        self
    }

    /// Sets the maximum number of pages to read, each with up to 500 logs. Default: 100.
    ///
    /// Each page is a request, with the timeout and the retries of the client.
    pub fn max_pages(mut self, max_pages: u32) -> Self {
        self.max_pages = max_pages;
        self
    }

    /// Also accepts this caller, besides the attempt's `from`: the `caller_id` of the dial, if it had one.
    ///
    /// Which of the two the log shows is not documented.
    pub fn caller_id(mut self, caller_id: impl Into<String>) -> Self {
        self.caller_id = Some(caller_id.into());
        self
    }

    /// States that nobody else dials this pair of numbers, so that the only call that agrees is the one.
    ///
    /// Nobody else means: no other program, no other person, and no other attempt of this program, from twice the
    /// clock skew before the attempt until twice the clock skew after the window of the search. With the defaults,
    /// that is one minute before to six minutes after the attempt. The search cannot check it: if
    /// the statement is false, [`CallSearch::Found`] may be a call of somebody else.
    ///
    /// Without it, only the attempt's id proves that a call is the one.
    pub fn nobody_else_dials(mut self) -> Self {
        self.nobody_else_dials = true;
        self
    }

    /// Returns the beginning of the attempt, in milliseconds since 1970.
    pub(crate) fn began_at_ms(&self) -> i64 {
        i64::try_from(self.attempt.began_at_ms).unwrap_or(i64::MAX)
    }

    /// Returns the first and the last time of creation that agree, in milliseconds since 1970.
    pub(crate) fn window_ms(&self) -> (i64, i64) {
        let begin = self.began_at_ms();
        let milliseconds = |time: Duration| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        let (within, skew) = (milliseconds(self.within), milliseconds(self.clock_skew));
        (begin.saturating_sub(skew), begin.saturating_add(within).saturating_add(skew))
    }

    /// Returns the logs to read.
    ///
    /// Whether the dates themselves are included is not documented, so there is a day to spare on both sides.
    fn logs(&self) -> ListVoiceLogs {
        let (from, until) = self.window_ms();
        ListVoiceLogs::new()
            .created_after(date(from.saturating_sub(DAY_MS)))
            .created_before(date(until.saturating_add(DAY_MS)))
            .page_size(PAGE_SIZE)
    }
}

impl From<&DialAttempt> for FindCall {
    fn from(attempt: &DialAttempt) -> Self {
        Self::new(attempt)
    }
}

/// What a search has found.
///
/// No result means that it is safe to dial again. How long a log takes to appear is not documented, so a call that was
/// not seen may exist and may already ring. Search again later, wait for a webhook, or let a person decide.
#[derive(Debug)]
#[must_use]
#[non_exhaustive]
pub enum CallSearch {
    /// The call that the attempt dialed.
    ///
    /// Either the URL in its log has the attempt's id, or you stated [`FindCall::nobody_else_dials`], all pages were
    /// read, and exactly this call agrees in both numbers, direction and time, and differs in nothing.
    ///
    /// [`Leg::call`] returns a handle to send commands to it.
    Found(Leg),
    /// Calls that may be the one. Nothing proves it.
    ///
    /// The call may also be none of them, if its log has not appeared yet.
    Candidates {
        /// The calls: first those with the attempt's id, then those created closest to its beginning.
        candidates: Vec<Candidate>,
        /// How much was read.
        coverage: Coverage,
    },
    /// No such call was seen. It may still exist.
    NoneSeen {
        /// Time at which the search began, by this machine's clock. Logs that appear later were not seen.
        searched_until: SystemTime,
        /// How much was read.
        coverage: Coverage,
    },
}

impl Client {
    /// Looks in the voice logs for the call that an attempt dialed, after the answer to `dial` was lost.
    ///
    /// Reads the logs of the days around the attempt, one day to spare on both sides, because they can be filtered by
    /// date only. Each is compared with the attempt: the id in the URL of the document, the numbers, the direction, the
    /// source, the URL, and the time of creation. Numbers and addresses are compared exactly, apart from space around
    /// them and the case of a SIP address's host: a number that the platform writes differently is not recognized.
    /// Deleted logs are not read.
    ///
    /// The search ends at the first call that has the attempt's id, which only
    /// [`Dial::recognizable_as`](crate::commands::Dial::recognizable_as) writes into the URL. Without it, the search
    /// reads all pages: one request for every 500 calls of the space in up to three days or more, if the window is
    /// longer.
    ///
    /// Takes the attempt, or a [`FindCall`] with settings. Dials nothing.
    ///
    /// # Errors
    ///
    /// Returns the error of the first page. If a later page fails, the result says so in its
    /// [`Coverage`]. Searching again has no side effects.
    ///
    /// ```
    /// use signalwire_calling::{Client, Error, dial_attempt::DialAttempt, search::{CallSearch, FindCall}};
    ///
    /// async fn resolve(client: &Client, attempt: &DialAttempt) -> Result<(), Error> {
    ///     // True only if this is the only program that calls these people, and it calls each once an hour.
    ///     let search = FindCall::new(attempt).nobody_else_dials();
    ///     match client.find_call(search).await? {
    ///         CallSearch::Found(leg) => println!("the call exists: {}", leg.id),
    ///         CallSearch::Candidates { candidates, .. } => {
    ///             for candidate in candidates {
    ///                 println!("perhaps {}: {:?} agree", candidate.leg.id, candidate.equal);
    ///             }
    ///         }
    ///         CallSearch::NoneSeen { .. } => println!("not seen so far; search again later"),
    ///         _ => {}
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub async fn find_call(&self, search: impl Into<FindCall>) -> Result<CallSearch, Error> {
        let search = search.into();
        let searched_until = SystemTime::now();
        let mut logs = Reader::new(self.voice_logs().list_with(search.logs()), search.max_pages);
        // By id, because a log may be on two pages if the list changes meanwhile.
        let mut candidates: BTreeMap<String, Candidate> = BTreeMap::new();
        while let Some(legs) = logs.next().await? {
            for candidate in legs.into_iter().filter_map(|leg| Candidate::new(&search, leg)) {
                if candidate.is_proven() {
                    return Ok(CallSearch::Found(candidate.leg));
                }
                candidates.insert(candidate.leg.id.as_str().to_owned(), candidate);
            }
        }
        let coverage = logs.coverage();
        let mut candidates: Vec<Candidate> = candidates.into_values().collect();
        if search.nobody_else_dials && coverage.is_complete() {
            if let [only] = candidates.as_slice() {
                if only.agrees() {
                    return Ok(CallSearch::Found(only.leg.clone()));
                }
            }
        }
        if candidates.is_empty() {
            return Ok(CallSearch::NoneSeen { searched_until, coverage });
        }
        candidates.sort_by_key(|candidate| {
            let distance = candidate.delay_ms.map_or(u64::MAX, i64::unsigned_abs);
            (!candidate.equal.contains(&Compared::AttemptId), distance)
        });
        Ok(CallSearch::Candidates { candidates, coverage })
    }
}

#[cfg(feature = "blocking")]
impl crate::blocking::Client {
    /// Looks in the voice logs for the call that an attempt dialed, and blocks until the search ends.
    ///
    /// See [`Client::find_call`](crate::Client::find_call) for details.
    pub fn find_call(&self, search: impl Into<FindCall>) -> Result<CallSearch, Error> {
        let (client, search) = (self.client.clone(), search.into());
        self.executor.wait(async move { client.find_call(search).await })
    }
}
