//! Counts requests while they come in, byte by byte if need be.

use super::arrivals::Arrivals;

/// How the bytes that every request of the client begins with read.
const BEGINNING: &[u8] = b"POST ";

/// What has been read of one connection.
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

    /// How many requests are complete.
    pub(super) fn complete(&self) -> usize {
        self.complete
    }

    /// Takes bytes in and counts what they complete.
    pub(super) fn receive(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        while self.advance() {}
    }

    /// Goes one step on, and says whether there may be another. What is no request, such as the beginning of a TLS
    /// handshake, is never one.
    fn advance(&mut self) -> bool {
        match self.progress {
            Progress::Nothing => {
                let is_request = self.bytes.iter().zip(BEGINNING).all(|(found, expected)| found == expected);
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

/// Where the head ends and the body begins.
pub(super) fn head_end(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|window| window == b"\r\n\r\n").map(|start| start + 4)
}

fn content_length(head: &[u8]) -> usize {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let length =
        head.split("\r\n").find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
    length.unwrap_or(0)
}
