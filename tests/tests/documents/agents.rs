//! A museum guide: agents, their languages and their voices.

use serde_json::{Value, json};
use signalwire_calling::swml::{
    Ai, AiModel, AiParams, AiPostPromptText, AiPromptText, AmazonBedrock, BedrockDataMap, BedrockOutput,
    BedrockParams, BedrockPromptText, BedrockSwaig, BedrockUserFunction, BedrockVoice, CallDirection,
    ConversationMessage, ConversationRole, Document, FunctionFillers, Hint, HintReplacement, Language,
    LanguageParams, Method, Multilingual, MultilingualLanguage, Pronunciation, SwaigAction,
    TextNormalization, TurnFillers, VoiceEmotion,
};

use crate::support::Row;

pub(crate) fn row() -> Row {
    let params = AiParams::new()
        .ai_model(AiModel::from("gpt-4.1-mini"))
        .ai_name("Clio")
        .attention_timeout(12_000)
        .background_file("https://museum.example.com/hall.mp3")
        .background_file_volume(-20)
        .convo([ConversationMessage::new(ConversationRole::Assistant, "Welcome back.").lang("en")])
        .debug(2)
        .direction(CallDirection::Inbound)
        .enable_barge("complete,partial")
        .enable_text_normalization(TextNormalization::Both)
        .hard_stop_time("1h30m")
        .swaig_post_swml_vars(["ticket", "gallery"])
        .extra("brand_new", json!({"level": 3}));
    let guide = Ai::new(AiPromptText::new("Guide the caller through the museum.").temperature(0.4).top_p(1))
        .global_data(json!({"gallery": "Etruscan"}))
        .hints([
            Hint::from("Vulci"),
            HintReplacement::new("bucchero", "bu(c|k)+ero", "bucchero").ignore_case(true).into(),
        ])
        .languages([
            Language::new("English", "en-US", "elevenlabs.rachel")
                .params(LanguageParams::new().stability(0.3).similarity(0.9))
                .speech_fillers(["Let me see."])
                .pronounce([Pronunciation::new("BC", "before Christ")]),
            Language::new("Italian", ["it", "it-CH"], "minimax.vera")
                .params(LanguageParams::new().emotion(VoiceEmotion::Happy).speaking_rate(1.1)),
        ])
        .params(params)
        .post_prompt(AiPostPromptText::new("Which rooms did the caller like?").max_tokens(300))
        .post_prompt_url("https://keeper:seal@museum.example.com/after")
        .pronounce([Pronunciation::new("Uffizi", "oo-feet-see").ignore_case(false)]);
    let polyglot = Ai::new(AiPromptText::new("Answer in the caller's language.")).multilingual(
        Multilingual::new([
            MultilingualLanguage::new("default").voice("rime.luna"),
            MultilingualLanguage::new("es").voice("polly.Lucia").engine("polly"),
        ])
        .allowed(["en", "es"])
        .start_language("en")
        .min_switch_words(3)
        .fillers(["One moment."])
        .function_fillers(FunctionFillers::new().default(["Looking it up."]).es_419(["Ya lo miro."]))
        .turn_fillers(TurnFillers::new().en(["mhm"]).other("cy", ["ie"])),
    );
    let porter =
        AmazonBedrock::new(BedrockPromptText::new("Tell the opening hours.").voice_id(BedrockVoice::Amy))
            .params(BedrockParams::new().inactivity_timeout(60_000).hard_stop_time("5m"))
            .swaig(BedrockSwaig::new().functions([
                BedrockUserFunction::new("Gives the hours.", "hours").data_map(BedrockDataMap::new().output(
                    BedrockOutput::new().response("Nine to five.").action(SwaigAction::say("Nine to five.")),
                )),
            ]));
    let document = Document::main([Method::ai(guide), Method::ai(polyglot), Method::amazon_bedrock(porter)]);
    Row::new("agents", document, json())
}

fn json() -> Value {
    json!({"sections": {"main": [
        {"ai": {
            "global_data": {"gallery": "Etruscan"},
            "hints": [
                "Vulci",
                {"hint": "bucchero", "pattern": "bu(c|k)+ero", "replace": "bucchero", "ignore_case": true},
            ],
            "languages": [
                {
                    "name": "English",
                    "code": "en-US",
                    "voice": "elevenlabs.rachel",
                    "params": {"stability": 0.3, "similarity": 0.9},
                    "speech_fillers": ["Let me see."],
                    "pronounce": [{"replace": "BC", "with": "before Christ"}],
                },
                {
                    "name": "Italian",
                    "code": ["it", "it-CH"],
                    "voice": "minimax.vera",
                    "params": {"emotion": "happy", "speakingRate": 1.1},
                },
            ],
            "params": {
                "ai_model": "gpt-4.1-mini",
                "ai_name": "Clio",
                "attention_timeout": 12000,
                "background_file": "https://museum.example.com/hall.mp3",
                "background_file_volume": -20,
                "convo": [{"role": "assistant", "content": "Welcome back.", "lang": "en"}],
                "debug": 2,
                "direction": "inbound",
                "enable_barge": "complete,partial",
                "enable_text_normalization": "both",
                "hard_stop_time": "1h30m",
                "swaig_post_swml_vars": ["ticket", "gallery"],
                "brand_new": {"level": 3},
            },
            "post_prompt": {"text": "Which rooms did the caller like?", "max_tokens": 300},
            "post_prompt_url": "https://keeper:seal@museum.example.com/after",
            "pronounce": [{"replace": "Uffizi", "with": "oo-feet-see", "ignore_case": false}],
            "prompt": {"text": "Guide the caller through the museum.", "temperature": 0.4, "top_p": 1},
        }},
        {"ai": {
            "prompt": {"text": "Answer in the caller's language."},
            "multilingual": {
                "languages": [
                    {"language": "default", "voice": "rime.luna"},
                    {"language": "es", "voice": "polly.Lucia", "engine": "polly"},
                ],
                "allowed": ["en", "es"],
                "start_language": "en",
                "min_switch_words": 3,
                "fillers": ["One moment."],
                "function_fillers": {"default": ["Looking it up."], "es-419": ["Ya lo miro."]},
                "turn_fillers": {"en": ["mhm"], "cy": ["ie"]},
            },
        }},
        {"amazon_bedrock": {
            "prompt": {"text": "Tell the opening hours.", "voice_id": "amy"},
            "params": {"inactivity_timeout": 60000, "hard_stop_time": "5m"},
            "SWAIG": {"functions": [{
                "description": "Gives the hours.",
                "function": "hours",
                "data_map": {"output": {"response": "Nine to five.", "action": {"say": "Nine to five."}}},
            }]},
        }},
    ]}})
}

#[test]
fn agents_speak_with_voices_of_their_own() {
    row().check();
}
