//! The race between a server that closes an idle connection and a request that is being written to it.

use std::time::Duration;

use integration_tests::faults::{Play, Scene, Script, Step, answer};
use integration_tests::random::Random;
use signalwire_calling::{Outcome, RetryPolicy};
use tokio::task::JoinSet;

use crate::cell::{Command, LONG, Policy, in_turn};
use crate::matrix::authority_file;

const RACES: u64 = 400;

/// Whoever wins, the request arrives at most once, unless it certainly did not arrive before.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_connection_that_is_closed_meanwhile_does_not_dial_twice() {
    let authority = authority_file();
    let mut races = JoinSet::new();
    let mut random = Random::new(7);
    for race in 0..RACES {
        let until_closed = Duration::from_micros(random.number() % 600);
        let until_next = Duration::from_micros(random.number() % 600);
        let last = if race % 2 == 0 { Step::Close } else { Step::Reset };
        let well = || Step::Write(answer("200 OK", "", "{}"));
        let first = Script::new([Step::ReadRequest, well(), Step::Pause(until_closed), last]);
        let play = Play::new([first, Script::new([Step::ReadRequest, well(), Step::Again])]);
        let authority = authority.path().to_owned();
        races.spawn(async move {
            let stage = Scene::Http(play).start().await;
            let (client, _) = in_turn(&stage, &authority, Policy::Default, LONG).await;
            let warm_up = client.call("warm-up").denoise().retry(RetryPolicy::never()).await;
            // A server that resets may take back its first response. Then there is no race.
            if warm_up.is_err() {
                return None;
            }
            tokio::time::sleep(until_next).await;
            let before = stage.arrivals.count();
            let sent = Command::Dial.prepare(&client).await;
            tokio::time::sleep(Duration::from_millis(20)).await;
            let arrived = stage.arrivals.count() - before;
            let was_won = sent.is_ok();
            match &sent {
                Ok(_) => assert_eq!(arrived.posts, 1, "{arrived:?}"),
                Err(error) => {
                    assert_eq!(error.outcome(), Outcome::Unknown, "{error:?} {arrived:?}");
                    assert!(arrived.posts <= 1, "{error:?} {arrived:?}");
                }
            }
            Some(was_won)
        });
    }
    let races: Vec<_> = races.join_all().await.into_iter().flatten().collect();
    let lost = races.iter().filter(|was_won| !**was_won).count();
    assert!(races.len() > 100, "there were only {} races, of which {lost} were lost", races.len());
}
