//! In generated files, types with their fields and methods come before trait implementations.

use integration_tests::generator::generation;
use syn::Item;

#[test]
fn implementations_stand_at_the_end() {
    let folders = ["src/commands/", "src/responses/", "src/swml/", "src/types/"];
    let files = generation().files.iter();
    let files: Vec<_> =
        files.filter(|(path, _)| folders.iter().any(|folder| path.starts_with(folder))).collect();
    assert!(files.len() > 200, "only {} files", files.len());
    for (path, text) in files {
        let file = syn::parse_file(text).unwrap_or_else(|cause| panic!("{path}: {cause}"));
        let is_type = |item: &Item| matches!(item, Item::Struct(_) | Item::Enum(_));
        let is_trait = |item: &Item| matches!(item, Item::Impl(item) if item.trait_.is_some());
        let last_type = file.items.iter().rposition(is_type);
        let first_trait = file.items.iter().position(is_trait);
        assert!(
            first_trait.is_none() || last_type < first_trait,
            "{path}: a type is below an implementation"
        );
    }
}
