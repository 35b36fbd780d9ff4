//! HTTP/2 frames, as far as a failing server needs them.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

/// What a client sends before its first frame.
pub(super) const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

pub(super) const DATA: u8 = 0;
pub(super) const HEADERS: u8 = 1;
pub(super) const RST_STREAM: u8 = 3;
pub(super) const SETTINGS: u8 = 4;
pub(super) const GOAWAY: u8 = 7;

/// Flag on `DATA` and `HEADERS`. On `SETTINGS` the same bit means acknowledgement.
pub(super) const END_STREAM: u8 = 1;
pub(super) const ACKNOWLEDGED: u8 = 1;
pub(super) const END_HEADERS: u8 = 4;

const INITIAL_WINDOW_SIZE: u16 = 4;

/// An HTTP/2 frame.
pub(super) struct Frame {
    pub(super) kind: u8,
    pub(super) flags: u8,
    pub(super) stream: u32,
}

/// Reads a frame and skips its payload.
pub(super) async fn read_frame(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<Frame> {
    let mut head = [0; 9];
    stream.read_exact(&mut head).await?;
    let [high, middle, low, kind, flags, id @ ..] = head;
    let mut payload = vec![0; u32::from_be_bytes([0, high, middle, low]) as usize];
    stream.read_exact(&mut payload).await?;
    Ok(Frame { kind, flags, stream: u32::from_be_bytes(id) })
}

/// Encodes a frame.
pub(super) fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).expect("test frames are short").to_be_bytes();
    let mut bytes = length[1..].to_vec();
    bytes.extend([kind, flags]);
    bytes.extend(stream.to_be_bytes());
    bytes.extend(payload);
    bytes
}

/// Encodes the server's settings, with the initial window for request bodies.
pub(super) fn settings(window: Option<u32>) -> Vec<u8> {
    let mut payload = Vec::new();
    if let Some(window) = window {
        payload.extend(INITIAL_WINDOW_SIZE.to_be_bytes());
        payload.extend(window.to_be_bytes());
    }
    frame(SETTINGS, 0, 0, &payload)
}

/// Encodes a response head: a literal header that is not indexed, with name 8 of the static table.
pub(super) fn head(stream: u32, status: u16) -> Vec<u8> {
    let mut block = vec![8, 3];
    block.extend(status.to_string().into_bytes());
    frame(HEADERS, END_HEADERS, stream, &block)
}

/// Encodes a GOAWAY: streams after this one are not processed.
pub(super) fn go_away(last: u32, code: u32) -> Vec<u8> {
    frame(GOAWAY, 0, 0, &[last.to_be_bytes(), code.to_be_bytes()].concat())
}
