//! Where requests go, and how a client is configured for that.

use std::process::Command;

use integration_tests::client::{PROJECT, TOKEN, builder};
use signalwire_calling::Client;

#[test]
fn a_space_is_a_name_or_its_whole_host() {
    for space in ["example", "example.signalwire.com"] {
        let client = builder().space(space).build().expect("this is a space");
        assert!(format!("{client:?}").contains("\"https://example.signalwire.com/\""), "{client:?}");
    }
}

/// A typo in the name must not send the credentials anywhere else.
#[test]
fn what_would_lead_elsewhere_is_no_space() {
    for space in [
        "",
        "example.com",
        "example.signalwire.com.example.org",
        "example.org/",
        "example.org#",
        "user@example.org",
        "example:8080",
        "https://example.signalwire.com",
        "exa mple",
        "-example",
    ] {
        let rejected = builder().space(space).build();
        assert!(rejected.is_err(), "{space:?}: {rejected:?}");
    }
    for url in ["http://example.com", "ftp://example.com", "//example.com", "http://localhost.example.com"] {
        let rejected = builder().base_url(url).build();
        assert!(rejected.is_err(), "{url:?}: {rejected:?}");
    }
}

#[test]
fn all_that_is_missing_is_told_at_once() {
    let error = Client::builder().build().expect_err("nothing is set");
    assert_eq!(error.problems().count(), 3, "{error}");
    for part in ["space", "project id", "API token"] {
        assert!(error.to_string().contains(part), "{error}");
    }
}

const VARIABLES: [&str; 3] = ["SIGNALWIRE_SPACE", "SIGNALWIRE_PROJECT_ID", "SIGNALWIRE_API_TOKEN"];

/// What the second process should find.
///
/// It runs this test again, since a process must not change its own environment.
const EXPECTED: &str = "TESTS_EXPECTED_OF_THE_ENVIRONMENT";

#[test]
fn the_environment_can_tell_it_all() {
    if let Ok(expected) = std::env::var(EXPECTED) {
        return match Client::from_env() {
            Ok(client) => assert!(format!("{client:?}").contains(&expected), "{client:?}"),
            Err(error) => assert_eq!(error.to_string(), expected),
        };
    }
    let unset = "(1) the environment variable SIGNALWIRE_SPACE is not set; (2) the environment variable \
                 SIGNALWIRE_PROJECT_ID is not set; (3) the environment variable SIGNALWIRE_API_TOKEN is not set";
    let cases = [
        (vec!["example", PROJECT, TOKEN], "https://example.signalwire.com/"),
        (vec!["example.signalwire.com", PROJECT, TOKEN], "https://example.signalwire.com/"),
        (vec!["example", "", TOKEN], "the environment variable SIGNALWIRE_PROJECT_ID is empty"),
        (vec!["example", PROJECT], "the environment variable SIGNALWIRE_API_TOKEN is not set"),
        (vec![], unset),
    ];
    for (values, expected) in cases {
        let this_program = std::env::current_exe().expect("the test program has a path");
        let mut second = Command::new(this_program);
        second.args(["--exact", "address::the_environment_can_tell_it_all"]).env(EXPECTED, expected);
        for variable in VARIABLES {
            second.env_remove(variable);
        }
        let output =
            second.envs(VARIABLES.into_iter().zip(values)).output().expect("the test program starts");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains("1 passed"), "{text}");
    }
}
