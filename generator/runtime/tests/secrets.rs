//! Nothing that is secret may be printed, whichever way it fails.

mod support;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Debug;
use std::iter;
use std::time::Duration;

use runtime::{Extra, JsonReader, PreparedRequest, RawBody, Secret, Uri, Validate};
use serde_json::json;
use support::json::{self, Reflect, View};
use support::rules::Seen;
use support::server::{Reply, Server};
use support::{Order, Receipt, SERVICE, sender_to, settings};

/// Everything that an error prints, causes included.
fn printed(error: &(dyn Error + 'static)) -> String {
    let causes = iter::successors(error.source(), |&cause| cause.source());
    let causes: Vec<_> = causes.map(|cause| format!("{cause} {cause:?}")).collect();
    format!("{error} {error:?} {error:#?} {}", causes.join(" "))
}

/// The value of an `Authorization` header is as secret as the password in it.
fn assert_clean(text: &str, what: &str) {
    for canary in ["canary", "Y2FuYXJ5", "NhbmFye", "jYW5hcn"] {
        assert!(!text.contains(canary), "{what}: {text}");
    }
}

#[tokio::test]
async fn no_error_of_an_exchange_tells_a_secret() {
    let replies = [
        ("refusal", Reply::new("422 Unprocessable", "", "canary")),
        ("failure", Reply::new("500 Odd", "x-other: canary\r\n", "canary")),
        (
            "redirect",
            Reply::new("302 Found", "location: http://canary:canary@h.test/canary?canary#canary\r\n", ""),
        ),
        ("silence", Reply::BytesThenHang(Vec::new())),
        ("nonsense", Reply::BytesThenClose(b"canary\r\n\r\n".to_vec())),
        ("no answer", Reply::BytesThenClose(Vec::new())),
    ];
    for (what, reply) in replies {
        let server = Server::start(reply).await;
        let sender = sender_to(&format!("{}/prefix", server.url()));
        let request: PreparedRequest<Receipt> = sender.request("POST", "/orders", &Order::of(1));
        assert_clean(&format!("{request:?} {sender:?}"), what);
        let error = request.timeout(Duration::from_millis(300)).await.expect_err("no answer is a success");
        let printed = printed(&error);
        assert_clean(&printed, what);
        assert!(!printed.contains("/prefix"), "{what}: {printed}");
    }
    let unreachable: PreparedRequest<Receipt> =
        sender_to("http://127.0.0.1:1").request("POST", "/", &Order::of(1));
    assert_clean(&printed(&unreachable.await.expect_err("nobody listens")), "no connection");
}

#[test]
fn no_setting_is_told() {
    let secret = "canary:canary@canary\n".to_owned();
    let wrong_everywhere = [
        settings().base_url(format!("https://{secret}")),
        settings().base_url("https://canary:canary@things.test/canary?canary#canary".to_owned()),
        settings().base_url("canary".to_owned()),
        settings().base_url("http://canary.test".to_owned()),
        settings().server_variable("canary/canary".to_owned()),
        settings().server_variable("canary.canary".to_owned()),
        settings().server_variable("x".to_owned()).username(secret.clone()),
        settings().server_variable("x".to_owned()).password(Secret::from(secret)),
    ];
    for settings in wrong_everywhere {
        let shown = format!("{settings:?}");
        assert_clean(&shown, "settings");
        assert_clean(&printed(&settings.build().expect_err("something is wrong")), &shown);
    }
}

#[test]
fn no_variable_of_the_environment_is_told() {
    let lookup = |name: &str| (name != "THINGS_ROOM").then(|| "canary".into());
    let error = runtime::Settings::from_lookup(&SERVICE, lookup).expect_err("one variable is missing");
    assert_clean(&printed(&error), "environment");
    let settings = runtime::Settings::from_lookup(&SERVICE, |_| Some("canary".into())).expect("all are set");
    assert_clean(&format!("{settings:?}"), "environment");
}

#[test]
fn no_value_that_may_be_secret_is_told() {
    let extra: Extra = [("name", "canary")].into_iter().collect();
    let values: [&dyn Debug; 4] = [
        &Secret::from("canary"),
        &Uri::from("https://canary:canary@things.test/"),
        &extra,
        &RawBody::new(200, "canary", true),
    ];
    for value in values {
        assert_clean(&format!("{value:?} {value:#?}"), "value");
    }
}

#[test]
fn no_broken_rule_tells_a_secret() {
    let extra = [("key", "canary")].into_iter().collect();
    let key = Secret::from("canary");
    let credentials = Credentials { key, address: "sip:canary:canary@things.test".into(), extra };
    let invalid = credentials.validate().expect_err("every rule is broken");
    assert_eq!(invalid.violations().len(), 7);
    assert_eq!(invalid.violations()[0].value(), "..");
    assert_clean(&printed(&invalid), "violations");
}

/// Credentials that break every rule that they have.
struct Credentials {
    key: Secret,
    address: Uri,
    extra: Extra,
}

impl Credentials {
    const OBJECT: &'static json::Object = &json::Object {
        name: "Credentials",
        fields: &[
            json::Field::required("key").rules(&[
                json::Rule::MinLength(100),
                json::Rule::MaxLength(1),
                json::Rule::Matches("^x"),
                json::Rule::Uri,
            ]),
            json::Field::required("address").rules(&[json::Rule::Matches("^x"), json::Rule::MaxLength(1)]),
        ],
        ..json::Object::EMPTY
    };
}

json::object!(Credentials, required key = 0, required address = 1; additional extra);

#[test]
fn a_value_with_secrets_in_it_shows_none_of_them() {
    let extra = [("password", "canary")].into_iter().collect();
    let address = Uri::from("https://canary:canary@things.test/");
    let credentials = Credentials { key: "canary".into(), address, extra };
    let shown = format!("{credentials:?}");
    assert_clean(&shown, "credentials");
    let (key, address) = ("key: Secret(..)", r#"address: Uri("https://..@things.test/")"#);
    assert_eq!(shown, format!(r#"Credentials {{ {key}, {address}, extra: {{"password": ..}} }}"#));
}

#[test]
fn no_problem_of_what_was_read_tells_a_value() {
    for value in [
        json!("canary"),
        json!({"key": ["canary"], "address": {"x": "canary"}, "keys": "canary"}),
        json!({"key": 1, "address": "canary", "adress": "canary"}),
    ] {
        let reader = JsonReader::new().deny_unknown_fields();
        let error = reader.read_value::<Credentials>(value.clone()).expect_err("it does not fit");
        assert_clean(&printed(&error), "problems");
        assert!(serde_json::from_value::<Credentials>(value).is_err());
    }
    let cut = JsonReader::new().read_str::<Credentials>("{\"key\": \"canary\", canary");
    assert_clean(&printed(&cut.expect_err("it is no JSON")), "text");
}

#[test]
fn free_json_shows_how_much_there_is_and_nothing_of_it() {
    let json = || json!({"password": "canary"});
    let shown = |value: &dyn Reflect| format!("{:?}", value.view());
    let printed = [
        shown(&json()),
        shown(&vec![json(), json()]),
        shown(&BTreeMap::from([("key".to_owned(), json())])),
        shown(&Seen(View::Json(&json(), &json::Json { name: Some("Document"), rules: &[] }))),
    ];
    assert_eq!(printed, ["..", "[.., ..]", "{\"key\": ..}", "Document(..)"]);
}
