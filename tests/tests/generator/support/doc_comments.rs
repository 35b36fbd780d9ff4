//! Documentation as rustdoc reads it.

use std::collections::BTreeSet;
use std::path::Path;

use integration_tests::generator::Files;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// Returns everything in documentation beyond text: code that runs, HTML, links and images.
pub(crate) fn active_parts(files: &Files) -> BTreeSet<String> {
    let sources = files.iter().filter(|(path, _)| is_rust(path) && !path.starts_with("src/runtime/"));
    sources.flat_map(|(_, text)| comments(text)).flat_map(|comment| parts(&comment)).collect()
}

/// Returns each run of documentation lines.
fn comments(text: &str) -> Vec<String> {
    let mut comments = vec![String::new()];
    for line in text.lines().map(str::trim_start) {
        match line.strip_prefix("///").or_else(|| line.strip_prefix("//!")) {
            Some(line) => {
                let comment = comments.last_mut().expect("there is always one");
                comment.push_str(line.strip_prefix(' ').unwrap_or(line));
                comment.push('\n');
            }
            None if comments.last().is_some_and(String::is_empty) => {}
            None => comments.push(String::new()),
        }
    }
    comments
}

fn parts(comment: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut broken_link = |_: pulldown_cmark::BrokenLink<'_>| Some(("item".into(), "".into()));
    let parser =
        Parser::new_with_broken_link_callback(comment, options, Some(&mut broken_link)).into_offset_iter();
    let active = parser.filter(|(event, _)| match event {
        Event::Html(html) | Event::InlineHtml(html) => !matches!(&**html, "<code>" | "</code>"),
        Event::Start(
            Tag::CodeBlock(_)
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::Table(_)
            | Tag::FootnoteDefinition(_),
        )
        | Event::Rule
        | Event::FootnoteReference(_)
        | Event::TaskListMarker(_) => true,
        _ => false,
    });
    active.map(|(_, range)| comment[range].to_owned()).collect()
}

/// Returns whether a file of the client is Rust.
pub(crate) fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "rs")
}
