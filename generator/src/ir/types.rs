//! Types of values.

use super::TypeName;

/// The type of a field, an element or a payload.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    /// Any string.
    String,
    /// A string that is redacted.
    Secret,
    /// An absolute URI, or a string that may be one; credentials in it are redacted.
    Uri,
    /// Whole seconds as a string of decimal digits.
    DecimalSeconds,
    /// `true` or `false`.
    Bool,
    /// An integer.
    Integer(IntegerKind),
    /// Any number.
    Number,
    /// A number that represents a duration.
    Time(TimeUnit, Box<Type>),
    /// Any JSON value.
    Json,
    /// Any JSON object.
    JsonObject,
    /// An array.
    List(Box<Type>),
    /// An object used as a map with string keys.
    Map(Box<Type>),
    /// A named definition.
    Named(TypeName),
    /// A boxed named definition; [`Api::boxes`](super::Api::boxes) gives the reason.
    Boxed(TypeName),
}

/// Rust integer types that a description can select.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IntegerKind {
    /// Signed, 32 bits.
    I32,
    /// Signed, 64 bits.
    I64,
    /// Unsigned, 32 bits.
    U32,
    /// Unsigned, 64 bits.
    U64,
}

/// The unit of a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
}

/// Whether a definition is sent, received or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// Sent to the server.
    Request,
    /// Received from the server.
    Response,
    /// Sent and received.
    Both,
}

impl Usage {
    /// Returns whether the definition is sent.
    pub fn is_sent(self) -> bool {
        self != Self::Response
    }

    /// Returns whether the definition is received.
    pub fn is_received(self) -> bool {
        self != Self::Request
    }

    /// Returns the usage that covers both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Both }
    }
}
