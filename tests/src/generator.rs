//! The generator as the tests run it: on this repository's description, and on test documents.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

use generator::{Generation, LoweredSources, Sources};

/// The files of a crate, by path relative to its folder.
pub type Files = BTreeMap<String, String>;

/// Returns the root of the repository, wherever the tests run.
pub fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_owned()
}

/// Returns this repository's description, overlay and configuration.
pub fn sources() -> Sources {
    let spec = root().join("spec");
    Sources::new(spec.join("calling.yaml"), Some(spec.join("overlay.yaml")), spec.join("client.toml"))
}

/// Generates from this repository's sources, once per test binary.
pub fn generation() -> &'static Generation {
    static GENERATION: LazyLock<Generation> = LazyLock::new(|| {
        generator::generate(&sources())
            .unwrap_or_else(|problems| panic!("the sources are invalid:\n{problems}"))
    });
    &GENERATION
}

/// Lowers this repository's sources, once per test binary.
pub fn lowered() -> &'static LoweredSources {
    static LOWERED: LazyLock<LoweredSources> = LazyLock::new(|| {
        generator::lower_sources(&sources())
            .unwrap_or_else(|problems| panic!("the sources are invalid:\n{problems}"))
    });
    &LOWERED
}

/// Makes a folder hold these files and, apart from what cargo puts there, no others.
///
/// Files that are already right are not touched, so that cargo does not rebuild them.
pub fn write_crate(folder: &Path, files: &Files) -> io::Result<()> {
    for path in read_crate(folder)?.into_keys().filter(|path| !files.contains_key(path)) {
        fs::remove_file(folder.join(path))?;
    }
    for (path, text) in files {
        let path = folder.join(path);
        if fs::read(&path).is_ok_and(|found| found == text.as_bytes()) {
            continue;
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}

/// Reads the files of a crate, without cargo's own. Files that are not text are read lossily.
pub fn read_crate(folder: &Path) -> io::Result<Files> {
    let mut files = Files::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop().filter(|next| next.exists()) {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            let name = path.strip_prefix(folder).unwrap_or(&path);
            if name == Path::new("target") || name == Path::new("Cargo.lock") {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else {
                let steps: Vec<_> = name.iter().map(|step| step.to_string_lossy()).collect();
                files.insert(steps.join("/"), String::from_utf8_lossy(&fs::read(&path)?).into_owned());
            }
        }
    }
    Ok(files)
}

/// Runs cargo on a crate outside the workspace. Returns the compiler output if it fails.
///
/// Offline, with the workspace's locked versions, and with warnings denied.
pub fn cargo(folder: &Path, arguments: &[&str], target: &Path) -> Result<(), String> {
    let said = |cause: io::Error| cause.to_string();
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).map_err(said)?;
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTDOCFLAGS", "-D warnings")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .output()
        .map_err(said)?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}
