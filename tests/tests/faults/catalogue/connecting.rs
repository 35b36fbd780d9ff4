//! Nothing is reached.

use integration_tests::faults::Scene;

use super::{Fault, Means};

pub(super) fn faults() -> Vec<Fault> {
    vec![
        Fault::new("nobody listens", Scene::Nobody, Means::NotSent),
        Fault::new("the server's name does not resolve", Scene::NoSuchName, Means::NotSent),
    ]
}
