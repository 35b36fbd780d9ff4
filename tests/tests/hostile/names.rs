//! Space names and base URLs that try to lead elsewhere, checked with an independent URL parser.

use std::sync::{Arc, Mutex, PoisonError};

use integration_tests::client::builder;
use integration_tests::random::Random;
use signalwire_calling::transport::{HttpRequest, HttpResponse};
use signalwire_calling::{ClientBuilder, RetryPolicy};
use url::{Host, Url};

const CASES: usize = 10_000;
const SUFFIX: &str = ".signalwire.com";

/// The fragments that names are built from.
const PIECES: [&str; 64] = [
    "example",
    "EXAMPLE",
    "a",
    "7",
    "-",
    "--",
    "_",
    ".",
    "..",
    "/",
    "//",
    "\\",
    "\\\\",
    ":",
    ":443",
    ":8080",
    "@",
    "user:key@",
    "me@",
    "#",
    "?",
    "?q=",
    "%",
    "%2e",
    "%2F",
    "%00",
    "%40",
    ";",
    "&",
    "=",
    " ",
    "\t",
    "\r\n",
    "\n",
    "\0",
    "\u{7f}",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{2044}",
    "\u{ff0e}",
    "\u{3002}",
    "\u{ff0f}",
    "\u{202e}",
    "ä",
    "ß",
    "ſ",
    "K",
    "℀",
    "xn--",
    "xn--bcher-kva",
    ".signalwire.com",
    "signalwire.com",
    ".SIGNALWIRE.COM",
    ".evil.test",
    "evil.test",
    "evil.test/.signalwire.com",
    "localhost",
    "127.0.0.1",
    "0x7f.1",
    "[::1]",
    "[",
    "]",
    "https://",
];

/// Notable names, in addition to the random ones.
const NAMES: [&str; 16] = [
    "",
    "example",
    "example.signalwire.com",
    "west.example.signalwire.com",
    "example.signalwire.com.",
    "example.signalwire.com.evil.test",
    "evil.test#.signalwire.com",
    "evil.test?.signalwire.com",
    "evil.test\\.signalwire.com",
    "user:key@evil.test/.signalwire.com",
    "https://example.signalwire.com",
    "example.signalwire.com:8443",
    "ⓔxample",
    "example。signalwire。com",
    "xn--a.signalwire.com",
    "evilsignalwire.com",
];

fn hostile(count: usize) -> Vec<String> {
    let mut random = Random::new(1);
    let mut names: Vec<String> = NAMES.map(str::to_owned).into();
    while names.len() < count {
        let pieces = random.below(6) + 1;
        let mut name: String = (0..pieces).map(|_| *random.one_of(&PIECES)).collect();
        if random.below(16) == 0 {
            name = name.repeat(random.below(80));
        }
        names.push(name);
    }
    names
}

/// Returns where the requests of a client go, or `None` if it cannot be built.
fn destination(builder: ClientBuilder, runtime: &tokio::runtime::Runtime) -> Option<String> {
    let seen: Arc<Mutex<String>> = Arc::default();
    let shared = Arc::clone(&seen);
    let builder = builder.retry(RetryPolicy::never()).transport(move |request: HttpRequest| {
        request.url().clone_into(&mut shared.lock().unwrap_or_else(PoisonError::into_inner));
        std::future::ready(Ok(HttpResponse::new(200, "{}")))
    });
    let client = builder.build().ok()?;
    let sent = runtime.block_on(async { client.call("call-id-xxx").denoise().await });
    sent.expect("the response is a success");
    let url = seen.lock().unwrap_or_else(PoisonError::into_inner).clone();
    // The URL that the client shows is the same.
    let shown = url.strip_suffix("/api/calling/calls").expect("the path is the endpoint's");
    assert!(format!("{client:?}").contains(&format!("\"{shown}")), "{url}: {client:?}");
    Some(url)
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime")
}

#[test]
fn no_name_of_a_space_leads_elsewhere() {
    let runtime = runtime();
    let mut built = 0;
    for name in hostile(CASES) {
        let Some(destination) = destination(builder().space(&name), &runtime) else { continue };
        built += 1;
        let url = Url::parse(&destination).expect("it is an address");
        let host = url.host_str().expect("it has a host");
        assert!(host.ends_with(SUFFIX) && host.len() > SUFFIX.len(), "{name:?} leads to {url}");
        assert!(matches!(url.host(), Some(Host::Domain(_))), "{name:?} leads to {url}");
        assert_eq!((url.scheme(), url.port()), ("https", None), "{name:?} leads to {url}");
        assert_eq!((url.username(), url.password()), ("", None), "{name:?} leads to {url}");
        assert_eq!((url.path(), url.query()), ("/api/calling/calls", None), "{name:?} leads to {url}");
        // The host is the requested name, not a variation of it.
        let asked = name.to_ascii_lowercase();
        let asked = asked.strip_suffix(SUFFIX).unwrap_or(&asked);
        assert_eq!(host.strip_suffix(SUFFIX), Some(asked), "{name:?} leads to {url}");
    }
    assert!((50..CASES / 2).contains(&built), "{built} of {CASES} names were valid");
}

#[test]
fn no_base_url_leads_to_another_host_in_plain() {
    let runtime = runtime();
    let schemes = ["http://", "https://", "HTTP://", "http:", "http:\\\\", "ftp://", "//", "http:/", "ws://"];
    let mut random = Random::new(2);
    let (mut plain, mut secure) = (0, 0);
    for name in hostile(CASES) {
        let base = format!("{}{name}", random.one_of(&schemes));
        let Some(destination) = destination(builder().base_url(&base), &runtime) else { continue };
        let url = Url::parse(&destination).expect("it is an address");
        let is_this_machine = match url.host().expect("it has a host") {
            Host::Domain(name) => name == "localhost",
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        };
        match url.scheme() {
            "https" => secure += 1,
            "http" if is_this_machine => plain += 1,
            _ => panic!("{base:?} leads to {url}"),
        }
        assert_eq!((url.username(), url.password()), ("", None), "{base:?} leads to {url}");
        // Another parser finds the same host in the requested URL.
        let asked = Url::parse(&base).expect("it is an address");
        assert_eq!(
            (asked.scheme(), asked.host(), asked.port()),
            (url.scheme(), url.host(), url.port()),
            "{base:?}"
        );
    }
    assert!(plain > 5 && secure > 50, "{plain} and {secure} of {CASES} URLs were valid");
}
