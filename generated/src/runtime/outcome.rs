//! What may have happened to a request that failed.

/// What may have happened to a request that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Nothing of the request left this machine. To send it again is safe.
    NotSent,
    /// The server answered that it did not carry the request out. To send it again unchanged is safe but of little
    /// use, unless the server only asked for patience, as with status 429.
    Rejected,
    /// Nobody knows. It may have been carried out, so sending it again may do it twice.
    Unknown,
}

impl Outcome {
    /// What an answer with this status says; `None` if it is a success.
    pub(super) fn of_status(status: u16) -> Option<Self> {
        match status {
            200..=299 => None,
            // The server gave up waiting, and who knows how far it had come.
            408 => Some(Self::Unknown),
            // Two of the redirects ask for the same request elsewhere. After others it may have been carried out.
            307 | 308 | 400..=499 => Some(Self::Rejected),
            _ => Some(Self::Unknown),
        }
    }
}
