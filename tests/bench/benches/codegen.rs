//! Generating a client, compared with parsing the description and formatting the output.

use std::{fs, hint::black_box};

use bench::scaled::sources;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use generator::generate;
use serde_json::Value;

fn codegen(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut group = criterion.benchmark_group("codegen");
    group.sample_size(10);
    for copies in [1, 4, 16] {
        let (sources, schemas) = sources(copies, folder.path());
        let generation = generate(&sources).unwrap_or_else(|problems| panic!("{problems}"));
        let is_rust = |path: &&String| path.ends_with(".rs");
        let files: Vec<&String> =
            generation.files.keys().filter(is_rust).map(|path| &generation.files[path]).collect();
        let description = fs::read_to_string(&sources.description).expect("the description");
        group.bench_function(BenchmarkId::new("client", schemas), |bencher| {
            bencher.iter(|| generate(black_box(&sources)));
        });
        group.bench_function(BenchmarkId::new("floor", schemas), |bencher| {
            bencher.iter(|| {
                let read: Value = serde_yaml::from_str(black_box(&description)).expect("YAML");
                let written = files
                    .iter()
                    .map(|file| prettyplease::unparse(&syn::parse_file(file).expect("Rust")).len());
                (read, written.sum::<usize>())
            });
        });
    }
}

criterion_group!(benches, codegen);
criterion_main!(benches);
