//! Reads members of the overlay and reports missing, mistyped and unknown ones.

use serde_json::{Map, Value};

use crate::diagnostic::Diagnostics;
use crate::load::Document;
use crate::pointer::Pointer;

/// An object of the overlay being read.
pub(super) struct Fields<'document> {
    document: &'document Document,
    pub(super) pointer: Pointer,
    members: &'document Map<String, Value>,
}

impl<'document> Fields<'document> {
    /// Returns the object at a location; reports anything else there.
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
            .help("write it as `key: value` pairs");
        None
    }

    /// Returns the object in a member; reports its absence.
    pub(super) fn object(&self, key: &str, help: &str, diagnostics: &mut Diagnostics) -> Option<Self> {
        self.required(key, help, diagnostics)?;
        Self::at(self.document, self.pointer.key(key), diagnostics)
    }

    pub(super) fn get(&self, key: &str) -> Option<&'document Value> {
        self.members.get(key)
    }

    /// Returns a required member.
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

    /// Returns a required member that is a non-blank string.
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
                self.error(key, format!("`{key}` is not a string"), "quote it", diagnostics);
                None
            }
        }
    }

    /// Reports every key that is neither known nor, where allowed, an extension.
    pub(super) fn reject_unknown(&self, known: &[&str], extensions: bool, diagnostics: &mut Diagnostics) {
        for key in self.members.keys() {
            if known.contains(&key.as_str()) || (extensions && key.starts_with("x-")) {
                continue;
            }
            let help = format!("remove it, or correct it to one of: {}", known.join(", "));
            self.error(key, format!("unknown key `{key}`"), help, diagnostics);
        }
    }

    /// Reports a problem with a member.
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
