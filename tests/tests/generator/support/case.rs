//! One run of the generator on a test document.

use std::{fs, sync::LazyLock};

use generator::{Generation, LoweredSources, Sources, diagnostic::Diagnostics};
use serde_json::Value;
use tempfile::TempDir;

use super::fixture;

/// The files that a run reads, in a folder of their own.
pub(crate) struct Case {
    folder: TempDir,
    pub(crate) sources: Sources,
}

impl Case {
    /// A fixture of one construct, with its own configuration tables, if any.
    pub(crate) fn of(fixture: &str, text: &str) -> Self {
        Self::with(&format!("{fixture}.yaml"), &fixture::description(text), None, &config_of(fixture))
    }

    /// A fixture's complete description in another form.
    pub(crate) fn of_value(fixture: &str, description: &Value) -> Self {
        Self::with(&format!("{fixture}.json"), &description.to_string(), None, &config_of(fixture))
    }

    /// A description, in a file with this name, with the shared configuration.
    pub(crate) fn new(name: &str, description: &str) -> Self {
        Self::with(name, description, None, "")
    }

    /// A description with an overlay and its own configuration tables.
    pub(crate) fn with(name: &str, description: &str, overlay: Option<&str>, config: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let put = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).expect("a writable temporary folder");
            path
        };
        fs::create_dir(folder.path().join("client")).expect("a writable temporary folder");
        for (name, text) in fixture::listed() {
            put(&name, &text);
        }
        let sources = Sources::new(
            put(name, description),
            overlay.map(|text| put("overlay.yaml", text)),
            put("client.toml", &fixture::config(config)),
        );
        Self { folder, sources }
    }

    /// Returns the intermediate representation, or the error messages.
    pub(crate) fn lower(&self) -> Result<LoweredSources, String> {
        generator::lower_sources(&self.sources).map_err(|problems| self.text(&problems.to_string()))
    }

    /// Returns the files, or the errors.
    pub(crate) fn outcome(&self) -> Result<Generation, Diagnostics> {
        generator::generate(&self.sources)
    }

    /// Returns the files, or the error messages.
    pub(crate) fn generate(&self) -> Result<Generation, String> {
        self.outcome().map_err(|problems| self.text(&problems.to_string()))
    }

    /// Generates from a document that must be valid.
    pub(crate) fn generated(&self) -> Generation {
        self.generate().unwrap_or_else(|problems| panic!("the document is rejected:\n{problems}"))
    }

    /// Returns the warnings, except those for every document: the shared part is short.
    pub(crate) fn warnings(&self, lowered: &LoweredSources) -> String {
        let of_all: Vec<&str> = BASE.warnings.iter().map(|finding| finding.message.as_str()).collect();
        let own = lowered.warnings.iter().filter(|finding| !of_all.contains(&finding.message.as_str()));
        self.text(&own.map(ToString::to_string).collect::<Vec<_>>().join("\n\n"))
    }

    /// Replaces the name of the temporary folder in a text.
    pub(crate) fn text(&self, text: &str) -> String {
        text.replace(&format!("{}/", self.folder.path().display()), "")
    }
}

fn config_of(fixture: &str) -> String {
    let path = fixture::folder().join("configs").join(format!("{fixture}.toml"));
    fs::read_to_string(path).unwrap_or_default()
}

/// The shared part of all documents on its own, with a command without parameters.
pub(crate) static BASE: LazyLock<LoweredSources> = LazyLock::new(|| {
    let nothing = "components:\n  schemas:\n    Set:\n      type: object\n      properties:\n        level:\n          type: integer\n      unevaluatedProperties:\n        not: {}\n";
    let case = Case::new("base.yaml", &fixture::description(nothing));
    case.lower().unwrap_or_else(|problems| panic!("the shared part is rejected:\n{problems}"))
});
