//! Which names the modules of a crate export, and under which paths.

use std::collections::BTreeMap;
use std::path::Path;

use syn::{Item, UseTree, Visibility};

use crate::text::tidy;

/// What a crate exports.
#[derive(Default)]
pub(crate) struct Exports {
    /// The shortest public path of each type, by namespace and name.
    pub(crate) paths: BTreeMap<(&'static str, String), String>,
    /// Public modules, further paths of the same types, and aliases.
    pub(crate) lines: Vec<String>,
}

/// Modules whose types may share names with types outside.
const NAMESPACES: [&str; 2] = ["blocking", "swml"];

/// Returns the namespace that contains this folder or path; it is empty for the rest of the crate.
pub(crate) fn namespace<'a>(mut steps: impl Iterator<Item = &'a str>) -> &'static str {
    steps.find_map(|step| NAMESPACES.into_iter().find(|name| *name == step)).unwrap_or_default()
}

/// Parses a source file.
pub(crate) fn parse(path: &Path) -> syn::File {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Returns the exports of the crate whose root is in this folder.
pub(crate) fn of_crate(source: &Path) -> Exports {
    let mut exports = Exports::default();
    // The root comes last, so that its shorter paths win.
    for item in &parse(&source.join("lib.rs")).items {
        if let Item::Mod(module) = item
            && is_public(&module.vis)
        {
            let name = module.ident.to_string();
            exports.lines.push(format!("{name} mod"));
            let folder = source.join(&name).join("mod.rs");
            let file = if folder.exists() { folder } else { source.join(format!("{name}.rs")) };
            exports.module(&file, &format!("{name}::"));
        }
    }
    exports.module(&source.join("lib.rs"), "");
    exports
}

impl Exports {
    fn module(&mut self, file: &Path, prefix: &str) {
        for item in &parse(file).items {
            match item {
                Item::Use(item) if is_public(&item.vis) => self.tree(&item.tree, prefix),
                Item::Type(item) if is_public(&item.vis) => {
                    let (name, target) = (item.ident.to_string(), tidy(&item.ty));
                    self.lines.push(format!("{prefix}{name} type = {target}"));
                    // Its methods can be called even if the type itself has no public name.
                    self.name(&name, prefix);
                }
                Item::Struct(item) if is_public(&item.vis) => self.name(&item.ident.to_string(), prefix),
                Item::Enum(item) if is_public(&item.vis) => self.name(&item.ident.to_string(), prefix),
                _ => {}
            }
        }
    }

    fn tree(&mut self, tree: &UseTree, prefix: &str) {
        match tree {
            UseTree::Path(path) => self.tree(&path.tree, prefix),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, prefix)),
            UseTree::Name(name) => self.name(&name.ident.to_string(), prefix),
            UseTree::Rename(_) | UseTree::Glob(_) => panic!("`{}` cannot be followed", tidy(tree)),
        }
    }

    fn name(&mut self, name: &str, prefix: &str) {
        let path = format!("{prefix}{name}");
        let key = (namespace(prefix.split("::")), name.to_owned());
        if let Some(longer) = self.paths.insert(key, path.clone()) {
            self.lines.push(format!("{longer} the same as {path}"));
        }
    }
}
