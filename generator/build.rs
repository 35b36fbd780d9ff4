//! Lists the sources of the hand-written half, so that the generator carries them.

use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

fn main() {
    let folder = Path::new(&env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo")).join("runtime/src");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths = Vec::new();
    collect(&folder, &mut paths);
    paths.sort();
    let mut list = String::from("&[\n");
    for path in paths {
        let inside = path.strip_prefix(&folder).expect("it was found in the folder");
        // The name is an address in the client, which has slashes on every system.
        let names: Vec<&str> = inside.iter().map(|name| name.to_str().expect("a plain file name")).collect();
        let (name, path) = (names.join("/"), path.display().to_string());
        writeln!(list, "    ({name:?}, include_str!({path:?})),").expect("writing to text");
    }
    list.push_str("]\n");
    let out = Path::new(&env::var_os("OUT_DIR").expect("set by cargo")).join("runtime.rs");
    fs::write(out, list).expect("a writable output folder");
}

/// Finds the Rust files of a folder and of the folders in it.
fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the hand-written half lies beside the generator") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}
