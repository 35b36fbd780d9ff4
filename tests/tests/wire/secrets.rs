//! Secrets are sent to the server and appear nowhere else.

use std::collections::BTreeSet;
use std::time::Duration;

use generator::ir::{Kind, Payload, Type, Variant};
use integration_tests::client::{PROJECT, TOKEN, builder, client_of};
use integration_tests::description::api;
use integration_tests::server::{Reply, Server};
use signalwire_calling::commands::{
    AiMessage, AiSidecar, AiSidecarParams, AiSidecarSwaig, AiSidecarSwaigDefaults, AiSidecarSwaigFunction,
    Collect, CollectDigits, Dial, LiveTranscribe, LiveTranscribeStart, LiveTranslate, LiveTranslateStart,
    McpServer, Play, PlayAudio, Refer, ReferSip, Stream, Transfer, Update,
};
use signalwire_calling::{CallRequest, Client, Validate};

use crate::leak_check::{assert_error_hides, assert_hidden, assert_token_hidden};

const CANARY: &str = "canary-secret";

/// Returns a request for each field that holds a secret, and the field's name in the description.
fn requests_with_secrets() -> Vec<(&'static str, CallRequest)> {
    let sidecar = || AiSidecar::new("en-US");
    let function = AiSidecarSwaigFunction::new("quote_price").web_hook_auth_password(CANARY);
    vec![
        ("Dial.password", Dial::url("+1", "https://example.com").to("sip:a@b").password(CANARY).into()),
        (
            "Stream.authorization_bearer_token",
            Stream::new("c", "wss://example.com").authorization_bearer_token(CANARY).on("c"),
        ),
        ("ReferSip.password", Refer::new(ReferSip::new("sip:a@b").password(CANARY)).on("c")),
        (
            "AiSidecarSwaigDefaults.web_hook_auth_password",
            sidecar()
                .swaig(
                    AiSidecarSwaig::new()
                        .defaults(AiSidecarSwaigDefaults::new().web_hook_auth_password(CANARY)),
                )
                .on("c"),
        ),
        (
            "AiSidecarSwaigFunction.web_hook_auth_password",
            sidecar().swaig(AiSidecarSwaig::new().functions([function])).on("c"),
        ),
        (
            "McpServer.headers",
            sidecar()
                .swaig(
                    AiSidecarSwaig::new()
                        .mcp_servers([McpServer::new("https://example.com").headers([("X-Key", CANARY)])]),
                )
                .on("c"),
        ),
        (
            "AiSidecarParams.deepgram_key_override",
            sidecar().params(AiSidecarParams::new().deepgram_key_override(CANARY)).on("c"),
        ),
        ("SwmlSource::Text", Update::swml("c", format!("sections: {{main: [{CANARY}]}}")).into()),
        ("DialToScript::Text", Dial::url("+1", "https://example.com").to_script(CANARY).into()),
        ("TransferDest::Text", Transfer::new(CANARY).on("c")),
        (
            "LiveTranscribeStart.deepgram_key_override",
            LiveTranscribe::new(
                LiveTranscribeStart::new("en-US", ["remote-caller"]).deepgram_key_override(CANARY),
            )
            .on("c"),
        ),
        (
            "LiveTranslateStart.deepgram_key_override",
            LiveTranslate::new(
                LiveTranslateStart::new("en-US", "de-DE", ["remote-caller"]).deepgram_key_override(CANARY),
            )
            .on("c"),
        ),
    ]
}

/// Returns requests with secrets in places where the description declares none.
fn requests_with_secrets_elsewhere() -> Vec<CallRequest> {
    let with_password = format!("https://user:{CANARY}@example.com/hook");
    let document = serde_json::json!({"sections": {"main": [{"sip_refer": {"password": CANARY}}]}});
    vec![
        Dial::swml("+1", document.clone()).to_script(document.clone()).into(),
        Update::swml("c", document.clone()).into(),
        Transfer::new(document).on("c"),
        Play::new("c", [PlayAudio::new("https://example.com/a.mp3").extra("key", CANARY)]).on("c"),
        Collect::new("c").digits(CollectDigits::new(1)).extra("key", CANARY).on("c"),
        AiMessage::new().extra("nested", serde_json::json!({"key": [CANARY]})).on("c"),
        Play::new("c", [PlayAudio::new(with_password.as_str())]).on("c"),
        Dial::url("+1", with_password.as_str()).to_script(with_password.as_str()).into(),
        Dial::url("+1", "https://example.com").to("+2").status_url(with_password).into(),
        Stream::new("c", format!("wss://user:{CANARY}@example.com")).on("c"),
    ]
}

#[test]
fn secret_fields_are_written_but_never_shown() {
    let client = builder().space("example").build().expect("everything is set");
    let declared = requests_with_secrets().into_iter().map(|(_, request)| request);
    for request in declared.chain(requests_with_secrets_elsewhere()) {
        assert_eq!(request.validate(), Ok(()), "{request:?}");
        let written = serde_json::to_string(&request).expect("a request is JSON");
        assert!(written.contains(CANARY), "{written}");
        assert_hidden(&request, CANARY, request.name());
        assert_hidden(&client.send(request.clone()), CANARY, request.name());
    }
}

#[test]
fn the_secret_fields_of_the_description_are_all_tested() {
    fn is_secret(ty: &Type) -> bool {
        match ty {
            Type::Secret => true,
            Type::List(inner) | Type::Map(inner) => is_secret(inner),
            _ => false,
        }
    }
    let mut declared = BTreeSet::new();
    // Secrets that are only received cannot be in a request.
    let outside = api()
        .definitions
        .iter()
        .filter(|(_, definition)| definition.module.parent != "swml" && definition.usage.is_sent());
    for (name, definition) in outside {
        let name = name.as_str();
        match &definition.kind {
            Kind::Struct(structure) => {
                let secrets = structure.fields.iter().filter(|field| is_secret(&field.ty));
                declared.extend(secrets.map(|field| format!("{name}.{}", field.wire)));
            }
            Kind::Union(union) => {
                let is_secret =
                    |variant: &&Variant| matches!(&variant.payload, Payload::Value(ty) if is_secret(ty));
                let secrets = union.variants.iter().filter(is_secret);
                declared.extend(secrets.map(|variant| format!("{name}::{}", variant.name)));
            }
            _ => {}
        }
    }
    let tested = requests_with_secrets().into_iter().map(|(field, _)| field.to_owned()).collect();
    assert_eq!(declared, tested);
}

/// An error quotes the value, unless the value is or may hold a secret.
#[test]
fn a_broken_rule_does_not_tell_the_secret() {
    let bad_url = format!("ftp://user:{CANARY}@example.com");
    let requests: [CallRequest; 4] = [
        Dial::url("+1", bad_url.as_str()).to("+2").status_url(bad_url.as_str()).into(),
        Stream::new("c", bad_url).on("c"),
        Dial::url("+1", "https://example.com").to("+2").extra("timeout", CANARY).into(),
        Play::new("c", [PlayAudio::new(format!("//user:{CANARY}@nowhere"))]).on("c"),
    ];
    for request in requests {
        let invalid = request.validate().expect_err("the URL has the wrong scheme");
        assert_error_hides(&invalid, CANARY);
        assert_hidden(&invalid, CANARY, request.name());
    }
}

#[tokio::test]
async fn the_token_is_shown_by_nothing_that_holds_it() {
    let server = Server::start([Reply::new("200 OK", "", "{}")]).await;
    let set_up = builder().base_url(server.url());
    assert_token_hidden(&set_up, "the builder");
    let client = set_up.build().expect("a loopback address is allowed");
    assert_token_hidden(&client, "the client");
    let call = client.call("call-id-xxx");
    assert_token_hidden(&call, "a call");
    assert_token_hidden(&call.denoise(), "a request");
    let answer = call.denoise().await.expect("the server accepts it");
    assert_token_hidden(&answer, "an answer");
}

#[tokio::test]
async fn the_token_is_in_no_error() {
    let replies = [
        Reply::new("401 Unauthorized", "", r#"{"error":"Unauthorized"}"#),
        Reply::new("302 Found", "location: https://example.com/\r\n", ""),
        Reply::new("500 Internal Server Error", "", "<html>"),
        Reply::Closing(Vec::new()),
        Reply::Silence,
    ];
    for reply in replies {
        let server = Server::start([reply]).await;
        let call = client_of(&server).call("call-id-xxx");
        let error =
            call.denoise().timeout(Duration::from_millis(100)).await.expect_err("no reply is a success");
        assert_token_hidden(&error, "an error");
        assert_error_hides(&error, TOKEN);
    }
}

#[test]
fn settings_that_are_rejected_tell_no_secret() {
    let rejected = [
        Client::builder().space("example").project(PROJECT).token(format!("{CANARY}\r\n")),
        Client::builder().space("example").project(format!("{PROJECT}:{CANARY}")).token(TOKEN),
        Client::builder().space(format!("https://user:{CANARY}@example.com")).project(PROJECT).token(TOKEN),
        builder().base_url(format!("https://user:{CANARY}@example.com")),
        builder().base_url(format!("https://example.com/?key={CANARY}")),
        builder().base_url(format!("http://example.com/{CANARY}")),
        Client::builder().token(CANARY),
    ];
    for builder in rejected {
        assert_hidden(&builder, CANARY, "the builder");
        let error = builder.build().expect_err("some settings are invalid");
        assert_error_hides(&error, CANARY);
        assert!(error.problems().all(|problem| !problem.contains(CANARY)), "{error}");
    }
}
