//! Which settings make a client, and what is said of those that do not.

mod support;

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use runtime::{Environment, Error, ErrorKind, Outcome, RetryPolicy, Secret, Service, Settings};
use support::script::Script;
use support::{Rejection, SERVICE, settings};

fn problems(settings: Settings) -> Vec<String> {
    match settings.build() {
        Ok(_) => Vec::new(),
        Err(error) => error.problems().map(str::to_owned).collect(),
    }
}

#[test]
fn the_server_is_a_bare_name_or_a_full_host() {
    let long = "a".repeat(63);
    let cases = [
        ("example", "https://example.things.test/"),
        ("EXAMPLE-1", "https://example-1.things.test/"),
        ("7", "https://7.things.test/"),
        ("example.things.test", "https://example.things.test/"),
        ("Example.Things.TEST", "https://example.things.test/"),
        ("west.example.things.test", "https://west.example.things.test/"),
        (&long, &format!("https://{long}.things.test/")),
    ];
    for (value, expected) in cases {
        let sender = settings().server_variable(value.to_owned()).build().expect("the name is a good one");
        assert_eq!(sender.base_url(), expected, "{value}");
    }
}

#[test]
fn a_server_can_lead_nowhere_else() {
    let cases = [
        ("", "is empty"),
        ("https://example.things.test", "contains ':'"),
        ("example/", "contains '/'"),
        ("example.things.test/", "contains '/'"),
        ("evil.test/.things.test", "contains '/'"),
        ("evil.test#.things.test", "contains '#'"),
        ("evil.test?.things.test", "contains '?'"),
        ("evil.test\\.things.test", "contains '\\\\'"),
        ("me@evil.test", "contains '@'"),
        ("example:8080", "contains ':'"),
        ("exa mple", "contains ' '"),
        ("example\n", "contains '\\n'"),
        ("ex%61mple", "contains '%'"),
        ("exämple", "contains 'ä'"),
        ("under_score", "contains '_'"),
        ("evil.test", "contains a dot but does not end in .things.test"),
        ("example.things.test.evil.test", "contains a dot but does not end in .things.test"),
        ("example.things.test.", "contains a dot but does not end in .things.test"),
        ("evilthings.test", "contains a dot but does not end in .things.test"),
        (".things.test", "has nothing before or after a dot"),
        ("a..b.things.test", "has nothing before or after a dot"),
        ("-example", "has a hyphen at the start or end of a label"),
        ("example-", "has a hyphen at the start or end of a label"),
        ("a-.b.things.test", "has a hyphen at the start or end of a label"),
        (&"a".repeat(64), "is too long for a host name"),
        (&format!("{}things.test", "abcdefghi.".repeat(25)), "is too long for a host name"),
    ];
    for (value, problem) in cases {
        let found = problems(settings().server_variable(value.to_owned()));
        assert_eq!(found.len(), 1, "{value}: {found:?}");
        assert!(found[0].starts_with(&format!("the room {problem}")), "{value}: {found:?}");
        let help = "; use a name like example or a full host like example.things.test";
        assert!(found[0].ends_with(help), "{value}: {found:?}");
    }
}

#[test]
fn a_base_url_is_https_or_this_machine() {
    let cases = [
        "https://things.test",
        "https://things.test:8443/prefix/",
        "HTTPS://THINGS.TEST",
        "https://10.0.0.1",
        "http://127.0.0.1:8080",
        "http://127.1.2.3",
        "http://[::1]:8080/prefix",
        "http://localhost",
        "http://LOCALHOST:1",
    ];
    for url in cases {
        assert_eq!(problems(settings().base_url(url.to_owned())), [""; 0], "{url}");
    }
}

#[test]
fn any_other_base_url_is_rejected() {
    let cases = [
        ("http://things.test", "the base URL uses http,"),
        ("http://128.0.0.1", "the base URL uses http,"),
        ("http://[::2]", "the base URL uses http,"),
        ("http://[::ffff:127.0.0.1]", "the base URL uses http,"),
        ("http://localhost.evil.test", "the base URL uses http,"),
        ("http://localhost.", "the base URL uses http,"),
        ("http://127.0.0.1.evil.test", "the base URL uses http,"),
        ("ftp://127.0.0.1", "the base URL uses neither https nor http"),
        ("file:///etc/passwd", "the base URL uses neither https nor http"),
        ("localhost:8080", "the base URL uses neither https nor http"),
        ("things.test", "the base URL is not an absolute URL"),
        ("//things.test", "the base URL is not an absolute URL"),
        ("", "the base URL is not an absolute URL"),
        ("https://", "the base URL is not an absolute URL"),
        ("https://me@things.test", "the base URL contains a user name or password"),
        ("https://me:key@things.test", "the base URL contains a user name or password"),
        ("https://:key@things.test", "the base URL contains a user name or password"),
        ("https://things.test?", "the base URL has a query"),
        ("https://things.test/?a=b", "the base URL has a query"),
        ("https://things.test/#", "the base URL has a fragment"),
        (" https://things.test", "the base URL contains whitespace or a control character"),
        ("https://thi\tngs.test", "the base URL contains whitespace or a control character"),
        ("https://things.test\r\n", "the base URL contains whitespace or a control character"),
    ];
    for (url, problem) in cases {
        let found = problems(settings().base_url(url.to_owned()));
        assert_eq!(found.len(), 1, "{url}: {found:?}");
        assert!(found[0].starts_with(problem), "{url}: {found:?}");
    }
    // The old trick: what looks like this machine is a user name, and the host is another.
    let found = problems(settings().base_url("http://localhost:1@evil.test".to_owned()));
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn credentials_must_fit_their_header() {
    let cases = [
        ("", "key", "the owner id is empty"),
        ("me:you", "key", "the owner id contains a colon"),
        ("me\n", "key", "the owner id contains a control character"),
        ("me", "", "the API key is empty"),
        ("me", "key\r\nx: y", "the API key contains a control character"),
        ("me", "key\0", "the API key contains a control character"),
        ("me", "key\u{85}", "the API key contains a control character"),
    ];
    for (username, password, problem) in cases {
        let settings = settings().server_variable("x".to_owned()).username(username.to_owned());
        let found = problems(settings.password(Secret::from(password)));
        assert_eq!(found.len(), 1, "{problem}: {found:?}");
        assert!(found[0].starts_with(problem), "{problem}: {found:?}");
    }
    let unusual = settings().server_variable("x".to_owned()).username("mé".to_owned());
    assert_eq!(problems(unusual.password(Secret::from("k:é y"))), [""; 0]);
}

#[test]
fn all_problems_are_told_together() {
    let nothing = Settings::new(&SERVICE).timeout(Duration::ZERO).connect_timeout(Duration::ZERO);
    assert_eq!(
        problems(nothing),
        [
            "neither the room nor a base URL is set; set one of them",
            "the owner id is not set; set it",
            "the API key is not set; set it",
            "the timeout is zero; set a positive duration",
            "the connect timeout is zero; set a positive duration",
        ]
    );
    let both = settings().server_variable("x".to_owned()).base_url("https://things.test".to_owned());
    assert_eq!(problems(both), ["both the room and a base URL are set; set only one of them"]);
    let twice_wrong = settings().base_url("http://things.test?a#b".to_owned());
    assert_eq!(problems(twice_wrong).len(), 3);
}

#[test]
fn the_environment_gives_all_three_or_names_what_is_missing() {
    let complete = |name: &str| {
        let value = match name {
            "THINGS_ROOM" => "example",
            "THINGS_OWNER" => "me",
            "THINGS_KEY" => "key",
            _ => return None,
        };
        Some(OsString::from(value))
    };
    let settings = Settings::from_lookup(&SERVICE, complete).expect("all variables are set");
    assert_eq!(settings.build().expect("they are good").base_url(), "https://example.things.test/");

    let error = Settings::from_lookup(&SERVICE, |_| None).expect_err("none is set");
    let names = ["THINGS_ROOM", "THINGS_OWNER", "THINGS_KEY"];
    assert!(error.problems().eq(names.map(|name| format!("the environment variable {name} is not set"))));

    let lookup = |name: &str| if name == "THINGS_OWNER" { Some(OsString::new()) } else { complete(name) };
    let error = Settings::from_lookup(&SERVICE, lookup).expect_err("one is empty");
    assert_eq!(error.to_string(), "the environment variable THINGS_OWNER is empty");
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_not_unicode_is_named() {
    use std::os::unix::ffi::OsStringExt;

    let error = Settings::from_lookup(&SERVICE, |_| Some(OsString::from_vec(vec![0xff])));
    let error = error.expect_err("no value is Unicode");
    assert_eq!(error.problems().filter(|problem| problem.ends_with("is not valid Unicode")).count(), 3);
}

#[test]
fn the_real_environment_is_what_is_looked_at() {
    static ABSENT: Service = Service {
        environment: Environment {
            server: "NO=SUCH",
            username: "NO=SUCH",
            password: "NO=SUCH",
            ca_file: None,
        },
        ..SERVICE_WITH_ABSENT_VARIABLES
    };
    const SERVICE_WITH_ABSENT_VARIABLES: Service = Service {
        user_agent: "thing-client/1.2.3",
        server: runtime::ServerTemplate { prefix: "https://", variable: "room", suffix: ".things.test" },
        environment: Environment { server: "", username: "", password: "", ca_file: None },
        labels: runtime::Labels { username: "owner id", password: "API key" },
        request_id_headers: &[],
        #[cfg(feature = "tracing")]
        span: SERVICE.span,
    };
    // No variable can have a name with an equals sign in it.
    let error = Settings::from_env(&ABSENT).expect_err("there are no such variables");
    assert_eq!(error.problems().count(), 3);
}

#[test]
fn a_config_error_is_a_request_that_was_not_sent() {
    let error = Settings::new(&SERVICE).build().expect_err("nothing is set");
    let error = Error::<Rejection>::from(error);
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(matches!(error.kind(), ErrorKind::Config(config) if config.problems().count() == 3));
    let problems = "(1) neither the room nor a base URL is set; set one of them; \
                    (2) the owner id is not set; set it; (3) the API key is not set; set it";
    assert_eq!(error.to_string(), format!("{problems}; the request was not sent"));
}

#[test]
fn what_sends_prints_its_address_and_limits() {
    let settings = settings().server_variable("example".to_owned()).retry(RetryPolicy::never());
    let shown = format!("{:?}", settings.build().expect("the settings are complete"));
    let start = r#"Sender { base_url: "https://example.things.test/", timeout: 30s, retry: RetryPolicy { max_retries: 0, "#;
    assert!(shown.starts_with(start) && shown.ends_with(", .. }"), "{shown}");
}

/// A folder with a file in it, and the path of the file.
fn file_with(content: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    let path = folder.path().join("authorities.pem");
    std::fs::write(&path, content).expect("the folder is writable");
    (folder, path)
}

#[test]
fn a_file_of_certificates_must_hold_some() {
    let (_folder, garbage) = file_with("no certificate");
    let (_other_folder, broken) =
        file_with("-----BEGIN CERTIFICATE-----\nMIIBcanary\n-----END CERTIFICATE-----\n");
    let cases = [
        (PathBuf::from("no/such/file"), "cannot read the CA file: "),
        (garbage, "the CA file contains no certificates; use a file in PEM format"),
        (broken, "cannot set up the HTTP client: "),
    ];
    for (path, problem) in cases {
        let found = problems(settings().server_variable("example".to_owned()).ca_file(path));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(problem) && !found[0].contains("canary"), "{found:?}");
    }
}

#[test]
fn a_file_of_certificates_may_be_named_in_the_environment() {
    let with = |path: &'static str| {
        let lookup = move |name: &str| match name {
            "THINGS_CA_FILE" => Some(path.into()),
            _ => Some("example".into()),
        };
        problems(Settings::from_lookup(&SERVICE, lookup).expect("all are set"))
    };
    assert!(with("no/such/file")[0].starts_with("cannot read the CA file"));
    assert_eq!(with(""), [""; 0], "an empty variable names no file");
}

#[test]
fn a_proxy_is_an_address_and_sees_nothing() {
    let https =
        |proxy: &str| problems(settings().server_variable("example".to_owned()).proxy(Secret::from(proxy)));
    for good in ["http://proxy.test:3128", "https://me:canary@proxy.test"] {
        assert_eq!(https(good), [""; 0], "{good}");
    }
    for bad in
        ["", "proxy.test", "ftp://canary.test", "http://", "http://pro xy.test", "http://h.test\r\nx: y"]
    {
        let found = https(bad);
        assert!(found.len() == 1 && found[0].starts_with("the proxy URL "), "{bad}: {found:?}");
        assert!(!found[0].contains("canary"), "{found:?}");
    }
    let http = settings().base_url("http://127.0.0.1:1".to_owned()).proxy(Secret::from("http://proxy.test"));
    assert!(problems(http)[0].starts_with("a proxy would see the credentials"));
}

#[test]
fn a_transport_of_ones_own_leaves_no_room_for_settings_of_the_network() {
    let settings = || settings().server_variable("example".to_owned()).transport(Script::default());
    assert_eq!(problems(settings()), [""; 0]);
    let both = settings()
        .connect_timeout(Duration::from_secs(1))
        .proxy(Secret::from("http://proxy.test"))
        .ca_file(PathBuf::from("authorities.pem"));
    let found = problems(both);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found.iter().all(|problem| problem.ends_with("set only one of them")), "{found:?}");
}
