//! Special texts for Rust, Markdown or a terminal, in every place that holds text.
//!
//! None of them becomes code, a link or HTML, and the output compiles.

use std::collections::BTreeSet;

use generator::diagnostic::{Diagnostic, Severity};
use integration_tests::generator::Files;
use serde_json::{Value, json};

use super::{
    places,
    places::{Path, Step},
};
use crate::{
    compiles::{complaints, complaints_and_doctests},
    support::{case::Case, combined, doc_comments::active_parts, fixture},
};

const TEXTS: [&str; 16] = [
    "```\npanic!(\"run\");\n```",
    "Text.\n\n~~~rust\npanic!(\"run\");\n~~~",
    "Text.\n\n    panic!(\"run\");\n\n\tpanic!(\"run\");",
    "- a\n\n  ```rust\n  panic!(\"run\");\n  ```",
    "*/ fn run() { panic!() } /*",
    "\"#]\nfn run() {}\n#[doc = r#\"",
    "one\rtwo\r\n\r\n```\rpanic!()\r```",
    "nul \0 bell \u{7} escape \u{1b}[31m delete \u{7f}",
    "bidi \u{202e}gnissim\u{202c} \u{2066}x\u{2069} \u{200f}\u{61c} zero\u{200b}width",
    "C1 \u{85} \u{9b}31m \u{90}q\u{9c} lines \u{2028} \u{2029} \u{feff}",
    "<script>alert(1)</script> <!-- <img src=x onerror=alert(1)> [a](javascript:x) ![b](c) <http://d.example>",
    "[`Client`] [Client]\n\n[Client]: https://e.example\n[^1]\n\n[^1]: note",
    "an odd ` tick `` and ``` three ```rust panic!() ````",
    "# Heading\n===\n---\n> quoted\n1. one\n| a |\n|---|\n- [ ] task",
    "{} {0} {{}} %s $x \\ \\n \\u{0} ${x}",
    "a word that is repeated ",
];

/// In each client every place has one of the texts. Across sixteen clients every place has each of them.
///
/// Without `TEXTS`, only some of the clients are generated; it is the number of those that are compiled as well.
#[test]
fn text_stays_text() {
    let (together, _): (Vec<_>, Vec<_>) =
        fixture::constructs().into_iter().partition(|(_, text)| !fixture::replaces_shared(text));
    let original: Value = serde_json::from_str(&combined::document(&together)).expect("a document");
    let baseline = active_parts(&generate(&original).expect("the fixtures are valid"));
    let all: Vec<Path> =
        places::all(&original).into_iter().filter(|path| holds_text(&original, path)).collect();
    assert!(all.len() > 200, "there are only {} places", all.len());
    let (turns, compiled) = match std::env::var("TEXTS") {
        Ok(text) => (TEXTS.len(), text.parse().expect("a number")),
        Err(_) => (5, 1),
    };
    let mut crates = Vec::new();
    for turn in 0..turns {
        let (files, changed) = accepted(&original, &all, turn);
        assert!(changed * 4 > all.len(), "only {changed} of {} places take a text", all.len());
        let added: BTreeSet<String> = active_parts(&files).difference(&baseline).cloned().collect();
        assert!(added.is_empty(), "in turn {turn}, text became\n{}", Vec::from_iter(added).join("\n\n"));
        if turn < compiled {
            crates.push((format!("texts-{turn}"), files));
        }
    }
    let complaints = complaints_and_doctests("texts", crates);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Returns whether a place holds text that nothing else in the description has to match.
fn holds_text(description: &Value, path: &Path) -> bool {
    const TEXTS: [&str; 6] = ["default", "description", "format", "pattern", "summary", "title"];
    const VALUES: [&str; 3] = ["example", "examples", "x-enum-descriptions"];
    let is_key = |step: Option<&Step>, keys: &[&str]| matches!(step, Some(Step::Key(key)) if keys.contains(&key.as_str()));
    let ends = is_key(path.last(), &TEXTS) || is_key(path.iter().rev().nth(1), &VALUES);
    let is_tag = path.iter().any(|step| is_key(Some(step), &["action"]));
    ends && !is_tag && places::get(description, path).is_some_and(Value::is_string)
}

/// Each text as the tag and as every label in the configuration.
#[test]
fn names_and_labels_stay_text() {
    let baseline = active_parts(&named("text"));
    for text in TEXTS {
        // Links to the command's own methods are correct.
        let is_own = |part: &&String| part.contains("Self::") || part.contains("Lamp::");
        let parts = active_parts(&named(text));
        let added: BTreeSet<&String> = parts.difference(&baseline).filter(|part| !is_own(part)).collect();
        assert!(added.is_empty(), "{text:?} became {added:?}");
    }
    let complaints = complaints("texts-named", vec![("named".to_owned(), named(TEXTS[0]))]);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Returns the output with this text as names and labels.
fn named(text: &str) -> Files {
    let label = toml::Value::String(text.to_owned());
    let labels = format!("[server.labels]\nserver = {label}\nusername = {label}\npassword = {label}\n");
    Case::with("named.json", &one_command(text).to_string(), None, &labels).generated().files
}

/// Returns a description with one command, whose parts are named after this text.
fn one_command(text: &str) -> Value {
    let mut description: Value = serde_json::from_str(&combined::document(&[])).expect("a document");
    let schemas = &mut description["components"]["schemas"];
    let mut request = json!({
        "type": "object",
        "properties": {(text): {"enum": [format!("lamp.{text}")]}, "args": {"$ref": "#/components/schemas/Set"}},
        "required": [text, "args"], "additionalProperties": false
    });
    request["properties"]["lamp"] = json!({"$ref": "#/components/schemas/LampId"});
    schemas["Set"] = json!({"type": "object", "properties": {(text): {"type": "string", "default": text}}});
    schemas["SetRequest"] = request;
    schemas["Request"]["oneOf"] = json!([{"$ref": "#/components/schemas/SetRequest"}]);
    description
}

/// No URL path holds these texts.
#[test]
fn addresses_are_addresses() {
    for text in TEXTS {
        let mut description = one_command("text");
        description["servers"][0]["url"] = format!("https://{{house}}{text}").into();
        let operation = description["paths"]["/lamps"].take();
        description["paths"] = json!({(format!("/lamps{text}")): operation});
        let problems = generate(&description).err().unwrap_or_default();
        assert!(problems.len() >= 2, "{text:?} is accepted in a URL path");
    }
}

fn generate(description: &Value) -> Result<Files, Vec<Diagnostic>> {
    let outcome = Case::of_value("texts", description).outcome();
    outcome.map(|generation| generation.files).map_err(|problems| problems.iter().cloned().collect())
}

/// Returns the output with texts wherever they are accepted, and the number of those places.
fn accepted(original: &Value, all: &[Path], turn: usize) -> (Files, usize) {
    let mut kept: Vec<(usize, &Path)> = all.iter().enumerate().collect();
    loop {
        let mut description = original.clone();
        for (number, path) in &kept {
            let text = TEXTS[(number + turn) % TEXTS.len()];
            // One text of a megabyte is enough.
            let times = match text.ends_with(' ') {
                true if turn == 0 && *number < TEXTS.len() => 45_000,
                true => 10,
                false => 1,
            };
            let text = text.repeat(times);
            if let Some(place) = places::get_mut(&mut description, path) {
                *place = Value::from(text);
            }
        }
        let problems = match generate(&description) {
            Ok(files) => return (files, kept.len()),
            Err(problems) => problems,
        };
        let before = kept.len();
        for problem in problems.iter().filter(|problem| problem.severity == Severity::Error) {
            let at = problem.origin.as_ref().map(|origin| origin.pointer.as_str()).unwrap_or_default();
            // The cause may be the surroundings of a text: then revert all texts there, but not everything.
            let around = std::iter::successors(Some(at), |at| at.rfind('/').map(|end| &at[..end]));
            let around = around.filter(|at| at.matches('/').count() > 2);
            let holds = |at: &str| kept.iter().any(|(_, path)| places::pointer(path).starts_with(at));
            if let Some(at) = around.into_iter().find(|at| holds(at)) {
                kept.retain(|(_, path)| !places::pointer(path).starts_with(at));
            }
        }
        assert!(kept.len() < before, "{}", problems[0]);
    }
}
