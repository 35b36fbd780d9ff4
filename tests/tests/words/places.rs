//! Where names occur: sources, files, annotations of the description, configuration keys, features.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::identifiers::{Identifier, of_source};

/// The folders with files that people read.
const FOLDERS: [&str; 5] = ["generated", "generator", "spec", "tests", "xtask"];

static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are in a folder of the workspace").into()
});

/// All files, by path relative to the workspace root.
static FILES: LazyLock<Vec<PathBuf>> = LazyLock::new(|| {
    let mut files = Vec::new();
    for folder in FOLDERS {
        gather(&ROOT.join(folder), &mut files);
    }
    files.sort();
    files
});

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in folder.read_dir().expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target") {
                gather(&path, files);
            }
        } else {
            files.push(path.strip_prefix(&*ROOT).expect("it is below the root").to_owned());
        }
    }
}

fn with_ending(ending: &str) -> impl Iterator<Item = (&'static Path, String)> {
    let files = FILES.iter().filter(move |path| path.extension().is_some_and(|found| found == ending));
    files.map(|path| {
        let text = std::fs::read_to_string(ROOT.join(path));
        (path.as_path(), text.unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    })
}

/// Returns the identifiers of all sources. The glossary itself holds old words, but only as strings.
pub(crate) fn identifiers_of_sources() -> Vec<Identifier> {
    with_ending("rs").flat_map(|(path, text)| of_source(path, &text)).collect()
}

/// Returns the names of all files and folders, without extension.
pub(crate) fn file_names() -> Vec<Identifier> {
    let named = FILES.iter().flat_map(|path| {
        let steps = path.iter().map(|step| step.to_string_lossy());
        steps.map(|step| Identifier {
            name: step.split('.').next().unwrap_or_default().to_owned(),
            place: path.display().to_string(),
        })
    });
    named.collect()
}

/// Returns the annotations in descriptions and overlays, and the keys of configurations and manifests.
///
/// Includes features.
pub(crate) fn annotations_and_keys() -> Vec<Identifier> {
    let yaml = with_ending("yaml").flat_map(|(path, text)| keys(path, &text, ':'));
    let extensions = yaml.filter(|key| key.name.starts_with("x-"));
    extensions.chain(with_ending("toml").flat_map(|(path, text)| keys(path, &text, '='))).collect()
}

/// Returns the bare words of a text that are followed by this character.
fn keys(path: &Path, text: &str, follows: char) -> Vec<Identifier> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with('#'));
    let keys = lines.flat_map(|(index, line)| {
        let before = line.match_indices(follows).map(|(end, _)| line[..end].trim_end());
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
        before.map(move |before| Identifier {
            name: before.rsplit(|letter| !is_part(letter)).next().unwrap_or_default().to_owned(),
            place: format!("{}:{}", path.display(), index + 1),
        })
    });
    keys.collect()
}
