//! Playing media, and controlling a playback.

use signalwire_calling::commands::{
    Play, PlayAudio, PlayMedia, PlayRingtone, PlayRingtoneName, PlaySilence, PlayTts, TtsGender,
};
use signalwire_calling::types::PlayDirection;

use crate::row::{Row, check, row};

pub(crate) const ROWS: &[Row] = &[
    row("play-audio", |client| {
        client.call("2036055e-242f-4af9-890b-6576db976622").play(
            Play::new("jingle-01", [PlayAudio::new("https://media.example.com/jingle.mp3")])
                .volume(3.5)
                .direction(PlayDirection::Both)
                .r#loop(2)
                .status_url("https://hooks.example.com/play/jingle"),
        )
    }),
    row("play-tts", |client| {
        let english = PlayTts::new("Your train leaves from platform nine.");
        let german = PlayTts::new("Ihr Zug steht auf Gleis neun.")
            .language("de-AT")
            .gender(TtsGender::Female)
            .voice("Vicki");
        client.call("df648e4e-bd68-49a8-bbca-9525c587f998").play(
            Play::new("announcement-5", [english, german])
                .language("en-IN")
                .gender(TtsGender::Male)
                .voice("Matthew"),
        )
    }),
    row("play-silence", |client| {
        let notice = PlayAudio::new("https://media.example.com/notice.wav");
        client
            .call("4b7f5979-91d2-4a8f-848b-36b28d5a8b99")
            .play(Play::new("notice-12", [PlayMedia::from(PlaySilence::new(1.5)), notice.into()]))
    }),
    row("play-ringtone", |client| {
        client.call("62d7c894-7a43-4174-817c-66ad0e31cb24").play(
            Play::new("ringback-uk", [PlayRingtone::new(PlayRingtoneName::Uk).duration(10)])
                .direction(PlayDirection::Speak),
        )
    }),
    row("play-pause", |client| {
        client.call("749c389f-b4b7-4ac6-a154-306b6711372b").play_pause("hold-music-2")
    }),
    row("play-resume", |client| {
        client.call("855fd26f-6a03-4978-a091-eb4358098095").play_resume("hold-music-4")
    }),
    row("play-stop", |client| client.call("72b5fe4a-6eb1-44a6-8f15-b4e18e2cb531").play_stop("hold-music-6")),
    row("play-volume", |client| {
        client.call("6751ceca-8ef7-4266-a1bf-f04ba5ff1bda").play_volume("hold-music-8", -12)
    }),
];

#[tokio::test]
async fn playing_reaches_the_server_as_described() {
    check(ROWS).await;
}
