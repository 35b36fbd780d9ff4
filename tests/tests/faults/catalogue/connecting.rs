//! Faults before a connection is established.

use integration_tests::faults::Scene;

use super::{Expected, Fault};

pub(super) fn faults() -> Vec<Fault> {
    vec![
        Fault::new("nobody listens", Scene::Nobody, Expected::NotSent),
        Fault::new("the server's name does not resolve", Scene::NoSuchName, Expected::NotSent),
    ]
}
