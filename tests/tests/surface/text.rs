//! Tokens as people write them.

use quote::ToTokens;
use syn::{Attribute, Meta};

/// Prints tokens without the blanks that the printer puts between all of them.
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
        // Whether a method changes its own copy concerns nobody else.
        ("(mut self", "(self"),
    ] {
        text = text.replace(wide, narrow);
    }
    text
}

/// The attributes that a user notices, in brackets.
pub(crate) fn noticed(attributes: &[Attribute]) -> String {
    let noticed = attributes.iter().filter_map(|attribute| {
        let meta = &attribute.meta;
        match meta.path().get_ident()?.to_string().as_str() {
            "derive" | "cfg" | "cfg_attr" | "non_exhaustive" => Some(tidy(meta)),
            // Why is told by the message, which may change.
            "must_use" => Some("must_use".to_owned()),
            // Documentation may be hidden; otherwise it is no part of the surface.
            "doc" => matches!(meta, Meta::List(_)).then(|| tidy(meta)),
            _ => None,
        }
    });
    let noticed: Vec<_> = noticed.collect();
    if noticed.is_empty() { String::new() } else { format!(" [{}]", noticed.join(", ")) }
}
