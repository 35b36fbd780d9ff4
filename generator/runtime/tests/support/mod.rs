//! What several tests need: an API that does not exist, and a server that answers with the bytes it is told to.

#![allow(dead_code, reason = "each test uses a part of this")]

pub(crate) mod answers;
pub(crate) mod forms;
pub(crate) mod json;
pub(crate) mod operations;
pub(crate) mod rules;
pub(crate) mod script;
pub(crate) mod server;
pub(crate) mod types;

use runtime::{
    Environment, Error, Extra, FromErrorBody, FromResponse, Jitter, Labels, PreparedRequest, RawBody,
    RequestBody, RequestInfo, Secret, Sender, ServerTemplate, Service, Settings,
};
use server::{Reply, Server};

pub(crate) const USERNAME: &str = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
pub(crate) const PASSWORD: &str = "canary-password";

pub(crate) static SERVICE: Service = Service {
    user_agent: "thing-client/1.2.3",
    server: ServerTemplate { prefix: "https://", variable: "room", suffix: ".things.test" },
    environment: Environment {
        server: "THINGS_ROOM",
        username: "THINGS_OWNER",
        password: "THINGS_KEY",
        ca_file: Some("THINGS_CA_FILE"),
    },
    labels: Labels { username: "owner id", password: "API key" },
    request_id_headers: &["x-request-id", "x-things-request-id"],
    #[cfg(feature = "tracing")]
    span: |info| {
        use tracing::field::Empty;
        tracing::info_span!(
            target: runtime::TRACING_TARGET,
            "request",
            order = info.resource_id,
            delivery = info.correlation_id,
            attempts = Empty,
            status = Empty,
            outcome = Empty,
            request_id = Empty,
            duration_ms = Empty,
        )
    },
};

/// Settings that lack nothing but a server. Pauses are not waited for.
pub(crate) fn settings() -> Settings {
    let settings = Settings::new(&SERVICE).username(USERNAME.to_owned()).password(Secret::from(PASSWORD));
    settings.jitter(Jitter::from_fn(|| 0.0))
}

pub(crate) fn sender_to(base_url: &str) -> Sender {
    settings().base_url(base_url.to_owned()).build().expect("the settings are complete")
}

/// A request body with one rule and one secret.
pub(crate) struct Order {
    pub(crate) amount: i64,
    pub(crate) key: Secret,
    pub(crate) extra: Extra,
}

impl Order {
    pub(crate) fn of(amount: i64) -> Self {
        Self { amount, key: Secret::from("canary-field"), extra: Extra::new() }
    }

    const OBJECT: &'static json::Object = &json::Object {
        name: "Order",
        fields: &[
            json::Field::required("amount").rules(&[json::Rule::AtLeast(1.0)]),
            json::Field::required("key").rules(&[json::Rule::MinLength(1)]),
        ],
        ..json::Object::EMPTY
    };
}

json::object!(Order, required amount = 0, required key = 1; additional extra);

impl RequestBody for Order {
    /// An order of two is a stand-in for what does no harm a second time.
    fn info(&self) -> RequestInfo {
        RequestInfo {
            name: "order".into(),
            resource_id: Some("order-7".to_owned()),
            correlation_id: Some("delivery-9".to_owned()),
            is_idempotent: self.amount == 2,
        }
    }
}

/// What the server said, kept as it is.
#[derive(Debug)]
pub(crate) struct Receipt(pub(crate) RawBody);

/// What the server said when it refused.
#[derive(Debug, PartialEq)]
pub(crate) struct Rejection {
    pub(crate) status: u16,
    pub(crate) message: Option<String>,
}

impl FromResponse for Receipt {
    type ErrorBody = Rejection;

    fn from_success(body: RawBody) -> Self {
        Self(body)
    }
}

impl FromErrorBody for Rejection {
    fn read(body: RawBody) -> Self {
        let message = body.json().and_then(|body| Some(body.get("error")?.as_str()?.to_owned()));
        Self { status: body.status(), message }
    }

    fn describe(&self) -> Option<String> {
        self.message.clone()
    }
}

/// A request with nothing wrong in it.
pub(crate) fn order_at(base_url: &str) -> PreparedRequest<Receipt> {
    sender_to(base_url).request("POST", "/api/orders", &Order::of(5))
}

/// The error that an answer leads to.
pub(crate) async fn rejected(reply: Reply) -> Error<Rejection> {
    let server = Server::start(reply).await;
    let error = order_at(&server.url()).await.expect_err("the answer is no success");
    let attempts = if error.status() == Some(429) { 3 } else { 1 };
    assert_eq!((server.posts().await, error.attempts()), (attempts as usize, attempts), "{error}");
    error
}
