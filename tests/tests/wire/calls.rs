//! Commands on the call itself: dialing, redirecting, hanging up.

use serde_json::json;
use signalwire_calling::commands::{
    CallHeader, Dial, DialStatusEvent, DialUrlMethod, End, HangupReason, OutboundCallCodec, Refer, ReferSip,
    Update, UpdateStatus,
};

use crate::row::{Row, check, row};

pub(crate) const ROWS: &[Row] = &[
    row("dial-url", |client| {
        client.dial(
            Dial::url("+12065550100", "https://pizza.example.com/swml/order-ready")
                .to("+12065550142")
                .caller_id("+12065550111")
                .url_method(DialUrlMethod::Get)
                .fallback_url("https://standby.example.com/swml/sorry")
                .status_url("https://hooks.example.com/dial/lifecycle")
                .status_events([
                    DialStatusEvent::Created,
                    DialStatusEvent::Ringing,
                    DialStatusEvent::Answered,
                    DialStatusEvent::Ended,
                ])
                .codecs([OutboundCallCodec::Opus, OutboundCallCodec::Pcmu, OutboundCallCodec::G722])
                .timeout(45)
                .max_price_per_minute(0.02)
                .send_digits("ww4071#")
                .region("us-east")
                .custom_variables([("order_number", "A-2291"), ("branch", "Ballard")]),
        )
    }),
    row("dial-url-sip", |client| {
        client.dial(
            Dial::url("+14045550123", "https://nurses.example.com/swml/rounds")
                .to("sips:ward-3@nurses.example.com")
                .username("ward-3")
                .password("gentle thunder")
                .codecs("G722,PCMA")
                .region(["us-central", "us-west"]),
        )
    }),
    row("dial-swml", |client| {
        let document = json!({
            "version": "1.0.0",
            "sections": {"main": [{"play": {"url": "say:The courier is at the gate."}}, {"hangup": {}}]},
        });
        client.dial(
            Dial::swml("sip:reception@voice.example.com", document)
                .to("sip:door-7@intercom.example.com")
                .username("door-7")
                .password("correct horse")
                .codecs("OPUS@48000H@20I,G722")
                .timeout(20)
                .region(vec!["eu-west", "eu-central"])
                .status_url("https://intercom.example.com/events/door")
                .status_events(["answered"]),
        )
    }),
    row("dial-to-script", |client| {
        client.dial(
            Dial::url("+13035550118", "https://clinic.example.com/swml/recall")
                .to_script("https://routing.example.com/swml/find-an-agent")
                .caller_id("+13035550119"),
        )
    }),
    row("dial-to-script-swml", |client| {
        let chime = json!({
            "version": "1.0.0",
            "sections": {"main": [{"play": {"url": "https://hotel.example.com/audio/chime.mp3"}}]},
        });
        let far_end = json!({
            "version": "1.0.0",
            "sections": {"main": [{"connect": {"to": "sip:night-desk@hotel.example.com"}}]},
        });
        client.dial(
            Dial::swml("+17185550121", chime)
                .to_script(far_end)
                .fallback_url("https://hotel.example.com/swml/morning")
                .url_method("POST")
                .send_digits("w2")
                .max_price_per_minute(0.15)
                .custom_variables([("room", "412")])
                .caller_id("+17185550122")
                .codecs(vec![OutboundCallCodec::Opus16000h20i, OutboundCallCodec::Pcma])
                .region("us-northeast"),
        )
    }),
    row("dial-swml-text", |client| {
        let document =
            "version: 1.0.0\nsections:\n  main:\n    - play: {url: \"say:Your parcel is back with us.\"}\n";
        client.dial(
            Dial::swml("+16175550131", document)
                .to("+16175550132")
                .headers([CallHeader::new("X-Ticket", "70-118"), CallHeader::new("X-Desk", "returns")]),
        )
    }),
    row("dial-url-headers", |client| {
        client.dial(
            Dial::url("+15035550134", "https://garage.example.com/swml/ready")
                .to("+15035550135")
                .headers([CallHeader::new("X-Workshop", "bay 6")]),
        )
    }),
    row("update-url", |client| {
        client.update(
            Update::url("7cb9b961-9b72-4b47-866a-bd55294969a5", "https://pizza.example.com/swml/feedback")
                .fallback_url("https://standby.example.com/swml/thanks")
                .status_url("https://hooks.example.com/update/redirected"),
        )
    }),
    row("update-swml", |client| {
        let document = json!({
            "version": "1.0.0",
            "sections": {
                "main": [
                    {"play": {"url": "say:Dr Okafor will be with you in a minute."}},
                    {"transfer": {"dest": "wait"}},
                ],
                "wait": [{"play": {"url": "https://clinic.example.com/audio/waiting-room.mp3"}}],
            },
        });
        client.update(
            Update::swml("9f402b26-f0b3-426d-ba9a-60cefa014f4b", document)
                .fallback_url("https://clinic.example.com/swml/plain")
                .status_url("https://clinic.example.com/events/update"),
        )
    }),
    row("update-canceled", |client| {
        client.update(
            Update::status("5f0c2d6e-3b7a-4c9d-8e51-7a40c1f9d2b3", UpdateStatus::Canceled)
                .status_url("https://hooks.example.com/update/canceled"),
        )
    }),
    row("update-completed", |client| {
        client.update(Update::status("9d84e7b1-60f2-4a35-b8c7-15e3fd092a6c", UpdateStatus::Completed))
    }),
    row("update-swml-text", |client| {
        let document = r#"{"version":"1.0.0","sections":{"main":[{"hangup":{}}]}}"#;
        client.update(Update::swml("c27b9f40-8e16-4d5a-a3f8-6b01d74e95cd", document))
    }),
    row("end", |client| {
        client.call("1cfd71a6-74e8-4dce-a43f-684b7f3c172d").end_with(End::new().reason(HangupReason::Busy))
    }),
    row("end-plain", |client| client.call("7ea40766-6021-4a0c-a499-be0f08a63f26").end()),
    row("disconnect", |client| client.call("df471172-56cd-4716-8c20-32b32d8b220c").disconnect()),
    row("transfer", |client| {
        client
            .call("ecb5f3db-7dca-457f-bd83-a9052922f52e")
            .transfer("https://pizza.example.com/swml/complaints")
    }),
    row("transfer-swml", |client| {
        client.call("78bc1bf8-4cf9-4b73-bd7c-c3620a12577a").transfer(json!({
            "version": "1.0.0",
            "sections": {"main": [
                {"play": {"url": "say:We are connecting you to the night shift."}},
                {"connect": {"to": "+14155550166"}},
            ]},
        }))
    }),
    row("refer", |client| {
        client.call("f9c5cc26-2b0a-4e7c-9743-d7b2d3bc8bc8").refer(
            Refer::new(
                ReferSip::new("sip:supervisor@pbx.example.com")
                    .from("sip:desk-4@pbx.example.com")
                    .username("desk-4")
                    .password("purple monkey dishwasher"),
            )
            .status_url("https://hooks.example.com/refer/desk"),
        )
    }),
    row("user-event", |client| {
        client.call("f392bdb3-8c59-4685-be97-c51fb72093a8").user_event(json!({
            "topic": "seat-map",
            "selected": ["12A", "12B"],
            "expires_in": 90,
        }))
    }),
];

#[tokio::test]
async fn commands_on_the_call_itself_reach_the_server_as_described() {
    check(ROWS).await;
}
