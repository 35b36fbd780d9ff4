//! Parses the text of a reference: the file it names and the component in that file.

use super::rejection::Rejection;
use crate::pointer::Pointer;

/// A component, identified by its section and its name below `components/<section>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Component {
    pub(super) section: String,
    pub(super) name: String,
}

impl Component {
    pub(super) fn pointer(&self) -> Pointer {
        Pointer::root().keys(["components", &self.section, &self.name])
    }

    /// Returns the component that a pointer points to or into.
    pub(super) fn around(pointer: &Pointer) -> Option<Self> {
        let mut steps = pointer.steps();
        let components = steps.next()?;
        let (section, name) = (steps.next()?, steps.next()?);
        (components == "components" && !section.is_empty() && !name.is_empty())
            .then_some(Self { section, name })
    }
}

/// Returns whether a reference points into its own file.
pub(super) fn is_local(text: &str) -> bool {
    split(text).0.is_empty()
}

/// Splits a reference at the `#`.
pub(super) fn split(text: &str) -> (&str, Option<&str>) {
    text.split_once('#').map_or((text, None), |(file, fragment)| (file, Some(fragment)))
}

/// Returns the component that a reference names. References to parts of a component are rejected.
pub(super) fn component(text: &str) -> Result<Component, Rejection> {
    let (file, fragment) = split(text);
    let pointer = fragment.and_then(decode).map(Pointer::from_text);
    let exact = pointer.filter(|pointer| pointer.as_str().starts_with('/') && pointer.steps().count() == 3);
    exact.as_ref().and_then(Component::around).ok_or_else(|| {
        let message = format!("reference `{text}` does not point to a component");
        let help = format!("end it with a section and a name, as in `{file}#/components/schemas/Name`");
        Rejection {
            cause: Some("a reference does not point to a component"),
            ..Rejection::new(message, help)
        }
    })
}

/// Returns the decoded relative path that a reference names, with `/` as separator.
pub(super) fn path(text: &str) -> Result<String, Rejection> {
    let (file, _) = split(text);
    let copy = "copy the target into a file next to the main document and refer to it by a relative path";
    if let Some(scheme) = scheme(file) {
        return Err(Rejection::new(format!("reference `{text}` is a URL with the scheme `{scheme}:`"), copy));
    }
    if file.contains('?') {
        let help = "remove the query; write a question mark in a file name as `%3F`";
        return Err(Rejection::new(format!("reference `{text}` has a query"), help));
    }
    let Some(path) = decode(file) else {
        let help = "write a percent sign in a file name as `%25`";
        return Err(Rejection::new(format!("reference `{text}` has an invalid percent-encoding"), help));
    };
    if path.contains('\\') {
        let help = "separate folders with `/` on every platform";
        return Err(Rejection::new(format!("reference `{text}` has a backslash"), help));
    }
    if path.starts_with('/') {
        return Err(Rejection::new(format!("reference `{text}` has an absolute path"), copy));
    }
    Ok(path)
}

fn scheme(file: &str) -> Option<&str> {
    let (scheme, _) = file.split_once(':')?;
    let begins = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    let goes_on = |other: char| other.is_ascii_alphanumeric() || "+-.".contains(other);
    (begins && scheme.chars().all(goes_on)).then_some(scheme)
}

/// Decodes percent-encoding. Returns `None` if it is invalid.
fn decode(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => hexadecimal(bytes.next()?)? * 16 + hexadecimal(bytes.next()?)?,
            _ => byte,
        });
    }
    String::from_utf8(decoded).ok()
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
