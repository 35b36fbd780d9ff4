//! Writes the corrected description to one file, for other generators: `description FILE`.

use std::path::Path;

fn main() {
    let file = std::env::args_os().nth(1).expect("the name of the file to write");
    let file = Path::new(&file);
    let folder = file.parent().expect("a file in a folder");
    let (sources, schemas) = bench::scaled::sources(1, folder);
    std::fs::rename(sources.description, file).expect("a writable folder");
    println!("{schemas} schemas in {}", file.display());
}
