//! Where the repository is, and paths relative to the current directory.

use std::env;
use std::path::{Component, Path, PathBuf};

/// Returns the root of the repository. Known at build time, so that the command works in any directory.
pub(crate) fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_owned()
}

/// Returns the path relative to the current directory, which is shorter to read and to click.
pub(crate) fn from_here(path: &Path) -> PathBuf {
    match env::current_dir() {
        Ok(here) => relative(path, &here),
        Err(_) => path.to_owned(),
    }
}

/// Returns the path of `to` relative to the folder `from`. Unchanged if the two have nothing in common.
fn relative(to: &Path, from: &Path) -> PathBuf {
    let shared = to.components().zip(from.components()).take_while(|(to, from)| to == from).count();
    let in_common = |step: Component<'_>| matches!(step, Component::Normal(_));
    if !to.components().take(shared).any(in_common) {
        return to.to_owned();
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    let path: PathBuf = up.chain(to.components().skip(shared)).collect();
    if path.as_os_str().is_empty() { PathBuf::from(".") } else { path }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::relative;

    #[test]
    fn paths_are_seen_from_the_current_folder() {
        let cases = [
            ("/home/me/project/spec/a.yaml", "/home/me/project", "spec/a.yaml"),
            ("/home/me/project/spec/a.yaml", "/home/me/project/generator/src", "../../spec/a.yaml"),
            ("/home/me/project", "/home/me/project", "."),
            ("/data/a.yaml", "/home/me", "/data/a.yaml"),
            ("spec/a.yaml", "/home/me", "spec/a.yaml"),
            ("../a.yaml", "/home/me", "../a.yaml"),
        ];
        for (to, from, expected) in cases {
            assert_eq!(relative(Path::new(to), Path::new(from)), Path::new(expected), "{to} from {from}");
        }
    }
}
