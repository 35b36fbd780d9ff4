//! The example program `dial_once` with a client of a loopback server, to be killed by a test.

use std::error::Error;
use std::io::{self, Write};
use std::path::Path;

use integration_tests::client::builder;
use signalwire_calling::commands::Dial;

#[expect(dead_code, reason = "the program's own `main` takes the client from the environment")]
#[path = "../../../spec/examples/dial_once.rs"]
mod program;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [base_url, file] = &arguments[..] else {
        return Err("usage: dial_once BASE_URL FILE".into());
    };
    let client = builder().base_url(base_url).build()?;
    let dial = Dial::url("+12065550100", "https://example.com/greeting").to("+12065550199");
    writeln!(io::stdout(), "{}", program::dial_once(&client, dial, Path::new(file)).await?)?;
    Ok(())
}
