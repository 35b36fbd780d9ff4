//! Where a file is that a reference names, and that it lies in the folder of the main document.

use std::io;
use std::path::{Path, PathBuf};

use super::address;
use super::rejection::Rejection;

/// The folder of the main document. References cannot leave it, so that a description cannot make the generator read
/// whatever its author fancies, and can be moved as a whole.
#[derive(Debug)]
pub(super) struct Folder {
    /// As the caller gave it, for messages.
    shown: PathBuf,
    /// Without symbolic links.
    root: PathBuf,
    main: PathBuf,
    main_name: PathBuf,
}

/// A file that lies in the folder.
#[derive(Debug)]
pub(super) struct PathError {
    /// The same for all references that lead to the same file.
    pub(super) identity: PathBuf,
    /// Its path from the folder.
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

    /// The main document itself.
    pub(super) fn main(&self) -> PathError {
        PathError { identity: self.main.clone(), relative: self.main_name.clone() }
    }

    /// The name of a file as messages give it: in the style in which the caller gave the main document's.
    pub(super) fn shown(&self, relative: &Path) -> PathBuf {
        self.shown.join(relative)
    }

    /// The file that a reference names; `from` is the path of the file in which the reference stands.
    pub(super) fn locate(&self, from: &Path, text: &str) -> Result<PathError, Rejection> {
        let path = address::path(text)?;
        let mut relative = from.parent().map(Path::to_owned).unwrap_or_default();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    if !relative.pop() {
                        let message =
                            format!("reference `{text}` leads out of the folder of the main document");
                        let help = "put the file in that folder or below it, and refer to it there";
                        return Err(Rejection::new(message, help));
                    }
                }
                part => relative.push(part),
            }
        }
        let found = self.root.join(&relative);
        let identity = found.canonicalize().map_err(|error| {
            let message = format!("reference `{text}` leads to a file that cannot be read: {error}");
            let help =
                format!("there should be a file {}; correct the path or add the file", self.name(&relative));
            Rejection::new(message, help)
        })?;
        if identity == self.main {
            return Ok(self.main());
        }
        let Ok(relative) = identity.strip_prefix(&self.root).map(Path::to_owned) else {
            let message =
                format!("reference `{text}` leads out of the folder of the main document by a symbolic link");
            return Err(Rejection::new(message, "put the file itself in that folder"));
        };
        if !identity.is_file() {
            let message = format!("reference `{text}` leads to something that is not a file");
            return Err(Rejection::new(
                message,
                format!("name a file in {}, or make one of it", self.name(&relative)),
            ));
        }
        Ok(PathError { identity, relative })
    }

    fn name(&self, relative: &Path) -> String {
        self.shown(relative).display().to_string()
    }
}
