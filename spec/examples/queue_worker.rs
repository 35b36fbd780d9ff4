//! Reads commands from standard input, one JSON object per line, sends them and prints the results.
//!
//! ```sh
//! cargo run --example queue_worker < commands.jsonl
//! cargo test --example queue_worker
//! ```

use signalwire_calling::{CallRequest, Client, JsonReader, Outcome};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::from_env()?;
    for line in std::io::stdin().lines() {
        println!("{:?}", work(&client, &line?).await);
    }
    Ok(())
}

/// What the queue does with a message after an attempt.
#[derive(Debug, PartialEq)]
enum Verdict {
    /// Remove it: the command was accepted.
    Done,
    /// Deliver it again: the command was not carried out.
    Again(String),
    /// Move it to the dead-letter queue: unchanged, it will never be accepted.
    Dead(String),
    /// Set it aside until someone has checked whether it was carried out. Delivering it again may act twice.
    Look(String),
}

async fn work(client: &Client, message: &str) -> Verdict {
    // Without this, a misspelled field would be sent and ignored.
    let request: CallRequest = match JsonReader::new().deny_unknown_fields().read_str(message) {
        Ok(request) => request,
        Err(error) => return Verdict::Dead(error.to_string()),
    };
    let Err(error) = client.send(request).await else { return Verdict::Done };
    let says = error.to_string();
    match error.outcome() {
        Outcome::Unknown => Verdict::Look(says),
        // No connection or too many requests. Everything else is a fault of the message itself.
        _ if error.is_connect() || error.status() == Some(429) => Verdict::Again(says),
        Outcome::NotSent | Outcome::Rejected => Verdict::Dead(says),
    }
}

#[cfg(test)]
mod tests {
    use signalwire_calling::RetryPolicy;
    use signalwire_calling::transport::{HttpRequest, HttpResponse, TransportError};

    use super::*;

    const STOP: &str = r#"{"command": "calling.play.stop", "id": "call-1", "params": {"control_id": "c-1"}}"#;

    /// Returns the verdict on a message. A function replaces the network, so nothing leaves the machine.
    async fn verdict(message: &str, reply: fn() -> Result<HttpResponse, TransportError>) -> Verdict {
        let builder = Client::builder().space("example").project("project").token("token");
        let builder = builder.retry(RetryPolicy::never());
        let client = builder.transport(move |_: HttpRequest| async move { reply() }).build().unwrap();
        work(&client, message).await
    }

    #[tokio::test]
    async fn only_what_has_certainly_not_happened_is_delivered_again() {
        assert_eq!(verdict(STOP, || Ok(HttpResponse::new(200, "{}"))).await, Verdict::Done);
        assert!(matches!(verdict("{}", || unreachable!()).await, Verdict::Dead(_)));
        assert!(matches!(verdict(STOP, || Ok(HttpResponse::new(422, "{}"))).await, Verdict::Dead(_)));
        assert!(matches!(verdict(STOP, || Ok(HttpResponse::new(429, "{}"))).await, Verdict::Again(_)));
        assert!(matches!(
            verdict(STOP, || Err(TransportError::not_sent("offline"))).await,
            Verdict::Again(_)
        ));
        assert!(matches!(verdict(STOP, || Err(TransportError::lost("line dead"))).await, Verdict::Look(_)));
    }
}
