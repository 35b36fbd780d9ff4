//! Short, harmless pieces of text from elsewhere, for messages of one line.

/// How many characters of a value a message shows.
const SHOWN: usize = 60;

/// The text with everything escaped that could break or reorder a line, cut to so many characters.
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

/// The text in quotation marks, cut to the usual length.
pub(super) fn quoted(text: &str) -> String {
    // Only the part that is shown is worth the copying.
    let end = text.char_indices().nth(SHOWN).map_or(text.len(), |(end, _)| end);
    let escaped = one_line(&text[..end].replace('\\', "\\\\").replace('"', "\\\""), usize::MAX);
    let ending = if end < text.len() { "..." } else { "" };
    format!("\"{escaped}{ending}\"")
}

/// Names in the order given, as a sentence has them: `a, b or c`.
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

/// Control characters, line separators, and the marks that turn the direction of writing around.
fn breaks_lines(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(character, '\u{2066}'..='\u{2069}' | '\u{feff}')
}
