//! The structure of `client.toml`.

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

/// The contents of `client.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// Metadata of the generated crate.
    #[serde(rename = "crate")]
    pub krate: Crate,
    /// The part of the description that the client covers.
    pub slice: Slice,
    /// How the client finds and addresses the server.
    pub server: Server,
    /// How the variants of a tagged request body become methods. Without it, no operation takes commands.
    pub commands: Option<Commands>,
    /// Groups of operations, by tag.
    #[serde(default)]
    pub groups: BTreeMap<String, Group>,
    /// Names of operations, by `operationId`.
    #[serde(default)]
    pub operations: BTreeMap<String, Operation>,
    /// The type whose methods act on one existing resource.
    pub handle: Option<Handle>,
    /// How error messages quote error responses.
    #[serde(default)]
    pub errors: Errors,
    /// Rust names for components (by name) and inline schemas (by JSON pointer).
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Rust names for properties, by JSON pointer, that replace the JSON names.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// Separate modules for components, by name prefix.
    #[serde(default)]
    pub namespaces: BTreeMap<String, Namespace>,
    /// Prefixes removed from component names to form Rust names.
    #[serde(default)]
    pub strip_prefixes: Vec<String>,
    /// Documentation pages.
    #[serde(default)]
    pub pages: Vec<Page>,
    /// Hand-written modules.
    #[serde(default)]
    pub modules: Vec<Module>,
    /// Hand-written example programs.
    #[serde(default)]
    pub examples: Vec<Program>,
    /// Additional features of the crate, as in a manifest. `default` lists those that are on by default.
    #[serde(default)]
    pub features: BTreeMap<String, Vec<String>>,
    /// Additional dependencies of the hand-written modules, as in a manifest.
    #[serde(default)]
    pub dependencies: BTreeMap<String, toml::Value>,
    /// Additional dependencies of the example programs, as in a manifest.
    #[serde(default)]
    pub dev_dependencies: BTreeMap<String, toml::Value>,
    /// Position of each key in the file.
    #[serde(skip)]
    pub places: Places,
}

/// Metadata of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Crate {
    /// Package name.
    pub name: String,
    /// Package version.
    pub version: String,
    /// One-line description for the registry.
    pub description: String,
    /// SPDX license expression.
    pub license: String,
    /// Search keywords.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Registry categories.
    #[serde(default)]
    pub categories: Vec<String>,
    /// Minimum supported Rust version.
    pub rust_version: String,
    /// Introduction of the crate documentation, in Markdown.
    pub introduction: String,
}

/// The part of the description that the client covers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Slice {
    /// Operations to generate, by `operationId`; `*` selects all that are supported.
    pub operations: Vec<String>,
    /// Webhooks whose payloads become types, by name; `*` selects all.
    #[serde(default)]
    pub webhooks: Vec<String>,
    /// Whether each group of operations is a feature of the crate.
    #[serde(default)]
    pub group_features: bool,
    /// Components that stay plain JSON, by name.
    #[serde(default)]
    pub opaque: Vec<String>,
    /// Parts that the client leaves out on purpose.
    #[serde(default)]
    pub left_out: LeftOut,
}

/// Reasons for leaving out parts of the description, required by `--strict`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LeftOut {
    /// Why webhooks are not generated.
    pub webhooks: Option<String>,
    /// Why unselected operations are left out.
    pub operations: Option<String>,
    /// Why security schemes that no selected operation uses are left out.
    pub security_schemes: Option<String>,
}

/// How the client finds and addresses the server.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Server {
    /// Server variable of the description that users of the client set.
    pub variable: String,
    /// Names of the builder's setters.
    pub setters: Labels,
    /// Labels of the settings in error messages.
    pub labels: Labels,
    /// Environment variables that hold the settings.
    pub environment: Environment,
    /// Response headers that may carry the request id, in order of preference.
    #[serde(default)]
    pub request_id_headers: Vec<String>,
}

/// A name for each of the three settings of a client.
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

/// Environment variables of the client's settings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Environment {
    /// The server variable.
    pub server: String,
    /// The user name of basic authentication.
    pub username: String,
    /// The password of basic authentication.
    pub password: String,
    /// The file of trusted certificates, if there is a variable for it.
    pub ca_file: Option<String>,
}

/// How the variants of a tagged request body become methods.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Commands {
    /// Operation that takes the commands, by `operationId`. It must be given if several operations are selected.
    pub operation: Option<String>,
    /// Property of each variant that holds the parameters.
    pub payload: String,
    /// Prefix removed from tag values to form names.
    #[serde(default)]
    pub strip_prefix: String,
    /// Field of the payload by which later events refer to the command.
    pub correlation_id: Option<String>,
    /// Search aliases of methods in the documentation, by tag value.
    #[serde(default)]
    pub aliases: BTreeMap<String, Vec<String>>,
}

/// A group of operations.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Group {
    /// Name of the module, and of the client's method that returns the group's handle.
    pub module: String,
}

/// Names of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Operation {
    /// Name of the method.
    pub method: String,
}

/// How error messages quote error responses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Errors {
    /// String fields of an error entry to show, in this order; all if empty.
    #[serde(default)]
    pub shown: Vec<String>,
    /// Machine-readable codes of error responses.
    pub codes: Option<Codes>,
}

/// The machine-readable codes of error responses.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Codes {
    /// Field that holds a code.
    pub field: String,
    /// Additional documentation of the error's `codes`, in Markdown.
    #[serde(default)]
    pub docs: String,
}

/// A separate, feature-gated module for documents of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Namespace {
    /// Name of the module and of its feature.
    pub module: String,
    /// Documentation of the module.
    pub docs: String,
    /// Component that describes the whole document.
    pub root: String,
    /// Type of a document outside the module: typed or plain JSON.
    pub document: String,
    /// Documentation of that type.
    pub document_docs: String,
    /// Regular expression that matches a placeholder, in a string of a document, for a later value.
    pub placeholder: Option<String>,
}

/// The type whose methods act on one existing resource.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Handle {
    /// Name of the Rust type.
    pub name: String,
    /// Method of the client that creates it.
    pub method: String,
    /// Property next to the payload that carries the resource's id.
    pub id: String,
    /// Documentation of the type.
    pub docs: String,
}

impl Config {
    /// Returns whether the operation takes the commands.
    pub fn takes_commands(&self, operation: &str) -> bool {
        self.commands.as_ref().is_some_and(|commands| {
            match (&commands.operation, &self.slice.operations[..]) {
                (Some(named), _) => named == operation,
                (None, [only]) => only == operation,
                (None, _) => false,
            }
        })
    }

    /// Reads the file and the files it lists. Reports invalid values; the others remain usable.
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

    /// Parses the text of `client.toml`; `file` is only used in error messages.
    pub fn parse(file: &Path, text: &str, problems: &mut Diagnostics) -> Option<Self> {
        let places = Places::read(file, text);
        let mut config: Self =
            problems.settle(toml::from_str(text).map_err(|cause| error::malformed(&places, &cause)))?;
        config.places = places;
        problems.extend(error::check(&config, &config.places));
        Some(config)
    }

    /// Returns the origin of a key in the file.
    pub fn origin<'a>(&self, keys: impl IntoIterator<Item = &'a str>) -> Origin {
        self.places.origin(&Pointer::root().keys(keys))
    }
}
