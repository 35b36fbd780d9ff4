//! What serde says about a file, in the terms of whoever writes the file.

/// What serde says, without the words of Rust.
pub(crate) fn in_plain_words(told: &str) -> String {
    if let Some(missing) = told.strip_prefix("missing field ") {
        return format!("{missing} is missing");
    }
    let parts = told.strip_prefix("invalid type: ").and_then(|rest| rest.split_once(", expected "));
    if let Some((found, expected)) = parts {
        return format!("this is {}, and must be {}", plain(found), plain(expected));
    }
    if told.contains("untagged enum") {
        return "this does not have the form that is expected here".to_owned();
    }
    told.to_owned()
}

fn plain(word: &str) -> String {
    match word.split(' ').next().unwrap_or_default() {
        "map" | "struct" | "internally" => "a mapping".to_owned(),
        "sequence" => "a list".to_owned(),
        "null" | "unit" => "`null`".to_owned(),
        "string" => format!("the text {}", word.trim_start_matches("string ").replace('"', "`")),
        "integer" | "floating" | "number" => word
            .split_once('`')
            .map_or_else(|| "a number".to_owned(), |(_, number)| format!("the number `{number}")),
        "boolean" => word.trim_start_matches("boolean ").to_owned(),
        "a" if word == "a string" => "text".to_owned(),
        "a" if word == "a map" => "a mapping".to_owned(),
        "a" if word == "a sequence" => "a list".to_owned(),
        "a" if word == "a boolean" => "`true` or `false`".to_owned(),
        "usize" | "u64" | "i64" => "a whole number".to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::in_plain_words;

    #[test]
    fn no_word_of_rust_remains() {
        let told = [
            ("missing field `name`", "`name` is missing"),
            (
                "invalid type: string \"three\", expected usize",
                "this is the text `three`, and must be a whole number",
            ),
            ("invalid type: integer `5`, expected a string", "this is the number `5`, and must be text"),
            ("invalid type: map, expected a sequence", "this is a mapping, and must be a list"),
            ("invalid type: boolean `true`, expected struct Info", "this is `true`, and must be a mapping"),
            (
                "data did not match any variant of untagged enum ReferenceOr",
                "this does not have the form that is expected here",
            ),
        ];
        for (words, plain) in told {
            assert_eq!(in_plain_words(words), plain);
        }
    }
}
