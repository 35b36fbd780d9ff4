//! Looks for secrets in everything that users may see.

use std::error::Error;
use std::fmt::Debug;

use integration_tests::client::{AUTHORIZATION, TOKEN};

/// Checks that `Debug` of a value does not show the canary.
pub(crate) fn assert_hidden(value: &impl Debug, canary: &str, what: &str) {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!text.contains(canary), "{what} shows a secret: {text}");
    }
}

/// Checks that `Debug` of a value does not show the token, plain or as the header carries it.
pub(crate) fn assert_token_hidden(value: &impl Debug, what: &str) {
    assert_hidden(value, TOKEN, what);
    let (_, encoded) = AUTHORIZATION.split_once(' ').expect("the scheme comes first");
    assert_hidden(value, encoded, what);
}

/// Checks that neither an error nor its causes show the canary.
pub(crate) fn assert_error_hides(error: &(dyn Error + 'static), canary: &str) {
    let mut next = Some(error);
    while let Some(error) = next {
        assert_hidden(&error, canary, "an error");
        let text = error.to_string();
        assert!(!text.contains(canary), "an error shows a secret: {text}");
        next = error.source();
    }
}
