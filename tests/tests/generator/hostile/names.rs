//! Every special name in every place for a name: it is rejected, or the output compiles.

use std::collections::BTreeSet;

use generator::{diagnostic::Diagnostic, load::Document};
use integration_tests::generator::Files;
use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Map, Value, json};

use super::mutate::TEXTS;
use crate::{
    compiles::complaints,
    support::{case::Case, doc_comments::is_rust, fixture},
};

const KEYWORDS: &str = "as async await become box break const continue crate do dyn else enum extern false final fn for gen if impl in \
     let loop macro match mod move mut override priv pub raw ref return safe self static struct super trait true try type \
     typeof union unsafe unsized use virtual where while yield macro_rules Self static_mut";

/// Methods that the prelude gives every type.
const OF_EVERY_TYPE: &str = "into try_into clone to_owned to_string borrow borrow_mut as_ref type_id from";

/// Puts a name into a description, made unique by a number, and returns where the named thing is.
type Place = fn(&mut Value, &str, usize) -> String;

/// The places for a name, in as few clients as possible.
const CLIENTS: [&[Place]; 3] = [
    &[property, reply_property, value, key, tag, command_of_the_handle],
    &[nullable_property, command_of_the_client],
    &[component],
];

#[test]
fn names_are_refused_or_compile() {
    let words = words();
    assert!(words.len() > 100, "there are only {} words", words.len());
    let mut crates = Vec::new();
    for (number, places) in CLIENTS.iter().enumerate() {
        let (files, refused) = accepted(places, &words);
        let share = refused.len() * 100 / (words.len() * places.len());
        assert!(share < 35, "{share} % are rejected: {refused:?}");
        crates.push((format!("names-{number}"), files));
    }
    let complaints = complaints("names", crates);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Returns the names in the client, Rust's own names, and unusual ones.
///
/// The client has many names: unless `NAMES` is `all`, only a sample of them is used.
fn words() -> BTreeSet<String> {
    let base = Case::of("scalars", &fixture::read(&fixture::folder().join("scalars.yaml"))).generated().files;
    let mut own = BTreeSet::new();
    for text in base.iter().filter(|(path, _)| is_rust(path) && !path.contains("/runtime/")) {
        identifiers(text.1.parse().expect("the client is Rust"), &mut own);
    }
    let step = if std::env::var("NAMES").is_ok_and(|names| names == "all") { 1 } else { 8 };
    let mut words: BTreeSet<String> = own.into_iter().step_by(step).collect();
    words.extend(KEYWORDS.split_whitespace().chain(OF_EVERY_TYPE.split_whitespace()).map(str::to_owned));
    words.extend(TEXTS.iter().map(|text| (*text).to_owned()));
    // Together with the word before, this is a collision, not a single name.
    words.retain(|word| !word.ends_with("_with"));
    words
}

fn identifiers(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(word) => drop(found.insert(word.to_string())),
            TokenTree::Group(group) => identifiers(group.stream(), found),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Returns the output for the names that are accepted, and the rejected names.
fn accepted(places: &[Place], words: &BTreeSet<String>) -> (Files, Vec<String>) {
    let numbered = words.iter().enumerate();
    let mut kept: Vec<(usize, &String, Place)> =
        numbered.flat_map(|(number, word)| places.iter().map(move |add| (number, word, *add))).collect();
    let mut refused = Vec::new();
    loop {
        let mut description = base();
        let at: Vec<String> =
            kept.iter().map(|(number, word, add)| add(&mut description, word, *number)).collect();
        let problems = match Case::of_value("names", &description).outcome() {
            Ok(generation) => return (generation.files, refused),
            Err(problems) => problems,
        };
        let faulty: BTreeSet<usize> = problems.iter().map(|problem| refused_place(problem, &at)).collect();
        for index in faulty.into_iter().rev() {
            let (_, word, _) = kept.remove(index);
            refused.push(format!("{word} at {}", at[index]));
        }
    }
}

/// Returns which of the places a problem is about.
fn refused_place(problem: &Diagnostic, places: &[String]) -> usize {
    let help = problem.help.as_deref().unwrap_or_else(|| panic!("{problem}\nhas no help"));
    let at = problem.origin.as_ref().map(|origin| origin.pointer.as_str()).unwrap_or_default();
    let holds = |place: &String| at == *place || at.starts_with(&format!("{place}/"));
    // In a collision, the problem may name the other one.
    let mentions = |place: &String| [";", "/"].iter().any(|end| help.contains(&format!(" at {place}{end}")));
    let index = places.iter().position(holds).or_else(|| places.iter().position(mentions));
    index.unwrap_or_else(|| panic!("{problem}\nis about none of the names"))
}

fn base() -> Value {
    let text = fixture::description(
        "components:\n  schemas:\n    Set:\n      type: object\n      properties:\n        level: {type: integer}\n      additionalProperties: false\n",
    );
    Document::parse("base.yaml", &text).expect("the shared part is valid").value().clone()
}

fn schemas(description: &mut Value) -> &mut Map<String, Value> {
    description["components"]["schemas"].as_object_mut().expect("the schemas")
}

fn escaped(word: &str) -> String {
    word.replace('~', "~0").replace('/', "~1")
}

fn add_to(description: &mut Value, component: &str, word: &str, schema: Value) -> String {
    schemas(description)[component]["properties"][word] = schema;
    format!("/components/schemas/{component}/properties/{}", escaped(word))
}

fn property(description: &mut Value, word: &str, _: usize) -> String {
    add_to(description, "Set", word, json!({"type": "string", "minLength": 1}))
}

fn nullable_property(description: &mut Value, word: &str, number: usize) -> String {
    if number.is_multiple_of(2) {
        let required = schemas(description)["Set"].as_object_mut().expect("a schema").entry("required");
        required.or_insert_with(|| json!([])).as_array_mut().expect("a list").push(word.into());
    }
    add_to(
        description,
        "Set",
        word,
        json!({"type": ["object", "null"], "properties": {word: {"enum": [word, "b"]}}}),
    )
}

fn reply_property(description: &mut Value, word: &str, _: usize) -> String {
    add_to(description, "ShiningReply", word, json!({"enum": [word, "other", "b"]}))
}

fn component(description: &mut Value, word: &str, number: usize) -> String {
    let reference = json!({"$ref": format!("#/components/schemas/{}", escaped(word))});
    add_to(description, "Set", &format!("member_{number}"), reference.clone());
    add_to(description, "ShiningReply", &format!("member_{number}"), reference);
    let schema = json!({"type": "object", "properties": {"name": {"type": "string", "maxLength": 3}}});
    schemas(description).entry(word).or_insert(schema);
    format!("/components/schemas/{}", escaped(word))
}

fn value(description: &mut Value, word: &str, number: usize) -> String {
    let all = &mut schemas(description)["Set"]["properties"]["a_mode"];
    if all.is_null() {
        *all = json!({"type": "string", "enum": []});
    }
    all["enum"].as_array_mut().expect("a list").push(word.into());
    format!("/components/schemas/Set/properties/a_mode/enum/{number}")
}

fn alternative(description: &mut Value, property: &str, schema: Value) -> String {
    let union = &mut schemas(description)["Set"]["properties"][property];
    if union.is_null() {
        *union = json!({"oneOf": []});
    }
    let alternatives = union["oneOf"].as_array_mut().expect("a list");
    alternatives.push(schema);
    format!("/components/schemas/Set/properties/{property}/oneOf/{}", alternatives.len() - 1)
}

fn key(description: &mut Value, word: &str, _: usize) -> String {
    let schema = json!({
        "type": "object", "properties": {word: {"type": "object", "properties": {"level": {"type": "number"}}}},
        "required": [word], "additionalProperties": false
    });
    alternative(description, "a_step", schema)
}

fn tag(description: &mut Value, word: &str, number: usize) -> String {
    let schema = json!({
        "type": "object", "properties": {"kind": {"const": word}, "level": {"type": "number"}, (format!("own_{number}")): {"type": "string"}},
        "required": ["kind"], "additionalProperties": false
    });
    alternative(description, "an_effect", schema)
}

fn command(description: &mut Value, word: &str, number: usize, handle: bool) -> String {
    let mut request = schemas(description)["SetRequest"].clone();
    request["properties"]["action"]["enum"] = json!([format!("lamp.{word}")]);
    request["properties"]["args"] = match number % 3 {
        0 => {
            json!({"type": "object", "properties": {word: {"type": ["integer", "null"]}}, "required": [word], "additionalProperties": false})
        }
        1 => {
            json!({"type": "object", "properties": {word: {"type": "string"}}, "additionalProperties": false})
        }
        _ => json!({"type": "object", "properties": {}, "additionalProperties": false}),
    };
    if !handle {
        request["properties"].as_object_mut().expect("properties").shift_remove("lamp");
        request["required"] = json!(["action", "args"]);
    }
    let name = format!("Request{number}");
    let reference = json!({"$ref": format!("#/components/schemas/{name}")});
    schemas(description)["Request"]["oneOf"].as_array_mut().expect("a list").push(reference);
    schemas(description).insert(name.clone(), request);
    format!("/components/schemas/{name}")
}

fn command_of_the_handle(description: &mut Value, word: &str, number: usize) -> String {
    command(description, word, number, true)
}

fn command_of_the_client(description: &mut Value, word: &str, number: usize) -> String {
    command(description, word, number, false)
}
