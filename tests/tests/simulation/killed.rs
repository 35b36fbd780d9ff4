//! The example program `dial_once`, killed between dialing and storing the outcome.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use integration_tests::server::{Reply, Request, Server};
use serde_json::json;

fn program(server: &Server, file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dial_once"));
    command.arg(server.url()).arg(file).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program to its end, and returns what it says.
fn run(server: &Server, file: &Path) -> String {
    let Output { status, stdout, stderr } = program(server, file).output().expect("the program runs");
    assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).expect("text").trim().to_owned()
}

/// Starts the program, and kills it once the server has its dial. Returns the URL that was dialed with.
async fn kill_while_dialing(server: &Server, file: &Path) -> String {
    let mut child = program(server, file).spawn().expect("the program starts");
    let mut waits = 0;
    while server.requests().is_empty() {
        waits += 1;
        assert!(waits < 2_000, "no dial arrived");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    child.kill().expect("it can be killed");
    assert!(!child.wait().expect("it ends").success());
    let dial = server.requests().first().and_then(Request::json).expect("a dial");
    dial["params"]["url"].as_str().expect("a URL").to_owned()
}

fn dials(server: &Server) -> usize {
    server.requests().iter().filter(|request| request.method == "POST").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_program_finds_its_call_and_dials_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("attempt.txt");
    let server = Server::start([Reply::Silence]).await;
    let url = kill_while_dialing(&server, &file).await;
    assert!(url.contains("dial_attempt="), "{url}");
    // The log takes some time to appear.
    let page = |data| json!({"links": {"self": "/", "first": "/"}, "data": data});
    server.rescript([Reply::json("200 OK", &page(json!([])))]);
    assert_eq!(run(&server, &file), "unknown: not seen so far");
    let leg = json!({"id": "leg-1", "to": "+12065550199", "url": url, "direction": "outbound-api"});
    let stranger = json!({"id": "leg-2", "to": "+12065550199", "direction": "outbound-api"});
    server.rescript([Reply::json("200 OK", &page(json!([stranger, leg])))]);
    assert_eq!(run(&server, &file), "dialed leg-1");
    // Now the outcome is stored.
    let requests = server.requests().len();
    assert_eq!(run(&server, &file), "dialed leg-1");
    assert_eq!((dials(&server), server.requests().len()), (1, requests));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_is_never_seen_is_not_dialed_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("attempt.txt");
    let server = Server::start([Reply::Silence]).await;
    kill_while_dialing(&server, &file).await;
    let stranger = json!({"id": "leg-2", "from": "+12065550100", "to": "+12065550199"});
    for (data, says) in
        [(json!([]), "unknown: not seen so far"), (json!([stranger]), "unknown: check 1 calls")]
    {
        let page = json!({"links": {"self": "/", "first": "/"}, "data": data});
        server.rescript([Reply::json("200 OK", &page)]);
        assert_eq!(run(&server, &file), says);
    }
    assert_eq!(dials(&server), 1);
}
