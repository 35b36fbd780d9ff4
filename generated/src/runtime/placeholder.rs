//! Texts with a placeholder in them, which somebody else puts a value in place of later.

use super::pattern;

/// Whether a text has a placeholder in it: a piece that matches the regular expression.
pub(super) fn is_in(text: &str, placeholder: &'static str) -> bool {
    pattern::compiled(placeholder).is_some_and(|expression| expression.is_match(text))
}
