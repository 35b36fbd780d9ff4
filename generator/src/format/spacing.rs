//! Adds empty lines between items and between methods, which prettyplease omits.
//!
//! Every item except the first in its block gets a marker before formatting, which becomes an empty line
//! afterwards.

use syn::{Attribute, File, ImplItem, Item, parse_quote, visit_mut::VisitMut};

const MARKER: &str = "\u{1}gap";

/// Marks every item that needs an empty line before it.
pub(super) fn mark(file: &mut File) {
    separate_items(&mut file.items);
    // Separates the first item from the file's own documentation.
    if let (false, Some(first)) = (file.attrs.is_empty(), file.items.first_mut())
        && let Some(attributes) = attributes(first)
    {
        attributes.insert(0, marker());
    }
    Marker.visit_file_mut(file);
}

/// Turns the markers into empty lines.
pub(super) fn space(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for line in text.lines() {
        if line.contains(MARKER) {
            spaced.push('\n');
        } else {
            spaced.push_str(line);
            spaced.push('\n');
        }
    }
    spaced
}

struct Marker;

impl VisitMut for Marker {
    fn visit_item_impl_mut(&mut self, item: &mut syn::ItemImpl) {
        for method in item.items.iter_mut().skip(1) {
            if let ImplItem::Fn(method) = method {
                method.attrs.insert(0, marker());
            }
        }
        syn::visit_mut::visit_item_impl_mut(self, item);
    }

    fn visit_item_mod_mut(&mut self, item: &mut syn::ItemMod) {
        if let Some((_, items)) = &mut item.content {
            separate_items(items);
        }
        syn::visit_mut::visit_item_mod_mut(self, item);
    }
}

fn separate_items(items: &mut [Item]) {
    for index in 1..items.len() {
        if let (Item::Use(before), Item::Use(after)) = (&items[index - 1], &items[index])
            && origin(before) == origin(after)
        {
            continue;
        }
        // Module declarations stay together.
        let is_declaration = |item: &Item| matches!(item, Item::Mod(item) if item.content.is_none());
        let joined = is_declaration(&items[index - 1]) && is_declaration(&items[index]);
        if !joined && let Some(attributes) = attributes(&mut items[index]) {
            attributes.insert(0, marker());
        }
    }
}

/// Returns the import group of a `use` item: `std`, other crates, this crate or re-exports.
fn origin(item: &syn::ItemUse) -> u8 {
    let is_public = !matches!(item.vis, syn::Visibility::Inherited);
    let root = match &item.tree {
        syn::UseTree::Path(path) => path.ident.to_string(),
        _ => String::new(),
    };
    match root.as_str() {
        _ if is_public => 3,
        "std" => 0,
        "crate" => 2,
        _ => 1,
    }
}

fn marker() -> Attribute {
    parse_quote!(#[doc = #MARKER])
}

fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        Item::Const(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Macro(item) => &mut item.attrs,
        Item::Mod(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Trait(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        Item::Use(item) => &mut item.attrs,
        _ => return None,
    })
}
