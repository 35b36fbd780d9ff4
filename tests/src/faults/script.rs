//! What a server does with a connection, step by step.

use std::sync::Arc;
use std::time::Duration;

/// One thing that a server does with a connection.
#[derive(Clone, Debug)]
pub enum Step {
    /// Reads a single byte.
    ReadByte,
    /// Reads until a request is complete.
    ReadRequest,
    /// Writes these bytes.
    Write(Vec<u8>),
    /// Writes these bytes this many times.
    Flood(Vec<u8>, usize),
    /// Writes these bytes one by one, with a pause after each.
    Drip(Vec<u8>, Duration),
    /// Does nothing for this long.
    Pause(Duration),
    /// Starts over with the first step.
    Again,
    /// Closes the connection cleanly, as at the end of a script.
    Close,
    /// Resets the connection.
    Reset,
    /// Writes nothing more. Still reads and counts what arrives.
    Hang,
}

/// What is done with one connection.
#[derive(Clone, Debug)]
pub struct Script {
    steps: Vec<Step>,
}

impl Script {
    /// Runs these steps, one after the other.
    #[must_use]
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self { steps: steps.into_iter().collect() }
    }

    /// Answers every request with these bytes and leaves the connection open.
    #[must_use]
    pub fn answering(answer: impl Into<Vec<u8>>) -> Self {
        Self::new([Step::ReadRequest, Step::Write(answer.into()), Step::Again])
    }

    /// Reads a request, writes these bytes, and ends with one more step.
    #[must_use]
    pub fn ending(answer: impl Into<Vec<u8>>, last: Step) -> Self {
        Self::new([Step::ReadRequest, Step::Write(answer.into()), last])
    }

    pub(super) fn steps(&self) -> &[Step] {
        &self.steps
    }

    pub(super) fn resets(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Reset))
    }
}

/// What is done with all connections, in order. The last script serves all later ones.
#[derive(Clone, Debug)]
pub struct Play {
    scripts: Arc<[Script]>,
    goes_away: bool,
}

impl Play {
    /// Runs one script after the other.
    #[must_use]
    pub fn new(scripts: impl IntoIterator<Item = Script>) -> Self {
        Self { scripts: scripts.into_iter().collect(), goes_away: false }
    }

    /// Refuses every connection after those that have a script.
    #[must_use]
    pub fn and_then_goes_away(self) -> Self {
        Self { goes_away: true, ..self }
    }

    pub(super) fn script(&self, connection: usize) -> Option<Script> {
        self.scripts.get(connection).or(self.scripts.last()).cloned()
    }

    pub(super) fn is_last(&self, connection: usize) -> bool {
        self.goes_away && connection + 1 >= self.scripts.len()
    }
}

impl From<Script> for Play {
    fn from(script: Script) -> Self {
        Self::new([script])
    }
}

/// Returns a complete response. `headers` are complete lines, each with its line ending.
#[must_use]
pub fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}
