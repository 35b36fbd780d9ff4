//! Strings with placeholders, which are replaced with values later.

use super::pattern;

/// Returns whether a string contains a placeholder: a part that matches the regular expression.
pub(super) fn is_in(text: &str, placeholder: &'static str) -> bool {
    pattern::compiled(placeholder).is_some_and(|expression| expression.is_match(text))
}
