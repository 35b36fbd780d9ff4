//! Commands to the sidecar of a call.

use serde_json::json;
use signalwire_calling::commands::{
    AiSidecar, AiSidecarArrayParam, AiSidecarBooleanParam, AiSidecarFunctionParameters,
    AiSidecarIntegerParam, AiSidecarModel, AiSidecarNumberParam, AiSidecarObjectParam,
    AiSidecarParamProperty, AiSidecarParams, AiSidecarPermissions, AiSidecarPrompt, AiSidecarStringParam,
    AiSidecarSummary, AiSidecarSwaig, AiSidecarSwaigDefaults, AiSidecarSwaigFunction, McpServer,
    PromptSection,
};
use signalwire_calling::types::{SpeechEngine, TranscribeDirection};

use crate::row::{Row, check, row};

pub(crate) const ROWS: &[Row] = &[
    row("ai-sidecar", |client| {
        client.call("78786514-c0c9-4310-8754-8c1d8aa8b879").ai_sidecar(
            AiSidecar::new("en-GB")
                .prompt("Warn the seller when the customer mentions a competitor.")
                .model(AiSidecarModel::Gpt41Mini)
                .direction([TranscribeDirection::RemoteCaller, TranscribeDirection::LocalCaller])
                .customer_role(TranscribeDirection::LocalCaller)
                .url("https://coach.example.com/sidecar/events")
                .swaig(tools())
                .permissions(
                    AiSidecarPermissions::new()
                        .swaig_allow_swml(false)
                        .swaig_allow_settings(false)
                        .swaig_set_global_data(true),
                )
                .global_data(json!({"seller": "Priya", "territory": "north"}))
                .hints(["Fairmount", "Quickdrill", "SKU"])
                .params(settings()),
        )
    }),
    row("ai-sidecar-prompt-text", |client| {
        client.call("8fd6fcad-8b99-45c9-8ff4-183c80396930").ai_sidecar(
            AiSidecar::new("es-MX").prompt(AiSidecarPrompt::Text(
                "Remind the agent to confirm the delivery address.".to_owned(),
            )),
        )
    }),
    row("ai-sidecar-prompt-pom", |client| {
        let role = PromptSection::new()
            .title("Role")
            .body("You listen to calls of a heating engineer.")
            .bullets(["Name the likely fault", "Suggest one question"])
            .numbered(true)
            .numbered_bullets(false)
            .subsections([PromptSection::new().title("Tone").body("Short and calm.")]);
        let never = PromptSection::new()
            .title("Never")
            .body("The following is out of bounds.")
            .bullets(["Give a price", "Promise a date"])
            .numbered(false)
            .numbered_bullets(true)
            .subsections([PromptSection::new().bullets(["Mention other customers"])]);
        client.call("448c6393-83a0-4a8f-a2ea-6ada5c4a9217").ai_sidecar(
            AiSidecar::new("de-DE").model("house-model-2").prompt(AiSidecarPrompt::Pom(vec![role, never])),
        )
    }),
    row("ai-sidecar-prompt-file", |client| {
        client.call("ecd5720f-36d3-4748-a2ed-cab44573e872").ai_sidecar(
            AiSidecar::new("fr-CA").prompt(AiSidecarPrompt::File("prompts/retention-desk.md".to_owned())),
        )
    }),
    row("ai-sidecar-summarize", |client| {
        client.call("f9eba6f6-bf87-419d-8ffe-a34ff11f5369").ai_sidecar(
            AiSidecar::new("en-AU").action(
                AiSidecarSummary::new()
                    .webhook("https://coach.example.com/sidecar/summary")
                    .prompt("Sum up in three sentences what was agreed."),
            ),
        )
    }),
    row("ai-sidecar-deepgram", |client| {
        client.call("8c02f5ba-17d9-4e3f-a64b-50e8b9c3d172").ai_sidecar(
            AiSidecar::new("sv-SE").params(
                AiSidecarParams::new()
                    .deepgram_key_override("four slow trains")
                    .deepgram_url_override("wss://speech.example.com/sidecar"),
            ),
        )
    }),
    row("ai-sidecar-poke", |client| {
        client
            .call("4587af14-7e9a-4019-9957-6f7ffec53213")
            .ai_sidecar_poke("The customer has opened the pricing page.")
    }),
    row("ai-sidecar-ask", |client| {
        client
            .call("c357e753-3d88-46d9-bc1d-267f786efff2")
            .ai_sidecar_ask("Has the customer named a budget yet?")
    }),
    row("ai-sidecar-stop", |client| client.call("d4b35ce3-23c9-43fd-889b-f0023a764f6f").ai_sidecar_stop()),
    row("ai-sidecar-status", |client| {
        client.call("8385b989-d474-4180-bf49-6d3e509e252d").ai_sidecar_status()
    }),
];

fn tools() -> AiSidecarSwaig {
    let quote = AiSidecarSwaigFunction::new("quote_price")
        .description("Works out a price for the basket that the customer describes.")
        .web_hook_url("https://tools.example.com/swaig/quote")
        .web_hook_auth_user("pricing")
        .web_hook_auth_password("tr0ubador and 3")
        .parameters(AiSidecarFunctionParameters::new(basket()).required(["items", "currency"]));
    let ticket =
        AiSidecarSwaigFunction::new("open_ticket").purpose("Opens a ticket when the customer complains.");
    AiSidecarSwaig::new()
        .defaults(
            AiSidecarSwaigDefaults::new()
                .web_hook_url("https://tools.example.com/swaig")
                .web_hook_auth_user("sidecar")
                .web_hook_auth_password("battery staple"),
        )
        .functions([quote, ticket])
        .mcp_servers([McpServer::new("https://mcp.example.com/inventory")
            .headers([("X-Warehouse-Key", "paper lantern")])
            .resources(true)
            .resource_vars([("warehouse", "leeds")])])
}

fn basket() -> [(&'static str, AiSidecarParamProperty); 5] {
    let article = AiSidecarObjectParam::new()
        .description("One article.")
        .properties([
            ("sku", AiSidecarParamProperty::from(AiSidecarStringParam::new().description("Article number."))),
            ("quantity", AiSidecarIntegerParam::new().description("How many pieces.").into()),
        ])
        .required(["sku"]);
    [
        (
            "currency",
            AiSidecarStringParam::new()
                .description("Currency of the quote.")
                .r#enum(["USD", "EUR", "GBP"])
                .default("GBP")
                .into(),
        ),
        (
            "customer_tier",
            AiSidecarIntegerParam::new()
                .description("Loyalty tier of the customer.")
                .r#enum([1, 2, 3])
                .default(1)
                .into(),
        ),
        (
            "discount",
            AiSidecarNumberParam::new()
                .description("Discount in per cent that the seller has named.")
                .r#enum([0.0, 2.5, 5.0])
                .default(0)
                .into(),
        ),
        (
            "express",
            AiSidecarBooleanParam::new()
                .description("Whether the goods are wanted the next day.")
                .default(false)
                .into(),
        ),
        ("items", AiSidecarArrayParam::new(article).description("What the customer wants to buy.").into()),
    ]
}

fn settings() -> AiSidecarParams {
    AiSidecarParams::new()
        .idle_timeout_ms(350)
        .min_interval_ms(1500)
        .max_iters_per_tick(3)
        .max_history_tokens(12_000)
        .act_on_channel(false)
        .final_summary(true)
        .ai_summary(true)
        .ai_summary_prompt("List the objections of the customer and how each was met.")
        .summary_model(AiSidecarModel::Gpt41Nano)
        .live_events(true)
        .verbose_utterances(true)
        .speech_engine(SpeechEngine::Google)
        .speech_timeout(30_000)
        .vad_silence_ms(450)
        .vad_thresh(300)
        .debug_level(1)
        .debug(true)
        .transcribe_prompt("Names of power tools and article numbers.")
}

#[tokio::test]
async fn commands_to_the_sidecar_reach_the_server_as_described() {
    check(ROWS).await;
}
