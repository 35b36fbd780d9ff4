//! Resolves referenced files and checks that they are in the main document's folder.

use std::io;
use std::path::{Path, PathBuf};

use super::address;
use super::rejection::Rejection;

/// The folder of the main document.
///
/// References cannot leave it, so that a description cannot make the generator read arbitrary files and can
/// be moved as a whole.
#[derive(Debug)]
pub(super) struct Folder {
    /// Path as given by the caller, for messages.
    shown: PathBuf,
    /// Canonical path, without symbolic links.
    root: PathBuf,
    main: PathBuf,
    main_name: PathBuf,
}

/// A file in the folder.
#[derive(Debug)]
pub(super) struct PathError {
    /// Canonical path: equal for all references to the same file.
    pub(super) identity: PathBuf,
    /// Path relative to the folder.
    pub(super) relative: PathBuf,
}

impl Folder {
    pub(super) fn of(main: &Path) -> io::Result<Self> {
        let shown = main.parent().unwrap_or(Path::new(""));
        let root = if shown.as_os_str().is_empty() { Path::new(".") } else { shown };
        Ok(Self {
            shown: shown.to_owned(),
            root: root.canonicalize()?,
            main: main.canonicalize()?,
            main_name: main.file_name().map(PathBuf::from).unwrap_or_default(),
        })
    }

    /// Returns the main document itself.
    pub(super) fn main(&self) -> PathError {
        PathError { identity: self.main.clone(), relative: self.main_name.clone() }
    }

    /// Returns a file's path for messages, relative to the caller's path of the main document's folder.
    pub(super) fn shown(&self, relative: &Path) -> PathBuf {
        self.shown.join(relative)
    }

    /// Resolves a reference in the file `from` to a file.
    pub(super) fn locate(&self, from: &Path, text: &str) -> Result<PathError, Rejection> {
        let path = address::path(text)?;
        let mut relative = from.parent().map(Path::to_owned).unwrap_or_default();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    if !relative.pop() {
                        let message = format!("reference `{text}` points outside the main document's folder");
                        let help = "move the file into that folder or a subfolder and update the reference";
                        return Err(Rejection::new(message, help));
                    }
                }
                part => relative.push(part),
            }
        }
        let found = self.root.join(&relative);
        let identity = found.canonicalize().map_err(|error| {
            let message = format!("reference `{text}` points to a file that cannot be read: {error}");
            let help =
                format!("expected a file at {}; correct the path or add the file", self.name(&relative));
            Rejection::new(message, help)
        })?;
        if identity == self.main {
            return Ok(self.main());
        }
        let Ok(relative) = identity.strip_prefix(&self.root).map(Path::to_owned) else {
            let message = format!(
                "reference `{text}` points outside the main document's folder through a symbolic link"
            );
            return Err(Rejection::new(message, "replace the link with the file itself"));
        };
        if !identity.is_file() {
            let message = format!("reference `{text}` does not point to a regular file");
            return Err(Rejection::new(
                message,
                format!("refer to a file in {}, or replace it with a file", self.name(&relative)),
            ));
        }
        Ok(PathError { identity, relative })
    }

    fn name(&self, relative: &Path) -> String {
        self.shown(relative).display().to_string()
    }
}
