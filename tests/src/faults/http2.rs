//! A hand-written HTTP/2 server.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use super::arrivals::Arrivals;
use super::frames::{
    ACKNOWLEDGED, DATA, END_STREAM, HEADERS, PREFACE, RST_STREAM, SETTINGS, frame, go_away, head, read_frame,
    settings,
};

/// One thing that a server does with a stream.
#[derive(Clone, Debug)]
pub enum Http2Step {
    /// Reads until a new stream has a head.
    ReadHead,
    /// Reads until a new stream has a head and a complete body.
    ReadRequest,
    /// Sends GOAWAY: streams after `last` are not processed. Without `last`, those after the current one.
    GoAway {
        /// The last stream that is processed.
        last: Option<u32>,
        /// The error code.
        code: u32,
    },
    /// Resets the stream with this error code.
    ResetStream(u32),
    /// Writes a response head.
    Head(u16),
    /// Writes part of a response body.
    Data(Vec<u8>),
    /// Ends the response body.
    End,
    /// Closes the connection.
    Close,
    /// Writes nothing more. Still reads and counts what arrives.
    Hang,
}

/// What is done with each stream, one after the other.
#[derive(Clone, Debug)]
pub struct Http2Play {
    first: Vec<Http2Step>,
    steps: Vec<Http2Step>,
    window: Option<u32>,
}

impl Http2Play {
    /// Runs these steps for every stream.
    #[must_use]
    pub fn new(steps: impl IntoIterator<Item = Http2Step>) -> Self {
        Self { first: Vec::new(), steps: steps.into_iter().collect(), window: None }
    }

    /// Runs other steps for the first stream.
    #[must_use]
    pub fn first(self, steps: impl IntoIterator<Item = Http2Step>) -> Self {
        Self { first: steps.into_iter().collect(), ..self }
    }

    /// Sets how many bytes of a request body are accepted. The window is never extended.
    #[must_use]
    pub fn window(self, bytes: u32) -> Self {
        Self { window: Some(bytes), ..self }
    }

    pub(super) async fn perform(
        &self,
        mut stream: impl AsyncRead + AsyncWrite + Unpin,
        arrivals: &Arrivals,
    ) -> io::Result<()> {
        let mut preface = [0; PREFACE.len()];
        stream.read_exact(&mut preface).await?;
        stream.write_all(&settings(self.window)).await?;
        let mut connection = Connection { stream, arrivals, newest: 0, complete: 0 };
        for step in self.first.iter().chain(self.steps.iter().cycle()) {
            if !connection.take(step).await? {
                break;
            }
        }
        connection.stream.shutdown().await?;
        // Closed with something unread, or before the client's last frame is here, the socket answers with a reset, which
        // can reach the client before it looks at what was written.
        while connection.read().await.is_ok() {}
        Ok(())
    }
}

struct Connection<'a, S> {
    stream: S,
    arrivals: &'a Arrivals,
    /// The newest stream that has a head.
    newest: u32,
    /// The newest stream that has a complete body as well.
    complete: u32,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Connection<'_, S> {
    /// Runs a step. Returns whether there may be another.
    async fn take(&mut self, step: &Http2Step) -> io::Result<bool> {
        let id = self.newest;
        match step {
            Http2Step::ReadHead => {
                while self.newest == id {
                    self.read().await?;
                }
            }
            Http2Step::ReadRequest => {
                while self.newest == id || self.complete < self.newest {
                    self.read().await?;
                }
            }
            Http2Step::GoAway { last, code } => self.write(&go_away(last.unwrap_or(id), *code)).await?,
            Http2Step::ResetStream(code) => {
                self.write(&frame(RST_STREAM, 0, id, &code.to_be_bytes())).await?;
            }
            Http2Step::Head(status) => self.write(&head(id, *status)).await?,
            Http2Step::Data(bytes) => self.write(&frame(DATA, 0, id, bytes)).await?,
            Http2Step::End => self.write(&frame(DATA, END_STREAM, id, &[])).await?,
            Http2Step::Close => return Ok(false),
            Http2Step::Hang => loop {
                self.read().await?;
            },
        }
        Ok(true)
    }

    /// Reads a frame and counts what it completes.
    async fn read(&mut self) -> io::Result<()> {
        let frame = read_frame(&mut self.stream).await?;
        let ends = frame.flags & END_STREAM != 0;
        match frame.kind {
            HEADERS => {
                self.arrivals.begun();
                self.arrivals.head();
                self.newest = frame.stream;
            }
            SETTINGS if frame.flags & ACKNOWLEDGED == 0 => {
                let acknowledgement = super::frames::frame(SETTINGS, ACKNOWLEDGED, 0, &[]);
                self.write(&acknowledgement).await?;
            }
            _ => {}
        }
        if matches!(frame.kind, HEADERS | DATA) && ends {
            self.arrivals.post();
            self.complete = frame.stream;
        }
        Ok(())
    }

    async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes).await?;
        self.stream.flush().await
    }
}
