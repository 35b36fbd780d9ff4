//! Collecting digits and speech, and detecting what is at the other end.

use signalwire_calling::commands::{
    Collect, CollectDigits, CollectSpeech, CollectSpeechEngine, Detect, DetectDigits, DetectFax,
    DetectFaxTone, DetectMachine,
};

use crate::row::{Row, check, row};

pub(crate) const ROWS: &[Row] = &[
    row("collect-digits", |client| {
        client.call("b9fb2daf-2003-4407-89af-50bc5f5aba36").collect(
            Collect::new("pin-entry-1")
                .initial_timeout(8)
                .digits(CollectDigits::new(6).terminators("#").digit_timeout(2.5))
                .start_input_timers(true)
                .status_url("https://hooks.example.com/collect/pin"),
        )
    }),
    row("collect-speech", |client| {
        let speech = CollectSpeech::new()
            .engine(CollectSpeechEngine::Deepgram)
            .model("nova-3")
            .language("en-NZ")
            .hints(["invoice", "meter reading", "moving house"])
            .end_silence_timeout(1.2)
            .speech_timeout(15);
        client.call("0889f5f6-73d2-408d-80f5-51b45cdec698").collect(
            Collect::new("intent-7")
                .speech(speech)
                .continuous(true)
                .partial_results(true)
                .send_start_of_input(true),
        )
    }),
    row("collect-continue", |client| {
        client
            .call("3a6e18d5-f94b-4702-9c0d-e58b27a1f463")
            .collect(Collect::new("menu-61").digits(CollectDigits::new(1)).r#continue(true))
    }),
    row("collect-stop", |client| client.call("call-id-xxx").collect_stop("ctrl-id")),
    row("collect-start-input-timers", |client| {
        client.call("48541e5b-11cf-40ff-9022-1cca3c1476be").collect_start_input_timers("pin-entry-2")
    }),
    row("detect-machine", |client| {
        let machine = DetectMachine::new()
            .initial_timeout(5)
            .end_silence_timeout(0.8)
            .machine_ready_timeout(1.6)
            .machine_voice_threshold(1.75)
            .machine_words_threshold(8)
            .detect_interruptions(true)
            .detect_message_end(false);
        client.call("50a9866c-2ea6-4c78-8bd1-4259c7170282").detect(
            Detect::new("amd-40", machine).timeout(25).status_url("https://hooks.example.com/detect/machine"),
        )
    }),
    row("detect-fax", |client| {
        client
            .call("387a275c-46f3-417e-a6e2-68421d39c90a")
            .detect(Detect::new("fax-tone-41", DetectFax::new().tone(DetectFaxTone::Ced)).timeout(12))
    }),
    row("detect-digit", |client| {
        client
            .call("c1699f87-8c2e-4b4b-bca5-ecc7843399cb")
            .detect(Detect::new("keys-42", DetectDigits::new().digits("1*")))
    }),
    row("detect-stop", |client| client.call("de629a3b-82b5-40c3-ad76-afe2a17a8624").detect_stop("amd-43")),
];

#[tokio::test]
async fn collecting_and_detecting_reach_the_server_as_described() {
    check(ROWS).await;
}

/// The call that the project started with.
#[tokio::test]
async fn stopping_a_collection_puts_exactly_its_three_fields_on_the_wire() {
    use integration_tests::client::client_of;
    use integration_tests::server::{Reply, Server};
    use serde_json::json;

    use crate::row::{assert_body, assert_head};

    let server = Server::start([Reply::new("200 OK", "", "{}")]).await;
    let call = client_of(&server).call("call-id-xxx");
    call.collect_stop("ctrl-id").await.expect("the server accepts it");
    let requests = server.requests_after_lull().await;
    let [request] = requests.as_slice() else { panic!("expected one request, found {}", requests.len()) };
    let expected =
        json!({"command": "calling.collect.stop", "id": "call-id-xxx", "params": {"control_id": "ctrl-id"}});
    assert_head(request, "collect-stop");
    assert_body(request, &expected, "collect-stop");
}
