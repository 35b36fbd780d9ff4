//! Enum values that were unknown when the client was generated.

/// An enum value that this client does not know.
///
/// Only the enum itself creates one, when it is built from a value that has no variant. A known value
/// therefore always has its own variant, and equal values compare as equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue<T = String>(T);

impl<T> UnknownValue<T> {
    /// Wraps a value that is none of the known ones.
    #[doc(hidden)]
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// Returns the value as it is sent and received.
    pub fn get(&self) -> &T {
        &self.0
    }
}

impl UnknownValue<String> {
    /// Returns the string as it is sent and received.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
