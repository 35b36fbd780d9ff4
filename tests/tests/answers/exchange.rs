//! One request, whose answer is what a test is about.

use serde_json::Value;
use signalwire_calling::{CallResponse, Error};
use tests::client::client_of;
use tests::server::{Reply, Server};

/// What the client makes of an answer.
pub(crate) async fn answered_by(reply: Reply) -> Result<CallResponse, Error> {
    let server = Server::start([reply]).await;
    client_of(&server).call("call-id-xxx").ai_sidecar_status().await
}

/// What the client makes of a success with this JSON as its body.
pub(crate) async fn answered(body: &Value) -> CallResponse {
    answered_by(Reply::json("200 OK", body)).await.expect("a success is never an error")
}
