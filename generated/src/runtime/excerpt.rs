//! Short, harmless excerpts of foreign text for one-line messages.

/// Maximum number of characters of a value that a message shows.
const SHOWN: usize = 60;

/// Escapes everything that could break or reorder a line, and truncates to `most` characters.
pub(super) fn one_line(text: &str, most: usize) -> String {
    let mut line = String::new();
    for (index, character) in text.chars().enumerate() {
        if index == most {
            line.push_str("...");
            break;
        }
        if breaks_lines(character) {
            line.extend(character.escape_default());
        } else {
            line.push(character);
        }
    }
    line
}

/// Returns the text in quotation marks, truncated to `SHOWN` characters.
pub(super) fn quoted(text: &str) -> String {
    // Copies only the part that is shown.
    let end = text.char_indices().nth(SHOWN).map_or(text.len(), |(end, _)| end);
    let escaped = one_line(&text[..end].replace('\\', "\\\\").replace('"', "\\\""), usize::MAX);
    let ending = if end < text.len() { "..." } else { "" };
    format!("\"{escaped}{ending}\"")
}

/// Joins names in the given order, as in a sentence: `a, b or c`.
pub(super) fn listed<T: ToString>(names: &[T], conjunction: &str) -> String {
    match names {
        [] => "nothing".to_owned(),
        [only] => only.to_string(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(T::to_string).collect();
            format!("{} {conjunction} {}", first.join(", "), last.to_string())
        }
    }
}

/// Returns whether it is a control character, line separator or mark that changes the text direction.
fn breaks_lines(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(character, '\u{2066}'..='\u{2069}' | '\u{feff}')
}
