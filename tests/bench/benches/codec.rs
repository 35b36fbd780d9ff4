//! Writing and reading JSON, compared with serde derives on hand-written types.

use std::hint::black_box;

use bench::{by_hand, documents};
use criterion::{Criterion, criterion_group, criterion_main};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use signalwire_calling::{CallRequest, commands::AiSidecar, responses::Leg, swml};

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
    written(criterion, "write/command", "client", &parsed::<AiSidecar>(&command["params"]));
    written(criterion, "write/command", "by hand", &parsed::<by_hand::AiSidecar>(&command["params"]));
    let text = command.to_string();
    read::<CallRequest>(criterion, "read/command", "client", &text);
    read::<by_hand::Command>(criterion, "read/command", "by hand", &text);

    let text = documents::leg().to_string();
    read::<Leg>(criterion, "read/leg", "client", &text);
    read::<by_hand::Leg>(criterion, "read/leg", "by hand", &text);

    let document = documents::swml();
    written(criterion, "write/swml", "client", &parsed::<swml::Document>(&document));
    written(criterion, "write/swml", "by hand", &parsed::<by_hand::Document>(&document));
    let text = document.to_string();
    read::<swml::Document>(criterion, "read/swml", "client", &text);
    read::<by_hand::Document>(criterion, "read/swml", "by hand", &text);
}

criterion_group!(benches, codec);
criterion_main!(benches);
