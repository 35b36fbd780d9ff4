//! Empty lines between items and between methods, which prettyplease leaves out.
//!
//! Every item but the first of its block gets a marker before formatting; each marker becomes an empty line after.

use syn::{Attribute, File, ImplItem, Item, parse_quote, visit_mut::VisitMut};

const MARKER: &str = "\u{1}gap";

/// Marks every item that deserves an empty line before it.
pub(super) fn mark(file: &mut File) {
    mark_items(&mut file.items);
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
            mark_items(items);
        }
        syn::visit_mut::visit_item_mod_mut(self, item);
    }
}

fn mark_items(items: &mut [Item]) {
    for index in 1..items.len() {
        // Uses and module declarations stand together.
        let joined = matches!(
            (&items[index - 1], &items[index]),
            (Item::Use(_), Item::Use(_)) | (Item::Mod(syn::ItemMod { content: None, .. }), Item::Mod(syn::ItemMod { content: None, .. }))
        ) && !documented(&items[index]);
        if !joined {
            if let Some(attributes) = attributes(&mut items[index]) {
                attributes.insert(0, marker());
            }
        }
    }
}

fn documented(item: &Item) -> bool {
    match item {
        Item::Mod(item) => item.attrs.iter().any(|attribute| attribute.path().is_ident("doc")),
        _ => false,
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
