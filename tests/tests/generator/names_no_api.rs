//! No word of this repository's API stands in the generator's source, so that it serves any description.

use std::collections::BTreeSet;

use integration_tests::generator::{lowered, read_crate, root};

/// Words of the field that the description's own names may miss.
const OF_THE_FIELD: [&str; 14] = [
    "calling",
    "dial",
    "dtmf",
    "fabric",
    "fax",
    "phone",
    "sidecar",
    "signalwire",
    "sip",
    "swaig",
    "swml",
    "telephony",
    "tts",
    "webrtc",
];

/// Words that the API has in common with everybody who writes about programs, and where the generator needs each.
const COMMON: [(&str, &str); 53] = [
    ("action", "what an overlay consists of"),
    ("answer", "what comes back for a request"),
    ("array", "a JSON type"),
    ("boolean", "a JSON type"),
    ("change", "what an overlay does, and what makes output stale"),
    ("collect", "`Iterator::collect`"),
    ("config", "the generator's configuration"),
    ("connect", "a client to a server"),
    ("content", "a body by media type, and what stands beside a tag"),
    ("context", "`std::task::Context`"),
    ("create", "a file or folder that is missing"),
    ("current", "the folder or the place at hand"),
    ("custom", "`serde::de::Error::custom`"),
    ("defaults", "data that holds no references"),
    ("device", "a file of the operating system that is none"),
    ("digits", "of numbers, and of seconds as text"),
    ("direction", "characters that change the direction of text"),
    ("expression", "in Rust, and a regular one"),
    ("filter", "`Iterator::filter`"),
    ("format", "`format!`, and the last stage"),
    ("function", "a Rust function"),
    ("functions", "Rust functions"),
    ("header", "of an HTTP message"),
    ("headers", "of an HTTP message"),
    ("integer", "a JSON type"),
    ("machine", "this computer, in `http` to this machine"),
    ("message", "what a finding says"),
    ("method", "of HTTP, and of Rust"),
    ("methods", "of HTTP, and of Rust"),
    ("native", "`native-tls`"),
    ("number", "a JSON type"),
    ("object", "a JSON type"),
    ("output", "what the generator writes"),
    ("parameters", "an operation's, in OpenAPI"),
    ("params", "what a command takes, in the intermediate representation"),
    ("property", "what objects consist of"),
    ("reason", "of a lint exception"),
    ("record", "`tracing::Span::record`"),
    ("request", "what a client sends"),
    ("response", "what a server answers"),
    ("result", "`Result`"),
    ("return", "`return`"),
    ("schema", "what an OpenAPI document consists of"),
    ("section", "a part of a document"),
    ("server", "what a client talks to"),
    ("silence", "in which nothing is dropped"),
    ("single", "one and no more"),
    ("status", "of an HTTP response"),
    ("stream", "`TokenStream`"),
    ("string", "a JSON type"),
    ("timeout", "of a request"),
    ("update", "what an overlay's action does"),
    ("webhook", "of OpenAPI, which a client leaves out"),
];

#[test]
fn the_source_names_no_api() {
    let words = words_of_the_api();
    assert!(words.len() > 40, "the description yields only these words: {words:?}");
    let mut found = Vec::new();
    for folder in ["generator/src", "generator/runtime/src"] {
        for (path, text) in read_crate(&root().join(folder)).expect("the generator's source") {
            for (index, line) in text.lines().enumerate() {
                let named = words_in(line).into_iter().filter(|word| words.contains(word));
                found.extend(
                    named.map(|word| format!("{folder}/{path}:{}: `{word}` in {}", index + 1, line.trim())),
                );
            }
        }
    }
    assert!(
        found.is_empty(),
        "what is particular belongs in the description or client.toml:\n{}",
        found.join("\n")
    );
}

/// An exception that no longer excuses anything would hide the next word.
#[test]
fn every_exception_is_needed() {
    let sources = ["generator/src", "generator/runtime/src"].map(|folder| root().join(folder));
    let texts =
        sources.iter().flat_map(|folder| read_crate(folder).expect("the generator's source").into_values());
    let used: BTreeSet<String> = texts.flat_map(|text| words_in(&text)).collect();
    let named = names().iter().flat_map(|name| words_in(name)).collect::<BTreeSet<String>>();
    let idle = COMMON.iter().filter(|(word, _)| !used.contains(*word) || !named.contains(*word));
    let idle: Vec<&str> = idle.map(|(word, _)| *word).collect();
    assert!(idle.is_empty(), "these exceptions excuse nothing: {idle:?}");
}

/// Every word longer than five letters of the names of commands and components, and the words of the field.
fn words_of_the_api() -> BTreeSet<String> {
    let is_common = |word: &String| COMMON.iter().any(|(common, _)| common == word);
    let own = names();
    let words = own.iter().flat_map(|name| words_in(name)).filter(|word| word.len() > 5 && !is_common(word));
    words.chain(OF_THE_FIELD.map(str::to_owned)).collect()
}

/// The names that only this API has: commands, components, and the settings of the client.
fn names() -> Vec<String> {
    let lowered = lowered();
    let commands = lowered.api.operations.iter().flat_map(|operation| &operation.commands);
    let commands = commands.map(|command| command.wire.clone());
    commands.chain(lowered.summary.kept.iter().cloned()).collect()
}

/// The words of a text, in lower case: `CallPlayRequest` and `call_play_request` have the same three.
fn words_in(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let letters: Vec<char> = text.chars().collect();
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| letters[index]);
        let after = letters.get(index + 1);
        let starts = letter.is_uppercase()
            && (before.is_some_and(char::is_lowercase)
                || (before.is_some_and(char::is_uppercase)
                    && after.is_some_and(|after| after.is_lowercase())));
        if starts || !letter.is_alphabetic() {
            words.push(String::new());
        }
        if let (true, Some(word)) = (letter.is_alphabetic(), words.last_mut()) {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn words_are_found_however_they_are_written() {
    let words = ["PlayMediaItem", "play_media_item", "calling.play-media/item", "SWMLObject", "aHTTPUrl"]
        .map(words_in);
    assert_eq!(words[0], ["play", "media", "item"]);
    assert_eq!(words[1], ["play", "media", "item"]);
    assert_eq!(words[2], ["calling", "play", "media", "item"]);
    assert_eq!(words[3], ["swml", "object"]);
    assert_eq!(words[4], ["a", "http", "url"]);
}
