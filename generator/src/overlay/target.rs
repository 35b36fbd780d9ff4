//! Parses the target of an action.

use serde_json_path::JsonPath;

use super::fields::Fields;
use crate::diagnostic::Diagnostics;

/// Far more than a target needs.
const MAXIMUM_LENGTH: usize = 1000;
/// Brackets inside each other. The parser tries every filter more than once, so that its time doubles with each level,
/// and it recurses, so that its stack ends before a hundred of them.
const MAXIMUM_DEPTH: usize = 10;

pub(super) fn read(text: &str, fields: &Fields<'_>, diagnostics: &mut Diagnostics) -> Option<JsonPath> {
    if text.len() > MAXIMUM_LENGTH || depth(text) > MAXIMUM_DEPTH {
        let help = "split the action; most targets are a few names and one filter";
        fields.error("target", "`target` is too long or too deeply nested", help, diagnostics);
        return None;
    }
    match JsonPath::parse(text) {
        Ok(target) => Some(target),
        Err(error) => {
            let help = "write it as RFC 9535 says, with names that hold dots or slashes in brackets: \
                        `$.paths['/users']`";
            let message = format!("`target` is not a JSONPath: {error} in `{text}`");
            fields.error("target", message, help, diagnostics);
            None
        }
    }
}

/// How many brackets are open at once, at most. Those within quotes do not count.
fn depth(text: &str) -> usize {
    let (mut open, mut deepest, mut quote, mut escaped) = (0_usize, 0, None, false);
    for character in text.chars() {
        match (quote, character) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(start), end) if start == end => quote = None,
            (None, '\'' | '"') => quote = Some(character),
            (None, '[' | '(') => open += 1,
            (None, ']' | ')') => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}
