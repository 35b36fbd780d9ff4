//! What a machine can see of prose: summaries, repetitions, and phrases that were left behind.

use std::collections::BTreeMap;
use std::fs;

use integration_tests::generator::{read_crate, root};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Lit, Meta};

/// The maximum length of a summary, in characters, without the targets of its links.
const LONGEST_SUMMARY: usize = 100;

/// Phrases that the project has left behind.
const PHRASES: [&str; 20] = [
    "everything else is absent until it is set",
    "nothing set.",
    "sending it again: ",
    "can at most fail",
    "at the most",
    "own that it has",
    "is no text",
    "mend the cause",
    "asks for patience",
    "came about",
    "is told by webhooks",
    "as well as it goes",
    "bridged apart",
    "dearer",
    "is what it is good for",
    "every call of this adds",
    "believes otherwise",
    "look before you dial again",
    "the forms of `",
    "the values of `",
];

#[test]
fn the_documentation_of_the_client_is_tidy() {
    let mut found = Docs::default();
    for (path, text) in read_crate(&root().join("generated/src")).expect("the client") {
        found.place = path;
        found.visit_file(&syn::parse_file(&text).expect("the client is Rust"));
    }
    assert!(found.count > 5_000, "only {} documented items were found", found.count);
    assert!(found.remarks.is_empty(), "{} remarks:\n{}", found.remarks.len(), found.remarks.join("\n"));
}

#[test]
fn no_phrase_that_was_left_behind_is_back() {
    let folders = ["generated", "generator/src", "generator/runtime/src", "spec", "xtask/src"];
    let mut texts: Vec<(String, String)> = Vec::new();
    for folder in folders {
        let files = read_crate(&root().join(folder)).expect("the sources");
        texts.extend(files.into_iter().map(|(path, text)| (format!("{folder}/{path}"), text)));
    }
    for page in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(root().join(page)).expect("a page of the project");
        texts.push((page.to_owned(), text));
    }
    assert!(texts.len() > 600, "only {} files were found", texts.len());
    let mut remarks = Vec::new();
    for (path, text) in texts {
        let text = text.to_lowercase();
        let text = text.split_whitespace().filter(|word| *word != "///" && *word != "//!");
        let text = text.collect::<Vec<_>>().join(" ");
        for phrase in PHRASES.iter().filter(|phrase| text.contains(**phrase)) {
            remarks.push(format!("{path}: {phrase:?}"));
        }
    }
    assert!(remarks.is_empty(), "{}", remarks.join("\n"));
}

#[test]
fn poor_documentation_is_noticed() {
    let remarks = |source: &str| {
        let mut docs = Docs::default();
        docs.visit_file(&syn::parse_file(source).expect("Rust"));
        docs.remarks.len()
    };
    assert_eq!(remarks("/// Gives light.\nstruct Lamp { /// Power in watts.\n watts: u32 }"), 0);
    assert_eq!(remarks("/// Gives light\nstruct Lamp;"), 1);
    assert_eq!(remarks(&format!("/// Gives {} light.\nstruct Lamp;", "very ".repeat(20))), 1);
    assert_eq!(remarks("struct Lamp { /// The watts.\n watts: u32 }"), 1);
    assert_eq!(remarks("struct Lamp { /// Power.\n watts: u32, /// Power.\n limit: u32 }"), 1);
}

/// What was found in the documentation of some files.
#[derive(Default)]
struct Docs {
    place: String,
    count: usize,
    remarks: Vec<String>,
}

impl Docs {
    /// Looks at the documentation of one item.
    fn item(&mut self, name: &str, attributes: &[Attribute]) {
        let text = text(attributes);
        let Some(summary) = text.split("\n\n").map(str::trim).find(|part| !part.is_empty()) else { return };
        self.count += 1;
        let summary = without_targets(&summary.replace('\n', " "));
        let mut remark = |what: String| self.remarks.push(format!("{}: `{name}`: {what}", self.place));
        let is_list = summary.starts_with(['-', '|', '#', '`']) && summary.len() > LONGEST_SUMMARY;
        if summary.chars().count() > LONGEST_SUMMARY && !is_list {
            remark(format!("a summary of {} characters: {summary}", summary.chars().count()));
        }
        let is_value = summary.starts_with('`') && summary.ends_with('`');
        if !summary.ends_with(['.', ':', '!', '?']) && !is_value {
            remark(format!("a summary without a full stop: {summary}"));
        }
        if says_only(&summary, name) {
            remark(format!("a summary that says no more than the name: {summary}"));
        }
    }
}

impl<'ast> Visit<'ast> for Docs {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.item(&item.ident.to_string(), &item.attrs);
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for field in &item.fields {
            let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
            let text = text(&field.attrs);
            if text.trim().is_empty() {
                continue;
            }
            if let Some(other) = seen.insert(text, name.clone()) {
                let place = &self.place;
                self.remarks.push(format!("{place}: `{}`: `{other}` and `{name}` say the same", item.ident));
            }
        }
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.item(&item.ident.to_string(), &item.attrs);
        visit::visit_item_enum(self, item);
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
        self.item(&name, &field.attrs);
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        // A variant may well be named as what it is: `Germany`.
        self.item("", &variant.attrs);
        visit::visit_variant(self, variant);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.item(&item.sig.ident.to_string(), &item.attrs);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.item(&item.sig.ident.to_string(), &item.attrs);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        self.item(&item.sig.ident.to_string(), &item.attrs);
    }
}

/// Returns the documentation as it was written.
fn text(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(line) => Some(line.value().trim().to_owned()),
                _ => None,
            },
            other => Some(other.to_token_stream().to_string()),
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Removes what a reader does not see of links.
fn without_targets(summary: &str) -> String {
    let mut rest = summary;
    let mut shown = String::new();
    while let Some((before, after)) = rest.split_once("](") {
        shown.push_str(before);
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    (shown + rest).replace(['[', ']'], "")
}

/// Whether a summary has only the words of a name, beside articles and the like.
fn says_only(summary: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !["", "a", "an", "the", "field", "of", "r"].contains(word))
            .map(str::to_owned)
            .collect()
    };
    let (summary, name) = (words(summary), words(name));
    !name.is_empty() && summary == name
}
