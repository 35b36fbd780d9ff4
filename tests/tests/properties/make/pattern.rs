//! Regular expressions as trees, limited to the syntax that descriptions use.

use std::iter::Peekable;
use std::ops::RangeInclusive;
use std::str::Chars;

/// Alternatives, of which one matches; each is a sequence.
#[derive(Clone, Debug)]
pub(super) struct Pattern(pub(super) Vec<Vec<Repeated>>);

/// An element, and how often it may repeat.
#[derive(Clone, Debug)]
pub(super) struct Repeated {
    pub(super) what: Piece,
    pub(super) least: usize,
    pub(super) most: Option<usize>,
}

/// An element of a sequence.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    Start,
    End,
    /// One character in these ranges, or outside of them.
    Class {
        ranges: Vec<RangeInclusive<char>>,
        negated: bool,
    },
    Group(Pattern),
    /// `(?!..)`. A random string hits the few forbidden ones too rarely to care.
    NotAhead,
}

type Input<'text> = Peekable<Chars<'text>>;

impl Pattern {
    /// Parses an expression.
    pub(super) fn parse(text: &str) -> Self {
        let mut input = text.chars().peekable();
        let pattern = alternatives(&mut input);
        assert!(input.next().is_none(), "the walker cannot read the pattern `{text}`");
        pattern
    }
}

fn alternatives(input: &mut Input<'_>) -> Pattern {
    let mut all = vec![Vec::new()];
    while let Some(next) = input.next_if(|next| *next != ')') {
        let what = match next {
            '|' => {
                all.push(Vec::new());
                continue;
            }
            '^' => Piece::Start,
            '$' => Piece::End,
            '.' => Piece::Class {
                ranges: vec!['\n'..='\n', '\r'..='\r', '\u{2028}'..='\u{2029}'],
                negated: true,
            },
            '(' => group(input),
            '[' => class(input),
            '\\' => Piece::Class { ranges: escape(input), negated: false },
            literal => Piece::Class { ranges: vec![literal..=literal], negated: false },
        };
        let (least, most) = repetition(input);
        all.last_mut().expect("there is always an alternative").push(Repeated { what, least, most });
    }
    Pattern(all)
}

fn group(input: &mut Input<'_>) -> Piece {
    let mut is_negative_look_ahead = false;
    if input.next_if_eq(&'?').is_some() {
        match input.next() {
            Some(':') => {}
            Some('!') => is_negative_look_ahead = true,
            other => panic!("the walker does not support groups that start with `?` and {other:?}"),
        }
    }
    let inner = alternatives(input);
    assert_eq!(input.next(), Some(')'), "a group in a pattern is not closed");
    if is_negative_look_ahead { Piece::NotAhead } else { Piece::Group(inner) }
}

fn class(input: &mut Input<'_>) -> Piece {
    let negated = input.next_if_eq(&'^').is_some();
    let mut ranges = Vec::new();
    while let Some(first) = input.next_if(|next| *next != ']') {
        if first == '\\' {
            ranges.extend(escape(input));
            continue;
        }
        let mut ahead = input.clone();
        let is_range = ahead.next() == Some('-') && ahead.next().is_some_and(|next| next != ']');
        let last = if is_range { input.nth(1).unwrap_or(first) } else { first };
        ranges.push(first..=last);
    }
    assert_eq!(input.next(), Some(']'), "a class in a pattern is not closed");
    Piece::Class { ranges, negated }
}

fn escape(input: &mut Input<'_>) -> Vec<RangeInclusive<char>> {
    let one = |character: char| vec![character..=character];
    match input.next() {
        Some('d') => vec!['0'..='9'],
        Some('w') => vec!['0'..='9', 'A'..='Z', '_'..='_', 'a'..='z'],
        Some('s') => vec![' '..=' ', '\t'..='\n', '\r'..='\r'],
        Some('n') => one('\n'),
        Some('r') => one('\r'),
        Some('t') => one('\t'),
        Some('x') => {
            let digits: String = input.by_ref().take(2).collect();
            let code = u8::from_str_radix(&digits, 16).expect("two digits follow `\\x`");
            one(code.into())
        }
        Some(discriminant) if !discriminant.is_alphanumeric() => one(discriminant),
        other => panic!("the walker does not support the escape {other:?}"),
    }
}

fn repetition(input: &mut Input<'_>) -> (usize, Option<usize>) {
    let counts = match input.next_if(|next| ['*', '+', '?', '{'].contains(next)) {
        None => return (1, Some(1)),
        Some('*') => (0, None),
        Some('+') => (1, None),
        Some('?') => (0, Some(1)),
        Some(_) => {
            let counts: String = input.by_ref().take_while(|next| *next != '}').collect();
            let number = |text: &str| text.parse().ok();
            match counts.split_once(',') {
                Some((least, most)) => (number(least).unwrap_or(0), number(most)),
                None => (number(&counts).unwrap_or(1), number(&counts)),
            }
        }
    };
    // A lazy repetition matches the same strings.
    input.next_if_eq(&'?');
    counts
}
