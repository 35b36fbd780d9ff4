//! Rust that is written by hand and copied: what rustc would find only in the copy, or not at all.

use proc_macro2::Span;
use syn::visit_mut::VisitMut;

use super::{beside::Beside, error::is_function_name};
use crate::diagnostic::{Diagnostics, Origin};

/// What a file gives its name to.
pub(super) fn name(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".rs").unwrap_or_default()
}

/// Whether something in Rust can have the name that a file gives it. Reports it where not.
pub(super) fn has_name(file: &str, listed: &Origin, problems: &mut Diagnostics) -> bool {
    let is_name = is_function_name(name(file));
    if !is_name {
        problems
            .error(format!("`{file}` is not the file of a Rust module in snake_case"))
            .at(listed.clone())
            .help("call it for instance `desk_lamp.rs`");
    }
    is_name
}

/// Checks that the file is Rust, says what it is for, and needs no other file.
pub(super) fn check(content: &Beside, problems: &mut Diagnostics) {
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
