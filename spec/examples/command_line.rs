//! Controls calls from the command line, without async.
//!
//! ```sh
//! cargo run --example command_line --features blocking -- dial +12065550100 +12065550199 https://example.com/greeting
//! cargo run --example command_line --features blocking -- say CALL_ID "Please hold the line."
//! cargo run --example command_line --features blocking -- end CALL_ID
//! ```

use std::process::ExitCode;

use signalwire_calling::blocking::{Client, PreparedRequest};
use signalwire_calling::commands::{Dial, Play, PlayTts};
use signalwire_calling::types::ControlId;
use signalwire_calling::{Answer, Outcome};

const USAGE: &str = "\
usage: command_line dial FROM TO URL
       command_line say CALL_ID TEXT
       command_line end CALL_ID";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let client = match Client::from_env() {
        Ok(client) => client,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let Some(request) = request(&client, &arguments) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match request.send() {
        Ok(answer) => {
            // Print only the call id, for scripts.
            println!("{}", answer.id().map_or("", |id| id.as_str()));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            // After 1 a script may retry. After 3 it must check the call first.
            ExitCode::from(if error.outcome() == Outcome::Unknown { 3 } else { 1 })
        }
    }
}

/// Prepares the request for the arguments, without sending it.
fn request(client: &Client, arguments: &[&str]) -> Option<PreparedRequest<Answer>> {
    Some(match *arguments {
        ["dial", from, to, url] => client.dial(Dial::url(from, url).to(to)),
        ["say", id, text] => client.call(id).play(Play::new(ControlId::random(), [PlayTts::new(text)])),
        ["end", id] => client.call(id).end(),
        _ => return None,
    })
}
