//! The JSON that the benchmarks write and read: the largest command, a leg, and a large SWML document.

use integration_tests::description;
use serde_json::{Value, json};

/// The command with the largest example, built from that example.
///
/// # Panics
///
/// If the description has no example.
#[must_use]
pub fn command() -> Value {
    let (_, example) = description::example("ai-sidecar");
    example.value.clone()
}

/// A leg with all its fields set.
#[must_use]
pub fn leg() -> Value {
    json!({
        "id": "78786514-c0c9-4310-8754-8c1d8aa8b879", "type": "phone_call", "status": "answered",
        "from": "+12025550142", "to": "+12025550187", "direction": "outbound", "parent_id": null,
        "source": "realtime_api", "url": "https://example.com/call.yaml", "created_at": "2026-03-01T09:30:00Z",
        "duration": 12.0, "duration_ms": 12034, "billing_ms": 60000, "charge": 0.008,
        "charge_details": [{"description": "Outbound call", "charge": 0.008}],
        "qos_metrics": {"jitter_ms": 3.5, "loss": 0}, "later": "a field of a later version"
    })
}

/// A document with many sections, each with a prompt, a transfer and a connect.
#[must_use]
pub fn swml() -> Value {
    let section = |number: usize| {
        let next = format!("section_{}", (number + 1) % SECTIONS);
        json!([
            {"answer": {"max_duration": 3600}},
            {"record_call": {"stereo": true, "format": "wav", "direction": "both"}},
            {"play": {"urls": ["say:Thank you for calling.", "silence:1", "https://media.example.com/menu.mp3"], "volume": 3.5}},
            {"prompt": {"play": "say:Press one for sales, two for support.", "max_digits": 1, "digit_timeout": 4.5, "terminators": "#"}},
            {"transfer": {"dest": next}},
            {"connect": {"from": "+12025550142", "to": "+12025550187", "timeout": 30}},
            {"hangup": {"reason": "busy"}}
        ])
    };
    let sections = (0..SECTIONS).map(|number| (format!("section_{number}"), section(number)));
    let main = ("main".to_owned(), json!([{"transfer": {"dest": "section_0"}}]));
    json!({"version": "1.0.0", "sections": serde_json::Map::from_iter(std::iter::once(main).chain(sections))})
}

const SECTIONS: usize = 25;
