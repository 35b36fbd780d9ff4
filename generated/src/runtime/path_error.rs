//! What is wrong with a value that was read, and where in it.

use std::fmt;

use serde::de::{Expected, Unexpected};

use super::excerpt::quoted;

/// What is wrong, and the way to it.
#[derive(Debug)]
pub struct PathError {
    /// Such as `lamps[0].watts`. Empty if it is the value as a whole.
    path: String,
    message: String,
}

impl PathError {
    /// The error as the holder of the value sees it: below this key.
    pub(super) fn below_key(self, key: &str) -> Self {
        let is_plain =
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        self.below(if is_plain { key.to_owned() } else { format!("[{}]", quoted(key)) })
    }

    /// The error as the holder of the value sees it: at this place of a list.
    pub(super) fn below_index(self, index: usize) -> Self {
        self.below(format!("[{index}]"))
    }

    /// The error with another message.
    pub(super) fn with_message(self, change: impl FnOnce(&str) -> String) -> Self {
        Self { message: change(&self.message), ..self }
    }

    fn below(self, step: String) -> Self {
        let Self { path, message } = self;
        let dot = if path.is_empty() || path.starts_with('[') { "" } else { "." };
        Self { path: step + dot + &path, message }
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => formatter.write_str(&self.message),
            path => write!(formatter, "`{path}`: {}", self.message),
        }
    }
}

impl std::error::Error for PathError {}

impl serde::de::Error for PathError {
    /// Text is all that an error can be passed on as by what reads any format, so the way to it is found in the text.
    fn custom<T: fmt::Display>(message: T) -> Self {
        let text = message.to_string();
        let split = text.strip_prefix('`').and_then(|rest| rest.split_once("`: "));
        match split {
            Some((path, message)) if !path.contains('`') => {
                Self { path: path.to_owned(), message: message.to_owned() }
            }
            _ => Self { path: String::new(), message: text },
        }
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        match found {
            // JSON's own name for it.
            Unexpected::Unit => Self::custom(format_args!("invalid type: null, expected {expected}")),
            _ => Self::custom(format_args!("invalid type: {found}, expected {expected}")),
        }
    }
}
