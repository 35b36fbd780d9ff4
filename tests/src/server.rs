//! A loopback HTTP server that records what it receives and replies by script.
//!
//! It speaks just enough HTTP/1.1 for one client. No HTTP library stands between the test and the bytes, so
//! none can fix what the client gets wrong.

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// How long the server waits for requests that should not arrive.
const LULL: Duration = Duration::from_millis(60);

/// What the server does after reading a request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// Writes these bytes and waits for the next request.
    Bytes(Vec<u8>),
    /// Writes these bytes and closes the connection.
    Closing(Vec<u8>),
    /// Writes nothing and keeps the connection open.
    Silence,
}

impl Reply {
    /// Returns a complete response. `headers` are complete lines, each with its line ending.
    #[must_use]
    pub fn new(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let head = format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n", body.len());
        Self::Bytes([head.as_bytes(), body].concat())
    }

    /// Returns a complete JSON response.
    #[must_use]
    pub fn json(status: &str, body: &Value) -> Self {
        Self::new(status, "content-type: application/json\r\n", body.to_string())
    }
}

/// A request as it arrived.
#[derive(Clone, Debug)]
pub struct Request {
    /// The method.
    pub method: String,
    /// The path and query.
    pub target: String,
    /// The headers in order of arrival, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// Returns all values of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Vec<&str> {
        let same = self.headers.iter().filter(|(found, _)| found == name);
        same.map(|(_, value)| value.as_str()).collect()
    }

    /// Returns the body as JSON, or `None` if it is not JSON.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let head = std::str::from_utf8(&bytes[..end]).ok()?;
        let mut lines = head.split("\r\n");
        let mut first = lines.next()?.split(' ');
        let headers = lines.map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim().to_owned()))
        });
        let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
        Some(Self {
            method,
            target,
            headers: headers.collect::<Option<_>>()?,
            body: bytes[end + 4..].to_vec(),
        })
    }

    fn is_complete(&self) -> bool {
        let length = self.header("content-length").first().and_then(|value| value.parse().ok());
        self.body.len() >= length.unwrap_or(0)
    }
}

/// A running server. Stops with the runtime that it was started on.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    record: Arc<Record>,
}

#[derive(Debug)]
struct Record {
    connections: AtomicUsize,
    requests: Mutex<Vec<Request>>,
    script: Mutex<VecDeque<Reply>>,
}

impl Record {
    fn add(&self, request: Request) {
        held(&self.requests).push(request);
    }

    fn next_reply(&self) -> Reply {
        let mut script = held(&self.script);
        let next = if script.len() > 1 { script.pop_front() } else { script.front().cloned() };
        next.unwrap_or(Reply::Silence)
    }
}

/// Locks a mutex and ignores poisoning: a panic in another test thread does not matter here.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Server {
    /// Starts a server that replies by script, in order of arrival.
    ///
    /// The last reply serves all later requests too. Without any reply the server stays silent.
    ///
    /// # Panics
    ///
    /// If this machine has no free loopback port.
    pub async fn start(script: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a loopback port is free");
        let address = listener.local_addr().expect("a bound listener has an address");
        let record = Arc::new(Record {
            connections: AtomicUsize::new(0),
            requests: Mutex::default(),
            script: Mutex::new(script.into_iter().collect()),
        });
        let shared = Arc::clone(&record);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                shared.connections.fetch_add(1, Ordering::SeqCst);
                let record = Arc::clone(&shared);
                // A broken connection is the client's business; it shows in the client's result.
                tokio::spawn(async move { serve(stream, &record).await.ok() });
            }
        });
        Self { address, record }
    }

    /// Switches to another script.
    pub fn rescript(&self, script: impl IntoIterator<Item = Reply>) {
        *held(&self.record.script) = script.into_iter().collect();
    }

    /// Returns the address for the client.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns how many connections there have been.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.record.connections.load(Ordering::SeqCst)
    }

    /// Returns all requests so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        held(&self.record.requests).clone()
    }

    /// Returns all requests so far, after waiting for those that should not have been sent.
    pub async fn requests_after_lull(&self) -> Vec<Request> {
        tokio::time::sleep(LULL).await;
        self.requests()
    }

    /// Returns how many connections there have been, after waiting for those that should not be opened.
    pub async fn connections_after_lull(&self) -> usize {
        tokio::time::sleep(LULL).await;
        self.connections()
    }
}

async fn serve(mut stream: TcpStream, record: &Record) -> io::Result<()> {
    while let Some(request) = read_request(&mut stream).await? {
        record.add(request);
        match record.next_reply() {
            Reply::Bytes(bytes) => stream.write_all(&bytes).await?,
            Reply::Closing(bytes) => return stream.write_all(&bytes).await,
            // Reading on notices when the client gives up.
            Reply::Silence => {}
        }
    }
    Ok(())
}

/// Reads until the announced body is complete. Returns `None` if the connection ends first.
async fn read_request(stream: &mut TcpStream) -> io::Result<Option<Request>> {
    let mut bytes = Vec::new();
    loop {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(None);
        }
        if let Some(request) = Request::parse(&bytes).filter(Request::is_complete) {
            return Ok(Some(request));
        }
    }
}
