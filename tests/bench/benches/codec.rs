//! Writing and reading JSON, compared with serde derives on hand-written types.

use std::hint::black_box;

use bench::by_hand::{keeping, plain};
use bench::documents;
use criterion::{Criterion, criterion_group, criterion_main};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use signalwire_calling::{CallRequest, commands::AiSidecar, responses::Leg, swml, to_json};

fn written<T: Serialize>(criterion: &mut Criterion, group: &str, name: &str, value: &T) {
    criterion.benchmark_group(group).bench_function(name, |bencher| {
        bencher.iter(|| serde_json::to_vec(black_box(value)).expect("JSON"));
    });
}

fn read<T: DeserializeOwned>(criterion: &mut Criterion, group: &str, name: &str, text: &str) {
    criterion.benchmark_group(group).bench_function(name, |bencher| {
        bencher.iter(|| serde_json::from_str::<T>(black_box(text)).expect("a value"));
    });
}

fn parsed<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).expect("a value of this type")
}

fn codec(criterion: &mut Criterion) {
    let command = documents::command();
    let client = parsed::<AiSidecar>(&command["params"]);
    criterion.benchmark_group("write/command").bench_function("client", |bencher| {
        bencher.iter(|| to_json(black_box(&client)).expect("JSON"));
    });
    written(criterion, "write/command", "client by serde", &client);
    written(criterion, "write/command", "plain", &parsed::<plain::AiSidecar>(&command["params"]));
    written(criterion, "write/command", "keeping", &parsed::<keeping::AiSidecar>(&command["params"]));
    let text = command.to_string();
    read::<CallRequest>(criterion, "read/command", "client", &text);
    read::<plain::Command>(criterion, "read/command", "plain", &text);
    read::<keeping::Command>(criterion, "read/command", "keeping", &text);

    let text = documents::leg().to_string();
    read::<Leg>(criterion, "read/leg", "client", &text);
    read::<plain::Leg>(criterion, "read/leg", "plain", &text);
    read::<keeping::Leg>(criterion, "read/leg", "keeping", &text);

    let document = documents::swml();
    let client = parsed::<swml::Document>(&document);
    criterion.benchmark_group("write/swml").bench_function("client", |bencher| {
        bencher.iter(|| to_json(black_box(&client)).expect("JSON"));
    });
    written(criterion, "write/swml", "client by serde", &client);
    written(criterion, "write/swml", "plain", &parsed::<plain::Document>(&document));
    written(criterion, "write/swml", "keeping", &parsed::<keeping::Document>(&document));
    let text = document.to_string();
    read::<swml::Document>(criterion, "read/swml", "client", &text);
    read::<plain::Document>(criterion, "read/swml", "plain", &text);
    read::<keeping::Document>(criterion, "read/swml", "keeping", &text);
}

criterion_group!(benches, codec);
criterion_main!(benches);
