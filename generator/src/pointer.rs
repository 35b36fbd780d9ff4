//! JSON Pointer (RFC 6901): how every stage refers to a location in the description.

use std::fmt;

/// A location in a JSON document, such as `/components/schemas/Lamp/properties/id`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(String);

impl Pointer {
    /// Returns the pointer to the whole document.
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// Wraps text that already is a JSON pointer, such as a `$ref` fragment or a JSONPath location.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the pointer to a key of the object at this location.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        Self(format!("{}/{}", self.0, key.replace('~', "~0").replace('/', "~1")))
    }

    /// Returns the pointer to an element of the array at this location.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// Returns the pointer several keys below this location.
    #[must_use]
    pub fn keys<'a>(&self, keys: impl IntoIterator<Item = &'a str>) -> Self {
        keys.into_iter().fold(self.clone(), |pointer, key| pointer.key(key))
    }

    /// Appends another pointer to this one.
    #[must_use]
    pub fn join(&self, below: &Self) -> Self {
        Self(format!("{}{}", self.0, below.0))
    }

    /// Returns whether this location equals the other one or is inside it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.strip_prefix(&other.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Returns the unescaped steps from the root to this location.
    pub fn steps(&self) -> impl Iterator<Item = String> {
        self.0.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"))
    }

    /// Returns the parent location, or `None` at the root.
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').map(|end| Self(self.0[..end].to_owned()))
    }

    /// Returns the unescaped last step, or `None` at the root.
    pub fn last(&self) -> Option<String> {
        self.steps().last()
    }

    /// Returns the pointer in RFC 6901 syntax.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.0.is_empty() { "/" } else { &self.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::Pointer;

    #[test]
    fn steps_are_escaped_and_come_back() {
        let pointer = Pointer::root().key("paths").key("/api/~x").index(3);
        assert_eq!(pointer.as_str(), "/paths/~1api~1~0x/3");
        assert_eq!(pointer.steps().collect::<Vec<_>>(), ["paths", "/api/~x", "3"]);
        assert_eq!(pointer.parent(), Some(Pointer::root().key("paths").key("/api/~x")));
        assert_eq!(Pointer::root().parent(), None);
    }
}
