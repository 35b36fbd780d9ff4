//! Legs of every kind, whole, in part and with surprises.

use generator::ir::Kind;
use integration_tests::description::api;
use serde_json::{Value, json};
use signalwire_calling::CallResponse;
use signalwire_calling::responses::{CallDirection, CallLegType, CallResponseStatus, VideoRoomLegType};
use signalwire_calling::types::CallId;

use crate::exchange::Exchange;
use crate::written::written;

/// A kind of leg: a whole one, the definition that describes it, and whether an answer was recognised as such.
struct LegKind {
    whole: Value,
    definition: &'static str,
    is_recognised: fn(&CallResponse) -> bool,
}

fn kinds() -> [LegKind; 7] {
    let call = |kind: &str| LegKind {
        whole: json!({
            "id": "leg-1", "from": "+12065550100", "to": "+12065550142", "direction": "outbound-api",
            "source": "realtime_api", "url": "https://example.com/swml", "charge": 0.0135,
            "created_at": "2026-05-06T12:20:00Z",
            "charge_details": [{"description": "minutes", "charge": 0.0125}, {"description": "speech", "charge": 0.001}],
            "status": "answered", "duration": 63, "duration_ms": 62_840, "billing_ms": 120_000, "type": kind,
            "parent_id": "leg-0", "qos_metrics": {"audio_in_mos": 4.5},
        }),
        definition: "CallLeg",
        is_recognised: |answer| matches!(answer, CallResponse::Call(_)),
    };
    let video_room = |kind: &str| LegKind {
        whole: json!({
            "id": "leg-3", "from": "+12065550100", "to": "/public/standup", "direction": "inbound",
            "source": "realtime_api", "url": "https://example.com/room", "charge": 0.25,
            "created_at": "2026-05-06T12:22:00Z", "charge_details": [], "status": "ended", "duration": 7,
            "duration_ms": 6_900, "type": kind,
        }),
        definition: "VideoRoomLeg",
        is_recognised: |answer| matches!(answer, CallResponse::VideoRoom(_)),
    };
    [
        call("relay_pstn_call"),
        call("relay_sip_call"),
        call("relay_webrtc_call"),
        LegKind {
            whole: json!({
                "id": "leg-2", "from": "/private/priya", "to": "/public/front-desk", "direction": "inbound",
                "source": "realtime_api", "url": "https://example.com/desk", "charge": 0.5,
                "created_at": "2026-05-06T12:21:00Z", "charge_details": [{"description": "minutes", "charge": 0.5}],
                "status": "against all promises", "type": "fabric_subscriber_device_leg",
            }),
            definition: "FabricDeviceLeg",
            is_recognised: |answer| matches!(answer, CallResponse::FabricDevice(_)),
        },
        video_room("video_room_pstn_leg"),
        video_room("video_room_sip_leg"),
        LegKind {
            whole: json!({
                "id": "leg-4", "from": "+12065550100", "to": "agent", "source": "dialogflow",
                "url": "https://example.com/flow", "charge": 0.125, "created_at": "2026-05-06T12:23:00Z",
                "charge_details": [], "status": "created", "duration": 12.75, "type": "dialogflow_call",
            }),
            definition: "DialogflowLeg",
            is_recognised: |answer| matches!(answer, CallResponse::Dialogflow(_)),
        },
    ]
}

/// The part of a leg without which it is none.
fn least(whole: &Value) -> Value {
    json!({"id": whole["id"], "type": whole["type"]})
}

#[test]
fn the_whole_legs_have_every_field_that_the_description_knows() {
    for LegKind { whole, definition, .. } in kinds() {
        let (_, described) = api()
            .definitions
            .iter()
            .find(|(name, _)| name.as_str() == definition)
            .unwrap_or_else(|| panic!("`{definition}` is not described"));
        let Kind::Struct(structure) = &described.kind else { panic!("`{definition}` is no struct") };
        for name in structure.wire_names() {
            assert!(!whole[name.as_str()].is_null(), "{definition} has `{name}`, which is not tested");
        }
    }
}

#[tokio::test]
async fn a_whole_leg_is_recognised_and_nothing_of_it_is_lost() {
    let exchange = Exchange::start().await;
    for kind in kinds() {
        let answer = exchange.answered(&kind.whole).await;
        assert!((kind.is_recognised)(&answer), "{answer:?}");
        assert_eq!(written(&answer), Some(kind.whole));
    }
}

#[tokio::test]
async fn what_all_legs_have_can_be_asked_of_any() {
    let exchange = Exchange::start().await;
    for kind in kinds() {
        let (answer, whole) = (exchange.answered(&kind.whole).await, kind.whole);
        assert_eq!(answer.id().map(CallId::as_str), whole["id"].as_str());
        assert_eq!(answer.source(), whole["source"].as_str());
        assert_eq!(answer.url(), whole["url"].as_str());
        assert_eq!(answer.charge(), whole["charge"].as_f64());
        assert_eq!(answer.created_at(), whole["created_at"].as_str());
        let charges = answer.charge_details().map(<[_]>::len);
        assert_eq!(charges, whole["charge_details"].as_array().map(Vec::len));
    }
}

#[tokio::test]
async fn a_leg_may_consist_of_id_and_type() {
    let exchange = Exchange::start().await;
    for kind in kinds() {
        let least = least(&kind.whole);
        let answer = exchange.answered(&least).await;
        assert!((kind.is_recognised)(&answer), "{answer:?}");
        assert_eq!(written(&answer), Some(least));
        assert_eq!(answer.id().map(CallId::as_str), kind.whole["id"].as_str());
        assert_eq!((answer.source(), answer.url(), answer.charge()), (None, None, None));
        assert_eq!((answer.created_at(), answer.charge_details()), (None, None));
    }
}

#[tokio::test]
async fn everything_but_id_and_type_may_be_null() {
    let exchange = Exchange::start().await;
    for kind in kinds() {
        let least = least(&kind.whole);
        let mut nulls = kind.whole.clone();
        for (name, value) in nulls.as_object_mut().expect("a leg is an object") {
            if least.get(name).is_none() {
                *value = Value::Null;
            }
        }
        let answer = exchange.answered(&nulls).await;
        assert!((kind.is_recognised)(&answer), "{answer:?}");
        assert_eq!(written(&answer), Some(least));
    }
}

#[tokio::test]
async fn fields_that_the_client_does_not_know_are_kept() {
    let exchange = Exchange::start().await;
    for kind in kinds() {
        let mut leg = kind.whole;
        leg["queue"] = json!({"place": 3, "of": [1, null]});
        leg["note"] = Value::Null;
        leg["charge_details"] = json!([{"description": "minutes", "charge": 0.5, "currency": "USD"}]);
        let answer = exchange.answered(&leg).await;
        assert!((kind.is_recognised)(&answer), "{answer:?}");
        assert_eq!(written(&answer), Some(leg));
    }
}

#[tokio::test]
async fn values_that_the_client_does_not_know_are_kept() {
    let exchange = Exchange::start().await;
    for kind in kinds() {
        let mut leg = kind.whole;
        leg["status"] = "in-progress".into();
        leg["direction"] = "sideways".into();
        leg["source"] = "elsewhere".into();
        let answer = exchange.answered(&leg).await;
        assert!((kind.is_recognised)(&answer), "{answer:?}");
        if let CallResponse::Call(leg) = &answer {
            assert!(matches!(leg.status, Some(CallResponseStatus::Other(_))), "{leg:?}");
            assert!(matches!(leg.direction, Some(CallDirection::Other(_))), "{leg:?}");
        }
        assert_eq!(written(&answer), Some(leg));
    }
}

#[tokio::test]
async fn known_values_have_variants_of_their_own() {
    let exchange = Exchange::start().await;
    let whole = &kinds()[0].whole;
    let states = [
        ("queued", CallResponseStatus::Queued),
        ("initiated", CallResponseStatus::Initiated),
        ("created", CallResponseStatus::Created),
        ("ringing", CallResponseStatus::Ringing),
        ("answered", CallResponseStatus::Answered),
        ("ending", CallResponseStatus::Ending),
        ("ended", CallResponseStatus::Ended),
        ("failed", CallResponseStatus::Failed),
        ("canceled", CallResponseStatus::Canceled),
        ("completed", CallResponseStatus::Completed),
        ("busy", CallResponseStatus::Busy),
        ("no-answer", CallResponseStatus::NoAnswer),
    ];
    for (wire, state) in states {
        let mut leg = whole.clone();
        leg["status"] = wire.into();
        let CallResponse::Call(leg) = exchange.answered(&leg).await else { panic!("{wire}") };
        assert_eq!((leg.status, state.as_str()), (Some(state.clone()), wire));
    }
    let directions = [
        ("inbound", CallDirection::Inbound),
        ("outbound", CallDirection::Outbound),
        ("outbound-api", CallDirection::OutboundApi),
    ];
    for (wire, direction) in directions {
        let mut leg = whole.clone();
        leg["direction"] = wire.into();
        let CallResponse::Call(leg) = exchange.answered(&leg).await else { panic!("{wire}") };
        assert_eq!((leg.direction, direction.as_str()), (Some(direction.clone()), wire));
    }
    let types: Vec<_> = kinds().into_iter().map(|kind| kind.whole).collect();
    let CallResponse::Call(sip) = exchange.answered(&types[1]).await else {
        panic!("a SIP leg is a call leg")
    };
    assert_eq!(sip.r#type, CallLegType::RelaySipCall);
    let CallResponse::VideoRoom(room) = exchange.answered(&types[5]).await else {
        panic!("a room leg is a room leg")
    };
    assert_eq!(room.r#type, VideoRoomLegType::VideoRoomSipLeg);
}

#[tokio::test]
async fn numbers_may_come_with_or_without_a_fraction() {
    let exchange = Exchange::start().await;
    let mut leg = kinds()[0].whole.clone();
    leg["charge"] = 0.into();
    let answer = exchange.answered(&leg).await;
    assert_eq!(answer.charge(), Some(0.0));
    let mut leg = kinds()[6].whole.clone();
    leg["duration"] = 12.into();
    let CallResponse::Dialogflow(leg) = exchange.answered(&leg).await else { panic!("it is no other leg") };
    assert_eq!(leg.duration, Some(12.0));
}
