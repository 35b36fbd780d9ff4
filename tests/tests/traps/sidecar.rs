//! The sidecar, with its nested parameters, upper-case keys and plain-text responses.

use integration_tests::client::client_of;
use integration_tests::server::{Reply, Server};
use serde_json::json;
use signalwire_calling::commands::{
    AiSidecar, AiSidecarParams, AiSidecarSummarizeAction, AiSidecarSummary, AiSidecarSwaig,
    AiSidecarSwaigFunction,
};

use crate::json::{complaint, params, written};

#[test]
fn a20_the_sidecar_has_params_within_params_and_a_key_in_capitals() {
    let sidecar = AiSidecar::new("en-US")
        .params(AiSidecarParams::new().idle_timeout_ms(350))
        .swaig(AiSidecarSwaig::new().functions([AiSidecarSwaigFunction::new("look_up")]))
        .direction(["remote-caller", "local-caller"]);
    assert_eq!(
        written(sidecar.on("c")),
        json!({
            "command": "calling.ai_sidecar",
            "id": "c",
            "params": {
                "lang": "en-US",
                "params": {"idle_timeout_ms": 350},
                "SWAIG": {"functions": [{"function": "look_up"}]},
                "direction": ["remote-caller", "local-caller"],
            },
        })
    );
    let summarize = AiSidecarSummarizeAction::new(AiSidecarSummary::new());
    assert_eq!(
        params(AiSidecar::new("en-US").action(summarize).on("c")),
        json!({"lang": "en-US", "action": {"summarize": {}}})
    );
}

#[test]
fn a20_the_sidecar_hears_both_legs_or_is_not_told_which() {
    assert_eq!(params(AiSidecar::new("en-US").on("c")), json!({"lang": "en-US"}));
    let one = complaint(AiSidecar::new("en-US").direction(["remote-caller"]).on("c"));
    assert!(one.starts_with("params.direction has 1 item"), "{one}");
    let twice = complaint(AiSidecar::new("en-US").direction(["remote-caller", "remote-caller"]).on("c"));
    assert!(twice.starts_with("params.direction[1] is the same as item [0]"), "{twice}");
    let deep = AiSidecar::new("en-US").params(AiSidecarParams::new().idle_timeout_ms(49));
    assert_eq!(complaint(deep.on("c")), "params.params.idle_timeout_ms is 49, must be at least 50");
}

#[tokio::test]
async fn a21_the_sidecar_may_answer_with_something_else_than_a_leg() {
    let line = "+OK running=1 ticks=12 insights=3 skips=8 tools=1 errors=0 in_tokens=2048 out_tokens=96";
    let asked = json!({"ask_id": "a-17"});
    let server = Server::start([Reply::new("200 OK", "", line), Reply::json("200 OK", &asked)]).await;
    let call = client_of(&server).call("call-id-xxx");
    let status = call.ai_sidecar_status().await.expect("the sidecar is running");
    assert_eq!((status.leg(), status.raw().text().as_ref(), status.raw().json()), (None, line, None));
    let answer = call.ai_sidecar_ask("What now?").await.expect("the question was taken");
    assert_eq!((answer.leg(), answer.raw().json()), (None, Some(asked)));
}
