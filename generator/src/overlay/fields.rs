//! Reads members of the overlay one by one, and notes what is missing, of the wrong type or unknown.

use serde_json::{Map, Value};

use crate::diagnostic::Diagnostics;
use crate::load::Document;
use crate::pointer::Pointer;

/// An object of the overlay while it is read.
pub(super) struct Fields<'document> {
    document: &'document Document,
    pub(super) pointer: Pointer,
    members: &'document Map<String, Value>,
}

impl<'document> Fields<'document> {
    /// The object at a place; anything else there is noted.
    pub(super) fn at(
        document: &'document Document,
        pointer: Pointer,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        if let Some(Value::Object(members)) = document.get(&pointer) {
            return Some(Self { document, pointer, members });
        }
        let origin = document.origin(&pointer);
        diagnostics
            .error("this part of the overlay is not an object")
            .at(origin)
            .help("write it as `key: value`");
        None
    }

    /// The object that is a member; its absence is noted.
    pub(super) fn object(&self, key: &str, help: &str, diagnostics: &mut Diagnostics) -> Option<Self> {
        self.required(key, help, diagnostics)?;
        Self::at(self.document, self.pointer.key(key), diagnostics)
    }

    pub(super) fn get(&self, key: &str) -> Option<&'document Value> {
        self.members.get(key)
    }

    /// A member that must be there.
    pub(super) fn required(
        &self,
        key: &str,
        help: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'document Value> {
        let value = self.members.get(key);
        if value.is_none() {
            let origin = self.document.origin(&self.pointer);
            diagnostics.error(format!("`{key}` is missing")).at(origin).help(help);
        }
        value
    }

    /// A member that must be there and hold more than blanks.
    pub(super) fn text(
        &self,
        key: &str,
        help: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'document str> {
        match self.required(key, help, diagnostics)? {
            Value::String(text) if !text.trim().is_empty() => Some(text),
            Value::String(_) => {
                self.error(key, format!("`{key}` is empty"), help, diagnostics);
                None
            }
            _ => {
                self.error(key, format!("`{key}` is not a string"), "put quotes around it", diagnostics);
                None
            }
        }
    }

    /// Notes every key that is neither known nor, where they are welcome, an extension.
    pub(super) fn reject_unknown(&self, known: &[&str], extensions: bool, diagnostics: &mut Diagnostics) {
        for key in self.members.keys() {
            if known.contains(&key.as_str()) || (extensions && key.starts_with("x-")) {
                continue;
            }
            let help = format!("take it away, or correct it to one of: {}", known.join(", "));
            self.error(key, format!("`{key}` means nothing in this place"), help, diagnostics);
        }
    }

    /// Notes a problem with a member.
    pub(super) fn error(
        &self,
        key: &str,
        message: impl Into<String>,
        help: impl Into<String>,
        diagnostics: &mut Diagnostics,
    ) {
        diagnostics.error(message).at(self.document.origin(&self.pointer.key(key))).help(help);
    }
}
