//! Runs the YAML and JSON parsers and turns their errors into diagnostics.

use std::path::Path;

use serde::de::DeserializeSeed as _;
use serde_json::Value;

use super::build::{Builder, Node};
use super::document::Document;
use super::places::{Place, Source, SourceFile};
use crate::diagnostic::{Diagnostics, Excerpt, Lines};
use crate::pointer::Pointer;

/// Syntax of a file. Not all JSON is valid YAML: YAML has no surrogate pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Yaml,
    Json,
}

impl Format {
    pub(super) fn of(file: &str) -> Self {
        match Path::new(file).extension() {
            Some(extension) if extension.eq_ignore_ascii_case("json") => Self::Json,
            _ => Self::Yaml,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Yaml => "YAML",
            Self::Json => "JSON",
        }
    }
}

pub(super) fn parse(file: &str, text: &str, format: Format) -> Result<Document, Diagnostics> {
    let lines = Lines::new(text);
    let mut builder = Builder::new(file, &lines, format);
    let parsed = match format {
        _ if text.trim().is_empty() => Some((Value::Null, Place::default())),
        Format::Yaml => parse_yaml(&lines, &mut builder),
        Format::Json => parse_json(&lines, &mut builder),
    };
    if let Some((value, _)) = &parsed {
        check_root(value, &mut builder);
    }
    let problems = builder.into_problems();
    match parsed {
        Some((value, places)) if problems.is_empty() => {
            Ok(Document::new(SourceFile { name: file.to_owned(), lines }, value, places))
        }
        _ => Err(problems),
    }
}

fn parse_yaml(lines: &Lines, builder: &mut Builder<'_>) -> Option<(Value, Place)> {
    let mut documents = serde_yaml::Deserializer::from_str(lines.text());
    let parsed = match Node(builder).deserialize(documents.next()?) {
        Ok(parsed) => parsed,
        Err(error) => {
            report_yaml(&error, builder);
            return None;
        }
    };
    if let Some(second) = documents.next() {
        let help = "keep only one of them; a line `---` starts the next one";
        let excerpt = start_of(second, lines);
        let message = "the file contains more than one YAML document";
        builder.problem_at(Pointer::root(), excerpt, message, help);
    }
    Some(parsed)
}

/// Returns where a document starts by building it; its own errors are ignored.
fn start_of(document: serde_yaml::Deserializer<'_>, lines: &Lines) -> Option<Excerpt> {
    let mut builder = Builder::new("", lines, Format::Yaml);
    match Node(&mut builder).deserialize(document).ok()?.1.source? {
        Source::Written(span) => lines.excerpt(span),
        Source::Inserted(_) => None,
    }
}

fn report_yaml(error: &serde_yaml::Error, builder: &mut Builder<'_>) {
    let text = error.to_string();
    // The parser has no separate error kind for this limit.
    if text.contains("repetition limit") {
        builder.problem("aliases expand to too much content", "write the content out or use `$ref`");
        return;
    }
    // Errors about single bytes carry the offset in their text; their location is meaningless.
    let byte = text
        .split_once(" at position ")
        .and_then(|(said, rest)| Some((said.to_owned(), rest.split(',').next()?.parse().ok())));
    let (text, offset) = byte.unwrap_or_else(|| match error.location() {
        Some(place) => {
            let (line, column) = (place.line(), place.column());
            (without_place(&text, line, column), builder.lines().offset(line, column))
        }
        None => (text, None),
    });
    report(Format::Yaml, &text, offset, builder);
}

fn parse_json(lines: &Lines, builder: &mut Builder<'_>) -> Option<(Value, Place)> {
    let mut deserializer = serde_json::Deserializer::from_str(lines.text());
    let parsed = Node(builder).deserialize(&mut deserializer);
    match parsed.and_then(|parsed| deserializer.end().map(|()| parsed)) {
        Ok(parsed) => Some(parsed),
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            // This column counts bytes.
            let offset = lines.offset(line, 1).map(|start| start + column.saturating_sub(1));
            report(Format::Json, &without_place(&error.to_string(), line, column), offset, builder);
            None
        }
    }
}

/// Removes the position from a parser message; it is shown separately.
fn without_place(text: &str, line: usize, column: usize) -> String {
    text.replacen(&format!(" at line {line} column {column}"), "", 1)
}

fn report(format: Format, text: &str, offset: Option<usize>, builder: &mut Builder<'_>) {
    let name = format.name();
    let excerpt = offset.and_then(|offset| builder.lines().excerpt(offset..offset));
    let help = match format {
        Format::Yaml => "check the indentation, quotes and brackets here and just before",
        Format::Json => "check the commas, quotes and brackets here and just before",
    };
    builder.problem_at(builder.pointer(), excerpt, format!("the file is not valid {name}: {text}"), help);
}

fn check_root(value: &Value, builder: &mut Builder<'_>) {
    let kind = match value {
        Value::Object(_) => return,
        Value::Null => {
            let help = "give the path of a file that contains a YAML or JSON object";
            builder.problem_at(Pointer::root(), None, "the file is empty", help);
            return;
        }
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
    };
    let help = "check that this is the right file; a description starts with keys such as `openapi: 3.1.0`";
    builder.problem_at(Pointer::root(), None, format!("the file contains {kind}, not an object"), help);
}
