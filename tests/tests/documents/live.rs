//! A hotel front desk with a live call: transcription, translation and the sidecar.

use serde_json::{Value, json};
use signalwire_calling::commands::{
    AiSidecar, AiSidecarParams, AiSidecarPrompt, AiSidecarSwaig, AiSidecarSwaigFunction, PromptSection,
};
use signalwire_calling::swml::{
    Document, LiveTranscribe, LiveTranscribeAction, LiveTranscribeStart, LiveTranscribeSummarize,
    LiveTranslate, LiveTranslateAction, LiveTranslateInject, LiveTranslateStart, LiveTranslateSummarize,
    Method, Transcribe, TranslateDirection, TranslationFilter,
};
use signalwire_calling::types::{SpeechEngine, TranscribeDirection};

use crate::support::Row;

pub(crate) fn row() -> Row {
    let both = [TranscribeDirection::RemoteCaller, TranscribeDirection::LocalCaller];
    let transcription = LiveTranscribeStart::new("en", both)
        .webhook("https://hotel.example.com/said")
        .live_events(true)
        .ai_summary(true)
        .ai_summary_prompt("What does the guest want?")
        .speech_engine(SpeechEngine::Google)
        .vad_thresh(400)
        .debug_level(1);
    let translation = LiveTranslateStart::new("en-US", "fr-FR", [TranslateDirection::RemoteCaller])
        .from_voice("elevenlabs.josh")
        .filter_from(TranslationFilter::Polite)
        .filter_to("prompt:Speak like a concierge.");
    let observer = AiSidecar::new("en-US")
        .prompt(AiSidecarPrompt::pom([PromptSection::new().title("Tone").body("Stay warm.")]))
        .swaig(AiSidecarSwaig::new().functions([AiSidecarSwaigFunction::new("find_room")]))
        .params(AiSidecarParams::new().idle_timeout_ms(700).live_events(true));
    let document = Document::main([
        Method::live_transcribe(LiveTranscribe::new(transcription)),
        Method::live_transcribe(LiveTranscribe::new(
            LiveTranscribeSummarize::new().prompt("In one line.").webhook("https://hotel.example.com/short"),
        )),
        Method::live_transcribe(LiveTranscribe::new(LiveTranscribeAction::SummarizePlain)),
        Method::live_transcribe(LiveTranscribe::new(LiveTranscribeAction::Stop)),
        Method::live_translate(LiveTranslate::new(translation)),
        Method::live_translate(LiveTranslate::new(LiveTranslateInject::new(
            "Your room is ready.",
            TranslateDirection::LocalCaller,
        ))),
        Method::live_translate(LiveTranslate::new(LiveTranslateSummarize::new().prompt("Briefly."))),
        Method::live_translate(LiveTranslate::new(LiveTranslateAction::SummarizePlain)),
        Method::live_translate(LiveTranslate::new(LiveTranslateAction::Stop)),
        Transcribe::new().status_url("https://hotel.example.com/written").into(),
        Method::ai_sidecar(observer),
        Method::transcribe_stop(),
    ]);
    Row::new("live", document, json())
}

fn json() -> Value {
    json!({"sections": {"main": [
        {"live_transcribe": {"action": {"start": {
            "webhook": "https://hotel.example.com/said",
            "lang": "en",
            "live_events": true,
            "ai_summary": true,
            "ai_summary_prompt": "What does the guest want?",
            "vad_thresh": 400,
            "debug_level": 1,
            "direction": ["remote-caller", "local-caller"],
            "speech_engine": "google",
        }}}},
        {"live_transcribe": {"action": {"summarize": {
            "prompt": "In one line.", "webhook": "https://hotel.example.com/short",
        }}}},
        {"live_transcribe": {"action": "summarize"}},
        {"live_transcribe": {"action": "stop"}},
        {"live_translate": {"action": {"start": {
            "from_lang": "en-US",
            "to_lang": "fr-FR",
            "from_voice": "elevenlabs.josh",
            "filter_from": "polite",
            "filter_to": "prompt:Speak like a concierge.",
            "direction": ["remote-caller"],
        }}}},
        {"live_translate": {"action": {"inject": {
            "message": "Your room is ready.", "direction": "local-caller",
        }}}},
        {"live_translate": {"action": {"summarize": {"prompt": "Briefly."}}}},
        {"live_translate": {"action": "summarize"}},
        {"live_translate": {"action": "stop"}},
        {"transcribe": {"status_url": "https://hotel.example.com/written"}},
        {"ai_sidecar": {
            "prompt": {"pom": [{"title": "Tone", "body": "Stay warm."}]},
            "lang": "en-US",
            "SWAIG": {"functions": [{"function": "find_room"}]},
            "params": {"idle_timeout_ms": 700, "live_events": true},
        }},
        {"transcribe_stop": {}},
    ]}})
}

#[test]
fn what_is_said_is_written_down_and_translated() {
    row().check();
}
