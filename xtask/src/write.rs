//! Makes the folder on disk equal to the generated client. The only place that writes.
//!
//! Everything new is written to a folder of its own first, below the client's, and then moved to its place. So a full disk
//! or a name that the file system does not take is found while the client is still as it was, and no reader ever sees
//! half a file. What a killed run leaves behind is that one folder, which the next run removes.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use generator::diagnostic::Diagnostics;

use crate::tree::{Change, Comparison, Files};

/// Where new files wait. The dot makes it none of the client's files.
const STAGING: &str = ".codegen-staging";

/// The client's folder, which no other run writes to in the meantime.
pub(crate) struct Folder<'path> {
    root: &'path Path,
    staging: PathBuf,
    /// Released when it is closed, also by the system after a kill.
    _lock: Option<File>,
}

impl<'path> Folder<'path> {
    /// Makes the folder if there is none, locks it, and removes what a killed run left in it.
    pub(crate) fn open(root: &'path Path) -> Result<Self, Diagnostics> {
        let staging = root.join(STAGING);
        fs::create_dir_all(root).map_err(|error| failed(root, "made", &error))?;
        // Some systems cannot open a folder. There, two runs are not kept apart.
        let lock = File::open(root).ok();
        if let Some(Err(TryLockError::WouldBlock)) = lock.as_ref().map(File::try_lock) {
            return Err(problem(
                format!("another run of codegen writes to {}", root.display()),
                "wait until it has ended, then run the same command again",
            ));
        }
        remove_all(&staging).map_err(|error| failed(&staging, "removed", &error))?;
        Ok(Self { root, staging, _lock: lock })
    }

    /// Writes what is new to where it waits. The first failure ends it: the others would have the same cause.
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

    /// Carries out the changes. A failure does not keep the others from being made; all are reported together.
    pub(crate) fn apply(self, comparison: &Comparison) -> Result<(), Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        let mut check = |path: &Path, verb: &str, result: io::Result<()>| {
            if let Err(error) = result {
                diagnostics.extend(failed(path, verb, &error));
            }
        };
        // Removing comes first, because a file can stand where a folder has to be, and the other way round.
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
        // What cannot be removed now, the next run reports.
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
            "give what it is called after a shorter name in the configuration, or write to a folder with a shorter path"
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
