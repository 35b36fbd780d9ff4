//! Modules of the client that are written by hand: their files stand beside the configuration.

use std::{collections::BTreeSet, path::Path};

use proc_macro2::Span;
use serde::Deserialize;
use syn::visit_mut::VisitMut;

use super::{Config, beside::Beside, error::is_function_name};
use crate::diagnostic::Diagnostics;

/// The modules that every client has, or may have, without anybody writing them.
const GENERATED: &str = "answer blocking client client_builder commands error guide lib request responses runtime transport types";

/// A module that is written by hand, and copied into the client's root.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Module {
    /// The file, as seen from the configuration's folder. The module is called like it.
    pub file: String,
    /// Whether the module is public. One that only adds to types of the client need not be.
    #[serde(default)]
    pub public: bool,
    /// What the file holds.
    #[serde(skip)]
    pub content: Beside,
}

impl Module {
    /// The name of the module.
    pub fn name(&self) -> &str {
        let name = self.file.rsplit('/').next().unwrap_or_default();
        name.strip_suffix(".rs").unwrap_or_default()
    }
}

/// Reads every module, and checks what rustc would only find in the copy.
pub(super) fn read(config: &mut Config, file: &Path, problems: &mut Diagnostics) {
    let mut taken: BTreeSet<String> = GENERATED.split(' ').map(str::to_owned).collect();
    taken.extend(config.handle.iter().map(|handle| handle.method.clone()));
    taken.extend(config.namespaces.values().map(|namespace| namespace.module.clone()));
    for (index, module) in config.modules.iter_mut().enumerate() {
        let origin = config.places.origin_in_list("modules", index, "file");
        let name = module.name().to_owned();
        if !is_function_name(&name) {
            problems
                .error(format!("`{}` is not the file of a Rust module in snake_case", module.file))
                .at(origin.clone())
                .help("call it for instance `desk_lamp.rs`");
            continue;
        }
        if !taken.insert(name.clone()) {
            problems
                .error(format!("the client has another module `{name}`"))
                .at(origin.clone())
                .help("give the file another name: it names the module");
        }
        if let Some(content) = Beside::read(file, &module.file, &origin, problems) {
            check(&content, problems);
            module.content = content;
        }
    }
}

fn check(content: &Beside, problems: &mut Diagnostics) {
    let mut report = |span: Option<Span>, message: String, help: &str| {
        let origin = span.map_or_else(|| content.line(0), |span| content.bytes(span.byte_range()));
        problems.error(message).at(origin).help(help);
    };
    let mut parsed = match syn::parse_file(content.text()) {
        Ok(parsed) => parsed,
        Err(cause) => {
            return report(
                Some(cause.span()),
                format!("this is not Rust: {cause}"),
                "look at the syntax, the quotes and the brackets at this place and just before it",
            );
        }
    };
    if !parsed.attrs.iter().any(|attribute| attribute.path().is_ident("doc")) {
        report(
            None,
            "the module has no documentation of its own".to_owned(),
            "begin the file with a line of documentation, `//! What it is for.`",
        );
    }
    let mut elsewhere = Elsewhere(Vec::new());
    elsewhere.visit_file_mut(&mut parsed);
    for (span, name) in elsewhere.0 {
        report(
            Some(span),
            format!("the module `{name}` stands in a file of its own, which would not be copied"),
            "write it here, between braces, or list its file under [[modules]]",
        );
    }
}

/// The modules that a file declares and does not hold.
struct Elsewhere(Vec<(Span, String)>);

impl VisitMut for Elsewhere {
    fn visit_item_mod_mut(&mut self, item: &mut syn::ItemMod) {
        if item.content.is_none() {
            self.0.push((item.ident.span(), item.ident.to_string()));
        }
        syn::visit_mut::visit_item_mod_mut(self, item);
    }
}
