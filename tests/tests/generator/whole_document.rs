//! A document of the usual size for a whole API: 252 operations in 63 groups, put together from templates.
//!
//! The numbers of methods, parameters, bodies and statuses are in the proportions of a real description.

use generator::load::Document;
use serde_json::Value;

use crate::{
    compiles::complaints_with_groups,
    support::{
        case::Case,
        fixture::{folder, read},
    },
};

const ADJECTIVES: [&str; 9] = ["red", "tall", "old", "quiet", "smart", "wall", "floor", "garden", "kitchen"];
const NOUNS: [&str; 7] = ["door", "window", "heater", "sensor", "camera", "speaker", "shutter"];

const CONFIG: &str = r#"
# no [commands]
# no [handle]
[slice]
operations = ["*"]
group-features = true
"#;

/// How much can be done with a kind of resource.
#[derive(Clone, Copy, PartialEq)]
enum Extent {
    Everything,
    ListGetAndCreate,
    ListAndGet,
}

/// Returns a part of the document, with the name of a kind of resource in the place of `lamp`.
fn part(file: &str, adjective: &str, noun: &str) -> Value {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    let (first, second) = (capital(adjective), capital(noun));
    let text = read(&folder().join("whole").join(file))
        .replace("Lamps", &format!("{first} {second}s"))
        .replace("Lamp", &format!("{first}{second}"))
        .replace("lamp", &format!("{adjective}_{noun}"));
    parsed(file, &text)
}

fn parsed(file: &str, text: &str) -> Value {
    let parsed = Document::parse(file, text).unwrap_or_else(|problems| panic!("{problems}"));
    parsed.value().clone()
}

/// Adds the members of one object to another, and those of objects in both.
fn add(to: &mut Value, from: Value) {
    match (to, from) {
        (Value::Object(to), Value::Object(from)) => {
            for (key, value) in from {
                add(to.entry(key).or_insert(Value::Null), value);
            }
        }
        (to, from) => *to = from,
    }
}

/// Removes what the extent does not include.
fn restrict(part: &mut Value, extent: Extent) {
    let paths = part["paths"].as_object_mut().expect("the template has paths");
    for item in paths.values_mut().filter_map(Value::as_object_mut) {
        item.retain(|key, _| !matches!(key.as_str(), "put" | "delete"));
        if extent == Extent::ListAndGet {
            item.shift_remove("post");
            if let Some(list) = item.get_mut("get").and_then(Value::as_object_mut) {
                list.shift_remove("parameters");
            }
        }
    }
}

fn document() -> Value {
    let mut document = parsed("document.yaml", &read(&folder().join("whole/document.yaml")));
    let kinds = NOUNS.iter().flat_map(|noun| ADJECTIVES.map(|adjective| (adjective, *noun)));
    for ((adjective, noun), extent) in
        kinds.zip([Extent::Everything, Extent::ListGetAndCreate, Extent::ListAndGet].into_iter().cycle())
    {
        let mut operations = part("operations.yaml", adjective, noun);
        if extent == Extent::Everything {
            add(&mut operations, part("more.yaml", adjective, noun));
        } else {
            restrict(&mut operations, extent);
        }
        add(&mut document, operations);
    }
    document
}

fn case() -> Case {
    Case::with("whole.json", &document().to_string(), None, CONFIG)
}

/// Every operation becomes a method, and the code for three groups compiles without that of the others.
#[test]
fn all_operations_are_generated_and_three_groups_compile() {
    let case = case();
    let lowered = case.lower().unwrap_or_else(|problems| panic!("{problems}"));
    let operations: usize = lowered.api.groups.iter().map(|group| group.operations.len()).sum();
    assert_eq!((lowered.api.groups.len(), operations), (63, 252));
    assert!(lowered.api.definitions.len() > 500, "only {} types", lowered.api.definitions.len());
    assert!(lowered.warnings.is_empty(), "{}", lowered.warnings);
    let groups = ["red-doors", "tall-doors", "old-doors"];
    let complaints = complaints_with_groups("three-groups", case.generated().files, &groups);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Takes longer than a change should wait; `.ci/long` runs it.
#[test]
#[ignore = "compiles a client of a thousand files"]
fn the_whole_client_compiles() {
    let case = case();
    let lowered = case.lower().unwrap_or_else(|problems| panic!("{problems}"));
    let groups: Vec<&str> = lowered.api.groups.iter().filter_map(|group| group.feature.as_deref()).collect();
    let complaints = complaints_with_groups("whole", case.generated().files, &groups);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
