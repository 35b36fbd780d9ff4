//! A million responses, most of them invalid. `tests/fuzz` continues from here.

use std::thread;

use integration_tests::answers::Answers;
use integration_tests::description::answers;
use integration_tests::random::Random;
use signalwire_calling::transport::HttpResponse;

const CASES: u64 = 1_000_000;

/// The number of threads that share the work. Fixed, because the inputs depend on it.
const THREADS: u64 = 2;

/// The longest body of purely random bytes.
const LONGEST: usize = 64;

/// Fragments with a meaning to a JSON parser.
const PIECES: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "null",
    "true",
    "-",
    "1e999",
    "1e-999",
    "99999999999999999999",
    "0.1",
    "\\u0000",
    "\\ud800",
    "\u{feff}",
    "\"id\"",
    "\"type\"",
    "\"errors\"",
    "\"error\"",
    "\"relay_pstn_call\"",
    "\n",
    "\0",
];

/// No response makes the client panic, no success is an error, and every error matches its status.
#[test]
fn no_answer_breaks_a_promise() {
    let real: Vec<_> = answers().into_iter().map(|(status, body)| (status, body.to_string())).collect();
    assert!(real.len() > 8, "the description has example responses");
    thread::scope(|scope| {
        for seed in 0..THREADS {
            let real = &real;
            scope.spawn(move || read(real, Random::new(seed)));
        }
    });
}

/// Reads this thread's share: random bytes, fragments of JSON, and mostly real responses with a defect.
fn read(real: &[(u16, String)], mut random: Random) {
    let mut reader = Answers::new();
    for case in 0..CASES / THREADS {
        match case % 4 {
            0 => {
                let length = random.below(LONGEST) + 4;
                reader.read_bytes(&random.bytes(length));
            }
            1 => {
                let body: String = (0..random.below(24)).map(|_| *random.one_of(&PIECES)).collect();
                let status = status(&mut random);
                reader.read(status, HttpResponse::new(status, body));
            }
            _ => {
                let (status, body) = random.one_of(real);
                let status = if random.below(4) == 0 { self::status(&mut random) } else { *status };
                let body = mutated(body.clone().into_bytes(), &mut random);
                reader.read(status, HttpResponse::new(status, body));
            }
        }
    }
}

/// Returns a status, usually one that occurs in practice.
fn status(random: &mut Random) -> u16 {
    *random
        .one_of(&[200, 200, 201, 204, 299, 300, 302, 307, 400, 404, 408, 422, 429, 500, 503, 599, 100, 999])
}

/// Returns a body with a defect.
///
/// A byte is changed, a piece removed, inserted or repeated, or the end is missing.
fn mutated(mut body: Vec<u8>, random: &mut Random) -> Vec<u8> {
    for _ in 0..=random.below(3) {
        let at = random.below(body.len());
        match random.below(6) {
            0 if at < body.len() => body[at] = random.number().to_le_bytes()[0],
            1 => body.truncate(at),
            2 => {
                let end = (at + random.below(16)).min(body.len());
                body.drain(at..end);
            }
            3 => {
                let piece = random.one_of(&PIECES).bytes();
                body.splice(at..at, piece);
            }
            4 => {
                let end = (at + random.below(32)).min(body.len());
                let piece = body[at..end].to_vec();
                body.splice(at..at, piece);
            }
            _ => {
                let piece = random.one_of(&PIECES).bytes();
                let end = (at + random.below(8)).min(body.len());
                body.splice(at..end, piece);
            }
        }
    }
    body
}
