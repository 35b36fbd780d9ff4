//! A server that records what it is sent, byte for byte, and answers with bytes prepared beforehand.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does once it has read a request.
#[derive(Clone)]
pub(crate) enum Reply {
    /// Writes these bytes and waits for the next request.
    Bytes(Vec<u8>),
    /// Writes these bytes and closes the connection.
    BytesThenClose(Vec<u8>),
    /// Writes these bytes and then nothing more.
    BytesThenHang(Vec<u8>),
    /// Writes these pieces, with a pause before each, and waits for the next request.
    Pieces(Vec<Vec<u8>>, Duration),
}

impl Reply {
    /// A complete answer.
    pub(crate) fn new(status_line: &str, headers: &str, body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let head = format!("HTTP/1.1 {status_line}\r\n{headers}content-length: {}\r\n\r\n", body.len());
        Self::Bytes([head.as_bytes(), body].concat())
    }
}

pub(crate) struct Server {
    address: SocketAddr,
    record: Arc<Record>,
}

#[derive(Default)]
struct Record {
    connections: AtomicUsize,
    received: Mutex<Vec<Vec<u8>>>,
    replies: Mutex<VecDeque<Reply>>,
}

impl Record {
    /// The last reply serves all later requests.
    fn next_reply(&self) -> Reply {
        let mut replies = self.replies.lock().expect("no test panics while it holds the lock");
        let next = if replies.len() > 1 { replies.pop_front() } else { replies.front().cloned() };
        next.expect("there is a reply")
    }
}

impl Server {
    /// Answers every request in the same way.
    pub(crate) async fn start(reply: Reply) -> Self {
        Self::in_turn([reply]).await
    }

    /// Gives one answer after the other. The last one serves all later requests.
    pub(crate) async fn in_turn(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a loopback port is free");
        let address = listener.local_addr().expect("a bound listener has an address");
        let record = Arc::new(Record::default());
        let mut script = record.replies.lock().expect("no test panics while it holds the lock");
        script.extend(replies);
        drop(script);
        let shared = Arc::clone(&record);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                shared.connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, Arc::clone(&shared)));
            }
        });
        Self { address, record }
    }

    /// Switches to other answers.
    pub(crate) fn rescript(&self, replies: impl IntoIterator<Item = Reply>) {
        let mut script = self.record.replies.lock().expect("no test panics while it holds the lock");
        *script = replies.into_iter().collect();
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }

    pub(crate) fn connections(&self) -> usize {
        self.record.connections.load(Ordering::SeqCst)
    }

    /// All that was received, one entry for each request.
    pub(crate) fn received(&self) -> Vec<Vec<u8>> {
        self.record.received.lock().expect("no test panics while it holds the lock").clone()
    }

    /// The request lines of all requests, without the version.
    pub(crate) fn request_lines(&self) -> Vec<String> {
        let line = |request: &Vec<u8>| {
            let text = String::from_utf8_lossy(request);
            text.lines().next().unwrap_or_default().trim_end_matches(" HTTP/1.1").to_owned()
        };
        self.received().iter().map(line).collect()
    }

    /// How many POST requests came. Gives a second one, which should not come, the time to arrive.
    pub(crate) async fn posts(&self) -> usize {
        tokio::time::sleep(Duration::from_millis(100)).await;
        self.received().iter().filter(|request| request.starts_with(b"POST ")).count()
    }
}

async fn serve(mut stream: TcpStream, record: Arc<Record>) {
    loop {
        let request = read_request(&mut stream).await;
        if request.is_empty() {
            return;
        }
        record.received.lock().expect("no test panics while it holds the lock").push(request);
        let (bytes, then) = match record.next_reply() {
            Reply::Bytes(bytes) => (bytes, Then::Continue),
            Reply::BytesThenClose(bytes) => (bytes, Then::Close),
            Reply::BytesThenHang(bytes) => (bytes, Then::Hang),
            Reply::Pieces(pieces, pause) => {
                for piece in pieces {
                    tokio::time::sleep(pause).await;
                    if stream.write_all(&piece).await.is_err() {
                        return;
                    }
                }
                (Vec::new(), Then::Continue)
            }
        };
        if stream.write_all(&bytes).await.is_err() {
            return;
        }
        match then {
            Then::Continue => {}
            Then::Close => return,
            Then::Hang => tokio::time::sleep(Duration::from_secs(60)).await,
        }
    }
}

/// What follows an answer.
enum Then {
    Continue,
    Close,
    Hang,
}

/// Reads until the announced body is complete, or the connection ends, or what comes is no HTTP.
async fn read_request(stream: &mut TcpStream) -> Vec<u8> {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    loop {
        match stream.read(&mut piece).await {
            Ok(0) | Err(_) => return request,
            Ok(count) => request.extend_from_slice(&piece[..count]),
        }
        let text = String::from_utf8_lossy(&request);
        if !text.starts_with("POST ") {
            return request;
        }
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return request;
            }
        }
    }
}
