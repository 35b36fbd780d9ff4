//! Builds a menu for callers: reads out the options, waits for a key and connects the call.
//!
//! Without arguments, prints the document, which a web server can return for incoming calls. With the id of a live
//! call, redirects the call to the menu.
//!
//! ```sh
//! cargo run --example ivr
//! cargo run --example ivr -- CALL_ID
//! ```

use std::time::Duration;

use signalwire_calling::commands::Update;
use signalwire_calling::swml::{
    ConnectDeviceSingle, Document, Goto, Method, Prompt, Record, Sound, Switch, Transfer,
};
use signalwire_calling::{Client, Validate};

/// Builds the menu. `transfer` does not return to the section it leaves, so a caller reaches only one department.
fn menu() -> Document {
    let choices = [Sound::say("For sales, press 1."), Sound::say("For our opening hours, press 2.")];
    let choice = Switch::on("prompt_value")
        .case("1", [Method::transfer(Transfer::new("sales"))])
        .case("2", [Method::play(Sound::say("We are open from nine to five.")), Method::hangup()])
        .default([Method::play(Sound::say("Sorry, I did not get that."))]);
    Document::main([
        Method::answer(),
        Method::play(Sound::say("Welcome to the example company.")),
        Method::label("choices"),
        Method::prompt(Prompt::new(choices).max_digits(1).initial_timeout(8)),
        Method::switch(choice),
        // Only callers without a valid choice get here. Limit how often they are asked.
        Method::goto(Goto::new("choices").max(2)),
        Method::play(Sound::say("Goodbye.")),
        Method::hangup(),
    ])
    .section(
        "sales",
        [
            Method::connect(ConnectDeviceSingle::new("+12065550142").timeout(20)),
            // Reached if nobody answers. After a conversation the caller has hung up, and this does nothing.
            Method::transfer(Transfer::new("voicemail")),
        ],
    )
    .section(
        "voicemail",
        [
            Method::play(Sound::say("Please leave a message after the tone.")),
            Method::record_with(
                Record::new()
                    .beep(true)
                    .max_length(Duration::from_secs(120))
                    .end_silence_timeout(Duration::from_secs(4)),
            ),
            Method::hangup(),
        ],
    )
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let menu = menu();
    let Some(call) = std::env::args().nth(1) else {
        // Commands are validated when they are sent. This document is only printed, so validate it here.
        menu.validate()?;
        println!("{}", serde_json::to_string_pretty(&menu)?);
        return Ok(());
    };
    Client::from_env()?.update(Update::swml(call, menu)).await?;
    Ok(())
}
