//! An agent with functions: their parameters, what they do on the call, and where they are defined.

use serde_json::{Value, json};
use signalwire_calling::commands::McpServer;
use signalwire_calling::swml::{
    Ai, AiPromptText, AllOfProperty, AnyOfProperty, ArrayProperty, BooleanProperty, ConstProperty,
    ContextSwitchAction, DataMap, DataMapExpression, DataMapWebhook, Document, FunctionFillers,
    FunctionParameters, FunctionResult, FunctionToggle, HangupHookFunction, HoldTimeout, HttpMethod,
    IntegerProperty, Method, NullProperty, NumberProperty, ObjectProperty, OneOfProperty, PlaybackBgAction,
    PropertySchema, StartupHookFunction, StringFormat, StringProperty, SummarizeConversationFunction, Swaig,
    SwaigAction, SwaigDefaults, SwaigFunction, SwaigInclude, SwaigInternalFillers, SwaigNativeFunction,
    SwaigToolResult, SwmlAction, UnsetAll, UserFunction, WebhookForeach,
};

use crate::support::Row;

pub(crate) fn row() -> Row {
    let parameters = FunctionParameters::new([
        (
            "day",
            PropertySchema::from(StringProperty::new().description("Which day").format(StringFormat::Date)),
        ),
        ("seats", IntegerProperty::new().r#enum([1, 2, 4]).default(2).into()),
        ("price", NumberProperty::new().nullable(true).default(9.5).into()),
        ("aisle", BooleanProperty::new().default(false).into()),
        ("names", ArrayProperty::new(StringProperty::new().pattern("^[A-Z]")).into()),
        (
            "address",
            ObjectProperty::new().properties([("city", StringProperty::new())]).required(["city"]).into(),
        ),
        ("nothing", NullProperty::new("Always null").into()),
        (
            "either",
            OneOfProperty::new([PropertySchema::from(StringProperty::new()), BooleanProperty::new().into()])
                .into(),
        ),
        ("any", AnyOfProperty::new([IntegerProperty::new()]).into()),
        ("all", AllOfProperty::new([NumberProperty::new()]).into()),
        ("film", ConstProperty::new("Vertigo").into()),
    ])
    .required(["day"]);
    let actions = [
        SwaigAction::Swml(SwmlAction::new(Document::main([Method::hangup()])).transfer(true)),
        SwaigAction::change_context("tickets"),
        SwaigAction::change_step("pay"),
        SwaigAction::context_switch(ContextSwitchAction::new("Sell popcorn.").consolidate(true)),
        SwaigAction::hangup(false),
        SwaigAction::hold(30),
        SwaigAction::hold(HoldTimeout::new().timeout(60)),
        SwaigAction::playback_bg(PlaybackBgAction::new("https://cinema.example.com/organ.mp3").wait(true)),
        SwaigAction::say("One moment."),
        SwaigAction::set_global_data(json!({"film": "Vertigo"})),
        SwaigAction::set_meta_data(json!({"row": 5})),
        SwaigAction::stop(true),
        SwaigAction::stop_playback_bg(true),
        SwaigAction::toggle_functions([
            FunctionToggle::new(true, "book"),
            FunctionToggle::new(false, ["cancel", "refund"]),
        ]),
        SwaigAction::unset_global_data("film"),
        SwaigAction::unset_meta_data(UnsetAll::new()),
        SwaigAction::user_input("Two seats, please."),
    ];
    let lookup = DataMapWebhook::new("https://api.example.com/films")
        .method(HttpMethod::Get)
        .headers([("Authorization", "Bearer reel")])
        .params(json!({"day": "${args.day}"}))
        .error_keys("error")
        .require_args(["day"])
        .foreach(WebhookForeach::new("films", "list", "${this.title}; ").max(3))
        .output(FunctionResult::new().response("${list}"));
    let book = UserFunction::new("Books seats.", "book")
        .parameters(parameters)
        .fillers(FunctionFillers::new().en(["Booking."]))
        .meta_data(json!({"hall": 2}))
        .meta_data_token("usher")
        .wait_file("https://cinema.example.com/wait.mp3")
        .wait_file_loops(2)
        .web_hook_url("https://cinema.example.com/book")
        .data_map(
            DataMap::new()
                .expressions([DataMapExpression::new(
                    "${args.day}",
                    "^mon",
                    FunctionResult::new()
                        .response(SwaigToolResult::new().tool_result("closed").tool_prompt("Offer Tuesday.")),
                )])
                .webhooks([lookup])
                .output(FunctionResult::new().action(actions).post_process(true)),
        );
    let functions = [
        SwaigFunction::from(book),
        StartupHookFunction::new("Opens the till.").active(true).into(),
        HangupHookFunction::new("Closes the till.").into(),
        SummarizeConversationFunction::new("Sums up.").into(),
    ];
    let swaig = Swaig::new()
        .defaults(SwaigDefaults::new().web_hook_url("https://cinema.example.com/any"))
        .mcp_servers([McpServer::new("https://tools.example.com/mcp").headers([("X-Key", "projector")])])
        .native_functions([SwaigNativeFunction::CheckTime])
        .includes([
            SwaigInclude::new(["weather"], "https://more.example.com/functions").meta_data(json!({"v": 1}))
        ])
        .internal_fillers(SwaigInternalFillers::new().check_time(FunctionFillers::new().de(["Moment."])))
        .functions(functions);
    let document = Document::main([Method::ai(Ai::new(AiPromptText::new("Sell tickets.")).swaig(swaig))]);
    Row::new("functions", document, json())
}

fn json() -> Value {
    json!({"sections": {"main": [{"ai": {
        "prompt": {"text": "Sell tickets."},
        "SWAIG": {
            "defaults": {"web_hook_url": "https://cinema.example.com/any"},
            "mcp_servers": [{"url": "https://tools.example.com/mcp", "headers": {"X-Key": "projector"}}],
            "native_functions": ["check_time"],
            "includes": [{
                "functions": ["weather"], "url": "https://more.example.com/functions", "meta_data": {"v": 1},
            }],
            "internal_fillers": {"check_time": {"de": ["Moment."]}},
            "functions": [
                {
                    "description": "Books seats.",
                    "function": "book",
                    "parameters": parameters(),
                    "fillers": {"en": ["Booking."]},
                    "meta_data": {"hall": 2},
                    "meta_data_token": "usher",
                    "wait_file": "https://cinema.example.com/wait.mp3",
                    "wait_file_loops": 2,
                    "web_hook_url": "https://cinema.example.com/book",
                    "data_map": data_map(),
                },
                {"description": "Opens the till.", "function": "startup_hook", "active": true},
                {"description": "Closes the till.", "function": "hangup_hook"},
                {"description": "Sums up.", "function": "summarize_conversation"},
            ],
        },
    }}]}})
}

fn parameters() -> Value {
    json!({
        "type": "object",
        "properties": {
            "day": {"type": "string", "description": "Which day", "format": "date"},
            "seats": {"type": "integer", "enum": [1, 2, 4], "default": 2},
            "price": {"type": "number", "nullable": true, "default": 9.5},
            "aisle": {"type": "boolean", "default": false},
            "names": {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]"}},
            "address": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
            "nothing": {"type": "null", "description": "Always null"},
            "either": {"oneOf": [{"type": "string"}, {"type": "boolean"}]},
            "any": {"anyOf": [{"type": "integer"}]},
            "all": {"allOf": [{"type": "number"}]},
            "film": {"const": "Vertigo"},
        },
        "required": ["day"],
    })
}

fn data_map() -> Value {
    json!({
        "expressions": [{
            "string": "${args.day}",
            "pattern": "^mon",
            "output": {"response": {"tool_result": "closed", "tool_prompt": "Offer Tuesday."}},
        }],
        "webhooks": [{
            "url": "https://api.example.com/films",
            "method": "GET",
            "headers": {"Authorization": "Bearer reel"},
            "params": {"day": "${args.day}"},
            "error_keys": "error",
            "require_args": ["day"],
            "foreach": {"input_key": "films", "output_key": "list", "append": "${this.title}; ", "max": 3},
            "output": {"response": "${list}"},
        }],
        "output": {
            "post_process": true,
            "action": [
                {"SWML": {"sections": {"main": [{"hangup": {}}]}}, "transfer": true},
                {"change_context": "tickets"},
                {"change_step": "pay"},
                {"context_switch": {"system_prompt": "Sell popcorn.", "consolidate": true}},
                {"hangup": false},
                {"hold": 30},
                {"hold": {"timeout": 60}},
                {"playback_bg": {"file": "https://cinema.example.com/organ.mp3", "wait": true}},
                {"say": "One moment."},
                {"set_global_data": {"film": "Vertigo"}},
                {"set_meta_data": {"row": 5}},
                {"stop": true},
                {"stop_playback_bg": true},
                {"toggle_functions": [
                    {"active": true, "function": "book"},
                    {"active": false, "function": ["cancel", "refund"]},
                ]},
                {"unset_global_data": "film"},
                {"unset_meta_data": {}},
                {"user_input": "Two seats, please."},
            ],
        },
    })
}

#[test]
fn functions_say_what_they_take_and_do() {
    row().check();
}
