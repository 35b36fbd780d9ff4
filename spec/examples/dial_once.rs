//! Dials once, even if it is killed: stores the attempt first, and looks for the call when it starts again.
//!
//! ```sh
//! cargo run --example dial_once -- +12065550100 +12065550199 https://example.com/greeting attempt.txt
//! ```

use std::error::Error;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use signalwire_calling::commands::Dial;
use signalwire_calling::dial_attempt::DialAttempt;
use signalwire_calling::search::CallSearch;
use signalwire_calling::{Client, Outcome};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to, url, file] = &arguments[..] else {
        return Err("usage: dial_once FROM TO URL FILE".into());
    };
    let dial = Dial::url(from, url.as_str()).to(to);
    writeln!(io::stdout(), "{}", dial_once(&Client::from_env()?, dial, Path::new(file)).await?)?;
    Ok(())
}

/// Dials, unless the file says that this was tried before. Returns what is known about the call.
///
/// The first line of the file is the attempt. The second is the outcome, once it is certain.
pub(crate) async fn dial_once(client: &Client, dial: Dial, file: &Path) -> Result<String, Box<dyn Error>> {
    if file.exists() {
        let stored = fs::read_to_string(file)?;
        let mut lines = stored.lines();
        // An incomplete line is an error here, and then somebody has to look.
        let attempt = serde_json::from_str(lines.next().unwrap_or_default())?;
        return match lines.next() {
            Some(outcome) => Ok(outcome.to_owned()),
            None => resolve(client, &attempt, file).await,
        };
    }
    let attempt = DialAttempt::new(&dial);
    // Fails if another process has just created the file.
    OpenOptions::new().write(true).create_new(true).open(file)?;
    store(file, &serde_json::to_string(&attempt)?)?;
    let outcome = match client.dial(dial.recognizable_as(&attempt)).await {
        Ok(answer) => format!("dialed {}", answer.id().map_or("", |id| id.as_str())),
        Err(error) if error.outcome() == Outcome::Unknown => return resolve(client, &attempt, file).await,
        Err(error) => format!("not dialed: {error}"),
    };
    store(file, &outcome)?;
    Ok(outcome)
}

/// Looks for the call. If it is not certain that it exists, nothing is stored: run the program again later.
async fn resolve(client: &Client, attempt: &DialAttempt, file: &Path) -> Result<String, Box<dyn Error>> {
    Ok(match client.find_call(attempt).await? {
        CallSearch::Found(leg) => {
            let outcome = format!("dialed {}", leg.id);
            store(file, &outcome)?;
            outcome
        }
        CallSearch::Candidates { candidates, .. } => format!("unknown: check {} calls", candidates.len()),
        _ => "unknown: not seen so far".to_owned(),
    })
}

/// Appends a line, and waits until it is on disk.
fn store(file: &Path, line: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).open(file)?;
    writeln!(file, "{}", line.replace('\n', " "))?;
    file.sync_all()
}
