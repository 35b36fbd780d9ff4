//! A doctor's switchboard: callers are connected to people, queues and conferences.

use serde_json::{Value, json};
use signalwire_calling::swml::{
    CallStatus, CallbackMethod, CondWhen, ConfirmMethod, ConnectDestination, ConnectDeviceParallel,
    ConnectDeviceSerial, ConnectDeviceSerialParallel, ConnectDeviceSingle, ConnectEncryption, ConnectHeader,
    ConnectSwitch, Document, EnterQueue, Goto, JoinConference, JoinConferenceBeep, JoinConferenceRecord,
    JoinConferenceStream, JoinConferenceSwitch, JoinRoom, Method, PlayUrl, SipRefer,
};

use crate::support::Row;

pub(crate) fn row() -> Row {
    let nurse = ConnectDeviceSingle::new("sip:nurse@surgery.example.com")
        .from("+12065550150")
        .from_name("Surgery")
        .headers([ConnectHeader::new("X-Ward", "7")])
        .codecs("OPUS")
        .webrtc_media(false)
        .session_timeout(1800)
        .ringback(["https://surgery.example.com/ring.mp3"])
        .timeout(25)
        .max_duration(900)
        .answer_on_bridge(true)
        .confirm([
            ConfirmMethod::play(PlayUrl::new("say:A patient is on the line.")),
            ConfirmMethod::denoise(),
        ])
        .confirm_timeout(12)
        .encryption(ConnectEncryption::Mandatory)
        .username("switchboard")
        .password("bandage")
        .call_state_events([CallStatus::Answered, CallStatus::Ended])
        .call_state_url("https://surgery.example.com/state")
        .result(
            ConnectSwitch::new([("failed", [Method::goto(Goto::new("queue"))])]).default([Method::hangup()]),
        );
    let one_after_another = ConnectDeviceSerial::new([
        ConnectDestination::new("+12065550151").timeout(15).confirm("https://surgery.example.com/confirm"),
        ConnectDestination::new("queue:desk").encryption(ConnectEncryption::Forbidden),
    ])
    .transfer_after_bridge("https://surgery.example.com/after");
    let at_once = ConnectDeviceParallel::new([
        ConnectDestination::new("stream:wss://surgery.example.com/listen")
            .name("listener")
            .codec("L16@24000h")
            .realtime(true)
            .status_url_method(CallbackMethod::Post)
            .authorization_bearer_token("gauze")
            .custom_parameters([("ward", "7")]),
        ConnectDestination::new("+12065550152"),
    ])
    .result([CondWhen::new("connect_result == 'failed'", [Method::hangup()])]);
    let in_groups = ConnectDeviceSerialParallel::new([
        vec![ConnectDestination::new("+12065550153"), ConnectDestination::new("+12065550154")],
        vec![ConnectDestination::new("+12065550155")],
    ]);
    let round = JoinConference::new("morning-round")
        .muted(true)
        .beep(JoinConferenceBeep::OnEnter)
        .max_participants(12)
        .record(JoinConferenceRecord::RecordFromStart)
        .status_callback("https://surgery.example.com/round")
        .stream(
            JoinConferenceStream::new("wss://surgery.example.com/round").custom_parameters([("day", "3")]),
        )
        .result(JoinConferenceSwitch::new("join_conference_result", [("completed", [Method::hangup()])]));
    let document = Document::main([
        Method::connect(nurse),
        Method::connect(one_after_another),
        Method::connect(at_once),
        Method::connect(in_groups),
        Method::label("queue"),
        Method::enter_queue(
            EnterQueue::new("desk", "https://surgery.example.com/after")
                .wait_url("https://surgery.example.com/hold.mp3")
                .wait_time(300),
        ),
        Method::join_room(JoinRoom::new("ward_7")),
        Method::join_conference(round),
        Method::sip_refer(
            SipRefer::new("sip:night@surgery.example.com").username("refer").password("plaster"),
        ),
    ]);
    Row::new("connecting", document, json())
}

fn json() -> Value {
    json!({"sections": {"main": [
        {"connect": {
            "to": "sip:nurse@surgery.example.com",
            "from": "+12065550150",
            "from_name": "Surgery",
            "headers": [{"name": "X-Ward", "value": "7"}],
            "codecs": "OPUS",
            "webrtc_media": false,
            "session_timeout": 1800,
            "ringback": ["https://surgery.example.com/ring.mp3"],
            "timeout": 25,
            "max_duration": 900,
            "answer_on_bridge": true,
            "confirm": [{"play": {"url": "say:A patient is on the line."}}, {"denoise": {}}],
            "confirm_timeout": 12,
            "encryption": "mandatory",
            "username": "switchboard",
            "password": "bandage",
            "call_state_events": ["answered", "ended"],
            "call_state_url": "https://surgery.example.com/state",
            "result": {"case": {"failed": [{"goto": {"label": "queue"}}]}, "default": [{"hangup": {}}]},
        }},
        {"connect": {
            "serial": [
                {"to": "+12065550151", "timeout": 15, "confirm": "https://surgery.example.com/confirm"},
                {"to": "queue:desk", "encryption": "forbidden"},
            ],
            "transfer_after_bridge": "https://surgery.example.com/after",
        }},
        {"connect": {
            "parallel": [
                {
                    "to": "stream:wss://surgery.example.com/listen",
                    "name": "listener",
                    "codec": "L16@24000h",
                    "realtime": true,
                    "status_url_method": "POST",
                    "authorization_bearer_token": "gauze",
                    "custom_parameters": {"ward": "7"},
                },
                {"to": "+12065550152"},
            ],
            "result": [{"when": "connect_result == 'failed'", "then": [{"hangup": {}}]}],
        }},
        {"connect": {"serial_parallel": [[{"to": "+12065550153"}, {"to": "+12065550154"}], [{"to": "+12065550155"}]]}},
        {"label": "queue"},
        {"enter_queue": {
            "queue_name": "desk",
            "transfer_after_bridge": "https://surgery.example.com/after",
            "wait_url": "https://surgery.example.com/hold.mp3",
            "wait_time": 300,
        }},
        {"join_room": {"name": "ward_7"}},
        {"join_conference": {
            "name": "morning-round",
            "muted": true,
            "beep": "onEnter",
            "max_participants": 12,
            "record": "record-from-start",
            "status_callback": "https://surgery.example.com/round",
            "stream": {"url": "wss://surgery.example.com/round", "custom_parameters": {"day": "3"}},
            "result": {"variable": "join_conference_result", "case": {"completed": [{"hangup": {}}]}},
        }},
        {"sip_refer": {"to_uri": "sip:night@surgery.example.com", "username": "refer", "password": "plaster"}},
    ]}})
}

#[test]
fn callers_are_joined_with_others() {
    row().check();
}
