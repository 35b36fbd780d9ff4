//! Fields whose names mean something else in Rust.

use serde_json::json;
use signalwire_calling::commands::{
    Collect, CollectDigits, Dial, Play, PlayMedia, PlayRingtone, PlayRingtoneName, Refer, ReferSip, Tap,
    TapAudio, TapWebSocket,
};
use signalwire_calling::types::PlayDirection;

use crate::json::params;

#[test]
fn a22_reserved_words_are_written_without_ornament() {
    let ringtone = PlayMedia::from(PlayRingtone::new(PlayRingtoneName::In));
    assert_eq!(
        params(Play::new("c", [ringtone]).r#loop(3).on("c")),
        json!({"control_id": "c", "loop": 3, "play": [{"type": "ringtone", "params": {"name": "in"}}]})
    );
    assert_eq!(
        params(Collect::new("c").digits(CollectDigits::new(1)).r#continue(true).on("c")),
        json!({"control_id": "c", "digits": {"max": 1}, "continue": true})
    );
    let tap = Tap::new("c", TapAudio::new(PlayDirection::Speak), TapWebSocket::new("wss://example.com"));
    assert_eq!(params(tap.on("c"))["tap"], json!({"type": "audio", "params": {"direction": "speak"}}));
    assert_eq!(
        params(Refer::new(ReferSip::new("sip:a@b").from("sip:c@d")).on("c"))["device"],
        json!({"type": "sip", "params": {"to": "sip:a@b", "from": "sip:c@d"}})
    );
    assert_eq!(params(Dial::url("+1", "https://example.com").to("+2"))["from"], "+1");
}
