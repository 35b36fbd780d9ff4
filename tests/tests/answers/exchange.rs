//! One client and one server that sends the responses under test.

use integration_tests::client::client_of;
use integration_tests::server::{Reply, Server};
use serde_json::Value;
use signalwire_calling::{Answer, Client, Error};

/// Creating a client takes longer than many requests, so each test uses one for all of its requests.
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

    /// Returns what the client reads from this reply.
    pub(crate) async fn answered_by(&self, reply: Reply) -> Result<Answer, Error> {
        self.server.rescript([reply]);
        self.client.call("call-id-xxx").ai_sidecar_status().await
    }

    /// Returns what the client reads from a success with this JSON body.
    pub(crate) async fn answered(&self, body: &Value) -> Answer {
        self.answered_by(Reply::json("200 OK", body)).await.expect("a success is never an error")
    }
}
