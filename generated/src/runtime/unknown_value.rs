//! Values of an enumeration that were not known when the client was written.

/// A value of an enumeration that this client does not know.
///
/// An enumeration makes one itself when it is built from a value that none of its variants stands for, so that a
/// known value always has its own variant and two equal values compare as equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue<T = String>(T);

impl<T> UnknownValue<T> {
    /// Holds a value that is none of the known ones.
    #[doc(hidden)]
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value as it travels.
    pub fn get(&self) -> &T {
        &self.0
    }
}

impl UnknownValue<String> {
    /// The text as it travels.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
