//! Records a live call, and takes `pause`, `resume` and `stop` from the keyboard.
//!
//! ```sh
//! cargo run --example recorder -- CALL_ID
//! ```

use signalwire_calling::commands::{Record, RecordAudio, RecordPause};
use signalwire_calling::types::ControlId;
use signalwire_calling::{Client, Outcome};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(id) = std::env::args().nth(1) else { return Err("usage: recorder CALL_ID".into()) };
    let call = Client::from_env()?.call(id);

    // We choose the id of the recording, so we can stop it even if the response is lost.
    let recording = ControlId::random();
    let audio = RecordAudio::new().stereo(true).beep(true);
    // No response has the URL of the file: this web server receives it when the recording is over.
    let record = Record::new(&recording, audio).status_url("https://example.com/recordings");
    match call.record(record).await {
        Ok(_) => println!("recording as {recording}; write pause, resume or stop"),
        // It may be running, so go on and stop it in the end.
        Err(error) if error.outcome() == Outcome::Unknown => eprintln!("recording, perhaps: {error}"),
        Err(error) => return Err(error.into()),
    }

    // Blocking is fine here: no other task runs in this program.
    for line in std::io::stdin().lines() {
        let done = match line?.trim() {
            "pause" => call.record_pause(RecordPause::new(&recording)).await,
            "resume" => call.record_resume(&recording).await,
            "stop" => break,
            other => {
                eprintln!("`{other}` is none of pause, resume and stop");
                continue;
            }
        };
        // Keep going after an error: the recording must still be stopped.
        match done {
            Ok(_) => println!("done"),
            Err(error) => eprintln!("{error}"),
        }
    }

    // Also stop at the end of input: otherwise the recording continues until the call ends.
    call.record_stop(&recording).await?;
    println!("stopped");
    Ok(())
}
