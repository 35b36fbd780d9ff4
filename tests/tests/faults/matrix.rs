//! Every fault, with every command and every policy.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use integration_tests::faults::{Stage, Target, authority_pem};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::capture;
use crate::catalogue::{self, Fault, Pace};
use crate::cell::{self, CELLS, Cell, Command, OPERATION_CELLS, Policy};
use crate::check::{breaches, described};
use crate::table::{HEAD, OPERATIONS_HEAD, table};

/// How many quick cells run at a time. More would slow each of them down and distort the time limits.
const AT_A_TIME: usize = 12;

/// Writes the authority's certificate to a temporary file.
pub(crate) fn authority_file() -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(authority_pem().as_bytes()).expect("the file is writable");
    file
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_fault_is_told_as_what_it_is_and_nothing_is_dialed_twice() {
    capture::begin();
    let elsewhere = Stage::elsewhere().await;
    let Target::Url(url) = &elsewhere.target else { panic!("the server has an address") };
    let faults = catalogue::all(url);
    let authority = authority_file();
    let commands = table_of(&faults, &CELLS, HEAD, authority.path()).await;
    let operations = table_of(&faults, &OPERATION_CELLS, OPERATIONS_HEAD, authority.path()).await;
    assert_eq!(elsewhere.arrivals.count().connections, 0, "a redirect was followed");
    assert_eq!(capture::found(), [""; 0], "a secret is visible in a log");
    let lines = capture::lines();
    for library in ["h2", "hyper_util", "reqwest", "rustls", "signalwire_calling"] {
        assert!(lines.contains_key(library), "{library} should have logged, but only these have: {lines:?}");
    }
    let table = |table: Result<String, String>| table.unwrap_or_else(|broken| panic!("{broken}"));
    // Of a request without a body, the connection may end before the status is seen; the rules hold for both.
    table(operations);
    insta::assert_snapshot!("matrix", table(commands));
}

/// Runs all cells. Returns the table, or the rules that were broken.
async fn table_of(
    faults: &[Fault],
    columns: &[(Command, Policy)],
    head: &str,
    authority: &Path,
) -> Result<String, String> {
    let mut cells = run(faults, columns, Pace::Quick, AT_A_TIME, authority).await;
    // These need time but little CPU. The last ones, which have time limits, run alone.
    cells.extend(run(faults, columns, Pace::Waits, Semaphore::MAX_PERMITS, authority).await);
    cells.extend(run(faults, columns, Pace::Hangs, Semaphore::MAX_PERMITS, authority).await);
    cells.sort_by_key(|(row, column, _)| (*row, *column));

    let broken = cells.iter().flat_map(|(row, _, cell)| {
        let fault = &faults[*row];
        breaches(fault, cell).into_iter().map(move |breach| format!("{breach}: {}", described(fault, cell)))
    });
    let broken: Vec<_> = broken.collect();
    let mut rows: Vec<(Fault, Vec<Cell>)> = faults.iter().map(|fault| (fault.clone(), Vec::new())).collect();
    for (row, _, cell) in cells {
        rows[row].1.push(cell);
    }
    let table = table(&rows, head);
    if broken.is_empty() { Ok(table) } else { Err(format!("{}\n\n{table}", broken.join("\n"))) }
}

/// Runs the cells of some faults, each with its place in the table.
async fn run(
    faults: &[Fault],
    columns: &[(Command, Policy)],
    pace: Pace,
    at_a_time: usize,
    authority: &Path,
) -> Vec<(usize, usize, Cell)> {
    let permits = Arc::new(Semaphore::new(at_a_time));
    let mut running = JoinSet::new();
    for (row, fault) in faults.iter().enumerate().filter(|(_, fault)| fault.pace == pace) {
        for (column, (command, policy)) in columns.iter().copied().enumerate() {
            let (fault, permits, authority) = (fault.clone(), Arc::clone(&permits), authority.to_owned());
            running.spawn(async move {
                let _permit = permits.acquire().await.expect("the semaphore stays open");
                (row, column, cell::run(&fault, command, policy, &authority).await)
            });
        }
    }
    running.join_all().await
}

/// The search does find secrets.
#[test]
fn what_is_searched_for_would_be_found() {
    use capture::is_telling;
    use integration_tests::client::{AUTHORIZATION, TOKEN};

    for text in [TOKEN, AUTHORIZATION, capture::SIP_PASSWORD, capture::PROXY_PASSWORD] {
        assert!(is_telling(&format!("before {text} after")), "{text}");
    }
    assert!(!is_telling("Secret(..)"));
}
