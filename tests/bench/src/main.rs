//! Prints the ratios of the last run: each `client` benchmark against the others in its group.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::Value;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/criterion");
    let mut groups: BTreeMap<String, BTreeMap<String, f64>> = BTreeMap::new();
    collect(&folder, &mut groups);
    for (group, times) in &groups {
        let Some(client) = times.get("client") else { continue };
        for (other, time) in times.iter().filter(|(name, _)| *name != "client") {
            println!("{group}: {:.2} times {other} ({:.1} us)", client / time, client / 1000.0);
        }
    }
    if groups.is_empty() {
        println!(
            "there are no measurements yet: run `cargo bench --manifest-path tests/bench/Cargo.toml` first"
        );
    }
}

/// Reads the median of each benchmark below a folder, in nanoseconds.
fn collect(folder: &Path, groups: &mut BTreeMap<String, BTreeMap<String, f64>>) {
    let read = |name: &str| -> Option<Value> {
        serde_json::from_str(&fs::read_to_string(folder.join("new").join(name)).ok()?).ok()
    };
    if let (Some(benchmark), Some(estimates)) = (read("benchmark.json"), read("estimates.json")) {
        let text = |key: &str| benchmark[key].as_str().unwrap_or_default().to_owned();
        let group = [text("group_id"), text("value_str")].join(" ").trim().to_owned();
        let median = estimates["median"]["point_estimate"].as_f64().unwrap_or(f64::NAN);
        groups.entry(group).or_default().insert(text("function_id"), median);
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten().filter(|entry| entry.path().is_dir()) {
        collect(&entry.path(), groups);
    }
}
