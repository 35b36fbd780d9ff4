//! Taps, streams, transcriptions, noise reduction and faxes.

use serde_json::json;
use signalwire_calling::commands::{
    Stream, StreamStatusUrlMethod, StreamTrack, Tap, TapAudio, TapCodec, TapPtime, TapRtp, TapWebSocket,
    Transcribe,
};
use signalwire_calling::types::PlayDirection;

use crate::row::{Row, check, row};

pub(crate) const ROWS: &[Row] = &[
    row("tap-rtp", |client| {
        let device = TapRtp::new("203.0.113.25", 40100).codec(TapCodec::Pcmu).ptime(TapPtime::Twenty);
        client.call("1a588288-0552-4041-94f3-a74566304233").tap(
            Tap::new("rtp-tap-3", TapAudio::new(PlayDirection::Speak), device)
                .status_url("https://hooks.example.com/tap/rtp"),
        )
    }),
    row("tap-ws", |client| {
        let device = TapWebSocket::new("wss://listen.example.com/tap").codec(TapCodec::Opus);
        client.call("19cf2895-deda-4c6f-8a30-ad675b4aabe4").tap(Tap::new(
            "ws-tap-4",
            TapAudio::new(PlayDirection::Both),
            device,
        ))
    }),
    row("tap-stop", |client| client.call("990effea-ee04-4ff0-9b0f-d3ab07b03765").tap_stop("rtp-tap-5")),
    row("transcribe", |client| {
        client
            .call("186a5dd1-d852-4dcc-b233-9e717e8827a0")
            .transcribe(Transcribe::new("minutes-14").status_url("https://hooks.example.com/transcript/done"))
    }),
    row("transcribe-stop", |client| {
        client.call("cc83a18a-38ae-4834-a375-14b25a570df6").transcribe_stop("minutes-15")
    }),
    row("stream", |client| {
        client.call("d69ff73a-7735-46ed-b38b-e45b64206a9a").stream(
            Stream::new("bot-feed-9", "wss://bot.example.com/media")
                .name("booking-bot")
                .codec("PCMA")
                .track(StreamTrack::BothTracks)
                .authorization_bearer_token("blue giraffe")
                .custom_parameters(json!({"tenant": "acme", "trial": false, "seats": 12}))
                .status_url("https://hooks.example.com/stream/bot")
                .status_url_method(StreamStatusUrlMethod::Get),
        )
    }),
    row("stream-stop", |client| {
        client.call("0575f556-70ce-4a26-b337-e53deef42737").stream_stop("bot-feed-10")
    }),
    row("denoise", |client| client.call("1b5ad6e1-24e4-44bf-816f-64290ebff2a1").denoise()),
    row("denoise-stop", |client| client.call("98071e79-64e5-461c-846d-7095efc88a8a").denoise_stop()),
    row("send-fax-stop", |client| {
        client.call("3caa447a-b1ec-4ce6-a647-4c876a50f50e").send_fax_stop("fax-out-77")
    }),
    row("receive-fax-stop", |client| {
        client.call("52b09401-01a5-4e16-bd66-b18721671b53").receive_fax_stop("fax-in-78")
    }),
];

#[tokio::test]
async fn taps_streams_and_the_like_reach_the_server_as_described() {
    check(ROWS).await;
}
