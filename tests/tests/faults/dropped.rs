//! Dropping a future starts no further work.

use std::time::Duration;

use integration_tests::faults::{Count, ProxyPlay, Scene, Script, Step, answer};
use tokio::time::{sleep, timeout};

use crate::cell::{Command, LONG, Policy, client_of};
use crate::matrix::authority_file;

/// Sends each command into the scene, drops it after this time, and returns what arrived much later.
async fn posts_after_drop(scene: Scene, dropped_after: Duration, while_later: Duration) -> Vec<usize> {
    let authority = authority_file();
    let mut posts = Vec::new();
    for command in [Command::Dial, Command::PlayStop] {
        let stage = scene.start().await;
        let (client, _) = client_of(&stage, authority.path(), Policy::Resending, LONG);
        let sent = timeout(dropped_after, command.prepare(&client).into_future()).await;
        assert!(sent.is_err(), "{command:?} completed before it was dropped: {sent:?}");
        let at_drop = stage.arrivals.count();
        sleep(while_later).await;
        let later = stage.arrivals.count();
        // The proxy may still connect to the server without effect.
        let connections = if stage.proxy.is_some() { later.connections } else { at_drop.connections };
        let expected = Count { connections, ..at_drop };
        assert_eq!(later, expected, "{command:?}: something happened after the drop");
        posts.push(later.posts);
    }
    posts
}

const SOON: Duration = Duration::from_millis(100);
const LATER: Duration = Duration::from_millis(700);

#[tokio::test]
async fn before_it_is_polled() {
    let stage = Scene::Http(Script::answering(answer("200 OK", "", "{}")).into()).start().await;
    let authority = authority_file();
    let (client, told) = client_of(&stage, authority.path(), Policy::Resending, LONG);
    for command in [Command::Dial, Command::PlayStop] {
        drop(command.prepare(&client));
        drop(command.prepare(&client).into_future());
    }
    sleep(SOON).await;
    assert_eq!(stage.arrivals.count().connections, 0);
    assert_eq!(told.lock().map(|told| told.0).ok(), Some(0));
}

/// The handshake never ends; the tunnel would open if the client waited for it.
#[tokio::test]
async fn while_it_connects() {
    let handshake = Scene::WithoutTls(Script::new([Step::Hang]).into());
    assert_eq!(posts_after_drop(handshake, SOON, LATER).await, [0, 0]);
    let tunnel = Scene::Proxy(
        ProxyPlay::TunnelsAfter(Duration::from_millis(300)),
        Script::answering(answer("200 OK", "", "{}")).into(),
    );
    assert_eq!(posts_after_drop(tunnel, SOON, LATER).await, [0, 0]);
}

#[tokio::test]
async fn while_it_waits_for_the_answer() {
    let silence = Scene::Http(Script::new([Step::ReadRequest, Step::Hang]).into());
    assert_eq!(posts_after_drop(silence, SOON, LATER).await, [1, 1]);
    let half = Step::Write(b"HTTP/1.1 500 Oh\r\ncontent-length: 9\r\n\r\n{".to_vec());
    let half = Scene::Http(Script::new([Step::ReadRequest, half, Step::Hang]).into());
    assert_eq!(posts_after_drop(half, SOON, LATER).await, [1, 1]);
}

#[tokio::test]
async fn in_the_pause_before_it_is_sent_again() {
    let patience = answer("429 Too Many Requests", "retry-after: 1\r\n", "");
    let scene = Scene::Http(Script::answering(patience).into());
    assert_eq!(posts_after_drop(scene, SOON, Duration::from_millis(1500)).await, [1, 1]);
}
