//! Calls many numbers, a few at a time, and tells which ones to look at before anybody dials them again.
//!
//! Numbers come from the standard input, one a line.
//!
//! ```sh
//! cargo run --example campaign -- +12065550100 https://example.com/announcement < numbers.txt
//! ```

use futures_util::{StreamExt, stream};
use signalwire_calling::commands::Dial;
use signalwire_calling::{Answer, Client, Error, Outcome};

/// How many requests are under way at a time. The platform queues calls and starts them at its own pace, so that more
/// would only fill its queue faster.
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
        // Reports and the document get to see the number, so that a call whose answer got lost can be found.
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

/// What to do about a number. The client has sent again by itself what was safe to send again.
fn verdict(result: &Result<Answer, Error>) -> String {
    let error = match result {
        Ok(answer) => return answer.id().map_or("dialed".to_owned(), |id| format!("dialed\t{id}")),
        Err(error) => error,
    };
    match error.outcome() {
        // Not a single attempt can have rung: the number may stand in the next run's list.
        Outcome::NotSent => format!("again\t{error}"),
        // A refusal stays one until its reason is gone, such as a wrong number.
        Outcome::Rejected => {
            let codes: Vec<String> = error.codes().map(|code| code.to_string()).collect();
            format!("refused\t{}\t{error}", codes.join(","))
        }
        // It may have rung. Nobody wants two calls: reports or the log of calls tell whether it did.
        Outcome::Unknown => format!("look\t{error}"),
    }
}
