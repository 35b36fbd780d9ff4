//! What a log has in common with an attempt to dial.

use crate::dial_attempt::DialAttempt;
use crate::responses::Leg;
use crate::search::FindCall;
use crate::utc_time;

/// Where the platform says that a call was requested through this API.
const SOURCE: &str = "realtime_api";

/// A call that may be the one that an attempt dialed, and why.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Candidate {
    /// The leg, as its log shows it.
    pub leg: Leg,
    /// What agrees with the attempt.
    pub equal: Vec<Compared>,
    /// What does not agree, but does not rule the call out.
    pub different: Vec<Compared>,
    /// What the log or the attempt does not say.
    pub not_compared: Vec<Compared>,
    /// Milliseconds from the beginning of the attempt to the creation of the leg, if the log has a time.
    ///
    /// Negative if the leg seems older: the platform's clock may be behind this machine's.
    pub delay_ms: Option<i64>,
}

/// Something that a log and an attempt are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Compared {
    /// The id of the attempt, in the URL of the document that the leg ran.
    ///
    /// Proves that the call is the one that was dialed. A call with the id of another attempt is no candidate.
    AttemptId,
    /// Caller: `from`, or [`FindCall::caller_id`].
    From,
    /// Callee: `to`.
    To,
    /// Direction: outbound.
    Direction,
    /// Part of the platform that created the leg: `realtime_api`.
    Source,
    /// URL of the document, with or without the id of the attempt.
    Url,
    /// Whether the leg is one of its own, and not part of another call.
    Parent,
    /// Time at which the leg was created: within the window of the search.
    CreatedAt,
}

impl Candidate {
    /// Compares a leg with an attempt. Returns `None` if it is another call.
    pub(crate) fn new(search: &FindCall, leg: Leg) -> Option<Self> {
        let attempt = &search.attempt;
        let url = leg.url.as_deref();
        let id = url.and_then(DialAttempt::id_in_url).map(|id| id == attempt.id);
        let created_at = leg.created_at.as_deref().and_then(utc_time::milliseconds);
        let (from, until) = search.window_ms();
        let is_caller = |from: &String| {
            let other = search.caller_id.as_deref();
            is_same_address(from, &attempt.from) || other.is_some_and(|other| is_same_address(from, other))
        };
        let is_callee = |to: &String| Some(is_same_address(to, attempt.to.as_deref()?));
        let is_requested_url = |url: &str| {
            let own = attempt.url.as_ref()?;
            Some(own.as_str() == url || attempt.with_id(own).is_some_and(|own| own.as_str() == url))
        };
        let has_parent = leg.parent_id.as_ref().is_some_and(|parent| *parent != leg.id);
        let all = [
            (Compared::AttemptId, id),
            (Compared::From, leg.from.as_ref().map(is_caller)),
            (Compared::To, leg.to.as_ref().and_then(is_callee)),
            (
                Compared::Direction,
                leg.direction.as_ref().map(|direction| direction.as_str().starts_with("outbound")),
            ),
            (Compared::Source, leg.source.as_ref().map(|source| source == SOURCE)),
            (Compared::Url, url.and_then(is_requested_url)),
            (Compared::Parent, Some(!has_parent)),
            (Compared::CreatedAt, created_at.map(|time| (from..=until).contains(&time))),
        ];
        let with = |wanted: Option<bool>| {
            all.iter().filter(|(_, found)| *found == wanted).map(|(what, _)| *what).collect()
        };
        let candidate = Self {
            equal: with(Some(true)),
            different: with(Some(false)),
            not_compared: with(None),
            delay_ms: created_at.map(|time| time.saturating_sub(search.began_at_ms())),
            leg,
        };
        (!candidate.is_other_call()).then_some(candidate)
    }

    /// Returns whether the call has the id of the attempt.
    ///
    /// A further leg that runs the same document has the id as well, and does not count.
    pub(crate) fn is_proven(&self) -> bool {
        let differs = [Compared::To, Compared::Direction, Compared::Parent];
        self.equal.contains(&Compared::AttemptId) && !differs.iter().any(|what| self.different.contains(what))
    }

    /// Returns whether the call could only be another one if somebody else dialed.
    pub(crate) fn agrees(&self) -> bool {
        let needed = [Compared::From, Compared::To, Compared::Direction, Compared::CreatedAt];
        needed.iter().all(|what| self.equal.contains(what)) && self.different.is_empty()
    }

    fn is_other_call(&self) -> bool {
        let decides = [Compared::From, Compared::To, Compared::Direction, Compared::CreatedAt];
        self.different.contains(&Compared::AttemptId)
            || !self.equal.contains(&Compared::AttemptId)
                && decides.iter().any(|what| self.different.contains(what))
    }
}

/// Compares numbers and addresses.
///
/// They must be the same, apart from space around them and the case of a SIP address's host.
fn is_same_address(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    match (sip(one), sip(other)) {
        (Some((one, host)), Some((other, other_host))) => {
            one == other && host.eq_ignore_ascii_case(other_host)
        }
        _ => one == other,
    }
}

/// Splits a SIP address in what comes before the host, and the rest.
fn sip(address: &str) -> Option<(&str, &str)> {
    let is_sip = address.starts_with("sip:") || address.starts_with("sips:");
    let host = address.rfind('@').or_else(|| address.find(':'))? + 1;
    is_sip.then(|| address.split_at(host))
}
