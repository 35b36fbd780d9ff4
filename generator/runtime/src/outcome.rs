//! What may have happened to a failed request.

/// The outcome of all attempts (`Error::outcome`) or of a single one (`Attempt::outcome`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// No part of the request left this machine. Sending it again is safe.
    NotSent,
    /// The server said that it did not carry out the request.
    ///
    /// Sending it again unchanged is safe, but of little use unless the server asks you to wait (429).
    Rejected,
    /// It is unknown whether the request was carried out.
    ///
    /// Sending it again may do it twice: after `Unknown`, check what happened on the server first.
    Unknown,
}

impl Outcome {
    /// Returns what a response with this status means, or `None` if it is a success.
    pub(super) fn of_status(status: u16) -> Option<Self> {
        match status {
            200..=299 => None,
            // The server gave up waiting, and may have done some of the work.
            408 => Some(Self::Unknown),
            // 307 and 308 ask for the same request elsewhere. After other redirects it may have been done.
            307 | 308 | 400..=499 => Some(Self::Rejected),
            _ => Some(Self::Unknown),
        }
    }
}
