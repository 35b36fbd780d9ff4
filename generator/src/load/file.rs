//! Reads text files from paths that may be wrong or untrusted.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// Far larger than any source file; guards against wrong paths.
const MAXIMUM_BYTES: u64 = 64 * 1024 * 1024;

/// Why a file could not be read as text.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// The operating system reported an error.
    Io(io::Error),
    /// A folder, a device or a pipe.
    NotAFile,
    TooLarge,
    /// Not UTF-8. Holds the valid text before the first invalid byte.
    NotText(String),
}

/// Reads a text file. Pipes and devices are not opened, because reading them may never end.
pub(crate) fn read_text(path: &Path) -> Result<String, Unreadable> {
    if !fs::metadata(path).map_err(Unreadable::Io)?.is_file() {
        return Err(Unreadable::NotAFile);
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(Unreadable::Io)?;
    file.take(MAXIMUM_BYTES + 1).read_to_end(&mut bytes).map_err(Unreadable::Io)?;
    if bytes.len() as u64 > MAXIMUM_BYTES {
        return Err(Unreadable::TooLarge);
    }
    String::from_utf8(bytes).map_err(|error| {
        let end = error.utf8_error().valid_up_to();
        Unreadable::NotText(String::from_utf8_lossy(&error.as_bytes()[..end]).into_owned())
    })
}

impl Unreadable {
    /// Returns the message, without its subject, and the help text.
    pub(crate) fn told(&self) -> (String, &'static str) {
        match self {
            Self::Io(error) if error.kind() == io::ErrorKind::NotFound => (
                format!("cannot be read: {error}"),
                "check the path; relative paths start at the current folder",
            ),
            Self::Io(error) => (format!("cannot be read: {error}"), "check the file's permissions"),
            Self::NotAFile => {
                ("is not a regular file".to_owned(), "name a regular file, not a folder, pipe or device")
            }
            Self::TooLarge => ("is larger than 64 MiB".to_owned(), "check that this is the right file"),
            Self::NotText(_) => ("is not UTF-8 text".to_owned(), "save it as UTF-8"),
        }
    }
}

/// Returns the path of a file below a folder, or `None` if it is outside, also through a symbolic link.
pub(crate) fn below(folder: &Path, name: &str) -> Option<PathBuf> {
    let is_below = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if !Path::new(name).components().all(is_below) {
        return None;
    }
    let root = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let path = folder.join(name);
    match (root.canonicalize(), path.canonicalize()) {
        (Ok(root), Ok(found)) if !found.starts_with(&root) => None,
        _ => Some(path),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::path::Path;

    use super::{Unreadable, below, read_text};

    #[test]
    fn only_files_are_opened() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let socket = folder.path().join("socket");
        let _listener = UnixListener::bind(&socket).expect("a socket");
        for path in [folder.path(), &socket, Path::new("/dev/zero"), Path::new("/dev/null")] {
            assert!(matches!(read_text(path), Err(Unreadable::NotAFile)), "{}", path.display());
        }
    }

    #[test]
    fn nothing_leads_out_of_a_folder() {
        let around = tempfile::tempdir().expect("a temporary folder");
        let folder = around.path().join("spec");
        fs::create_dir(&folder).expect("a folder");
        fs::write(around.path().join("secret"), "a").expect("a file");
        fs::write(folder.join("page.md"), "a").expect("a file");
        symlink("../secret", folder.join("link")).expect("a link");
        symlink("..", folder.join("way")).expect("a link");
        symlink("page.md", folder.join("alias.md")).expect("a link");
        for name in ["../secret", "a/../../secret", "/etc/hostname", "link", "way/secret"] {
            assert_eq!(below(&folder, name), None, "{name}");
        }
        for name in ["page.md", "./page.md", "alias.md", "missing.md"] {
            assert_eq!(below(&folder, name), Some(folder.join(name)), "{name}");
        }
    }
}
