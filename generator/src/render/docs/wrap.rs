//! Wraps text to the width of documentation.

use super::markdown::Block;

const WIDTH: usize = 100;

/// Wraps a block to lines.
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

/// Wraps words to indented lines. A word that is too long gets its own line.
pub(in crate::render) fn lines(text: &str, indentation: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = line.chars().count() + 1 + word.chars().count() + indentation.len();
        // Some words would start a list, heading or code block at the start of a line, even in a code span.
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
