//! Counts requests as they arrive, byte by byte if necessary.

use super::arrivals::Arrivals;

/// The bytes that requests of the client start with.
const BEGINNINGS: [&[u8]; 3] = [b"POST ", b"GET ", b"DELETE "];

/// What has been read from one connection.
pub(super) struct Reader<'a> {
    arrivals: &'a Arrivals,
    bytes: Vec<u8>,
    progress: Progress,
    complete: usize,
}

#[derive(Clone, Copy)]
enum Progress {
    Nothing,
    Begun,
    /// The head has been read, and the request ends here.
    Head {
        end: usize,
    },
}

impl<'a> Reader<'a> {
    pub(super) fn new(arrivals: &'a Arrivals) -> Self {
        Self { arrivals, bytes: Vec::new(), progress: Progress::Nothing, complete: 0 }
    }

    /// Returns how many requests are complete.
    pub(super) fn complete(&self) -> usize {
        self.complete
    }

    /// Takes bytes and counts what they complete.
    pub(super) fn receive(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        while self.advance() {}
    }

    /// Advances by one state. Returns whether there may be another.
    ///
    /// Bytes that are not a request, such as the start of a TLS handshake, never become one.
    fn advance(&mut self) -> bool {
        match self.progress {
            Progress::Nothing => {
                let begins = |beginning: &&[u8]| {
                    self.bytes.iter().zip(*beginning).all(|(found, expected)| found == expected)
                };
                let is_request = BEGINNINGS.iter().any(begins);
                if self.bytes.is_empty() || !is_request {
                    return false;
                }
                self.arrivals.begun();
                self.progress = Progress::Begun;
            }
            Progress::Begun => {
                let Some(end) = head_end(&self.bytes) else { return false };
                self.arrivals.head();
                self.progress = Progress::Head { end: end + content_length(&self.bytes[..end]) };
            }
            Progress::Head { end } => {
                if self.bytes.len() < end {
                    return false;
                }
                self.bytes.drain(..end);
                self.arrivals.post();
                self.complete += 1;
                self.progress = Progress::Nothing;
            }
        }
        true
    }
}

/// Returns where the head ends and the body starts.
pub(super) fn head_end(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|window| window == b"\r\n\r\n").map(|start| start + 4)
}

fn content_length(head: &[u8]) -> usize {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let length =
        head.split("\r\n").find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
    length.unwrap_or(0)
}
