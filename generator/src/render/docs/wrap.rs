//! Text wrapped to the width of documentation.

use super::markdown::Block;

const WIDTH: usize = 100;

/// A block as lines.
pub(super) fn block(block: &Block) -> Vec<String> {
    if block.items.is_empty() {
        return lines(&block.text, "");
    }
    block
        .items
        .iter()
        .flat_map(|item| {
            let mut lines = lines(item, "  ");
            if let Some(first) = lines.first_mut() {
                *first = format!("- {}", first.trim_start());
            }
            lines
        })
        .collect()
}

/// Words on lines, each after the indentation. A word that is too long stands alone.
pub(in crate::render) fn lines(text: &str, indentation: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = line.chars().count() + 1 + word.chars().count() + indentation.len();
        // At the start of a line some words would begin a list, a heading or code that is run, even within a code span.
        if !line.is_empty() && longer > WIDTH && !begins_block(word) {
            lines.push(format!("{indentation}{line}"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(format!("{indentation}{line}"));
    }
    lines
}

fn begins_block(word: &str) -> bool {
    let number = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let rule = |letter: char| "-+*=_#|:".contains(letter);
    word.starts_with(['>', '<'])
        || word.starts_with("```")
        || word.starts_with("~~~")
        || word.starts_with("[^")
        || word.chars().all(rule)
        || (matches!(number, "." | ")") && number.len() < word.len())
}
