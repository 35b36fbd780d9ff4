//! Codegen restores the client's folder whatever happens to it.

use std::{fs, path::Path};

use integration_tests::generator::{generation, read_crate, write_crate};

use crate::{command::xtask, same_bytes::difference};

/// Damages a copy of the client, runs codegen, and checks that the copy is restored.
fn damaged(damage: impl Fn(&Path)) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let client = folder.path().join("client");
    write_crate(&client, &generation().files).expect("a writable temporary folder");
    damage(&client);
    let before = read_crate(&client).expect("the damaged client");
    assert!(!difference(&before, &generation().files).is_empty(), "nothing was damaged");
    let run = xtask(folder.path(), &["codegen", "--out", "client"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let diff = difference(&read_crate(&client).expect("the client"), &generation().files);
    assert!(diff.is_empty(), "the client is not restored:\n\n{diff}");
    let check = xtask(folder.path(), &["codegen", "--check", "--out", "client"]);
    assert_eq!(check.code, Some(0), "{}", check.out);
}

#[test]
fn after_all_but_the_manifest_is_deleted() {
    damaged(|client| {
        for entry in fs::read_dir(client).expect("the client") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                fs::remove_dir_all(&path).expect("a folder of the client");
            } else if !path.ends_with("Cargo.toml") {
                fs::remove_file(&path).expect("a file of the client");
            }
        }
    });
}

#[test]
fn after_garbage_is_written_into_the_sources() {
    damaged(|client| {
        for path in generation().files.keys().filter(|path| path.starts_with("src/")) {
            fs::write(client.join(path), [0xFF, 0x00, b'{', b'\n']).expect("a file of the client");
        }
        fs::write(client.join("src/left_over.rs"), "fn left_over() {").expect("a writable folder");
        fs::create_dir_all(client.join("src/empty/folders")).expect("a writable folder");
    });
}

#[test]
fn after_garbage_is_written_into_the_manifest() {
    damaged(|client| {
        let manifest = client.join("Cargo.toml");
        let text = fs::read_to_string(&manifest).expect("the manifest");
        let (mark, _) = text.split_once('\n').expect("a first line");
        fs::write(manifest, format!("{mark}\n[package\nname = 5")).expect("a file of the client");
    });
}

/// A folder in the place of a file, and a file in the place of a folder.
#[test]
fn after_files_and_folders_have_changed_places() {
    damaged(|client| {
        fs::remove_file(client.join("src/lib.rs")).expect("the crate's root");
        fs::create_dir_all(client.join("src/lib.rs/more")).expect("a writable folder");
        fs::write(client.join("src/lib.rs/more/text"), "text").expect("a writable folder");
        fs::remove_dir_all(client.join("src/types")).expect("a folder of the client");
        fs::write(client.join("src/types"), "text").expect("a writable folder");
    });
}

/// A folder that holds something else is rejected and left unchanged.
#[test]
fn what_is_not_the_generators_is_left_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("diary.txt"), "Dear diary").expect("a writable temporary folder");
    let run = xtask(folder.path(), &["codegen", "--out", "."]);
    assert_eq!(run.code, Some(1), "{}", run.out);
    assert!(run.err.contains("holds files that this generator did not write"), "{}", run.err);
    let files = read_crate(folder.path()).expect("the folder");
    assert_eq!(files.keys().collect::<Vec<_>>(), ["diary.txt"]);
}
