//! The shape of `client.toml`.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;

use super::{
    error,
    module::{self, Module},
    page::{self, Page},
    places::Places,
    program::{self, Program},
};
use crate::{
    diagnostic::{Diagnostics, Origin},
    load::read_text,
    pointer::Pointer,
};

/// Everything that `client.toml` says.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The emitted crate's own metadata.
    #[serde(rename = "crate")]
    pub krate: Crate,
    /// Which part of the description the client covers.
    pub slice: Slice,
    /// How the client finds and addresses the server.
    pub server: Server,
    /// How the variants of a tagged request body become methods.
    pub commands: Commands,
    /// The object that methods for one existing resource hang on.
    pub handle: Option<Handle>,
    /// How error messages quote what the server says.
    #[serde(default)]
    pub errors: Errors,
    /// Rust names for components (by name) and inline schemas (by JSON pointer), where the derived ones are poor.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Rust names for properties, by JSON pointer, where JSON's own are poor.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// Modules of their own for components, by the prefix of their names.
    #[serde(default)]
    pub namespaces: BTreeMap<String, Namespace>,
    /// Prefixes that component names shed before they become Rust names.
    #[serde(default)]
    pub strip_prefixes: Vec<String>,
    /// Pages of documentation.
    #[serde(default)]
    pub pages: Vec<Page>,
    /// Modules that are written by hand.
    #[serde(default)]
    pub modules: Vec<Module>,
    /// Example programs, which are written by hand.
    #[serde(default)]
    pub examples: Vec<Program>,
    /// What the example programs depend on besides the client and its dependencies, as in a manifest.
    #[serde(default)]
    pub dev_dependencies: BTreeMap<String, toml::Value>,
    /// Where each key stands in the file.
    #[serde(skip)]
    pub places: Places,
}

/// The emitted crate's own metadata.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Crate {
    /// The package name.
    pub name: String,
    /// The package version.
    pub version: String,
    /// One line for the registry.
    pub description: String,
    /// The licence expression.
    pub license: String,
    /// Search words.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Registry categories.
    #[serde(default)]
    pub categories: Vec<String>,
    /// The oldest compiler that builds the crate.
    pub rust_version: String,
    /// The opening of the crate documentation, in Markdown.
    pub introduction: String,
}

/// Which part of the description the client covers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Slice {
    /// The operations to generate, by `operationId`.
    pub operations: Vec<String>,
    /// Components that stay plain JSON, by name.
    #[serde(default)]
    pub opaque: Vec<String>,
    /// What the client leaves out on purpose.
    #[serde(default)]
    pub left_out: LeftOut,
}

/// What the client leaves out on purpose, each with the reason, which `--strict` demands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LeftOut {
    /// Why no webhook is generated.
    pub webhooks: Option<String>,
    /// Why operations that are not chosen are left out.
    pub operations: Option<String>,
    /// Why security schemes that no chosen operation uses are left out.
    pub security_schemes: Option<String>,
}

/// How the client finds and addresses the server.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Server {
    /// The description's server variable that a user of the client sets.
    pub variable: String,
    /// The builder's setters.
    pub setters: Labels,
    /// The same three in words, for error texts.
    pub labels: Labels,
    /// The environment variables that hold them.
    pub environment: Environment,
    /// Response headers that may carry the server's id of a request, in order of preference.
    #[serde(default)]
    pub request_id_headers: Vec<String>,
}

/// A word for each of the three things that a client needs to know.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Labels {
    /// The server variable.
    pub server: String,
    /// The user name of basic authentication.
    pub username: String,
    /// The password of basic authentication.
    pub password: String,
}

/// The environment variables that hold the three, and one more.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Environment {
    /// The server variable.
    pub server: String,
    /// The user name of basic authentication.
    pub username: String,
    /// The password of basic authentication.
    pub password: String,
    /// The file of certificates to trust, if there is a variable for it.
    pub ca_file: Option<String>,
}

/// How the variants of a tagged request body become methods.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Commands {
    /// The property of each variant that holds what the caller says.
    pub payload: String,
    /// The prefix that tag values shed before they become names.
    #[serde(default)]
    pub strip_prefix: String,
    /// The payload's field by which later events refer to the command.
    pub correlation_id: Option<String>,
    /// Other words by which a reader of the documentation may look for a method, by the tag's value.
    #[serde(default)]
    pub aliases: BTreeMap<String, Vec<String>>,
}

/// How error messages quote what the server says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Errors {
    /// The text fields of an entry that a message shows, in this order; all if none are named.
    #[serde(default)]
    pub shown: Vec<String>,
    /// How a refusal tells programs its reason.
    pub codes: Option<Codes>,
}

/// The codes by which refusals tell programs their reasons.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Codes {
    /// The field that holds one.
    pub field: String,
    /// What the documentation of the error's `codes` goes on with, in Markdown.
    #[serde(default)]
    pub docs: String,
}

/// A module of its own, behind a feature, for documents of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Namespace {
    /// The module, and the feature that it is behind.
    pub module: String,
    /// The module's documentation.
    pub docs: String,
    /// The component that is the whole document.
    pub root: String,
    /// The type by which everything outside the module takes a document: typed, or as plain JSON.
    pub document: String,
    /// The documentation of that type.
    pub document_docs: String,
    /// The regular expression that finds, in a text of a document, a placeholder for a value that is filled in later.
    pub placeholder: Option<String>,
}

/// The object that methods for one existing resource hang on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Handle {
    /// Its Rust type.
    pub name: String,
    /// The client's method that makes one.
    pub method: String,
    /// The property beside the payload that carries the resource's id.
    pub id: String,
    /// Its documentation.
    pub docs: String,
}

impl Config {
    /// Reads the file, and those that it lists. A value that is wrong is reported; the others can be used all the same.
    pub fn read(path: &Path, problems: &mut Diagnostics) -> Option<Self> {
        let text = read_text(path)
            .map_err(|problem| problems.extend(error::unreadable(path, &problem.told())))
            .ok()?;
        let mut config = Self::parse(path, &text, problems)?;
        page::read(&mut config, path, problems);
        module::read(&mut config, path, problems);
        program::read(&mut config, path, problems);
        Some(config)
    }

    /// Reads `client.toml`; `file` is only its name in error messages.
    pub fn parse(file: &Path, text: &str, problems: &mut Diagnostics) -> Option<Self> {
        let places = Places::read(file, text);
        let mut config: Self =
            problems.settle(toml::from_str(text).map_err(|cause| error::malformed(&places, &cause)))?;
        config.places = places;
        problems.extend(error::check(&config, &config.places));
        Some(config)
    }

    /// Where a key stands in the file.
    pub fn origin<'a>(&self, keys: impl IntoIterator<Item = &'a str>) -> Origin {
        self.places.origin(&Pointer::root().keys(keys))
    }
}
