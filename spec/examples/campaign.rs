//! Dials many numbers, a few at a time, and lists those to check before they are dialed again.
//!
//! Reads the numbers from standard input, one per line.
//!
//! ```sh
//! cargo run --example campaign -- +12065550100 https://example.com/announcement < numbers.txt
//! ```

use futures_util::{StreamExt, stream};
use signalwire_calling::commands::Dial;
use signalwire_calling::{Answer, Client, Error, Outcome};

/// Number of concurrent requests. The platform queues calls and starts them at its own rate, so more would only fill
/// its queue faster.
const AT_ONCE: usize = 4;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, url] = &arguments[..] else {
        return Err("usage: campaign FROM URL < NUMBERS".into());
    };
    let client = Client::from_env()?;
    let numbers = std::io::stdin().lines().collect::<Result<Vec<String>, _>>()?;

    let dialed = stream::iter(numbers).map(|number| {
        // The number is sent along with the document request, so a call can be found if its response is lost.
        let dial = Dial::url(from, url.as_str()).to(&number).custom_variables([("number", &number)]);
        let request = client.dial(dial);
        async move { (number, request.await) }
    });
    let mut dialed = dialed.buffer_unordered(AT_ONCE);
    while let Some((number, result)) = dialed.next().await {
        println!("{number}\t{}", verdict(&result));
    }
    Ok(())
}

/// What to do about a number. The client has already retried whatever was safe to retry.
fn verdict(result: &Result<Answer, Error>) -> String {
    let error = match result {
        Ok(answer) => return answer.id().map_or("dialed".to_owned(), |id| format!("dialed\t{id}")),
        Err(error) => error,
    };
    match error.outcome() {
        // No attempt was sent, so the number can go into the next run.
        Outcome::NotSent => format!("again\t{error}"),
        // It would be rejected again until the cause is fixed, such as a wrong number.
        Outcome::Rejected => {
            let codes: Vec<String> = error.codes().map(|code| code.to_string()).collect();
            format!("refused\t{}\t{error}", codes.join(","))
        }
        // It may have rung. Check the status callbacks or the call log before calling again.
        Outcome::Unknown => format!("look\t{error}"),
    }
}
