//! What a value can be.

use super::TypeName;

/// The type of a field, an element or a payload.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    /// Any text.
    String,
    /// Text that must not be shown.
    Secret,
    /// An absolute URI, or text that may be one; credentials in it are not shown.
    Uri,
    /// Whole seconds, as decimal digits in a string.
    DecimalSeconds,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer(IntegerKind),
    /// Any number.
    Number,
    /// A number of either kind that counts time.
    Time(TimeUnit, Box<Type>),
    /// Any JSON value.
    Json,
    /// Any JSON object.
    JsonObject,
    /// An array.
    List(Box<Type>),
    /// An object used as a map from text.
    Map(Box<Type>),
    /// A definition of its own.
    Named(TypeName),
    /// A definition of its own, on the heap; [`Api::boxes`](super::Api::boxes) says why.
    Boxed(TypeName),
}

/// The Rust integers that a description can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IntegerKind {
    /// 32 bits, may be negative.
    I32,
    /// 64 bits, may be negative.
    I64,
    /// 32 bits, not negative.
    U32,
    /// 64 bits, not negative.
    U64,
}

/// What a number of time counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
}

/// Which way a definition travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// From the client to the server.
    Request,
    /// From the server to the client.
    Response,
    /// Both ways.
    Both,
}

impl Usage {
    /// Whether the definition is sent.
    pub fn is_sent(self) -> bool {
        self != Self::Response
    }

    /// Whether the definition is received.
    pub fn is_received(self) -> bool {
        self != Self::Request
    }

    /// The usage that covers both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Both }
    }
}
