//! The files with definitions, and the module files above them.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    EVENTS, Files,
    docs::{DocLines, code},
    error_body, gated_document, groups,
    ident::module_ident,
    newtype, number_enum, opaque, operation,
    scope::Scope,
    string_enum, structure, union,
};
use crate::{
    config::Namespace,
    format,
    ir::{Api, Command, Definition, Kind, Module, RustName},
    threads,
};

const PARENTS: [(&str, &str); 4] = [
    ("commands", "Parameters of each command."),
    ("types", "Types shared by several commands, or by requests and responses."),
    ("responses", "Response types."),
    (EVENTS, "What the server sends on its own to addresses of yours."),
];

/// Renders every definition into its file.
pub(super) fn render(api: &Api, files: &mut Files) {
    let mut modules: BTreeMap<&Module, Vec<&Definition>> = BTreeMap::new();
    for definition in api.definitions.values() {
        modules.entry(&definition.module).or_default().push(definition);
    }
    let own = PARENTS.map(|(parent, docs)| (parent, DocLines::default().paragraph(docs)));
    let namespaces =
        api.config.namespaces.values().map(|space| (space.module.as_str(), namespace_docs(space)));
    let groups = api.groups.iter().map(|group| {
        let docs = DocLines::of(&group.docs, format!("[`{}`] and its types.", group.name));
        (group.module.plain(), docs)
    });
    for (parent, docs) in own.into_iter().chain(namespaces).chain(groups) {
        let children: BTreeMap<&Module, &Vec<&Definition>> = modules
            .iter()
            .filter(|(module, _)| module.parent == parent)
            .map(|(module, all)| (*module, all))
            .collect();
        if children.is_empty() {
            continue;
        }
        let path = format!("src/{parent}/mod.rs");
        files.insert(path.clone(), format::rust_file(&path, &index(api, parent, &docs.inner(), &children)));
        let children: Vec<_> = children.into_iter().collect();
        files.extend(threads::map(&children, |(module, definitions)| {
            let path = format!("src/{}/{}.rs", module.parent, module.file);
            let text = format::rust_file(&path, &file(api, module, definitions));
            (path, text)
        }));
    }
}

/// Returns the configured docs of a namespace, and which strings are exempt from checks.
fn namespace_docs(namespace: &Namespace) -> DocLines {
    let docs = DocLines::default().verbatim(namespace.docs.trim().lines().map(str::to_owned));
    match &namespace.placeholder {
        None => docs,
        Some(pattern) => docs.paragraph(&format!(
            "Text that matches {} is a placeholder, to be replaced by the server. Strings that contain one are not \
             validated.",
            code(pattern)
        )),
    }
}

/// Renders the parent module: its children are private, and their definitions are re-exported.
fn index(
    api: &Api,
    parent: &str,
    docs: &TokenStream,
    children: &BTreeMap<&Module, &Vec<&Definition>>,
) -> TokenStream {
    let handle = api.groups.iter().find(|group| group.module.plain() == parent).map(|group| {
        let (file, name) = (module_ident(groups::FILE), &group.name);
        (quote!(mod #file;), quote!(pub use self::#file::#name;))
    });
    let (handle_module, handle_export) = handle.unzip();
    let modules = children.iter().map(|(module, definitions)| {
        let (file, cfg) = (module_ident(&module.file), cfg(parent, definitions));
        quote!(#cfg mod #file;)
    });
    let exports = children.iter().map(|(module, definitions)| {
        let (file, cfg) = (module_ident(&module.file), cfg(parent, definitions));
        let mut names: Vec<RustName> =
            definitions.iter().flat_map(|definition| public_names(definition)).collect();
        names.sort();
        match names.as_slice() {
            [only] => quote!(#cfg pub use self::#file::#only;),
            names => quote!(#cfg pub use self::#file::{#(#names),*};),
        }
    });
    quote! {
        #docs
        #handle_module
        #(#modules)*
        #handle_export
        #(#exports)*
    }
}

/// Renders the features that a file needs beyond those of its parent.
fn cfg(parent: &str, definitions: &[&Definition]) -> Option<TokenStream> {
    let features: BTreeSet<&String> =
        definitions.iter().flat_map(|definition| &definition.features).collect();
    let is_always = definitions.iter().any(|definition| definition.features.is_empty());
    let is_of_parent = features.iter().any(|feature| feature.replace('-', "_") == parent);
    if is_always || is_of_parent {
        return None;
    }
    Some(quote!(#[cfg(any(#(feature = #features),*))]))
}

fn public_names(definition: &Definition) -> Vec<RustName> {
    let mut names = vec![definition.name.name.clone()];
    if let Kind::Struct(item) = &definition.kind {
        names.extend(item.choice.as_ref().map(|choice| choice.name.clone()));
    }
    names
}

fn file(api: &Api, module: &Module, definitions: &[&Definition]) -> TokenStream {
    let mut scope = Scope::new(api, Some(module.clone()));
    let commands: Vec<&Command> = api.commands().iter().collect();
    let command_of =
        |definition: &Definition| commands.iter().find(|command| command.params == definition.name).copied();
    // Commands come first, in the order of the description, then their parts.
    let mut ordered: Vec<&Definition> = definitions.to_vec();
    ordered.sort_by_key(|definition| {
        commands.iter().position(|command| command.params == definition.name).unwrap_or(usize::MAX)
    });
    let items: Vec<TokenStream> =
        ordered.iter().map(|definition| item(&mut scope, definition, command_of(definition))).collect();
    for operation in api.operations().filter(|it| ordered.iter().any(|own| own.name == it.parameters)) {
        let operation = operation::implementation(&mut scope, operation);
        scope.codec(operation);
    }
    let codec = scope.take_codec();
    let uses = scope.uses();
    let docs = DocLines::default().paragraph(&title(module, &ordered, &commands)).inner();
    quote! {
        #docs
        #uses
        #(#items)*
        #codec
    }
}

fn title(module: &Module, definitions: &[&Definition], commands: &[&Command]) -> String {
    let wires: Vec<String> = definitions
        .iter()
        .filter_map(|definition| commands.iter().find(|command| command.params == definition.name))
        .map(|command| code(&command.wire))
        .collect();
    if module.parent == "commands" && !wires.is_empty() {
        let whose = if wires.len() > 1 { "their" } else { "its" };
        return format!("{} and {whose} types.", wires.join(", "));
    }
    let names: Vec<String> =
        definitions.iter().map(|definition| format!("[`{}`]", definition.name.name)).collect();
    format!("{}.", names.join(", "))
}

fn item(scope: &mut Scope<'_>, definition: &Definition, command: Option<&Command>) -> TokenStream {
    match &definition.kind {
        Kind::Struct(item) => structure::render(scope, definition, item, command),
        Kind::StringEnum(item) => string_enum::render(scope, definition, item),
        Kind::NumberEnum(item) => number_enum::render(scope, definition, item),
        Kind::Union(item) if error_body::is_one(scope.api, &definition.name, item) => {
            error_body::render(scope, definition, item)
        }
        Kind::Union(item) => union::render(scope, definition, item),
        Kind::Newtype(item) => newtype::render(scope, definition, item),
        Kind::Opaque => opaque::render(scope, definition),
        Kind::GatedDocument(item) => gated_document::render(scope, definition, item),
    }
}
