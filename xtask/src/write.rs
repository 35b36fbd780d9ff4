//! Makes the folder on disk equal to the generated client. The only place that writes.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use generator::diagnostic::Diagnostics;

use crate::tree::{Change, Comparison, Files};

/// Carries out the changes. A failure does not keep the other files from being written; all are reported together.
pub(crate) fn write(files: &Files<'_>, comparison: &Comparison, root: &Path) -> Result<(), Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut check = |path: &Path, verb: &str, result: io::Result<()>| {
        if let Err(error) = result {
            let help = "check the permissions and the space on the disk, then run the same command again";
            diagnostics.error(format!("{} cannot be {verb}: {error}", path.display())).help(help);
        }
    };
    // Removing comes first, because a file can stand where a folder has to be, and the other way round.
    for (path, change) in &comparison.changes {
        if *change == Change::Remove {
            let path = root.join(path);
            check(&path, "removed", fs::remove_file(&path));
        }
    }
    for folder in comparison.folders.iter().rev() {
        let path = root.join(folder);
        if fs::read_dir(&path).is_ok_and(|mut entries| entries.next().is_none()) {
            check(&path, "removed", fs::remove_dir(&path));
        }
    }
    for (path, change) in &comparison.changes {
        if let (Change::Create | Change::Replace, Some(text)) = (change, files.get(path)) {
            let path = root.join(path);
            check(&path, "written", replace(&path, text));
        }
    }
    if diagnostics.is_empty() { Ok(()) } else { Err(diagnostics) }
}

/// Writes a file next to its place and moves it there, so that no reader ever sees half of it.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    // A name without a dot at its start: should one be left behind, the next run removes it.
    builder.prefix("codegen-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Temporary files are private by default; these are as readable as the user's other files.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests;
