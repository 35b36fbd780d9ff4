//! The items behind public names, one line for each part that a user can write.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::{Attribute, Fields, GenericParam, ImplItem, Item, ItemImpl, Signature, TraitItem, Type};

use crate::exports::{Exports, is_public, namespace, parse};
use crate::text::{noticed, tidy};

/// Returns all lines, sorted by path.
pub(crate) fn listing(source: &Path, exports: &Exports) -> String {
    let lines = exports.lines.iter().cloned().collect();
    let mut listing = Listing {
        exports,
        namespace: "",
        lines,
        fields: BTreeMap::new(),
        methods: BTreeMap::new(),
        types: BTreeMap::new(),
        found: BTreeSet::new(),
    };
    for file in files(source) {
        let inside = file.strip_prefix(source).expect("the file is in the folder");
        listing.namespace = namespace(inside.iter().filter_map(|step| step.to_str()));
        parse(&file).items.iter().for_each(|item| listing.item(item));
    }
    for (key, path) in &exports.paths {
        assert!(listing.found.contains(key), "`{path}` is public but was not found");
    }
    listing.text()
}

/// Returns the fields of a variant, which are as public as the variant.
fn payload(fields: &Fields) -> String {
    let parts: Vec<String> = fields
        .iter()
        .map(|field| {
            let name = field.ident.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
            name + &tidy(&field.ty)
        })
        .collect();
    match fields {
        Fields::Unit => String::new(),
        Fields::Unnamed(_) => format!("({})", parts.join(", ")),
        Fields::Named(_) => format!(" {{ {} }}", parts.join(", ")),
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the sources") {
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
    /// The namespace of the current file.
    namespace: &'static str,
    lines: BTreeSet<String>,
    /// By type and name.
    fields: BTreeMap<(String, String), String>,
    methods: BTreeMap<(String, String), String>,
    /// The declaration of each type, and its traits.
    types: BTreeMap<String, (String, BTreeSet<String>)>,
    found: BTreeSet<(&'static str, String)>,
}

impl Listing<'_> {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(item) if is_public(&item.vis) => {
                let Some(path) = self.path(&item.ident.to_string()) else { return };
                let noticed = noticed(&item.attrs);
                self.types.entry(path.clone()).or_default().0 =
                    format!("struct{}{noticed}", tidy(&item.generics));
                for (index, field) in item.fields.iter().enumerate().filter(|(_, it)| is_public(&it.vis)) {
                    let name = field.ident.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
                    self.fields.insert((path.clone(), name), tidy(&field.ty));
                }
            }
            Item::Enum(item) if is_public(&item.vis) => {
                let Some(path) = self.path(&item.ident.to_string()) else { return };
                let noticed = noticed(&item.attrs);
                self.types.entry(path.clone()).or_default().0 =
                    format!("enum{}{noticed}", tidy(&item.generics));
                for variant in &item.variants {
                    let path = format!("{path}::{}", variant.ident);
                    self.line(&path, &format!("variant{}", payload(&variant.fields)));
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
            Item::Fn(item) if is_public(&item.vis) => {
                let Some(path) = self.path(&item.sig.ident.to_string()) else { return };
                self.line(&path, &tidy(&item.sig));
            }
            Item::Const(item) if is_public(&item.vis) => {
                let Some(path) = self.path(&item.ident.to_string()) else { return };
                self.line(&path, &format!("const: {}", tidy(&item.ty)));
            }
            Item::Type(item) if is_public(&item.vis) => {
                let Some(path) = self.path(&item.ident.to_string()) else { return };
                self.line(&path, &format!("type = {}", tidy(&item.ty)));
            }
            Item::Impl(item) => self.implementation(item),
            _ => {}
        }
    }

    /// Puts a field and the method of its name on one line, and likewise a type and its traits.
    fn text(mut self) -> String {
        for ((path, name), ty) in self.fields {
            let setter = format!("fn(self, {name}: ");
            let method = self.methods.remove(&(path.clone(), name.clone()));
            let method = method.map(|text| match text.strip_prefix(&setter) {
                Some(rest) if rest.ends_with(") -> Self") => {
                    format!(", set by {}", rest.trim_end_matches(") -> Self"))
                }
                _ => format!(", and {text}"),
            });
            self.lines.insert(format!("{path}.{name}: {ty}{}", method.unwrap_or_default()));
        }
        for ((path, name), text) in self.methods {
            self.lines.insert(format!("{path}::{name}: {text}"));
        }
        for (path, (mut declaration, traits)) in self.types {
            if !traits.is_empty() {
                declaration = format!("{declaration} is {}", Vec::from_iter(traits).join(", "));
            }
            self.lines.insert(format!("{path} {}", declaration.trim_start()));
        }
        self.lines.into_iter().map(|line| line + "\n").collect()
    }

    /// Returns the public path of a type, if it has one.
    fn path(&mut self, name: &str) -> Option<String> {
        let key = (self.namespace, name.to_owned());
        let path = self.exports.paths.get(&key)?.clone();
        self.found.insert(key);
        Some(path)
    }

    /// A colon sorts after a blank, so an item comes before its parts.
    fn line(&mut self, path: &str, what: &str) {
        self.lines.insert(format!("{path} {what}"));
    }

    fn method(&mut self, path: &str, attributes: &[Attribute], signature: &Signature) {
        let name = signature.ident.to_string();
        let mut signature = signature.clone();
        // The path already contains the name.
        signature.ident = syn::Ident::new("f", signature.ident.span());
        let text = tidy(&signature).replacen("fn f", "fn", 1) + &noticed(attributes);
        let other = self.methods.insert((path.to_owned(), name), text.clone());
        assert!(other.is_none_or(|other| other == text), "{path} has two methods of the same name: {text}");
    }

    fn implementation(&mut self, item: &ItemImpl) {
        let Some((path, target)) = self.target(&item.self_ty) else { return };
        match &item.trait_ {
            Some((implemented, _)) => {
                let noticed = noticed(&item.attrs);
                let types: Vec<String> = item
                    .items
                    .iter()
                    .filter_map(|member| match member {
                        ImplItem::Type(item) => Some(format!(", {} = {}", item.ident, tidy(&item.ty))),
                        _ => None,
                    })
                    .collect();
                let is_general =
                    item.generics.params.iter().any(|it| !matches!(it, GenericParam::Lifetime(_)));
                if target == path && !is_general && types.is_empty() {
                    let (_, traits) = self.types.entry(path).or_default();
                    traits.insert(format!("{}{noticed}", tidy(implemented)));
                    return;
                }
                let condition = item.generics.where_clause.iter().map(|it| format!(", {}", tidy(it)));
                let more: String = condition.chain(types).collect();
                let generics = tidy(&item.generics);
                let text = format!("impl{generics} {} for {target}{more}{noticed}", tidy(implemented));
                self.line(&path, &text);
            }
            None => {
                // One type may have methods of the same name for different arguments.
                let is_one = item.generics.params.is_empty() && !target.ends_with("<'_>");
                let owner = if is_one { target } else { path };
                for member in &item.items {
                    if let ImplItem::Fn(method) = member
                        && is_public(&method.vis)
                    {
                        self.method(&owner, &method.attrs, &method.sig);
                    }
                }
            }
        }
    }

    /// Returns the public path of the type that something is implemented for, and how it is written there.
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
                // The path of a type from outside may name its namespace.
                let steps: Vec<String> =
                    written.path.segments.iter().map(|step| step.ident.to_string()).collect();
                let named = namespace(steps.iter().map(String::as_str));
                let space = if named.is_empty() { self.namespace } else { named };
                let path = self.exports.paths.get(&(space, last.ident.to_string()))?;
                Some((path.clone(), format!("{path}{}", tidy(&last.arguments))))
            }
            _ => None,
        }
    }
}
