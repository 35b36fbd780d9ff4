//! An agent that guides a conversation step by step.

use serde_json::{Value, json};
use signalwire_calling::commands::PromptSection;
use signalwire_calling::swml::{
    Ai, AiPostPromptPom, AiPromptPom, AiPromptText, Context, ContextStep, Contexts, Document,
    FunctionFillers, Method,
};

use crate::support::Row;

pub(crate) fn row() -> Row {
    let persona = [
        PromptSection::new().title("Persona").body("A patient clerk.").numbered(true),
        PromptSection::new()
            .bullets(["Ask one thing at a time.", "Spell names."])
            .numbered_bullets(true)
            .subsections([PromptSection::new().title("Names").body("Letter by letter.")]),
    ];
    let arrival = Context::new([
        ContextStep::text("greet", "Greet the caller.")
            .step_criteria("The caller has said a name.")
            .valid_steps(["sort"]),
        ContextStep::pom("sort", [PromptSection::new().body("Find out what it is about.")])
            .functions(["look_up"])
            .valid_contexts(["complaint"])
            .skip_user_turn(false),
        ContextStep::text("leave", "Say goodbye.").end(true),
    ])
    .text("The caller has just arrived.");
    let complaint = Context::new([ContextStep::text("listen", "Let the caller finish.")])
        .pom([PromptSection::new().body("Take it seriously.")])
        .isolated(true)
        .enter_fillers(FunctionFillers::new().en(["I see."]))
        .exit_fillers(FunctionFillers::new().en(["Very well."]));
    let clerk = AiPromptPom::new(persona)
        .confidence(0.6)
        .contexts(Contexts::new(arrival).other("complaint", complaint));
    let short = AiPromptText::new("Ask for the number.")
        .contexts(Contexts::steps([ContextStep::text("number", "Ask until it has six digits.")]));
    let document =
        Document::main([
            Method::ai(Ai::new(clerk).post_prompt(
                AiPostPromptPom::new([PromptSection::new().body("Sum up.")]).presence_penalty(-1),
            )),
            Method::ai(Ai::new(short)),
        ]);
    Row::new("contexts", document, json())
}

fn json() -> Value {
    json!({"sections": {"main": [
        {"ai": {
            "prompt": {
                "pom": [
                    {"title": "Persona", "body": "A patient clerk.", "numbered": true},
                    {
                        "bullets": ["Ask one thing at a time.", "Spell names."],
                        "numberedBullets": true,
                        "subsections": [{"title": "Names", "body": "Letter by letter."}],
                    },
                ],
                "confidence": 0.6,
                "contexts": {
                    "default": {
                        "text": "The caller has just arrived.",
                        "steps": [
                            {
                                "name": "greet",
                                "text": "Greet the caller.",
                                "step_criteria": "The caller has said a name.",
                                "valid_steps": ["sort"],
                            },
                            {
                                "name": "sort",
                                "pom": [{"body": "Find out what it is about."}],
                                "functions": ["look_up"],
                                "valid_contexts": ["complaint"],
                                "skip_user_turn": false,
                            },
                            {"name": "leave", "text": "Say goodbye.", "end": true},
                        ],
                    },
                    "complaint": {
                        "pom": [{"body": "Take it seriously."}],
                        "steps": [{"name": "listen", "text": "Let the caller finish."}],
                        "isolated": true,
                        "enter_fillers": {"en": ["I see."]},
                        "exit_fillers": {"en": ["Very well."]},
                    },
                },
            },
            "post_prompt": {"pom": [{"body": "Sum up."}], "presence_penalty": -1},
        }},
        {"ai": {"prompt": {
            "text": "Ask for the number.",
            "contexts": {"default": {"steps": [{"name": "number", "text": "Ask until it has six digits."}]}},
        }}},
    ]}})
}

#[test]
fn a_conversation_has_contexts_and_steps() {
    row().check();
}
