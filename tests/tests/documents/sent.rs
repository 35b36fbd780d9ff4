//! Documents inside the commands that take one.

use integration_tests::client::client_of;
use integration_tests::server::{Reply, Server};
use serde_json::Value;
use signalwire_calling::commands::{Dial, Update};

use crate::support::rows;

#[tokio::test]
async fn every_document_is_sent_as_it_is() {
    let rows = rows();
    let server = Server::start([Reply::new("200 OK", "", "{}")]).await;
    let client = client_of(&server);
    let mut expected: Vec<(&str, Value)> = Vec::new();
    for row in &rows {
        let dial = Dial::swml("+12065550100", row.document.clone()).to("+12065550199");
        client.dial(dial).await.unwrap_or_else(|error| panic!("{}: {error}", row.name));
        expected.push(("/params/swml", row.json.clone()));
        let update = Update::swml("call-id-xxx", row.document.clone());
        client.update(update).await.unwrap_or_else(|error| panic!("{}: {error}", row.name));
        expected.push(("/params/swml", row.json.clone()));
        client
            .call("call-id-xxx")
            .transfer(row.document.clone())
            .await
            .unwrap_or_else(|error| panic!("{}: {error}", row.name));
        expected.push(("/params/dest", row.json.clone()));
    }
    let requests = server.requests_after_lull().await;
    assert_eq!(requests.len(), expected.len());
    for (request, (place, document)) in requests.iter().zip(&expected) {
        let body = request.json().expect("a request is JSON");
        assert_eq!(body.pointer(place), Some(document));
    }
}
