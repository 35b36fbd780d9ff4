//! Tokens formatted the way people write them.

use quote::ToTokens;
use syn::{Attribute, Meta};

/// Prints tokens without the blanks that the token printer puts between all of them.
pub(crate) fn tidy(tokens: &impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    for (wide, narrow) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        (",)", ")"),
        (" :", ":"),
        (" ;", ";"),
        ("& ", "&"),
        ("? ", "?"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        ("=(", "= ("),
        (",>", ">"),
        ("->(", "-> ("),
        // Whether a method mutates its own copy does not matter to callers.
        ("(mut self", "(self"),
    ] {
        text = text.replace(wide, narrow);
    }
    text
}

/// Returns the attributes that users notice, in brackets.
pub(crate) fn noticed(attributes: &[Attribute]) -> String {
    let noticed = attributes.iter().filter_map(|attribute| {
        let meta = &attribute.meta;
        match meta.path().get_ident()?.to_string().as_str() {
            "derive" | "cfg" | "non_exhaustive" => Some(tidy(meta)),
            "cfg_attr" => Some(tidy(meta)).filter(|text| !text.contains("doc = ")),
            // The message gives the reason and may change.
            "must_use" => Some("must_use".to_owned()),
            // Hiding matters; documentation is not part of the surface.
            "doc" => matches!(meta, Meta::List(_)).then(|| tidy(meta)),
            _ => None,
        }
    });
    let noticed: Vec<_> = noticed.collect();
    if noticed.is_empty() { String::new() } else { format!(" [{}]", noticed.join(", ")) }
}
