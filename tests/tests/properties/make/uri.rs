//! Random realistic URIs: RFC 3986 also accepts `http:` without a host, which no server does.

use fastrand::Rng;

fn one_of(rng: &mut Rng, choices: &[&str]) -> String {
    choices[rng.usize(0..choices.len())].to_owned()
}

/// Returns a complete URI.
pub(super) fn uri(rng: &mut Rng) -> String {
    match rng.u8(0..6) {
        0 => one_of(
            rng,
            &["sip:priya@example.com", "mailto:a@example.com", "urn:isbn:0451450523", "tel:+12065550100"],
        ),
        _ => one_of(rng, &["https://", "http://", "wss://", "HTTPS://"]) + &after_scheme(rng),
    }
}

/// Returns the part of a web address after the two slashes, starting with the host.
pub(super) fn after_scheme(rng: &mut Rng) -> String {
    let user = ["", "", "", "user@", "user:p%40ss@"];
    let host = ["example.com", "a", "192.0.2.7", "[2001:db8::1]", "xn--bcher-kva.example", "EXAMPLE.com"];
    let port = ["", "", ":8080"];
    let path = ["", "/", "/events", "/a/b;c=1/%C3%A9", "/~x/(y)!$&'*+,;=:@"];
    let query = ["", "", "?", "?q=1&r=%5B%5D", "?next=https://b@example.com/?a"];
    let fragment = ["", "", "", "#top"];
    [&user[..], &host[..], &port[..], &path[..], &query[..], &fragment[..]]
        .map(|choices| one_of(rng, choices))
        .concat()
}
