//! Rust that is written by hand and copied: what rustc would find only in the copy, or not at all.

use std::{collections::BTreeSet, path::Path};

use proc_macro2::Span;
use syn::visit_mut::VisitMut;

use super::{beside::Beside, error::is_function_name};
use crate::diagnostic::{Diagnostics, Origin};

/// What a file gives its name to.
pub(super) fn name(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".rs").unwrap_or_default()
}

/// Reads a listed file, which becomes a module or a program (`kind`) of a name that is not taken, and checks it.
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
            .error(format!("`{file}` is not the file of a Rust module in snake_case"))
            .at(origin.clone())
            .help("call it for instance `desk_lamp.rs`");
        return None;
    }
    if !taken.insert(name.to_owned()) {
        problems
            .error(format!("the client has another {kind} `{name}`"))
            .at(origin.clone())
            .help(format!("give the file another name: it names the {kind}"));
    }
    let content = Beside::read(config, file, origin, problems)?;
    check(&content, problems);
    Some(content)
}

/// Checks that the file is Rust, says what it is for, and needs no other file.
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
            "the file has no documentation of its own".to_owned(),
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
