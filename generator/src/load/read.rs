//! From a path to bytes to text: what can go wrong before there is anything to parse.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::document::Document;
use super::lines::Lines;
use super::syntax::{self, Format};
use crate::diagnostic::{Diagnostics, Origin, Position};
use crate::pointer::Pointer;

/// No description comes near this size; a path given by mistake, such as that of a device, may.
const MAXIMUM_BYTES: u64 = 64 * 1024 * 1024;

impl Document {
    /// Reads a YAML file, or a JSON one if its name ends in `.json`.
    pub fn read(path: &Path) -> Result<Self, Diagnostics> {
        let file = path.display().to_string();
        let bytes = read_bytes(path).map_err(|error| unreadable(&file, &error))?;
        if bytes.len() as u64 > MAXIMUM_BYTES {
            return Err(reject(
                &file,
                None,
                "the file is larger than 64 MiB",
                "give the path of a description",
            ));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::parse(&file, &text),
            Err(error) => {
                let end = error.utf8_error().valid_up_to();
                let valid = String::from_utf8_lossy(&error.as_bytes()[..end]);
                let position = Lines::new(&valid).position(end);
                Err(reject(&file, position, "the file is not UTF-8 text", "save it in the encoding UTF-8"))
            }
        }
    }

    /// Parses text that came from a file of this name; the name decides whether it is JSON.
    pub fn parse(file: &str, text: &str) -> Result<Self, Diagnostics> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        syntax::parse(file, text, Format::of(file))
    }
}

fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAXIMUM_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(file: &str, error: &io::Error) -> Diagnostics {
    let help = if error.kind() == io::ErrorKind::NotFound {
        "check the path; a relative one is looked up from the current folder"
    } else {
        "check that it is a file and that you may read it"
    };
    reject(file, None, format!("the file cannot be read: {error}"), help)
}

fn reject(
    file: &str,
    position: Option<Position>,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let origin = Origin { file: file.to_owned(), pointer: Pointer::root(), position };
    diagnostics.error(message).at(origin).help(help);
    diagnostics
}
