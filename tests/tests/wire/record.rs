//! Recording, and controlling a recording.

use std::time::Duration;

use signalwire_calling::commands::{
    Record, RecordAudio, RecordAudioFormat, RecordPause, RecordPauseBehavior,
};
use signalwire_calling::types::PlayDirection;
use signalwire_calling::{DecimalSeconds, Milliseconds};

use crate::row::{Row, check, row};

pub(crate) const ROWS: &[Row] = &[
    row("record", |client| {
        let audio = RecordAudio::new()
            .beep(true)
            .format(RecordAudioFormat::Wav)
            .stereo(false)
            .direction(PlayDirection::Speak)
            .initial_timeout(Duration::from_secs(6))
            .end_silence_timeout(Duration::from_millis(2500))
            .max_length(120)
            .terminators("#*")
            .input_sensitivity(60);
        client.call("75f10098-c0fd-4085-bd21-b2f60585fb1f").record(
            Record::new("voicemail-88", audio).status_url("https://hooks.example.com/record/voicemail"),
        )
    }),
    row("record-whole-call", |client| {
        let audio = RecordAudio::new()
            .direction(PlayDirection::Both)
            .stereo(true)
            .format("mp3")
            .initial_timeout(0.0)
            .end_silence_timeout(0.0)
            .terminators("");
        client.call("2420b216-c859-41cf-b76b-19b726767641").record(Record::new("quality-check-19", audio))
    }),
    row("record-pause", |client| {
        client
            .call("ddf8adf8-321a-4c40-a0a3-350d1219713a")
            .record_pause(RecordPause::new("quality-check-23").behavior(RecordPauseBehavior::Silence))
    }),
    row("record-resume", |client| {
        client.call("7cb3686e-0a07-49a5-839d-84e326bca1e7").record_resume("quality-check-29")
    }),
    row("record-stop", |client| {
        client.call("bff6ef77-f262-4e87-954a-3b462daf5c41").record_stop("quality-check-31")
    }),
];

#[tokio::test]
async fn recording_reaches_the_server_as_described() {
    check(ROWS).await;
}

#[test]
fn durations_are_rounded_up_to_what_the_api_counts() {
    let almost_two = Duration::from_micros(1_999_500);
    let audio = RecordAudio::new().end_silence_timeout(almost_two).max_length(almost_two);
    assert_eq!((audio.end_silence_timeout, audio.max_length), (Some(1.9995), Some(2)));
    assert_eq!(RecordAudio::new().max_length(Duration::MAX).max_length, Some(u32::MAX));
    assert_eq!(Milliseconds::<i64>::from(almost_two), Milliseconds(2000));
    assert_eq!(Milliseconds::<f64>::from(almost_two), Milliseconds(1999.5));
    assert_eq!(DecimalSeconds::from(almost_two), "2");
}
