//! What must hold for every document.

use serde_json::Value;
use signalwire_calling::{Validate, swml};

/// A document in Rust, and its expected JSON.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) document: swml::Document,
    pub(crate) json: Value,
}

impl Row {
    pub(crate) fn new(name: &'static str, document: impl Into<swml::Document>, json: Value) -> Self {
        Self { name, document: document.into(), json }
    }

    /// Checks that the document writes this JSON, is valid, and is the same when it is read back.
    pub(crate) fn check(&self) {
        let Self { name, document, json } = self;
        assert_eq!(written(document), *json, "{name}");
        assert_eq!(document.validate(), Ok(()), "{name}");
        assert_eq!(&read(json), document, "{name}");
    }
}

/// Returns all documents in this folder.
pub(crate) fn rows() -> Vec<Row> {
    vec![
        crate::flow::row(),
        crate::connecting::row(),
        crate::recording::row(),
        crate::live::row(),
        crate::agents::row(),
        crate::contexts::row(),
        crate::functions::row(),
    ]
}

pub(crate) fn written(document: &swml::Document) -> Value {
    serde_json::to_value(document).expect("a document is JSON")
}

pub(crate) fn read(json: &Value) -> swml::Document {
    serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{json} cannot be read: {error}"))
}
