//! One command over loopback, sent with the client, with reqwest, and with hyper alone.

use std::time::Duration;

use bench::documents;
use criterion::{Criterion, criterion_group, criterion_main};
use http_body_util::{BodyExt, Full};
use hyper::{Request, body::Bytes, client::conn::http1};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use signalwire_calling::{
    Client,
    commands::{Play, PlayTts},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    runtime::Runtime,
};

const ID: &str = "78786514-c0c9-4310-8754-8c1d8aa8b879";

/// A server that answers every request with the same response, forever.
async fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let body = documents::leg().to_string();
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer_all(stream, answer.clone()));
        }
    });
    address.to_string()
}

/// The command as JSON. It is built for every send, as the client's is.
fn body() -> Value {
    serde_json::json!({"command": "calling.play", "id": ID, "params": {"control_id": "play-1", "play": [{"type": "tts", "params": {"text": "Hello."}}]}})
}

async fn answer_all(mut stream: TcpStream, answer: String) {
    stream.set_nodelay(true).expect("a connection");
    let mut read = Vec::new();
    let mut chunk = [0; 4096];
    while let Ok(count) = stream.read(&mut chunk).await {
        if count == 0 {
            return;
        }
        read.extend_from_slice(&chunk[..count]);
        let text = String::from_utf8_lossy(&read);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head
            .lines()
            .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
        if body.len() >= length.unwrap_or(0) {
            read.clear();
            stream.write_all(answer.as_bytes()).await.expect("a connection");
        }
    }
}

fn send(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let address = runtime.block_on(serve());
    let url = format!("http://{address}/api/calling/calls");
    let mut group = criterion.benchmark_group("send");

    let client = Client::builder()
        .base_url(format!("http://{address}"))
        .project(ID)
        .token("token")
        .build()
        .expect("a client");
    let call = client.call(ID);
    group.bench_function("client", |bencher| {
        bencher.to_async(&runtime).iter(|| async {
            call.play(Play::new("play-1", [PlayTts::new("Hello.")])).await.expect("a response")
        });
    });

    // With a time limit, without which nobody should wait for a server.
    let reqwest = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(30)).build().expect("a client");
    group.bench_function("by hand with reqwest", |bencher| {
        bencher.to_async(&runtime).iter(|| async {
            let request = reqwest.post(&url).basic_auth(ID, Some("token")).json(&body());
            let answer = request.send().await.expect("a response");
            assert!(answer.status().is_success());
            answer.json::<bench::by_hand::plain::Leg>().await.expect("a leg")
        });
    });

    let sender = runtime.block_on(async {
        let stream = TcpStream::connect(&address).await.expect("a connection");
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.expect("a connection");
        tokio::spawn(connection);
        tokio::sync::Mutex::new(sender)
    });
    group.bench_function("by hand with hyper", |bencher| {
        bencher.to_async(&runtime).iter(|| async {
            let request = Request::post("/api/calling/calls")
                .header("host", &address)
                .header("content-type", "application/json")
                .header("authorization", "Basic dGVzdA==")
                .body(Full::new(Bytes::from(body().to_string())))
                .expect("a request");
            let mut sender = sender.lock().await;
            // The connection is not free at once when a response has been read.
            sender.ready().await.expect("a connection");
            let answer = sender.send_request(request).await.expect("a response");
            let bytes = answer.into_body().collect().await.expect("a body").to_bytes();
            serde_json::from_slice::<Value>(&bytes).expect("JSON")
        });
    });
}

criterion_group!(benches, send);
criterion_main!(benches);
