//! Commands to the AI agent of a call.

use std::time::Duration;

use serde_json::json;
use signalwire_calling::commands::{AiHold, AiMessage, AiMessageReset, AiMessageRole, AiStop, AiUnhold};

use crate::row::{Row, check, row};

pub(crate) const ROWS: &[Row] = &[
    row("ai-hold", |client| {
        client.call("9f8c6596-b504-4c26-991b-1e3391d5cf31").ai_hold_with(
            AiHold::new()
                .timeout(Duration::from_mins(2))
                .prompt("Tell the caller that you are looking up the warranty and will be back shortly."),
        )
    }),
    row("ai-unhold", |client| client.call("adf96040-25a3-44dc-88ef-7b17899a8fbd").ai_unhold()),
    row("ai-unhold-prompt", |client| {
        client
            .call("d15e8a36-c0b7-4694-b2fd-3e97a04c6f58")
            .ai_unhold_with(AiUnhold::new().prompt("Apologise for the wait and name the repair date."))
    }),
    row("ai-message", |client| {
        client.call("b86e0338-4337-4721-a084-f93156a516fd").ai_message_with(
            AiMessage::new()
                .role(AiMessageRole::System)
                .message_text("The refund of 18.40 dollars has just been approved.")
                .global_data(json!({"refund": {"amount": 18.4, "currency": "USD"}, "verified": true})),
        )
    }),
    row("ai-message-reset", |client| {
        client.call("d0890c48-fc6e-47fc-a6d5-455b1705cd58").ai_message_with(
            AiMessage::new()
                .role(AiMessageRole::User)
                .message_text("I would like to book a table instead.")
                .reset(
                    AiMessageReset::new()
                        .full_reset(true)
                        .system_prompt("You take table reservations for a small bistro.")
                        .user_prompt("The guest wants dinner for four on Friday."),
                ),
        )
    }),
    row("ai-stop", |client| {
        client
            .call("d7cc4268-be1f-482a-a8ad-f703c505a8f1")
            .ai_stop_with(AiStop::new().control_id("agent-session-3"))
    }),
];

#[tokio::test]
async fn commands_to_the_agent_reach_the_server_as_described() {
    check(ROWS).await;
}
