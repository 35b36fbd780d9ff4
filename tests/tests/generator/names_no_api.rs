//! The source of the generator and of the runtime names nothing of this repository's API.
//!
//! That way they work for any description. API-specific names belong in `spec/`.

use integration_tests::generator::{read_crate, root};

/// Words that only this API and its domain use.
///
/// A word that programs need for something else does not belong here.
const WORDS: [&str; 38] = [
    "ai",
    "amd",
    "call id",
    "calling api",
    "conference",
    "control id",
    "denoise",
    "dial",
    "dialing",
    "dialogflow",
    "dtmf",
    "fabric",
    "fax",
    "hangup",
    "laml",
    "leg",
    "legs",
    "live transcribe",
    "live translate",
    "phone",
    "play",
    "pstn",
    "recording",
    "ringback",
    "ringtone",
    "sidecar",
    "signalwire",
    "sip",
    "space name",
    "speech",
    "swaig",
    "swml",
    "tap",
    "telephone",
    "telephony",
    "transcribe",
    "tts",
    "webrtc",
];

#[test]
fn the_source_names_no_api() {
    let mut found = Vec::new();
    for folder in ["generator/src", "generator/runtime/src"] {
        for (path, text) in read_crate(&root().join(folder)).expect("the source") {
            for (index, line) in text.lines().enumerate() {
                let words = words_in(line);
                let named = WORDS.iter().filter(|word| names(&words, word));
                found.extend(
                    named.map(|word| format!("{folder}/{path}:{}: {word}: {}", index + 1, line.trim())),
                );
            }
        }
    }
    assert!(found.is_empty(), "API-specific names belong in `spec/`:\n{}", found.join("\n"));
}

/// A misspelled word would guard nothing.
#[test]
fn every_word_is_one_of_this_api() {
    let spec: String = read_crate(&root().join("spec")).expect("the description").into_values().collect();
    let words = words_in(&spec);
    let strangers: Vec<_> = WORDS.iter().filter(|word| !names(&words, word)).collect();
    assert!(strangers.is_empty(), "nothing in `spec/` is named {strangers:?}");
}

/// Returns whether these words occur in the others, one after the other.
fn names(words: &str, wanted: &str) -> bool {
    words.contains(&format!(" {wanted} "))
}

/// Splits a text into lower-case words separated by blanks.
///
/// `CallPlayRequest` and `call_play_request` give the same three.
fn words_in(text: &str) -> String {
    let mut words = " ".to_owned();
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends_a_capital_run =
            before.is_uppercase() && letters.peek().is_some_and(|next| next.is_lowercase());
        let starts = letter.is_uppercase() && (before.is_lowercase() || ends_a_capital_run);
        if (starts || !letter.is_alphabetic()) && !words.ends_with(' ') {
            words.push(' ');
        }
        if letter.is_alphabetic() {
            words.extend(letter.to_lowercase());
        }
        before = letter;
    }
    words.push(' ');
    words
}

#[test]
fn words_are_found_however_they_are_written() {
    for text in ["CallId", "call_id", "the call-id of", "SOME_CALL_ID", "call id", "aCallIDHere"] {
        assert!(names(&words_in(text), "call id"), "{text:?} has the words {:?}", words_in(text));
    }
    for text in ["recall_id", "CallIdentifier", "call: an id"] {
        assert!(!names(&words_in(text), "call id"), "{text:?} has the words {:?}", words_in(text));
    }
}
