//! Every piece of every template appears in a snapshot, so that a change of a renderer is visible.

use integration_tests::generator::{generation, read_crate, root};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::support::{fixture, shown::is_rust};

/// Renderers of what every client has once: this repository's own client shows them.
const ONCE: [&str; 16] = [
    "answer.rs",
    "blocking.rs",
    "client.rs",
    "client_builder.rs",
    "codec/mod.rs",
    "codec/request.rs",
    "crate_root.rs",
    "examples_test.rs",
    "gated_document.rs",
    "handle.rs",
    "manifest.rs",
    "modules.rs",
    "request.rs",
    "request_info.rs",
    "scope.rs",
    "tracing.rs",
];

#[test]
fn every_template_is_in_a_snapshot() {
    let (fixtures, own) = (Shown::by_fixtures(), Shown::by_our_own_client());
    let renderers = read_crate(&root().join("generator/src/render")).expect("the renderers");
    let gone: Vec<_> = ONCE.iter().filter(|path| !renderers.contains_key(**path)).collect();
    assert!(gone.is_empty(), "these are not renderers: {gone:?}");
    let mut unseen = Vec::new();
    let mut count = 0;
    for (path, text) in renderers.iter().filter(|(path, _)| is_rust(path)) {
        let mut pieces = Pieces::default();
        pieces.of_source(text.parse().expect("a renderer is Rust"));
        count += pieces.code.len() + pieces.text.len();
        let is_once = ONCE.contains(&path.as_str());
        let shown = |shown: &dyn Fn(&Shown) -> bool| shown(&fixtures) || is_once && shown(&own);
        let code =
            pieces.code.iter().filter(|piece| !shown(&|shown| shown.code.contains(&format!(" {piece} "))));
        let text = pieces.text.iter().filter(|piece| !shown(&|shown| shown.text.contains(*piece)));
        unseen.extend(code.chain(text).map(|piece| format!("{path}: {piece}")));
    }
    assert!(count > 500, "the renderers have only {count} pieces");
    assert!(unseen.is_empty(), "no fixture shows {} pieces:\n{}", unseen.len(), unseen.join("\n"));
}

/// The generated text, as tokens and as plain text.
struct Shown {
    code: String,
    text: String,
}

impl Shown {
    fn by_fixtures() -> Self {
        let mut shown = Self { code: " ".to_owned(), text: String::new() };
        for (name, _) in fixture::constructs() {
            let snapshot = fixture::read(&fixture::folder().join(format!("{name}.snap")));
            for section in snapshot.split("\n// ").skip(1) {
                let (path, text) = section.split_once('\n').expect("a path and what is in it");
                shown.add(path, text);
            }
        }
        shown
    }

    fn by_our_own_client() -> Self {
        let mut shown = Self { code: " ".to_owned(), text: String::new() };
        let files = &generation().files;
        for (path, text) in files.iter().filter(|(path, _)| !path.starts_with("src/runtime/")) {
            shown.add(path, text);
        }
        shown
    }

    fn add(&mut self, path: &str, text: &str) {
        if is_rust(path) {
            let tokens = text.parse().unwrap_or_else(|_| panic!("{path} is not Rust:\n{text}"));
            flatten(tokens, &mut self.code);
        }
        for line in text.lines() {
            let line = line.trim_start().trim_start_matches(['/', '!']);
            self.text.extend(line.split_whitespace().flat_map(|word| [word, " "]));
        }
    }
}

/// Commas and braces come and go with the formatting.
fn flatten(tokens: TokenStream, text: &mut String) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = delimiters(group.delimiter());
                text.push_str(open);
                flatten(group.stream(), text);
                text.push_str(close);
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => {}
            token => text.extend([&token.to_string(), " "]),
        }
    }
}

fn delimiters(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("( ", ") "),
        Delimiter::Bracket => ("[ ", "] "),
        Delimiter::Brace | Delimiter::None => ("", ""),
    }
}

/// What a renderer writes whatever the description says.
#[derive(Default)]
struct Pieces {
    /// From `quote!`: the tokens between interpolations.
    code: Vec<String>,
    /// From other text: the parts between placeholders, if longer than a word or two.
    text: Vec<String>,
}

impl Pieces {
    fn of_source(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let is = |index: Option<usize>, word: &str| {
            index.and_then(|index| tokens.get(index)).is_some_and(|token| token.to_string() == word)
        };
        for (index, token) in tokens.iter().enumerate() {
            match token {
                // Attributes, documentation and tests of the renderer itself.
                TokenTree::Group(_)
                    if is(index.checked_sub(1), "#")
                        || is(index.checked_sub(2), "#") && is(index.checked_sub(1), "!")
                        || is(index.checked_sub(1), "tests") => {}
                TokenTree::Group(group)
                    if is(index.checked_sub(2), "quote") && is(index.checked_sub(1), "!") =>
                {
                    let mut piece = String::new();
                    self.of_template(group.stream(), &mut piece);
                    self.end(&mut piece);
                }
                // What readers of generated code never see.
                TokenTree::Group(_)
                    if ["expect", "panic"].iter().any(|word| is(index.checked_sub(1), word)) => {}
                TokenTree::Group(group) => self.of_source(group.stream()),
                TokenTree::Literal(literal) => self.of_literal(&literal.to_string()),
                _ => {}
            }
        }
    }

    fn of_template(&mut self, tokens: TokenStream, piece: &mut String) {
        let mut tokens = tokens.into_iter().peekable();
        let mut ends_a_block = false;
        while let Some(token) = tokens.next() {
            // Implementations do not stay where the template has them.
            if ends_a_block && ["impl", "#"].contains(&&*token.to_string()) {
                self.end(piece);
            }
            ends_a_block = matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
            let is_interpolation = |next: &TokenTree| match next {
                TokenTree::Ident(_) => true,
                TokenTree::Group(group) => group.delimiter() == Delimiter::Parenthesis,
                _ => false,
            };
            match token {
                TokenTree::Punct(punct)
                    if punct.as_char() == '#' && tokens.peek().is_some_and(is_interpolation) =>
                {
                    self.end(piece);
                    if let Some(TokenTree::Group(repeated)) = tokens.next() {
                        self.of_template(repeated.stream(), piece);
                        self.end(piece);
                        // The tokens between the two.
                        tokens.by_ref().find(|token| token.to_string() == "*");
                    }
                }
                TokenTree::Punct(punct) if punct.as_char() == ',' => {}
                TokenTree::Group(group) => {
                    let (open, close) = delimiters(group.delimiter());
                    piece.push_str(open);
                    self.of_template(group.stream(), piece);
                    piece.push_str(close);
                }
                token => piece.extend([&token.to_string(), " "]),
            }
        }
    }

    fn end(&mut self, piece: &mut String) {
        let piece = std::mem::take(piece);
        if piece.contains(|letter: char| letter.is_alphanumeric()) {
            self.code.push(piece.trim_end().to_owned());
        }
    }

    fn of_literal(&mut self, literal: &str) {
        let Some(literal) = literal.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return };
        let literal = literal.replace("\\\n", "").replace("\\n", " ").replace("\\\"", "\"");
        for piece in literal.split(['{', '}']) {
            let words: Vec<&str> = piece.split_whitespace().collect();
            if words.len() > 2 {
                self.text.push(words.join(" "));
            }
        }
    }
}
