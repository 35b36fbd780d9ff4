//! Every name that users of the client can write, so that no change goes unnoticed.

mod exports;
mod items;
mod order;
mod programs;
mod text;

use std::path::Path;

#[test]
fn the_public_surface_is_the_one_that_was_agreed_on() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/src");
    let exports = exports::of_crate(&source);
    let listing = items::listing(&source, &exports);
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("public_surface", listing);
    });
}
