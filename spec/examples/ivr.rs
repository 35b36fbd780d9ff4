//! Serves a menu for callers: asks for a key, connects the call or records a message, and prints what happened.
//!
//! Give the platform `https://example.com/menu` for a phone number, or as the `url` of a dial. Ctrl-C ends it.
//!
//! ```sh
//! SIGNALWIRE_SIGNING_KEY=PSK.. PUBLIC_URL=https://example.com cargo run --example ivr --features axum -- 127.0.0.1:8080
//! ```

use std::error::Error;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{FromRef, State};
use axum::{Router, http::StatusCode, routing::post};
use signalwire_calling::Validate;
use signalwire_calling::axum::{Verified, Webhooks};
use signalwire_calling::events::{Event, InboundCall};
use signalwire_calling::signature::{Policy, PublicUrl, Seen, SignedWith, SigningKey};
use signalwire_calling::swml::{
    ConnectDeviceSingle, Document, Goto, Method, Prompt, Record, Sound, Switch, Transfer,
};
use tokio::net::TcpListener;

#[derive(Clone)]
struct App {
    webhooks: Webhooks,
    menu: Document,
    seen: Arc<Mutex<Seen>>,
}

impl FromRef<App> for Webhooks {
    fn from_ref(app: &App) -> Self {
        app.webhooks.clone()
    }
}

/// Builds the menu. `transfer` does not return to the section it leaves, so a caller reaches only one department.
fn menu(events: &str) -> Document {
    let choices = [Sound::say("For sales, press 1."), Sound::say("For our opening hours, press 2.")];
    let choice = Switch::on("prompt_value")
        .case("1", [Method::transfer(Transfer::new("sales"))])
        .case("2", [Method::play(Sound::say("We are open from nine to five.")), Method::hangup()])
        .default([Method::play(Sound::say("Sorry?"))]);
    let message = Record::new().beep(true).max_length(120).status_url(events);
    let sales = [
        Method::connect(ConnectDeviceSingle::new("+12065550142").timeout(20)),
        // Reached if nobody answers. After a conversation the caller has hung up, and the rest does nothing.
        Method::play(Sound::say("Please leave a message after the tone.")),
        Method::record_with(message),
        Method::hangup(),
    ];
    let main = [
        Method::answer(),
        Method::label("choices"),
        Method::prompt(Prompt::new(choices).max_digits(1).initial_timeout(8).status_url(events)),
        Method::switch(choice),
        // Only callers without a valid choice get here. Limit how often they are asked.
        Method::goto(Goto::new("choices").max(2)),
        Method::hangup(),
    ];
    Document::main(main).section("sales", sales)
}

async fn answer(State(app): State<App>, _call: Verified<InboundCall>) -> Document {
    app.menu
}

async fn hear(State(app): State<App>, request: Verified<Event>) -> StatusCode {
    let Ok(event) = serde_json::to_string(&request.payload) else { return StatusCode::BAD_REQUEST };
    // The whole event is the key: a stranger cannot block an event without knowing it, if events are not signed.
    if app.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(event) {
        let signed = if request.signed_with == SignedWith::Nothing { "unsigned" } else { "signed" };
        if let (Some(call), Some(news)) = (request.payload.call_id(), news(request.payload)) {
            // That nobody reads the output is no reason for the platform to try again.
            let _ = writeln!(io::stdout(), "{call}: {news} ({signed})");
        }
    }
    StatusCode::OK
}

/// Returns the digits that were pressed, or the URL of a recording.
fn news(event: Event) -> Option<String> {
    match event {
        Event::Collect(event) => Some(format!("pressed {}", event.params?.result?.params?.digits?)),
        Event::Record(event) => {
            let params = event.params?;
            Some(format!("recorded {}", params.record.and_then(|file| file.url).or(params.url)?))
        }
        _ => None,
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let public_url = std::env::var("PUBLIC_URL")?;
    let key = SigningKey::new(std::env::var("SIGNALWIRE_SIGNING_KEY")?)?;
    let signed = Webhooks::new(key, PublicUrl::new(&public_url)?);
    let perhaps_signed = signed.clone().policy(Policy::IfPresent);
    let menu = menu(&format!("{public_url}/events"));
    menu.validate()?;
    let seen = Arc::new(Mutex::new(Seen::new(Duration::from_secs(10_000), 10_000)));
    // Requests for documents are signed. Of callbacks this is not known: accept unsigned ones until you have seen some.
    let documents = App { webhooks: signed, menu, seen };
    let callbacks = App { webhooks: perhaps_signed, ..documents.clone() };
    let router = Router::new().route("/menu", post(answer)).with_state(documents);
    let router = router.merge(Router::new().route("/events", post(hear)).with_state(callbacks));

    let listener = TcpListener::bind(std::env::args().nth(1).as_deref().unwrap_or("127.0.0.1:8080")).await?;
    writeln!(io::stdout(), "listening on {}", listener.local_addr()?)?;
    let ctrl_c = async { tokio::signal::ctrl_c().await.unwrap_or_default() };
    axum::serve(listener, router).with_graceful_shutdown(ctrl_c).await?;
    Ok(())
}
