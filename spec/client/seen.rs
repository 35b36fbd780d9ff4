//! Deduplication of webhooks.
#![cfg(feature = "signatures")]

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

/// The SHA-256 digest of a key.
type Hash = [u8; 32];

/// Remembers which webhooks have been handled, to recognize retries and replays.
///
/// The platform may deliver a webhook more than once, and a signature covers no time: whoever records a signed
/// request can send it again, and it verifies. An event is identified by its type, its call, its control id and
/// its state or timestamp. Without parsing, the body is a key too, if retries repeat it byte for byte.
///
/// ```
/// use std::time::Duration;
/// use signalwire_calling::signature::Seen;
///
/// let mut seen = Seen::new(Duration::from_secs(3600), 10_000);
/// let event = Seen::key(["calling.call.play", "call-1", "control-1", "finished"]);
/// assert!(seen.insert(&event));
/// assert!(!seen.insert(&event), "a retry or a replay");
/// ```
///
/// # Limits
///
/// - It is local to one process and lost on restart. Several servers need a shared store, such as a unique
///   column in a database.
/// - A key is forgotten after the period, and earlier if `capacity` newer ones arrive. A replay after that is not
///   recognized: choose a period longer than any retry, and reject events whose own timestamp is older.
/// - Insert only keys of verified requests. Otherwise anyone can displace the keys or block an event.
/// - If handling fails and the platform should retry, call [`Seen::remove`].
/// - It needs `&mut self`: in a server, put it into a `Mutex`.
///
/// It stores a hash of each key, about 100 bytes per entry, and nothing of the request.
#[derive(Clone)]
pub struct Seen {
    period: Duration,
    capacity: usize,
    hashes: HashSet<Hash>,
    /// The same hashes, oldest first, with the time of their insertion.
    order: VecDeque<(Instant, Hash)>,
}

impl Seen {
    /// Creates an empty set that remembers up to `capacity` keys for a period each.
    ///
    /// A capacity of 0 is 1.
    ///
    /// ```
    /// use std::time::Duration;
    /// use signalwire_calling::signature::Seen;
    ///
    /// let seen = Seen::new(Duration::from_secs(3600), 10_000);
    /// assert!(seen.is_empty());
    /// ```
    #[must_use]
    pub fn new(period: Duration, capacity: usize) -> Self {
        Self { period, capacity: capacity.max(1), hashes: HashSet::new(), order: VecDeque::new() }
    }

    /// Joins the parts of a key so that different parts never result in the same key.
    ///
    /// ```
    /// use signalwire_calling::signature::Seen;
    ///
    /// assert_ne!(Seen::key(["ab", "c"]), Seen::key(["a", "bc"]));
    /// ```
    #[must_use]
    pub fn key<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
        parts.into_iter().map(|part| format!("{}:{part},", part.len())).collect()
    }

    /// Inserts a key and returns whether it is new.
    ///
    /// Inserting a known key does not prolong its period.
    ///
    /// ```
    /// use std::time::Duration;
    /// use signalwire_calling::signature::Seen;
    ///
    /// let mut seen = Seen::new(Duration::from_secs(3600), 10_000);
    /// let body = br#"{"event_type":"calling.call.state"}"#;
    /// assert!(seen.insert(body));
    /// assert!(!seen.insert(body));
    /// ```
    #[must_use = "a key that is not new is a repeated webhook"]
    pub fn insert(&mut self, key: impl AsRef<[u8]>) -> bool {
        self.insert_at(key, Instant::now())
    }

    /// Inserts a key as [`Seen::insert`] does, at a given time. Useful in tests.
    ///
    /// Times must not decrease from call to call.
    ///
    /// ```
    /// use std::time::{Duration, Instant};
    /// use signalwire_calling::signature::Seen;
    ///
    /// let mut seen = Seen::new(Duration::from_secs(60), 10_000);
    /// let start = Instant::now();
    /// assert!(seen.insert_at("event", start));
    /// assert!(!seen.insert_at("event", start + Duration::from_secs(59)));
    /// assert!(seen.insert_at("event", start + Duration::from_secs(60)));
    /// ```
    #[must_use = "a key that is not new is a repeated webhook"]
    pub fn insert_at(&mut self, key: impl AsRef<[u8]>, now: Instant) -> bool {
        while let Some((since, _)) = self.order.front() {
            if now.saturating_duration_since(*since) < self.period {
                break;
            }
            self.remove_oldest();
        }
        let hash = hash(key.as_ref());
        if !self.hashes.insert(hash) {
            return false;
        }
        self.order.push_back((now, hash));
        if self.order.len() > self.capacity {
            self.remove_oldest();
        }
        true
    }

    /// Removes a key, so that a retry of the webhook is new again.
    ///
    /// Call it when handling the webhook has failed. It takes time proportional to the number of keys.
    ///
    /// ```
    /// use std::time::Duration;
    /// use signalwire_calling::signature::Seen;
    ///
    /// let mut seen = Seen::new(Duration::from_secs(3600), 10_000);
    /// assert!(seen.insert("event"));
    /// seen.remove("event");
    /// assert!(seen.insert("event"));
    /// ```
    pub fn remove(&mut self, key: impl AsRef<[u8]>) {
        let hash = hash(key.as_ref());
        if self.hashes.remove(&hash) {
            self.order.retain(|(_, other)| *other != hash);
        }
    }

    /// Returns the number of remembered keys, including those whose period ended since the last insertion.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use signalwire_calling::signature::Seen;
    /// assert_eq!(Seen::new(Duration::from_secs(3600), 10_000).len(), 0);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Returns whether no key is remembered.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use signalwire_calling::signature::Seen;
    /// assert!(Seen::new(Duration::from_secs(3600), 10_000).is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    fn remove_oldest(&mut self) {
        if let Some((_, hash)) = self.order.pop_front() {
            self.hashes.remove(&hash);
        }
    }
}

/// Shows the settings and the number of keys.
impl fmt::Debug for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seen")
            .field("period", &self.period)
            .field("capacity", &self.capacity)
            .field("len", &self.len())
            .finish()
    }
}

fn hash(key: &[u8]) -> Hash {
    Sha256::digest(key).into()
}
