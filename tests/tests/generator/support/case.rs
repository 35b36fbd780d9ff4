//! One run of the generator on a document of a test's own.

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
    /// A fixture of one construct, with the configuration tables of its own, if it has some.
    pub(crate) fn of(fixture: &str, text: &str) -> Self {
        Self::with(&format!("{fixture}.yaml"), &fixture::description(text), None, &config_of(fixture))
    }

    /// A fixture's whole description in another form.
    pub(crate) fn of_value(fixture: &str, description: &Value) -> Self {
        Self::with(&format!("{fixture}.json"), &description.to_string(), None, &config_of(fixture))
    }

    /// A description, in a file of this name, with the shared configuration.
    pub(crate) fn new(name: &str, description: &str) -> Self {
        Self::with(name, description, None, "")
    }

    /// A description with an overlay and with configuration tables of its own.
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

    /// The intermediate representation, or the error texts.
    pub(crate) fn lower(&self) -> Result<LoweredSources, String> {
        generator::lower_sources(&self.sources).map_err(|problems| self.text(&problems.to_string()))
    }

    /// The files, or the errors.
    pub(crate) fn outcome(&self) -> Result<Generation, Diagnostics> {
        generator::generate(&self.sources)
    }

    /// The files, or the error texts.
    pub(crate) fn generate(&self) -> Result<Generation, String> {
        self.outcome().map_err(|problems| self.text(&problems.to_string()))
    }

    /// What is generated from a document that must be in order.
    pub(crate) fn generated(&self) -> Generation {
        self.generate().unwrap_or_else(|problems| panic!("the document is refused:\n{problems}"))
    }

    /// The warnings but for those that every document gets: the shared part is short.
    pub(crate) fn warnings(&self, lowered: &LoweredSources) -> String {
        let of_all: Vec<&str> = BASE.warnings.iter().map(|finding| finding.message.as_str()).collect();
        let own = lowered.warnings.iter().filter(|finding| !of_all.contains(&finding.message.as_str()));
        self.text(&own.map(ToString::to_string).collect::<Vec<_>>().join("\n\n"))
    }

    /// A text without the name of the temporary folder.
    pub(crate) fn text(&self, text: &str) -> String {
        text.replace(&format!("{}/", self.folder.path().display()), "")
    }
}

fn config_of(fixture: &str) -> String {
    let path = fixture::folder().join("configs").join(format!("{fixture}.toml"));
    fs::read_to_string(path).unwrap_or_default()
}

/// What the shared part of all documents becomes by itself, with a command that takes nothing.
pub(crate) static BASE: LazyLock<LoweredSources> = LazyLock::new(|| {
    let nothing = "components:\n  schemas:\n    Set:\n      type: object\n      properties:\n        level:\n          type: integer\n      unevaluatedProperties:\n        not: {}\n";
    let case = Case::new("base.yaml", &fixture::description(nothing));
    case.lower().unwrap_or_else(|problems| panic!("the shared part is refused:\n{problems}"))
});
