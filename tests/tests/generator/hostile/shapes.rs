//! Shapes that cost a careless program time, memory or stack.
//!
//! They are deep, wide, exponential or cyclic. Each ends with a client or an error, in about the time that
//! its size explains.

use std::{
    env,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use generator::Generation;
use integration_tests::generator::Files;
use serde_json::{Map, Value, json};

use crate::{
    compiles::complaints,
    support::{case::Case, combined},
};

/// Time limit for one description.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 10 });

/// A shape, and how to build one of a given size.
type Shape = (&'static str, fn(usize) -> Value);

const SHAPES: [Shape; 29] = [
    ("chain of objects", |size| chain(size, |next| json!({"properties": {"next": next}, "type": "object"}))),
    ("chain of lists", |size| chain(size, |next| json!({"type": "array", "items": next}))),
    ("chain of maps", |size| chain(size, |next| json!({"type": "object", "additionalProperties": next}))),
    ("chain of parts", |size| {
        chain(
            size,
            |next| json!({"allOf": [next], "properties": {"own": {"type": "string"}}, "type": "object"}),
        )
    }),
    ("chain of references", |size| chain(size, |next| next)),
    ("chain of alternatives", |size| {
        chain(size, |next| json!({"oneOf": [{"type": "string"}, {"type": "array", "items": next}]}))
    }),
    ("doubling objects", |size| {
        chain(size, |next| json!({"properties": {"one": next, "two": next}, "type": "object"}))
    }),
    ("doubling parts", |size| {
        chain(size, |next| json!({"allOf": [{"allOf": [next]}, {"allOf": [next]}], "type": "object"}))
    }),
    ("doubling alternatives", |size| {
        chain(
            size,
            |next| json!({"anyOf": [{"title": "a", "anyOf": [next, {"type": "string"}]}, {"anyOf": [next, {"type": "integer"}]}]}),
        )
    }),
    ("doubling faults", |size| {
        chain(
            size,
            |next| json!({"properties": {"one": {"type": "array", "items": next}, "two": {"type": "array", "items": next}, "not": {"not": {"type": "string"}}}, "type": "object"}),
        )
    }),
    ("nested in place", |size| {
        let nest = |schema, _| json!({"properties": {"in": schema}, "type": "object"});
        set(&json!({"in": (0..size.min(150)).fold(json!({"type": "string"}), nest)}))
    }),
    ("references to oneself", |size| {
        let one = |number: usize| {
            let itself = json!({"$ref": format!("#/components/schemas/S{number}")});
            let mut beside = itself.clone();
            beside["description"] = "itself".into();
            let inside: [Value; 6] = [
                beside.clone(),
                json!({"type": "array", "items": beside}),
                json!({"type": "object", "additionalProperties": itself}),
                json!({"allOf": [beside, {"type": "object"}]}),
                json!({"properties": {"in": beside}, "type": "object"}),
                json!({"anyOf": [itself, {"type": "null"}]}),
            ];
            inside[number % inside.len()].clone()
        };
        many(size, one)
    }),
    ("ring of objects", |size| {
        let next = |number| format!("#/components/schemas/S{}", (number + 1) % size);
        many(size, |number| json!({"properties": {"next": {"$ref": next(number)}}, "type": "object"}))
    }),
    ("ring of lists", |size| {
        let next = |number| format!("#/components/schemas/S{}", (number + 1) % size);
        many(size, |number| json!({"type": "array", "items": {"$ref": next(number)}}))
    }),
    ("every object in every other", |size| {
        let size = root(size);
        let all = || {
            (0..size)
                .map(|other| (format!("p{other}"), json!({"$ref": format!("#/components/schemas/S{other}")})))
        };
        many(size, |_| json!({"properties": all().collect::<Map<_, _>>(), "type": "object"}))
    }),
    ("many objects", |size| {
        many(
            size / 4,
            |number| json!({"properties": {"a": {"type": "string", "maxLength": number}, "b": {"type": "integer"}, "c": {"enum": ["x", "y"]}}, "type": "object"}),
        )
    }),
    ("many properties", |size| set(&properties(size))),
    ("many properties in parts", |size| {
        let parts: Vec<Value> = (0..size).map(|number| json!({"properties": {(format!("p{number}")): {"type": "string"}}, "type": "object"})).collect();
        document([("Set".to_owned(), json!({"allOf": parts}))])
    }),
    ("many alternatives by key", |size| {
        let one = |number| json!({"properties": {(format!("k{number}")): {"type": "string"}}, "required": [format!("k{number}")], "additionalProperties": false, "type": "object"});
        set(&json!({"one": {"oneOf": (0..size).map(one).collect::<Vec<_>>()}}))
    }),
    ("many alternatives by tag", |size| {
        let one = |number| json!({"properties": {"kind": {"enum": [format!("k{number}")]}, "value": {"type": "string"}}, "required": ["kind"], "type": "object"});
        set(&json!({"one": {"oneOf": (0..size).map(one).collect::<Vec<_>>()}}))
    }),
    ("many alternatives alike", |size| {
        let one =
            |number| json!({"properties": {(format!("k{number}")): {"type": "string"}}, "type": "object"});
        set(&json!({"one": {"anyOf": (0..size).map(one).collect::<Vec<_>>()}}))
    }),
    ("many forms of one object", |size| {
        let one = |number| json!({"required": [format!("p{number}")]});
        let mut whole = json!({"type": "object", "properties": properties(size)});
        whole["oneOf"] = (0..size).map(one).collect();
        document([("Set".to_owned(), whole)])
    }),
    ("many values", |size| {
        set(&json!({"one": {"enum": (0..size).map(|number| format!("v{number}")).collect::<Vec<_>>()}}))
    }),
    ("many local definitions", |size| {
        many(
            size,
            |number| json!({"$defs": {"own": {"type": "object", "properties": {"a": {"type": "string"}}}}, "type": "object", "properties": {"a": {"$ref": format!("#/components/schemas/S{number}/$defs/own")}}}),
        )
    }),
    ("many commands", |size| {
        let mut document = document([]);
        let names = (0..size / 4).map(|number| format!("Command{number}"));
        let references: Vec<Value> =
            names.clone().map(|name| json!({"$ref": format!("#/components/schemas/{name}")})).collect();
        for name in names {
            document["components"]["schemas"][&name] = json!({
                "type": "object", "required": ["action", "lamp"], "x-idempotent": false,
                "properties": {"action": {"enum": [format!("lamp.{name}")]}, "lamp": {"$ref": "#/components/schemas/LampId"}}
            });
        }
        document["components"]["schemas"]["Request"] = json!({"oneOf": references});
        document
    }),
    ("many faults", |size| {
        many(
            size,
            |number| json!({"type": "object", "properties": {"a": {"type": "text", "minimun": number, "$ref": "#/nowhere"}}}),
        )
    }),
    ("many broken references", |size| {
        many(
            size,
            |number| json!({"type": "object", "properties": {"a": {"$ref": format!("#/components/schemas/No{number}")}}}),
        )
    }),
    ("many operations", |size| {
        let mut document = document([]);
        for number in 0..size {
            document["paths"][format!("/other/{number}")] = json!({"get": {"operationId": format!("other-{number}"), "responses": {"200": {"description": "Fine."}}}});
        }
        document
    }),
    ("long texts", |size| {
        set(
            &json!({"a": {"type": "string", "description": "A *long* text `with` <signs> and [links].\n".repeat(size)}}),
        )
    }),
];

/// `SHAPES` is the size. It doubles at each step of the curve; `SHAPES_CURVE` is the number of steps.
#[test]
fn every_shape_ends_well() {
    let number =
        |name: &str, default: usize| env::var(name).map_or(default, |text| text.parse().expect("a number"));
    let first = number("SHAPES", 300);
    let only = env::var("SHAPE").unwrap_or_default();
    let compiled = number("SHAPES_COMPILED", 0);
    let (mut failed, mut crates) = (Vec::new(), Vec::new());
    for (name, shape) in SHAPES.into_iter().filter(|(name, _)| name.contains(&only)) {
        let sizes = (0..number("SHAPES_CURVE", 1)).map(|step| first << step);
        for size in sizes {
            match ended(&shape(size)) {
                Ok((told, files)) => {
                    eprintln!("{name}, {size}: {told}");
                    if let Some(files) = files.filter(|_| crates.len() < compiled) {
                        crates.push((name.replace(' ', "-"), files));
                    }
                }
                Err(told) => failed.push(format!("{name}, {size}: {told}")),
            }
        }
    }
    failed.extend(complaints("shapes", crates));
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Exceeding a limit is reported, and quickly.
#[test]
fn limits_are_told() {
    let wide = |size: usize| {
        let one = |number: usize| json!({"type": "string", "maxLength": number + 1});
        set(&json!({"one": {"anyOf": (0..size).map(one).collect::<Vec<_>>()}}))
    };
    // Each of 200 schemas is composed of 9,000 others.
    let total = || {
        let mut document = many(
            200,
            |number| json!({"anyOf": [{"$ref": "#/components/schemas/Wide"}, {"type": "null", "title": number.to_string()}]}),
        );
        document["components"]["schemas"]["Wide"] =
            wide(9_000)["components"]["schemas"]["Set"]["properties"]["one"].clone();
        document
    };
    let enums = |size: usize| {
        let values: Vec<Value> = (0..9_000).map(|value| format!("v{value}").into()).collect();
        many(size, |_| json!({"type": "string", "enum": values}))
    };
    let shape = |name: &str, size: usize| {
        let (_, shape) = SHAPES.into_iter().find(|(known, _)| *known == name).expect("a shape of this name");
        shape(size)
    };
    let cases = [
        (shape("chain of objects", 60), "is nested more deeply than the Rust compiler supports"),
        (shape("chain of parts", 70), "composes others in more than 64 levels"),
        (shape("doubling parts", 16), "composes more than 10000 others"),
        (total(), "the schemas up to here compose more than 1000000 others"),
        (shape("many values", 15_001), "would have 15001 fields or values; the limit is 15000"),
        (enums(5), "types, fields and values; the limit is 45000"),
        (shape("nested in place", 150), "nested more than 100 levels deep"),
    ];
    for (description, limit) in cases {
        let (told, files) = ended(&description).expect("an end");
        assert!(files.is_none() && told.contains(limit), "{limit}: {told}");
    }
}

/// The deepest accepted chain of each kind compiles.
#[test]
fn what_lies_as_deep_as_it_may_compiles() {
    let chains = SHAPES.into_iter().filter(|(name, _)| name.starts_with("chain of"));
    let deepest = chains.map(|(name, shape)| {
        let accepted = (1..100).map_while(|size| ended(&shape(size)).expect("an end").1);
        (name.replace(' ', "-"), accepted.last().expect("a short chain is accepted"))
    });
    let complaints = complaints("depths", deepest.collect());
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Runs the generator in its own thread, with a stack as large as a main thread's.
fn ended(description: &Value) -> Result<(String, Option<Files>), String> {
    let (sender, receiver) = mpsc::channel();
    let bytes = description.to_string().len();
    let description = description.clone();
    let run = move || {
        let case = Case::of_value("shape", &description);
        let start = Instant::now();
        let outcome = case.outcome();
        let took = start.elapsed().as_millis();
        let (outcome, files) = match outcome {
            Ok(Generation { files, .. }) => {
                (format!("{} kB of Rust", files.values().map(String::len).sum::<usize>() / 1024), Some(files))
            }
            Err(problems) => {
                (problems.iter().next().map(|problem| problem.message.clone()).unwrap_or_default(), None)
            }
        };
        // Nobody listens any more after a timeout.
        drop(sender.send((format!("{} kB in {took} ms, {outcome}", bytes / 1024), files)));
    };
    let thread = thread::Builder::new().stack_size(8 << 20).spawn(run).expect("a thread");
    match receiver.recv_timeout(PATIENCE) {
        Ok(ended) => Ok(ended),
        Err(mpsc::RecvTimeoutError::Timeout) => Err(format!("has not ended after {PATIENCE:?}")),
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(format!(
            "panicked: {:?}",
            thread.join().err().map(|cause| cause.downcast_ref::<String>().cloned())
        )),
    }
}

/// Returns a description with the shared part and these schemas.
fn document(schemas: impl IntoIterator<Item = (String, Value)>) -> Value {
    let mut document: Value = serde_json::from_str(&combined::document(&[])).expect("a document");
    let all = document["components"]["schemas"].as_object_mut().expect("schemas");
    all.insert("Set".to_owned(), json!({"type": "object", "properties": {"level": {"type": "integer"}}}));
    let request = json!({
        "type": "object", "required": ["action", "lamp", "args"], "x-idempotent": false,
        "properties": {"action": {"enum": ["lamp.set"]}, "lamp": {"$ref": "#/components/schemas/LampId"}, "args": {"$ref": "#/components/schemas/Set"}}
    });
    all.insert("SetRequest".to_owned(), request);
    all.insert("Request".to_owned(), json!({"oneOf": [{"$ref": "#/components/schemas/SetRequest"}]}));
    all.extend(schemas);
    document
}

/// Returns a command with these properties.
fn set(properties: &Value) -> Value {
    document([("Set".to_owned(), json!({"type": "object", "properties": properties}))])
}

fn properties(size: usize) -> Value {
    (0..size).map(|number| (format!("p{number}"), json!({"type": "string"}))).collect::<Map<_, _>>().into()
}

/// Returns schemas of which each is built from the next.
fn chain(size: usize, link: impl Fn(Value) -> Value) -> Value {
    let reference = |number: usize| json!({"$ref": format!("#/components/schemas/S{number}")});
    let links = (0..size).map(|number| (format!("S{number}"), link(reference(number + 1))));
    let last = (format!("S{size}"), json!({"type": "object", "properties": {"a": {"type": "string"}}}));
    let set = ("Set".to_owned(), json!({"type": "object", "properties": {"first": reference(0)}}));
    document(links.chain([last, set]))
}

/// Returns independent schemas, all used by the command.
fn many(size: usize, schema: impl Fn(usize) -> Value) -> Value {
    let all = (0..size).map(|number| (format!("S{number}"), schema(number)));
    let references = (0..size)
        .map(|number| (format!("p{number}"), json!({"$ref": format!("#/components/schemas/S{number}")})));
    let set = json!({"type": "object", "properties": references.collect::<Map<_, _>>()});
    document(all.chain([("Set".to_owned(), set)]))
}

fn root(size: usize) -> usize {
    (1..=size).find(|root| root * root >= size).unwrap_or(1)
}
