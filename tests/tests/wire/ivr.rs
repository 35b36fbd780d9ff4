//! The example program `ivr`: a server that answers calls and hears what they lead to.
#![cfg(unix)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::{Value, json};
use signalwire_calling::signature::SigningKey;
use signalwire_calling::swml::Document;
use signalwire_calling::{JsonReader, Validate};

const KEY: &str = "PSKtest1234567890abcdef";
const PUBLIC: &str = "https://example.com";

/// The running program.
struct Program {
    child: Child,
    output: BufReader<ChildStdout>,
    address: String,
}

impl Drop for Program {
    fn drop(&mut self) {
        // It has ended already, unless the test has failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ivr"))
            .arg("127.0.0.1:0")
            .env("PUBLIC_URL", PUBLIC)
            .env("SIGNALWIRE_SIGNING_KEY", KEY)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let address = line_of(&mut output).trim_start_matches("listening on ").to_owned();
        Self { child, output, address }
    }

    /// Returns the next line that the program writes, or nothing if it has ended.
    fn line(&mut self) -> String {
        line_of(&mut self.output)
    }

    /// Sends a request, and returns the response's status, head and body.
    fn post(&self, path: &str, signature: Option<&str>, body: &str) -> (u16, String, String) {
        let signature =
            signature.map_or(String::new(), |value| format!("x-signalwire-sha256-signature: {value}\r\n"));
        let length = body.len();
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n{signature}content-type: application/json\r\n\
             content-length: {length}\r\n\r\n{body}",
            self.address
        );
        let mut stream = TcpStream::connect(&self.address).expect("the program listens");
        stream.write_all(request.as_bytes()).expect("the request is sent");
        let mut response = String::new();
        stream.read_to_string(&mut response).expect("a response");
        let (head, body) = response.split_once("\r\n\r\n").expect("a response with a head");
        (head[9..12].parse().expect("a status"), head.to_ascii_lowercase(), body.to_owned())
    }

    fn signed(&self, path: &str, body: &str) -> (u16, String, String) {
        let key = SigningKey::new(KEY).expect("a key");
        self.post(path, Some(&key.sign_json(&format!("{PUBLIC}{path}"), body)), body)
    }

    /// Presses Ctrl-C.
    fn interrupt(&mut self) {
        let kill = format!("kill -INT {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().expect("a shell").success());
    }
}

fn line_of(output: &mut impl BufRead) -> String {
    let mut line = String::new();
    output.read_line(&mut line).expect("text");
    line.trim_end().to_owned()
}

fn example(webhook: &str) -> Value {
    integration_tests::description::webhook_examples(webhook).swap_remove(0)
}

fn event(kind: &str, params: &Value) -> String {
    json!({"event_type": kind, "timestamp": 1_700_000_000.5, "params": params}).to_string()
}

#[test]
fn the_program_answers_with_its_menu() {
    let program = Program::start();
    let call = example("swmlRequest").to_string();
    let (status, head, body) = program.signed("/menu", &call);
    assert_eq!(status, 200);
    assert!(head.contains("content-type: application/json\r\n"), "{head}");
    let reader = JsonReader::new().deny_unknown_fields();
    let document: Document = reader.read_str(&body).expect("a document of known fields");
    document.validate().expect("a valid document");
    let json: Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!(json["sections"]["main"][2]["prompt"]["status_url"], "https://example.com/events");
    assert_eq!(json["sections"]["sales"][2]["record"]["status_url"], "https://example.com/events");

    let forged = SigningKey::new(KEY).expect("a key").sign_json(&format!("{PUBLIC}/menu"), "{}");
    for signature in [None, Some(forged.as_str())] {
        let (status, _, body) = program.post("/menu", signature, &call);
        assert_eq!((status, body.as_str()), (403, ""), "{signature:?}");
    }
}

#[test]
fn the_program_hears_each_event_once_and_ends_when_interrupted() {
    let mut program = Program::start();
    let digits =
        json!({"call_id": "c-1", "control_id": "p", "result": {"type": "digit", "params": {"digits": "1"}}});
    let digits = event("calling.call.collect", &digits);
    let url = "https://files.example/a.wav";
    let recording = json!({"call_id": "c-1", "state": "finished", "record": {"url": url, "duration": 3.5}});
    let recording = event("calling.call.record", &recording);
    let unknown = event("calling.call.hologram", &json!({"call_id": "c-1"}));
    let wrong = "0".repeat(64);
    for (expected, (status, _, body)) in [
        (200, program.post("/events", None, &digits)),
        (200, program.post("/events", None, &digits)),
        (200, program.signed("/events", &digits)),
        (403, program.post("/events", Some(&wrong), &recording)),
        (200, program.signed("/events", &recording)),
        (200, program.signed("/events", &unknown)),
        (400, program.signed("/events", "[]")),
        (404, program.signed("/", "{}")),
    ] {
        assert_eq!((status, body.as_str()), (expected, ""));
    }
    program.interrupt();
    assert_eq!(program.line(), "c-1: pressed 1 (unsigned)");
    assert_eq!(program.line(), "c-1: recorded https://files.example/a.wav (signed)");
    assert_eq!(program.line(), "", "nothing twice, and nothing of what was rejected");
    assert!(program.child.wait().expect("the program ends").success());
}

#[test]
fn the_program_does_not_start_without_a_key() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ivr"));
    command.env_remove("SIGNALWIRE_SIGNING_KEY").env("PUBLIC_URL", PUBLIC).stderr(Stdio::null());
    assert!(!command.status().expect("the program runs").success());
}
