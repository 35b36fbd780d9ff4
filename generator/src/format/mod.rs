//! Tokens to text: types before what they implement, prettyplease, empty lines between items, and a header that says
//! where the file comes from.

mod header;
mod spacing;

use proc_macro2::TokenStream;
use syn::Item;

pub use header::{HEADER, copy_header, rust_header, toml_header};

/// Formats the items of one file.
///
/// # Panics
///
/// If the tokens are no Rust, which is a fault of the generator: lowering lets nothing pass that cannot be printed.
pub fn rust_file(path: &str, tokens: &TokenStream) -> String {
    let mut file: syn::File = syn::parse2(tokens.clone())
        .unwrap_or_else(|cause| panic!("rendering `{path}` gave no Rust: {cause}\n{tokens}"));
    file.items.sort_by_key(is_implementation);
    spacing::mark(&mut file);
    let text = spacing::space(&prettyplease::unparse(&file));
    format!("{}\n{text}", rust_header())
}

/// What stands at the end of a file, so that a reader finds the types, their fields and methods together.
fn is_implementation(item: &Item) -> bool {
    matches!(item, Item::Macro(_)) || matches!(item, Item::Impl(item) if item.trait_.is_some())
}
