//! TLS that fails, or that does not help.

use std::time::Duration;

use integration_tests::faults::{Identity, Scene, Script, Step, answer};

use super::{Expected, Fault};

pub(super) fn faults() -> Vec<Fault> {
    let no_tls = |name: &str, steps: Vec<Step>| {
        Fault::new(name, Scene::WithoutTls(Script::new(steps).into()), Expected::NotSent)
    };
    let as_if_all_were_well = || Script::answering(answer("200 OK", "", "{}"));
    let certificate = |name, identity| {
        Fault::new(name, Scene::Https(identity, as_if_all_were_well().into()), Expected::NotSent)
    };
    let pause = Step::Pause(Duration::from_millis(200));
    let in_plain = answer("400 Bad Request", "", "this is the port for TLS");
    let https = |name: &str, steps: Vec<Step>| {
        Fault::new(name, Scene::Https(Identity::Good, Script::new(steps).into()), Expected::Unknown)
    };
    vec![
        Fault::new(
            "none: a good server",
            Scene::Https(Identity::Good, as_if_all_were_well().into()),
            Expected::Success,
        ),
        certificate("certificate of another name", Identity::OtherName),
        certificate("certificate out of date", Identity::Expired),
        certificate("certificate of an unknown authority", Identity::Stranger),
        no_tls("closed within the handshake", vec![Step::ReadByte, Step::Close]),
        no_tls("reset within the handshake", vec![Step::ReadByte, Step::Reset]),
        no_tls("a handshake without end", vec![Step::Hang]).hangs(),
        no_tls("an answer in plain HTTP", vec![pause, Step::Write(in_plain), Step::Close]),
        https("closed after the handshake", vec![Step::Pause(Duration::from_millis(200)), Step::Close]),
        https("closed once the request was read", vec![Step::ReadRequest, Step::Close]),
        https("reset once the request was read", vec![Step::ReadRequest, Step::Reset]),
    ]
}
