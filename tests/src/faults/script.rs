//! What a server does with a connection, step by step.

use std::sync::Arc;
use std::time::Duration;

/// One thing that a server does with a connection.
#[derive(Clone, Debug)]
pub enum Step {
    /// Reads one byte, and nothing after it.
    ReadByte,
    /// Reads until a whole request is there.
    ReadRequest,
    /// Writes these bytes.
    Write(Vec<u8>),
    /// Writes these bytes again and again, so many times.
    Flood(Vec<u8>, usize),
    /// Writes these bytes one after the other, with a pause after each.
    Drip(Vec<u8>, Duration),
    /// Does nothing for some time.
    Pause(Duration),
    /// Begins anew with the first step.
    Again,
    /// Closes the connection in good order, as the end of a script does too.
    Close,
    /// Breaks the connection off, so that the other side is told of a reset.
    Reset,
    /// Writes nothing more. What still comes is read and counted.
    Hang,
}

/// What is done with one connection.
#[derive(Clone, Debug)]
pub struct Script {
    steps: Vec<Step>,
}

impl Script {
    /// These steps, one after the other.
    #[must_use]
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self { steps: steps.into_iter().collect() }
    }

    /// Answers every request with these bytes and leaves the connection open.
    #[must_use]
    pub fn answering(answer: impl Into<Vec<u8>>) -> Self {
        Self::new([Step::ReadRequest, Step::Write(answer.into()), Step::Again])
    }

    /// Reads a request, writes these bytes, and goes on with one more step.
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

/// What is done with all connections, in the order in which they come. The last script serves all further ones.
#[derive(Clone, Debug)]
pub struct Play {
    scripts: Arc<[Script]>,
    goes_away: bool,
}

impl Play {
    /// One script after the other.
    #[must_use]
    pub fn new(scripts: impl IntoIterator<Item = Script>) -> Self {
        Self { scripts: scripts.into_iter().collect(), goes_away: false }
    }

    /// Refuses every connection after those that have a script of their own.
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

/// A complete answer. `headers` are whole lines, each with its line end.
#[must_use]
pub fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}
