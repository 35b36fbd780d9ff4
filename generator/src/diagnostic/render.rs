//! Renders findings as text with source lines.

use std::fmt;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin as File, Padding, Renderer, Snippet,
    normalize_untrusted_str,
};

use super::{Diagnostic, Diagnostics, Excerpt, Origin, Severity};

impl Diagnostics {
    /// Renders the findings in color for a terminal.
    pub fn styled(&self) -> String {
        self.rendered(&Renderer::styled())
    }

    fn rendered(&self, renderer: &Renderer) -> String {
        let findings: Vec<String> = self.iter().map(|finding| finding.rendered(renderer)).collect();
        findings.join("\n\n")
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.rendered(&Renderer::plain()))
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.rendered(&Renderer::plain()))
    }
}

/// Maximum number of other origins listed for a finding.
const NAMED: usize = 3;

impl Diagnostic {
    /// Returns the note about other origins of the same finding.
    fn others(&self) -> Option<String> {
        let named: Vec<String> = self.others.iter().take(NAMED).map(ToString::to_string).collect();
        let more = if self.others.len() > named.len() { ", .." } else { "" };
        (!named.is_empty())
            .then(|| format!("{} more like this: {}{more}", self.others.len(), named.join(", ")))
    }

    fn rendered(&self, renderer: &Renderer) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let group = Group::with_title(level.primary_title(neutral(&self.message)));
        let group = match &self.origin {
            Some(Origin { file, pointer, excerpt: Some(excerpt), .. }) => {
                group.element(snippet(file, pointer.as_str(), excerpt))
            }
            Some(origin) => group.element(File::path(on_one_line(&origin.to_string()))).element(Padding),
            None => group,
        };
        let target = self.origin.as_ref().and_then(|origin| origin.target.as_ref());
        let notes =
            target.map(|target| format!("the action wrote it at {target}")).into_iter().chain(self.others());
        let notes: Vec<_> = notes.map(|note| Level::NOTE.message(on_one_line(&note))).collect();
        let help = self.help.as_ref().map(|help| Level::HELP.message(neutral(help)));
        renderer.render(&[group.elements(notes).elements(help)])
    }
}

/// Returns the source line with the finding underlined and labeled with its location in the document.
fn snippet<'a>(file: &str, pointer: &str, excerpt: &Excerpt) -> Snippet<'a, Annotation<'a>> {
    let Excerpt { line, column, text, part } = excerpt;
    let (before, after) = text.split_at(part.start);
    // The renderer counts columns in the text it gets, so blanks replace what was cut off.
    let blanks = " ".repeat((column - 1).saturating_sub(before.chars().count()));
    let before = blanks + &one_for_one(before);
    let end = before.len() + one_for_one(&after[..part.len()]).len();
    let annotation = AnnotationKind::Primary.span(before.len()..end);
    let label = (!pointer.is_empty()).then(|| on_one_line(pointer));
    Snippet::source(before + &one_for_one(after))
        .line_start(*line)
        .path(on_one_line(file))
        .annotation(annotation.label(label))
}

/// Removes terminal control and text direction characters from untrusted text.
fn neutral(text: &str) -> String {
    normalize_untrusted_str(&one_for_one(text))
}

/// Neutralizes untrusted text for use within a line.
pub(crate) fn on_one_line(text: &str) -> String {
    neutral(text).replace('\n', "\u{240A}")
}

/// Replaces, one for one, the characters that the renderer lets through.
fn one_for_one(text: &str) -> String {
    let is_unseen = |letter: char| {
        matches!(
            letter,
            '\u{80}'..='\u{9F}' | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}'
        )
    };
    text.replace(is_unseen, "\u{FFFD}")
}
