//! Checks hand-written Rust files that are copied into the client.

use std::{collections::BTreeSet, path::Path};

use proc_macro2::Span;
use syn::visit_mut::VisitMut;

use super::{beside::Beside, error::is_function_name};
use crate::diagnostic::{Diagnostics, Origin};

/// Returns the module or program name of a file.
pub(super) fn name(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".rs").unwrap_or_default()
}

/// Reads and checks a listed file, which becomes a module or a program (`kind`) with a unique name.
pub(super) fn read(
    kind: &str,
    listed: (&Path, &str, &Origin),
    taken: &mut BTreeSet<String>,
    problems: &mut Diagnostics,
) -> Option<Beside> {
    let (config, file, origin) = listed;
    let name = name(file);
    if !is_function_name(name) {
        problems
            .error(format!("`{file}` is not a valid file name for a Rust module in snake_case"))
            .at(origin.clone())
            .help("rename it, for example to `desk_lamp.rs`");
        return None;
    }
    if !taken.insert(name.to_owned()) {
        problems
            .error(format!("the client already has another {kind} `{name}`"))
            .at(origin.clone())
            .help(format!("rename the file; its name becomes the name of the {kind}"));
    }
    let content = Beside::read(config, file, origin, problems)?;
    check(&content, problems);
    Some(content)
}

/// Checks that the file is valid Rust, has documentation and needs no other file.
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
                format!("this is not valid Rust: {cause}"),
                "check the syntax, quotes and brackets here and just before",
            );
        }
    };
    if !parsed.attrs.iter().any(|attribute| attribute.path().is_ident("doc")) {
        report(
            None,
            "the file has no documentation".to_owned(),
            "start the file with a line of documentation: `//! What it is for.`",
        );
    }
    let mut elsewhere = Elsewhere(Vec::new());
    elsewhere.visit_file_mut(&mut parsed);
    for (span, name) in elsewhere.0 {
        report(
            Some(span),
            format!("the module `{name}` is in a separate file, which would not be copied"),
            "write it inline between braces, or list its file under [[modules]]",
        );
    }
}

/// Modules that a file declares but does not contain.
struct Elsewhere(Vec<(Span, String)>);

impl VisitMut for Elsewhere {
    fn visit_item_mod_mut(&mut self, item: &mut syn::ItemMod) {
        if item.content.is_none() {
            self.0.push((item.ident.span(), item.ident.to_string()));
        }
        syn::visit_mut::visit_item_mod_mut(self, item);
    }
}
