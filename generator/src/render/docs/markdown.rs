//! Sanitizes Markdown from the description.
//!
//! Code spans, lists and emphasis are kept. Fences, headings, quotations, HTML, links and indented blocks
//! lose their markup but keep their text; control and direction characters are replaced with their names.

use std::sync::LazyLock;

use regex_lite::Regex;

use crate::ir::Docs;

/// A paragraph or a list item on one line, with the prefixes of its first and later lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub text: String,
    /// Items of one list, each with a bullet.
    pub items: Vec<String>,
}

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[a-z][a-z0-9+.-]*://[^\s<>`]*[^\s<>`.,;:!?)]").expect("a valid expression")
});

/// Splits text into sanitized paragraphs and lists.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let text = visible(text);
    let mut blocks: Vec<Block> = Vec::new();
    for paragraph in text.split("\n\n") {
        let mut lines: Vec<&str> = Vec::new();
        let mut items: Vec<Vec<&str>> = Vec::new();
        for line in paragraph.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
                Some(item) => items.push(vec![item.trim()]),
                None => match items.last_mut() {
                    Some(item) => item.push(line),
                    None => lines.push(line),
                },
            }
        }
        if !lines.is_empty() {
            blocks.push(Block { text: harmless(&lines.join(" ")), items: Vec::new() });
        }
        if !items.is_empty() {
            let items = items.iter().map(|item| harmless(&item.join(" "))).collect();
            blocks.push(Block { text: String::new(), items });
        }
    }
    blocks
}

/// Formats any text as a code span.
pub(in crate::render) fn code(value: impl AsRef<str>) -> String {
    let value = visible(value.as_ref()).replace('\n', " ");
    if !value.is_empty() && !value.contains("``") {
        return if value.contains('`') { format!("`` {value} ``") } else { format!("`{value}`") };
    }
    // Three backticks at the start of a line would open a code block; escaped characters are never markup.
    let neutral = |letter: char| match letter {
        ' ' => " ".to_owned(),
        _ if letter.is_alphanumeric() => letter.to_string(),
        _ => format!("&#{};", u32::from(letter)),
    };
    format!("<code>{}</code>", value.chars().map(neutral).collect::<String>())
}

/// Escapes any text for use in a sentence written by the generator.
pub(in crate::render) fn words(text: &str) -> String {
    harmless(&visible(text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Replaces characters that are invisible or change the text direction with their names.
pub(super) fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => visible.push('\n'),
            '\t' => visible.push(' '),
            '\u{00AD}'
            | '\u{061C}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' => {
                visible.push_str(&code_point(character));
            }
            _ if character.is_control() => visible.push_str(&code_point(character)),
            _ => visible.push(character),
        }
    }
    visible
}

fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Returns the link that a code span stands for. Foreign text cannot make it more than a path of this crate.
fn method_link(span: &str) -> Option<String> {
    let path = span.strip_prefix(Docs::LINK)?;
    let is_path = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_:".contains(&byte));
    is_path.then(|| format!("[`{path}`](crate::{path})"))
}

fn harmless(line: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let pieces: Vec<&str> = line.split('`').collect();
    // Backticks that are unpaired or adjacent do not form code spans.
    let paired = pieces.len() % 2 == 1 && !line.contains("``");
    for (index, piece) in pieces.iter().enumerate() {
        if paired && index % 2 == 1 {
            parts.push(method_link(piece).unwrap_or_else(|| format!("`{piece}`")));
        } else {
            parts.push(prose(piece));
        }
    }
    let joined = if paired { parts.concat() } else { parts.join("\\`") };
    let first = joined.trim_start();
    let starts_block = first.starts_with(['#', '>', '+', '~', '=', '|', '\t'])
        || first.starts_with("---")
        || first.starts_with("___")
        || first.starts_with("- ");
    let numbered =
        first.find(['.', ')']).is_some_and(|end| end > 0 && first[..end].bytes().all(|b| b.is_ascii_digit()));
    if starts_block {
        format!("\\{first}")
    } else if numbered {
        let end = first.find(['.', ')']).unwrap_or_default();
        format!("{}\\{}", &first[..end], &first[end..])
    } else {
        first.to_owned()
    }
}

fn prose(piece: &str) -> String {
    let mut prose = String::new();
    let mut rest = piece;
    while let Some(found) = ADDRESS.find(rest) {
        prose.push_str(&escape(&rest[..found.start()]));
        prose.extend(["`", found.as_str(), "`"]);
        rest = &rest[found.end()..];
    }
    prose.push_str(&escape(rest));
    prose
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '<' | '>' | '[' | ']' | '*' | '\\' | '_' | '&')
            && needs_escape(character, text)
        {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// Whether a character needs an escape; underscores inside words and lone ampersands do not.
fn needs_escape(character: char, text: &str) -> bool {
    match character {
        '_' => text.contains(" _") || text.starts_with('_'),
        '&' => text.contains(';'),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{blocks, code};

    fn text(input: &str) -> Vec<String> {
        blocks(input)
            .into_iter()
            .flat_map(|block| if block.items.is_empty() { vec![block.text] } else { block.items })
            .collect()
    }

    #[test]
    fn what_would_run_link_or_render_is_only_text() {
        assert_eq!(text("```\npanic!()\n```"), ["\\`\\`\\` panic!() \\`\\`\\`"]);
        assert_eq!(text("    indented();"), ["indented();"]);
        assert_eq!(text("see [Item] and <b>"), ["see \\[Item\\] and \\<b\\>"]);
        assert_eq!(text("# heading"), ["\\# heading"]);
        assert_eq!(text("~~~"), ["\\~~~"]);
        assert_eq!(text("1. one"), ["1\\. one"]);
        assert_eq!(text("at https://a.example/x."), ["at `https://a.example/x`."]);
        assert_eq!(text("an odd ` tick"), ["an odd \\` tick"]);
        assert_eq!(text("*/ */"), ["\\*/ \\*/"]);
    }

    #[test]
    fn any_text_can_be_code() {
        let cases = [
            ("a b", "`a b`"),
            ("a`b", "`` a`b ``"),
            ("", "<code></code>"),
            ("```rust", "<code>&#96;&#96;&#96;rust</code>"),
            ("a\nb\u{202E}", "`a bU+202E`"),
        ];
        for (value, expected) in cases {
            assert_eq!(code(value), expected);
        }
    }

    #[test]
    fn code_spans_and_lists_stay() {
        assert_eq!(text("use `a[0] <b>` here"), ["use `a[0] <b>` here"]);
        assert_eq!(text("first:\n- one\n  more\n- two"), ["first:", "one more", "two"]);
    }

    #[test]
    fn unseen_characters_are_named() {
        assert_eq!(text("a\u{202E}b\u{0}c\rd"), ["aU+202EbU+0000cU+000Dd"]);
    }
}
