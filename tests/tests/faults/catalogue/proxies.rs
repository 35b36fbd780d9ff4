//! Faults of a proxy between the client and the server.

use integration_tests::faults::{ProxyPlay, Scene, Script, Step, answer};

use super::{Expected, Fault};

pub(super) fn faults() -> Vec<Fault> {
    let well = Script::answering(answer("200 OK", "", "{}"));
    let proxy =
        |name: &str, proxy, expected| Fault::new(name, Scene::Proxy(proxy, well.clone().into()), expected);
    let rejection = |status| ProxyPlay::Answers(answer(status, "proxy-authenticate: Basic\r\n", "no"));
    let through = |name: &str, script: Script, expected| {
        Fault::new(name, Scene::Proxy(ProxyPlay::Tunnels, script.into()), expected)
    };
    let mut second_time =
        proxy("no tunnel at first, then one", ProxyPlay::TunnelsTheSecondTime, Expected::Success);
    second_time.expected = vec![Expected::NotSent, Expected::Success];
    vec![
        proxy("none: a tunnel to a good server", ProxyPlay::Tunnels, Expected::Success),
        proxy("nobody listens", ProxyPlay::Absent, Expected::NotSent),
        proxy("closed", ProxyPlay::Closes, Expected::NotSent),
        proxy("407", rejection("407 Proxy Authentication Required"), Expected::NotSent),
        proxy("502", rejection("502 Bad Gateway"), Expected::NotSent),
        proxy("no HTTP", ProxyPlay::Answers(b"nonsense\r\n\r\n".to_vec()), Expected::NotSent),
        proxy("hangs", ProxyPlay::Hangs, Expected::NotSent).hangs(),
        second_time,
        through(
            "a tunnel, closed once the request was read",
            Script::new([Step::ReadRequest, Step::Close]),
            Expected::Unknown,
        ),
        through(
            "a tunnel, and the server's 503",
            Script::answering(answer("503 Service Unavailable", "", "")),
            Expected::Unknown,
        ),
    ]
}
