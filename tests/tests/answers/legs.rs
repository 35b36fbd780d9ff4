//! Legs of every kind: complete, partial, and with unexpected fields.

use generator::ir::Kind;
use integration_tests::description::api;
use serde_json::{Value, json};
use signalwire_calling::responses::{CallDirection, Leg, LegKind, LegStatus};
use signalwire_calling::types::CallId;

use crate::exchange::Exchange;
use crate::written::written;

/// A leg of each kind, with every field that this kind has.
fn legs() -> [Value; 9] {
    let call = |kind: &str| {
        json!({
            "id": "leg-1", "from": "+12065550100", "to": "+12065550142", "direction": "outbound-api",
            "source": "realtime_api", "url": "https://example.com/swml", "charge": 0.0135,
            "created_at": "2026-05-06T12:20:00Z",
            "charge_details": [{"description": "minutes", "charge": 0.0125}, {"description": "speech", "charge": 0.001}],
            "status": "answered", "duration": 63.0, "duration_ms": 62_840, "billing_ms": 120_000, "type": kind,
            "parent_id": "leg-0", "qos_metrics": {"audio_in_mos": 4.5}, "discarded_at": "2026-06-06T12:20:00Z",
        })
    };
    let video_room = |kind: &str| {
        json!({
            "id": "leg-3", "from": "+12065550100", "to": "/public/standup", "direction": "inbound",
            "source": "realtime_api", "url": "https://example.com/room", "charge": 0.25,
            "created_at": "2026-05-06T12:22:00Z", "charge_details": [], "status": "ended", "duration": 7.0,
            "duration_ms": 6_900, "type": kind,
        })
    };
    [
        call("relay_pstn_call"),
        call("relay_sip_call"),
        call("relay_webrtc_call"),
        json!({
            "id": "leg-2", "from": "/private/priya", "to": "/public/front-desk", "direction": "inbound",
            "source": "realtime_api", "url": "https://example.com/desk", "charge": 0.5,
            "created_at": "2026-05-06T12:21:00Z", "charge_details": [{"description": "minutes", "charge": 0.5}],
            "status": "against all promises", "type": "fabric_subscriber_device_leg",
        }),
        video_room("video_room_pstn_leg"),
        video_room("video_room_sip_leg"),
        json!({
            "id": "leg-4", "from": "+12065550100", "to": "agent", "source": "dialogflow",
            "url": "https://example.com/flow", "charge": 0.125, "created_at": "2026-05-06T12:23:00Z",
            "charge_details": [], "status": "created", "duration": 12.75, "type": "dialogflow_call",
        }),
        call("laml_call"),
        call("relay_hologram_call"),
    ]
}

/// Returns the leg in a response.
async fn leg(exchange: &Exchange, body: &Value) -> Leg {
    exchange.answered(body).await.into_leg().unwrap_or_else(|| panic!("not recognised: {body}"))
}

#[test]
fn the_legs_have_every_field_and_kind_that_the_description_knows() {
    let kind = |name: &str| {
        let found = api().definitions.values().find(|found| found.name.as_str() == name);
        &found.unwrap_or_else(|| panic!("`{name}` is not described")).kind
    };
    let Kind::Struct(structure) = kind("Leg") else { panic!("a leg is a struct") };
    for name in structure.wire_names() {
        assert!(!legs()[0][name.as_str()].is_null(), "the field `{name}` of a leg is not tested");
    }
    let Kind::StringEnum(kinds) = kind("LegKind") else { panic!("a kind is a string") };
    for value in &kinds.values {
        assert!(legs().iter().any(|leg| leg["type"] == *value.wire), "`{}` is not tested", value.wire);
    }
}

#[tokio::test]
async fn a_whole_leg_is_recognised_and_nothing_of_it_is_lost() {
    let exchange = Exchange::start().await;
    for whole in legs() {
        assert_eq!(written(&leg(&exchange, &whole).await), whole);
    }
}

#[tokio::test]
async fn the_answer_to_a_command_leads_to_the_call() {
    let exchange = Exchange::start().await;
    let answer = exchange.answered(&legs()[0]).await;
    assert_eq!(answer.id().map(CallId::as_str), Some("leg-1"));
    let call = answer.call(exchange.client()).expect("there is a leg");
    assert_eq!(call.id().as_str(), "leg-1");
    let same = answer.leg().expect("there is a leg").call(exchange.client());
    assert_eq!(same.id(), call.id());
    let none = exchange.answered(&json!({"ask_id": "a-1"})).await;
    assert!(none.call(exchange.client()).is_none() && none.id().is_none());
}

#[tokio::test]
async fn a_leg_may_consist_of_its_id() {
    let exchange = Exchange::start().await;
    for least in [json!({"id": "leg-1"}), json!({"id": "leg-1", "type": "relay_pstn_call"})] {
        let leg = leg(&exchange, &least).await;
        assert_eq!((leg.id.as_str(), &leg.source, leg.charge), ("leg-1", &None, None));
        assert_eq!(written(&leg), least);
    }
}

#[tokio::test]
async fn everything_but_the_id_may_be_null() {
    let exchange = Exchange::start().await;
    for mut nulls in legs() {
        for (name, value) in nulls.as_object_mut().expect("a leg is an object") {
            if name != "id" {
                *value = Value::Null;
            }
        }
        let leg = leg(&exchange, &nulls).await;
        assert_eq!((&leg.status, &leg.source, leg.charge), (&None, &None, None));
        // Null differs from absent.
        assert_eq!(written(&leg), nulls);
        assert_eq!(serde_json::to_value(&leg).ok(), Some(nulls));
    }
}

/// The command has run: a field of an unexpected type must not hide that there is a call.
#[tokio::test]
async fn a_field_of_another_type_counts_as_absent_and_is_kept() {
    let exchange = Exchange::start().await;
    let whole = &legs()[0];
    for name in whole.as_object().into_iter().flatten().map(|(name, _)| name.as_str()) {
        if matches!(name, "id" | "qos_metrics") {
            continue;
        }
        for odd in [json!({"odd": [1]}), json!([["odd"]]), json!(true)] {
            let mut body = whole.clone();
            body[name] = odd.clone();
            let answer = exchange.answered(&body).await;
            let leg = answer.leg().unwrap_or_else(|| panic!("not recognised: {body}"));
            assert_eq!(leg.extra.get(name), Some(&odd), "{body}");
            assert_eq!(written(leg), body);
            let again: Leg = serde_json::from_value(body.clone()).expect("a leg needs only its id");
            assert_eq!(again, *leg);
            assert_eq!(answer.raw().json(), Some(body));
        }
    }
}

#[tokio::test]
async fn fields_that_the_client_does_not_know_are_kept() {
    let exchange = Exchange::start().await;
    for mut whole in legs() {
        whole["queue"] = json!({"place": 3, "of": [1, null]});
        whole["note"] = Value::Null;
        whole["charge_details"] = json!([{"description": "minutes", "charge": 0.5, "currency": "USD"}]);
        assert_eq!(written(&leg(&exchange, &whole).await), whole);
    }
}

#[tokio::test]
async fn values_that_the_client_does_not_know_are_kept() {
    let exchange = Exchange::start().await;
    for mut whole in legs() {
        whole["status"] = "in-flight".into();
        whole["direction"] = "sideways".into();
        whole["source"] = "elsewhere".into();
        whole["type"] = "relay_hologram_call".into();
        let leg = leg(&exchange, &whole).await;
        assert!(matches!(leg.status, Some(LegStatus::Other(_))), "{leg:?}");
        assert!(matches!(leg.direction, Some(CallDirection::Other(_))), "{leg:?}");
        assert!(matches!(leg.kind, Some(LegKind::Other(_))), "{leg:?}");
        assert_eq!(written(&leg), whole);
    }
}

#[tokio::test]
async fn known_values_have_variants_of_their_own() {
    let exchange = Exchange::start().await;
    let with = |field: &str, value: &str| {
        let mut leg = legs()[0].clone();
        leg[field] = value.into();
        leg
    };
    let states = [
        ("queued", LegStatus::Queued),
        ("initiated", LegStatus::Initiated),
        ("created", LegStatus::Created),
        ("ringing", LegStatus::Ringing),
        ("answered", LegStatus::Answered),
        ("ending", LegStatus::Ending),
        ("ended", LegStatus::Ended),
        ("failed", LegStatus::Failed),
        ("canceled", LegStatus::Canceled),
        ("completed", LegStatus::Completed),
        ("busy", LegStatus::Busy),
        ("no-answer", LegStatus::NoAnswer),
        ("in-progress", LegStatus::InProgress),
        ("joined", LegStatus::Joined),
    ];
    for (wire, state) in states {
        assert_eq!(leg(&exchange, &with("status", wire)).await.status, Some(state), "{wire}");
    }
    let directions = [
        ("inbound", CallDirection::Inbound),
        ("outbound", CallDirection::Outbound),
        ("outbound-api", CallDirection::OutboundApi),
        ("outbound-dial", CallDirection::OutboundDial),
    ];
    for (wire, direction) in directions {
        assert_eq!(leg(&exchange, &with("direction", wire)).await.direction, Some(direction), "{wire}");
    }
    let kinds = [
        ("relay_pstn_call", LegKind::RelayPstnCall),
        ("relay_sip_call", LegKind::RelaySipCall),
        ("relay_webrtc_call", LegKind::RelayWebrtcCall),
        ("fabric_subscriber_device_leg", LegKind::FabricSubscriberDeviceLeg),
        ("video_room_pstn_leg", LegKind::VideoRoomPstnLeg),
        ("video_room_sip_leg", LegKind::VideoRoomSipLeg),
        ("dialogflow_call", LegKind::DialogflowCall),
        ("laml_call", LegKind::LamlCall),
    ];
    for (wire, kind) in kinds {
        assert_eq!(leg(&exchange, &with("type", wire)).await.kind, Some(kind), "{wire}");
    }
}

#[tokio::test]
async fn numbers_may_come_with_or_without_a_fraction() {
    let exchange = Exchange::start().await;
    let body = json!({"id": "leg-1", "charge": 0, "duration": 12, "duration_ms": 12_000.0});
    let leg = leg(&exchange, &body).await;
    assert_eq!((leg.charge, leg.duration, leg.duration_ms), (Some(0.0), Some(12.0), Some(12_000)));
}
