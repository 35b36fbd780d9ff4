//! One client and one server, whose answers are what the tests are about.

use integration_tests::client::client_of;
use integration_tests::server::{Reply, Server};
use serde_json::Value;
use signalwire_calling::{Answer, Client, Error};

/// Setting up a client takes longer than many requests, so a test sends all of its requests with one.
pub(crate) struct Exchange {
    server: Server,
    client: Client,
}

impl Exchange {
    pub(crate) async fn start() -> Self {
        let server = Server::start([]).await;
        let client = client_of(&server);
        Self { server, client }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// What the client makes of an answer.
    pub(crate) async fn answered_by(&self, reply: Reply) -> Result<Answer, Error> {
        self.server.rescript([reply]);
        self.client.call("call-id-xxx").ai_sidecar_status().await
    }

    /// What the client makes of a success with this JSON as its body.
    pub(crate) async fn answered(&self, body: &Value) -> Answer {
        self.answered_by(Reply::json("200 OK", body)).await.expect("a success is never an error")
    }
}
