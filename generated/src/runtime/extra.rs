//! Fields that this client has no name for.

use serde_json::{Map, Value};

use super::json::{self, Build, Entries, Fill, Node, Reader, Reflect, Reported, View};

/// Fields of an object that this client has no name for.
///
/// In a request, use it to send fields that were added to the API later. In a response, it holds such fields,
/// and also known fields whose value does not have the expected type: a string instead of a number, or null.
///
/// `Debug` prints the names only, since the values are unknown and may be sensitive.
#[derive(Clone, Default, PartialEq)]
pub struct Extra(Map<String, Value>);

impl Extra {
    /// Creates an empty value.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a field and returns its previous value, if any.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.0.insert(key.into(), value.into())
    }

    /// Returns the value of a field.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// Returns an iterator over all fields.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// Returns whether there are no fields.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the number of fields.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Extra {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(fields: I) -> Self {
        Self(fields.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}

impl From<Map<String, Value>> for Extra {
    fn from(fields: Map<String, Value>) -> Self {
        Self(fields)
    }
}

impl Reflect for Extra {
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}

impl Entries for Extra {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn entries(&self) -> Box<dyn Iterator<Item = (&str, &dyn Reflect)> + '_> {
        Box::new(self.0.iter().map(|(key, value)| (key.as_str(), value as &dyn Reflect)))
    }
}

impl Fill for Extra {
    fn fill(&mut self, value: Node<'_>, reader: &mut Reader) -> Result<(), Reported> {
        match value {
            Node::Object(pairs) => self.0 = pairs.into_map(),
            other => return Err(reader.mismatch("an object", other)),
        }
        Ok(())
    }
}

impl Build for Extra {
    fn blank() -> Self {
        Self::new()
    }
}

json::bridge!(Extra);
