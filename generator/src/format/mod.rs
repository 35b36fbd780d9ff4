//! Turns tokens into text: orders items, formats them with prettyplease, separates them by empty lines and
//! adds a header.

mod header;
mod spacing;

use proc_macro2::TokenStream;
use syn::Item;

pub use header::{HEADER, copy_header, rust_header, toml_header};

/// Formats the items of one file.
///
/// # Panics
///
/// Panics if the tokens are not valid Rust. That is a bug in the generator: lowering rejects what cannot be
/// printed.
pub fn rust_file(path: &str, tokens: &TokenStream) -> String {
    let mut file: syn::File = syn::parse2(tokens.clone())
        .unwrap_or_else(|cause| panic!("rendering `{path}` produced invalid Rust: {cause}\n{tokens}"));
    file.items.sort_by_key(is_implementation);
    spacing::mark(&mut file);
    let text = spacing::space(&prettyplease::unparse(&file));
    format!("{}\n{text}", rust_header())
}

/// Returns whether an item goes to the end of a file, after the types with their fields and methods.
fn is_implementation(item: &Item) -> bool {
    matches!(item, Item::Macro(_)) || matches!(item, Item::Impl(item) if item.trait_.is_some())
}
