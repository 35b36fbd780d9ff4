//! Parses the target of an action.

use serde_json_path::JsonPath;

use super::fields::Fields;
use crate::diagnostic::Diagnostics;

/// Far more than a target needs.
const MAXIMUM_LENGTH: usize = 1000;
/// Maximum nesting of brackets. The parser tries each filter more than once, so its time doubles with every
/// level, and its recursion overflows the stack before a hundred levels.
const MAXIMUM_DEPTH: usize = 10;

pub(super) fn read(text: &str, fields: &Fields<'_>, diagnostics: &mut Diagnostics) -> Option<JsonPath> {
    if text.len() > MAXIMUM_LENGTH || depth(text) > MAXIMUM_DEPTH {
        let help = "split the action; a target is usually a few names and a filter";
        fields.error("target", "`target` is too long or too deeply nested", help, diagnostics);
        return None;
    }
    match JsonPath::parse(text) {
        Ok(target) => Some(target),
        Err(error) => {
            let help = "use RFC 9535 syntax, with brackets around names that contain dots or slashes: \
                        `$.paths['/users']`";
            let message = format!("`target` is not a valid JSONPath: {error} in `{text}`");
            fields.error("target", message, help, diagnostics);
            None
        }
    }
}

/// Returns the maximum nesting of brackets, ignoring those in quotes.
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
