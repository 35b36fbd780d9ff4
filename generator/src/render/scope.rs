//! The scope of one emitted file, which collects its `use` lines.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use super::{
    Files,
    docs::line,
    ident::{ident, word},
};
use crate::{
    format,
    ir::{Api, Definition, Module, TypeName},
};

/// The scope of one emitted file.
pub(super) struct Scope<'a> {
    pub api: &'a Api,
    here: Option<Module>,
    uses: BTreeMap<String, BTreeSet<String>>,
    /// JSON implementations, which come last in the file.
    codec: TokenStream,
}

impl<'a> Scope<'a> {
    /// Creates the scope of a file in the crate.
    pub(super) fn new(api: &'a Api, here: Option<Module>) -> Self {
        Self { api, here, uses: BTreeMap::new(), codec: TokenStream::new() }
    }

    /// Names a definition; one from another file is imported, or qualified if the name is taken.
    pub(super) fn named(&mut self, name: &TypeName) -> TokenStream {
        let module = self.definition(name).module.clone();
        let ident = ident(&name.name);
        if self.here.as_ref() == Some(&module) {
            return quote!(#ident);
        }
        let parent = format!("crate::{}", module.parent);
        if self.is_taken(name, &parent) {
            let parent = word(&module.parent);
            self.import("crate", &module.parent);
            return quote!(#parent::#ident);
        }
        self.import(&parent, name.as_str());
        quote!(#ident)
    }

    /// Whether the file defines or imports another item with this name.
    fn is_taken(&self, name: &TypeName, parent: &str) -> bool {
        let text = name.as_str();
        let defined = self
            .api
            .definitions
            .values()
            .any(|other| Some(&other.module) == self.here.as_ref() && other.name.as_str() == text);
        let imported = self.uses.iter().any(|(module, names)| module != parent && names.contains(text));
        defined || imported
    }

    /// Imports an item from the runtime.
    pub(super) fn runtime(&mut self, name: &str) -> Ident {
        self.import("crate::runtime", name);
        word(name)
    }

    /// Imports an item from anywhere else.
    pub(super) fn import(&mut self, module: &str, name: &str) -> Ident {
        self.uses.entry(module.to_owned()).or_default().insert(name.to_owned());
        word(name)
    }

    /// Defers implementation details, so that the types come first in the file.
    pub(super) fn codec(&mut self, tokens: TokenStream) {
        self.codec.extend(tokens);
    }

    /// Returns the deferred implementation details.
    pub(super) fn take_codec(&mut self) -> TokenStream {
        std::mem::take(&mut self.codec)
    }

    pub(super) fn definition(&self, name: &TypeName) -> &'a Definition {
        &self.api.definitions[name]
    }

    /// Adds a file with these items.
    pub(super) fn add_file(&mut self, files: &mut Files, path: String, title: String, items: &TokenStream) {
        let (title, uses) = (line(title).inner(), self.uses_in(items));
        let text = format::rust_file(&path, &quote!(#title #uses #items));
        files.insert(path, text);
    }

    /// Renders the `use` lines of what these items name. Some of what a scope imports is rendered elsewhere.
    pub(super) fn uses_in(&mut self, items: &TokenStream) -> TokenStream {
        let mut named = BTreeSet::new();
        words(items.clone(), &mut named);
        for names in self.uses.values_mut() {
            names.retain(|name| named.contains(name));
        }
        self.uses.retain(|_, names| !names.is_empty());
        self.uses()
    }

    /// Renders the `use` lines: the standard library, other crates, this crate.
    pub(super) fn uses(&self) -> TokenStream {
        let rank = |module: &str| match module.split("::").next() {
            Some("std") => 0,
            Some("crate") => 2,
            _ => 1,
        };
        let mut modules: Vec<&String> = self.uses.keys().collect();
        modules.sort_by_key(|module| (rank(module), (*module).clone()));
        modules
            .into_iter()
            .map(|module| {
                let path: TokenStream = module.parse().expect("module paths are written in this generator");
                let names: Vec<Ident> = self.uses[module].iter().map(|name| word(name)).collect();
                match names.as_slice() {
                    [only] => quote!(use #path::#only;),
                    names => quote!(use #path::{#(#names),*};),
                }
            })
            .collect()
    }
}

/// Collects the identifiers of some code.
fn words(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => drop(found.insert(ident.to_string())),
            TokenTree::Group(group) => words(group.stream(), found),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
