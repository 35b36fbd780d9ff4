//! The items behind public names, one line for each part that a user can write.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use syn::{Attribute, Fields, ImplItem, Item, ItemImpl, Signature, TraitItem, Type};

use crate::exports::{Exports, is_public, namespace, parse};
use crate::text::{noticed, tidy};

/// All lines, sorted by path.
pub(crate) fn listing(source: &Path, exports: &Exports) -> String {
    let lines = exports.lines.iter().cloned().collect();
    let mut listing = Listing { exports, namespace: "", lines, found: BTreeSet::new() };
    for file in files(source) {
        let inside = file.strip_prefix(source).expect("the file is in the folder");
        listing.namespace = namespace(inside.iter().filter_map(|step| step.to_str()));
        parse(&file).items.iter().for_each(|item| listing.item(item));
    }
    for (key, path) in &exports.paths {
        assert!(listing.found.contains(key), "`{path}` is public, but it is nowhere to be found");
    }
    listing.lines.into_iter().map(|line| line + "\n").collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("the sources can be listed").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

struct Listing<'a> {
    exports: &'a Exports,
    /// Where the file that is being looked at belongs.
    namespace: &'static str,
    lines: BTreeSet<String>,
    found: BTreeSet<(&'static str, String)>,
}

impl Listing<'_> {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(item) if is_public(&item.vis) => {
                let Some(path) = self.path(&item.ident.to_string()) else { return };
                let noticed = noticed(&item.attrs);
                self.line(&path, &format!("struct{}{noticed}", tidy(&item.generics)));
                self.fields(&path, &item.fields, false);
            }
            Item::Enum(item) if is_public(&item.vis) => {
                let Some(path) = self.path(&item.ident.to_string()) else { return };
                let noticed = noticed(&item.attrs);
                self.line(&path, &format!("enum{}{noticed}", tidy(&item.generics)));
                for variant in &item.variants {
                    let path = format!("{path}::{}", variant.ident);
                    self.line(&path, "variant");
                    self.fields(&path, &variant.fields, true);
                }
            }
            Item::Trait(item) if is_public(&item.vis) => {
                let Some(path) = self.path(&item.ident.to_string()) else { return };
                self.line(&path, &format!("trait{}", tidy(&item.generics)));
                for member in &item.items {
                    if let TraitItem::Fn(method) = member {
                        self.method(&path, &method.attrs, &method.sig);
                    }
                }
            }
            Item::Type(item) if is_public(&item.vis) => {
                let Some(path) = self.path(&item.ident.to_string()) else { return };
                self.line(&path, &format!("type = {}", tidy(&item.ty)));
            }
            Item::Impl(item) => self.implementation(item),
            _ => {}
        }
    }

    /// The public path of a type, if it has one.
    fn path(&mut self, name: &str) -> Option<String> {
        let key = (self.namespace, name.to_owned());
        let path = self.exports.paths.get(&key)?.clone();
        self.found.insert(key);
        Some(path)
    }

    /// What comes before a colon sorts behind a blank, so an item stands before its parts.
    fn line(&mut self, path: &str, what: &str) {
        self.lines.insert(format!("{path} {what}"));
    }

    fn part(&mut self, path: &str, name: &str, ty: &str) {
        self.lines.insert(format!("{path}{name}: {ty}"));
    }

    /// The fields of a variant are as public as the variant.
    fn fields(&mut self, path: &str, fields: &Fields, all: bool) {
        for (index, field) in fields.iter().enumerate().filter(|(_, field)| all || is_public(&field.vis)) {
            let name = field.ident.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
            self.part(path, &format!(".{name}"), &tidy(&field.ty));
        }
    }

    fn method(&mut self, path: &str, attributes: &[Attribute], signature: &Signature) {
        let noticed = noticed(attributes);
        let name = &signature.ident;
        let mut signature = signature.clone();
        // The name is told by the path already.
        signature.ident = syn::Ident::new("f", name.span());
        let text = tidy(&signature).replacen("fn f", "fn", 1);
        self.part(path, &format!("::{name}"), &format!("{text}{noticed}"));
    }

    fn implementation(&mut self, item: &ItemImpl) {
        let Some((path, target)) = self.target(&item.self_ty) else { return };
        match &item.trait_ {
            Some((implemented, _)) => {
                let mut text = format!("impl{} {}", tidy(&item.generics), tidy(implemented));
                if target != path {
                    text = format!("{text} for {target}");
                }
                let types = item.items.iter().filter_map(|member| match member {
                    ImplItem::Type(item) => Some(format!("{} = {}", item.ident, tidy(&item.ty))),
                    _ => None,
                });
                let conditions = item.generics.where_clause.iter().map(tidy);
                for more in conditions.chain(types) {
                    text = format!("{text}, {more}");
                }
                self.line(&path, &format!("{text}{}", noticed(&item.attrs)));
            }
            None => {
                for member in &item.items {
                    if let ImplItem::Fn(method) = member {
                        if is_public(&method.vis) {
                            self.method(&path, &method.attrs, &method.sig);
                        }
                    }
                }
            }
        }
    }

    /// The public path of the type that something is implemented for, and how it is written there.
    fn target(&self, ty: &Type) -> Option<(String, String)> {
        match ty {
            Type::Reference(reference) => {
                let (path, target) = self.target(&reference.elem)?;
                let lifetime =
                    reference.lifetime.as_ref().map_or_else(String::new, |name| format!("{name} "));
                Some((path, format!("&{lifetime}{target}")))
            }
            Type::Path(written) => {
                let last = written.path.segments.last()?;
                let path = self.exports.paths.get(&(self.namespace, last.ident.to_string()))?;
                Some((path.clone(), format!("{path}{}", tidy(&last.arguments))))
            }
            _ => None,
        }
    }
}
