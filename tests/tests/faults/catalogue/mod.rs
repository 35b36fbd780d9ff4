//! The catalogue of faults.

mod bodies;
mod closing;
mod connecting;
mod hanging;
mod http2;
mod keep_alive;
mod lengths;
mod proxies;
mod redirects;
mod sequences;
mod statuses;
mod tls;

use integration_tests::faults::{Play, Scene, Script, Step};

/// The expected result of an attempt that meets a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Expected {
    /// Nothing of the request can have arrived.
    NotSent,
    /// The server said that it did not carry out the request.
    Rejected,
    /// It is unknown whether the request was carried out.
    Unknown,
    /// The server carried out the request.
    Success,
}

/// How long it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    /// It is over at once.
    Quick,
    /// The server asks the client to wait, and the client waits.
    Waits,
    /// An attempt lasts until the client gives up.
    Hangs,
}

/// A fault.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// The group in the table.
    pub(crate) group: &'static str,
    /// What happens.
    pub(crate) name: String,
    /// One of several variants, which share a row of the table where they make no difference.
    pub(crate) variant: String,
    pub(crate) scene: Scene,
    /// The expected result of each attempt. The last one holds for all later attempts.
    pub(crate) expected: Vec<Expected>,
    /// Whether a successful request comes first.
    pub(crate) warm_up: bool,
    pub(crate) pace: Pace,
}

impl Fault {
    fn new(name: impl Into<String>, scene: Scene, expected: Expected) -> Self {
        Self {
            group: "",
            name: name.into(),
            variant: String::new(),
            scene,
            expected: vec![expected],
            warm_up: false,
            pace: Pace::Quick,
        }
    }

    /// A fault of an HTTP/1.1 server without TLS.
    fn http(name: impl Into<String>, expected: Expected, steps: impl IntoIterator<Item = Step>) -> Self {
        Self::new(name, Scene::Http(Script::new(steps).into()), expected)
    }

    /// A server that reads the request, writes these bytes and closes the connection.
    fn bytes(name: impl Into<String>, expected: Expected, bytes: impl Into<Vec<u8>>) -> Self {
        Self::http(name, expected, [Step::ReadRequest, Step::Write(bytes.into()), Step::Close])
    }

    /// A server that does one thing after another, each on its own connection.
    fn sequence(name: &str, play: Play, expected: impl IntoIterator<Item = Expected>) -> Self {
        Self {
            expected: expected.into_iter().collect(),
            ..Self::new(name, Scene::Http(play), Expected::Unknown)
        }
    }

    fn variant(self, variant: impl Into<String>) -> Self {
        Self { variant: variant.into(), ..self }
    }

    fn after_a_success(self) -> Self {
        Self { warm_up: true, ..self }
    }

    fn hangs(self) -> Self {
        Self { pace: Pace::Hangs, ..self }
    }

    /// Returns the expected result of the attempt with this zero-based index.
    pub(crate) fn expected_of(&self, attempt: usize, has_body: bool) -> Expected {
        let expected = self.expected.get(attempt).or(self.expected.last());
        match expected.expect("every fault has an expected result") {
            // Without a body, a closing server may have processed all that there is of the request.
            Expected::Rejected if !has_body && self.name.contains("GOAWAY") => Expected::Unknown,
            expected => *expected,
        }
    }
}

/// Returns all faults. `elsewhere` is the address of a server that no redirect may lead to.
pub(crate) fn all(elsewhere: &str) -> Vec<Fault> {
    let groups = [
        ("No connection", connecting::faults()),
        ("TLS", tls::faults()),
        ("Proxies", proxies::faults()),
        ("Connections that end", closing::faults()),
        ("Connections that hang", hanging::faults()),
        ("Connections used before", keep_alive::faults()),
        ("HTTP/2", http2::faults()),
        ("Bodies", bodies::faults()),
        ("Lengths", lengths::faults()),
        ("Redirects", redirects::faults(elsewhere)),
        ("Statuses", statuses::faults()),
        ("One thing after the other", sequences::faults()),
    ];
    let faults = groups
        .into_iter()
        .flat_map(|(group, faults)| faults.into_iter().map(move |fault| Fault { group, ..fault }));
    faults.collect()
}
