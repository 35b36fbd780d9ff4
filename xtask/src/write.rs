//! Makes the folder on disk equal to the generated client. The only place that writes.
//!
//! New files are written to a staging folder first, inside the client's, and then moved into place. So a full
//! disk or an invalid file name is found while the client is still unchanged, and readers never see half a
//! file. A killed run leaves only that one folder behind, and the next run removes it.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use generator::diagnostic::Diagnostics;

use crate::tree::{Change, Comparison, Files};

/// Where new files are staged. The leading dot keeps it apart from the client's files.
const STAGING: &str = ".codegen-staging";

/// The client's folder, locked against other runs.
pub(crate) struct Folder<'path> {
    root: &'path Path,
    staging: PathBuf,
    /// Released when it is closed, even if the process is killed.
    _lock: Option<File>,
}

impl<'path> Folder<'path> {
    /// Creates the folder if necessary, locks it, and removes what a killed run left in it.
    pub(crate) fn open(root: &'path Path) -> Result<Self, Diagnostics> {
        let staging = root.join(STAGING);
        fs::create_dir_all(root).map_err(|error| failed(root, "made", &error))?;
        // Some systems cannot open a folder. There, concurrent runs are not prevented.
        let lock = File::open(root).ok();
        if let Some(Err(TryLockError::WouldBlock)) = lock.as_ref().map(File::try_lock) {
            return Err(problem(
                format!("another run of codegen writes to {}", root.display()),
                "wait until it has finished, then run the same command again",
            ));
        }
        remove_all(&staging).map_err(|error| failed(&staging, "removed", &error))?;
        Ok(Self { root, staging, _lock: lock })
    }

    /// Writes new files to the staging folder.
    ///
    /// Stops at the first failure: the others would have the same cause.
    pub(crate) fn stage(&self, files: &Files<'_>, comparison: &Comparison) -> Result<(), Diagnostics> {
        self.stage_with(files, comparison, |path, text| fs::write(path, text))
    }

    fn stage_with(
        &self,
        files: &Files<'_>,
        comparison: &Comparison,
        mut write: impl FnMut(&Path, &str) -> io::Result<()>,
    ) -> Result<(), Diagnostics> {
        for (path, change) in &comparison.changes {
            if let (Change::Create | Change::Replace, Some(text)) = (change, files.get(path)) {
                let staged = self.staging.join(path);
                let result = make_parent(&staged).and_then(|()| write(&staged, text));
                result.map_err(|error| failed(&self.root.join(path), "written", &error))?;
            }
        }
        Ok(())
    }

    /// Applies the changes. Continues after failures, and reports all of them together.
    pub(crate) fn apply(self, comparison: &Comparison) -> Result<(), Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        let mut check = |path: &Path, verb: &str, result: io::Result<()>| {
            if let Err(error) = result {
                diagnostics.extend(failed(path, verb, &error));
            }
        };
        // Remove first: a file can be in the place of a folder, and the other way round.
        for (path, change) in &comparison.changes {
            if *change == Change::Remove {
                let path = self.root.join(path);
                check(&path, "removed", fs::remove_file(&path));
            }
        }
        for folder in comparison.folders.iter().rev() {
            let path = self.root.join(folder);
            if fs::read_dir(&path).is_ok_and(|mut entries| entries.next().is_none()) {
                check(&path, "removed", fs::remove_dir(&path));
            }
        }
        for (name, change) in &comparison.changes {
            if *change != Change::Remove {
                let path = self.root.join(name);
                let moved = make_parent(&path).and_then(|()| fs::rename(self.staging.join(name), &path));
                check(&path, "written", moved);
            }
        }
        if diagnostics.is_empty() { Ok(()) } else { Err(diagnostics) }
    }
}

impl Drop for Folder<'_> {
    fn drop(&mut self) {
        // The next run reports what cannot be removed now.
        drop(remove_all(&self.staging));
    }
}

fn make_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

fn remove_all(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn failed(path: &Path, verb: &str, error: &io::Error) -> Diagnostics {
    let help = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "free some space on the disk, then run the same command again"
        }
        io::ErrorKind::InvalidFilename => {
            "set a shorter name in the configuration, or use a folder with a shorter path"
        }
        _ => "check the permissions, then run the same command again",
    };
    problem(format!("{} cannot be {verb}: {error}", path.display()), help)
}

fn problem(message: String, help: &str) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    diagnostics.error(message).help(help);
    diagnostics
}

#[cfg(test)]
mod tests;
