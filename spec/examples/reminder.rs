//! Calls somebody and speaks a reminder.
//!
//! ```sh
//! cargo run --example reminder -- +12065550100 +12065550199 "Your appointment is tomorrow at nine."
//! ```

use std::time::Duration;

use signalwire_calling::commands::Dial;
use signalwire_calling::swml::{Document, Method, Sound};
use signalwire_calling::{Client, Outcome};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to, text] = &arguments[..] else {
        return Err("usage: reminder FROM TO TEXT".into());
    };
    // From SIGNALWIRE_SPACE, SIGNALWIRE_PROJECT_ID and SIGNALWIRE_API_TOKEN.
    let client = Client::from_env()?;

    // The text is untrusted: a `${..}` in it must not be expanded as a variable.
    let reminder = Sound::say(Document::escape(text));
    let document = Document::main([
        // Give the callee a moment to start listening.
        Method::play([Sound::silence(Duration::from_secs(1)), reminder.clone()]),
        // Repeat it: most people listen carefully only the second time.
        Method::play([Sound::say("Once more:"), reminder]),
        Method::hangup(),
    ]);
    let dial = Dial::swml(from, document).to(to).timeout(Duration::from_secs(30));

    match client.dial(dial).await {
        // The server has accepted the call, which may still be queued. Later states arrive as webhooks.
        Ok(answer) => match answer.id() {
            Some(id) => println!("dialing: {id}"),
            None => println!("dialing, but the answer has no id: {}", answer.raw().text()),
        },
        // It may be ringing: starting the program again without checking could ring twice.
        Err(error) if error.outcome() == Outcome::Unknown => {
            return Err(format!("look at the log of calls before you try again: {error}").into());
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
