//! Live transcription and translation.

use serde_json::json;
use signalwire_calling::commands::{
    LiveTranscribe, LiveTranscribeAction, LiveTranscribeStart, LiveTranscribeSummarize, LiveTranslate,
    LiveTranslateAction, LiveTranslateInject, LiveTranslateStart, LiveTranslateStartFilterFrom,
    LiveTranslateStartFilterTo, LiveTranslateSummarize,
};
use signalwire_calling::types::{SpeechEngine, TranscribeDirection};

use crate::row::{Row, check, row};

pub(crate) const ROWS: &[Row] = &[
    row("live-transcribe-start", |client| {
        let start = LiveTranscribeStart::new("en-US", [TranscribeDirection::RemoteCaller])
            .webhook("https://captions.example.com/live")
            .live_events(true)
            .ai_summary(true)
            .ai_summary_prompt("Note every date that is mentioned.")
            .speech_engine(SpeechEngine::Google)
            .speech_timeout(45_000)
            .vad_silence_ms(500)
            .vad_thresh(620)
            .debug_level(2);
        client.call("726403ab-2c65-411b-b915-78c39fabbc22").live_transcribe(LiveTranscribe::new(start))
    }),
    row("live-transcribe-summarize", |client| {
        let summarize = LiveTranscribeSummarize::new()
            .webhook("https://captions.example.com/summary")
            .prompt("Say in one sentence why the caller rang.");
        client.call("bfe1087f-e8b8-460f-aa1a-678ad96fdb8a").live_transcribe(LiveTranscribe::new(summarize))
    }),
    row("live-transcribe-stop", |client| {
        client
            .call("dfdaeb92-5320-4318-ae5c-564bd16c40ea")
            .live_transcribe(LiveTranscribe::new(LiveTranscribeAction::Stop))
    }),
    row("live-transcribe-start-hints", |client| {
        let both = [TranscribeDirection::RemoteCaller, TranscribeDirection::LocalCaller];
        let start = LiveTranscribeStart::new("nl-NL", both)
            .hints(["hypotheek", "taxatie"])
            .verbose_utterances(true)
            .deepgram_key_override("seven quiet owls")
            .deepgram_url_override("wss://speech.example.com/transcribe");
        client
            .call("71d3b0c8-25ea-4f96-8b3d-0f9c64e7a512")
            .live_transcribe(LiveTranscribe::new(start).hints(["rentevast"]))
    }),
    row("live-transcribe-summarize-model", |client| {
        let summarize = LiveTranscribeSummarize::new()
            .ai_model("gpt-4.1-nano")
            .summary_prompt("Give the mood of the caller in a word.");
        client.call("e8f5a29c-4d07-4b61-97ae-c3d20b84f71e").live_transcribe(LiveTranscribe::new(summarize))
    }),
    row("live-translate-start", |client| {
        let both = [TranscribeDirection::LocalCaller, TranscribeDirection::RemoteCaller];
        let start = LiveTranslateStart::new("en-ZA", "ja-JP", both)
            .from_voice("amazon.Joanna")
            .to_voice("gcloud.ja-JP-Neural2-B")
            .filter_from(LiveTranslateStartFilterFrom::Professional)
            .filter_to("prompt:Use the polite form of address throughout.")
            .webhook("https://interpreter.example.com/live")
            .live_events(true)
            .ai_summary(true)
            .ai_summary_prompt("Keep the names of places in their original script.")
            .speech_engine(SpeechEngine::Deepgram)
            .speech_timeout(20_000)
            .vad_silence_ms(320)
            .vad_thresh(480)
            .debug_level(1);
        client
            .call("570dc005-344f-4ff8-9714-4776443ca3ce")
            .live_translate(LiveTranslate::new(start).status_url("https://interpreter.example.com/status"))
    }),
    row("live-translate-start-model", |client| {
        let start = LiveTranslateStart::new("it-IT", "pl-PL", [TranscribeDirection::RemoteCaller])
            .mode("simultaneous")
            .from_voice("elevenlabs.giulia")
            .from_voice_params(json!({"stability": 0.4}))
            .to_voice("amazon.Ewa")
            .to_voice_params(json!({"rate": "slow"}))
            .filter_from("prompt:Leave out every curse.")
            .filter_to(LiveTranslateStartFilterTo::Polite)
            .translation_model("gpt-4o-mini")
            .translation_model_params(json!({"temperature": 0.2}))
            .deepgram_key_override("nine brass kettles")
            .deepgram_url_override("wss://speech.example.com/translate");
        client.call("04bd67e2-a913-4c28-b5f0-d8713ea96c0f").live_translate(LiveTranslate::new(start))
    }),
    row("live-translate-summarize", |client| {
        let summarize = LiveTranslateSummarize::new()
            .webhook("https://interpreter.example.com/summary")
            .prompt("Write the summary in English and in Japanese.");
        client.call("4cea6049-e8dc-49a3-96f7-c2257eb8c8c7").live_translate(LiveTranslate::new(summarize))
    }),
    row("live-translate-summarize-prompt", |client| {
        let summarize = LiveTranslateSummarize::new().summary_prompt("List what was promised and by whom.");
        client.call("b6190d7f-e3c4-4852-8af6-29d5c70be831").live_translate(LiveTranslate::new(summarize))
    }),
    row("live-translate-inject", |client| {
        let inject =
            LiveTranslateInject::new("The interpreter is a machine.", TranscribeDirection::RemoteCaller);
        client.call("41b43ec9-f928-4b23-a86d-d4563f81bbee").live_translate(LiveTranslate::new(inject))
    }),
    row("live-translate-stop", |client| {
        client
            .call("66bd1e7d-8374-458a-a4f8-e5cefe653ece")
            .live_translate(LiveTranslate::new(LiveTranslateAction::Stop))
    }),
];

#[tokio::test]
async fn live_transcription_and_translation_reach_the_server_as_described() {
    check(ROWS).await;
}
