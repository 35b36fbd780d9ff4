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

    // The name of the recording is ours, so that it can be stopped even if no answer comes.
    let recording = ControlId::random();
    let audio = RecordAudio::new().stereo(true).beep(true);
    // The address of the file is in no answer: it comes to this web server when the recording is over.
    let record = Record::new(&recording, audio).status_url("https://example.com/recordings");
    match call.record(record).await {
        Ok(_) => println!("recording as {recording}; write pause, resume or stop"),
        // It may be running, and must be stopped if it is.
        Err(error) if error.outcome() == Outcome::Unknown => eprintln!("recording, perhaps: {error}"),
        Err(error) => return Err(error.into()),
    }

    // Nothing else runs in this program, so that it may wait for the keyboard here.
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
        // A command that failed is no reason to lose sight of the recording.
        match done {
            Ok(_) => println!("done"),
            Err(error) => eprintln!("{error}"),
        }
    }

    // Also at the end of the input: a recording that nobody stops lasts until the call ends.
    call.record_stop(&recording).await?;
    println!("stopped");
    Ok(())
}
