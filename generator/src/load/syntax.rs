//! Drives the YAML and the JSON parser, and puts what they complain about into the words of this project.

use std::path::Path;

use serde::de::DeserializeSeed as _;
use serde_json::Value;

use super::build::{Builder, Node};
use super::document::Document;
use super::places::{Place, Source, SourceFile};
use crate::diagnostic::{Diagnostics, Excerpt, Lines};
use crate::pointer::Pointer;

/// How a text is to be read. Most JSON is YAML, but not all of it: YAML knows no surrogate pairs.
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
        let help = "keep one of them; the next one starts where a line says `---`";
        let excerpt = start_of(second, lines);
        let message = "the file holds more than one YAML document";
        builder.problem_at(Pointer::root(), excerpt, message, help);
    }
    Some(parsed)
}

/// Where a document starts, found by building it; what else is wrong with it is not worth telling.
fn start_of(document: serde_yaml::Deserializer<'_>, lines: &Lines) -> Option<Excerpt> {
    let mut builder = Builder::new("", lines, Format::Yaml);
    match Node(&mut builder).deserialize(document).ok()?.1.source? {
        Source::Written(span) => lines.excerpt(span),
        Source::Inserted(_) => None,
    }
}

fn report_yaml(error: &serde_yaml::Error, builder: &mut Builder<'_>) {
    let text = error.to_string();
    // The limit has no kind of its own in the parser's errors.
    if text.contains("repetition limit") {
        builder.problem("aliases repeat the same content too often", "write the content out, or use `$ref`");
        return;
    }
    // Errors about single bytes carry an offset in their text; the location beside it means nothing.
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

/// What a parser says, without the place, which is shown by itself.
fn without_place(text: &str, line: usize, column: usize) -> String {
    text.replacen(&format!(" at line {line} column {column}"), "", 1)
}

fn report(format: Format, text: &str, offset: Option<usize>, builder: &mut Builder<'_>) {
    let name = format.name();
    let excerpt = offset.and_then(|offset| builder.lines().excerpt(offset..offset));
    let help = match format {
        Format::Yaml => {
            "look at the indentation, the quotes and the brackets at this place and just before it"
        }
        Format::Json => "look at the commas, the quotes and the brackets at this place and just before it",
    };
    builder.problem_at(builder.pointer(), excerpt, format!("the file is not valid {name}: {text}"), help);
}

fn check_root(value: &Value, builder: &mut Builder<'_>) {
    let kind = match value {
        Value::Object(_) => return,
        Value::Null => {
            let help = "give the path of a file that holds a YAML or JSON object";
            builder.problem_at(Pointer::root(), None, "the file is empty", help);
            return;
        }
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "plain text",
        Value::Array(_) => "an array",
    };
    let help = "a description starts with keys, such as `openapi: 3.1.0`; check that this is the right file";
    builder.problem_at(Pointer::root(), None, format!("the file holds {kind}, not an object"), help);
}
