//! Drives the YAML and the JSON parser, and puts what they complain about into the words of this project.

use std::path::Path;

use serde::de::DeserializeSeed as _;
use serde_json::Value;

use super::build::{Builder, Node};
use super::document::Document;
use super::lines::Lines;
use super::places::{Place, Source, SourceFile};
use crate::diagnostic::{Diagnostics, Position};
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
        let position = start_of(second, lines);
        let message = "the file holds more than one YAML document";
        builder.problem_at(Pointer::root(), position, message, help);
    }
    Some(parsed)
}

/// Where a document starts, found by building it; what else is wrong with it is not worth telling.
fn start_of(document: serde_yaml::Deserializer<'_>, lines: &Lines) -> Option<Position> {
    let mut builder = Builder::new("", lines, Format::Yaml);
    match Node(&mut builder).deserialize(document).ok()?.1.source? {
        Source::Written(offset) => lines.position(offset),
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
    // Errors about single bytes carry an offset in their text instead of a location.
    let offset = text.split(" at position ").nth(1).and_then(|rest| rest.split(',').next()?.parse().ok());
    let position = match (offset, error.location()) {
        (Some(offset), _) => builder.position(offset),
        (None, Some(place)) => Some(Position { line: place.line(), column: place.column() }),
        (None, None) => None,
    };
    report(Format::Yaml, &text, position, builder);
}

fn parse_json(lines: &Lines, builder: &mut Builder<'_>) -> Option<(Value, Place)> {
    let mut deserializer = serde_json::Deserializer::from_str(lines.text());
    let parsed = Node(builder).deserialize(&mut deserializer);
    match parsed.and_then(|parsed| deserializer.end().map(|()| parsed)) {
        Ok(parsed) => Some(parsed),
        Err(error) => {
            let position =
                (error.line() > 0).then(|| Position { line: error.line(), column: error.column() });
            report(Format::Json, &error.to_string(), position, builder);
            None
        }
    }
}

fn report(format: Format, text: &str, position: Option<Position>, builder: &mut Builder<'_>) {
    let name = format.name();
    let text = match position {
        Some(Position { line, column }) => text.replacen(&format!(" at line {line} column {column}"), "", 1),
        None => text.to_owned(),
    };
    let help = match format {
        Format::Yaml => {
            "look at the indentation, the quotes and the brackets at this place and just before it"
        }
        Format::Json => "look at the commas, the quotes and the brackets at this place and just before it",
    };
    builder.problem_at(builder.pointer(), position, format!("the file is not valid {name}: {text}"), help);
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
