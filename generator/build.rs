//! Lists the sources of the hand-written half, so that the generator carries them.

use std::{env, fmt::Write, fs, path::Path};

fn main() {
    let folder = Path::new(&env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo")).join("runtime/src");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the hand-written half lies beside the generator")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| path.file_name().and_then(|name| name.to_str()).expect("a plain file name").to_owned())
        .collect();
    names.sort();
    let mut list = String::from("&[\n");
    for name in names {
        let path = folder.join(&name).display().to_string();
        writeln!(list, "    ({name:?}, include_str!({path:?})),").expect("writing to text");
    }
    list.push_str("]\n");
    let out = Path::new(&env::var_os("OUT_DIR").expect("set by cargo")).join("runtime.rs");
    fs::write(out, list).expect("a writable output folder");
}
