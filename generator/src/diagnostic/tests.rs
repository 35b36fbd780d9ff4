//! How findings are rendered, whatever the files contain.

use super::{Diagnostics, Lines, Origin};
use crate::pointer::Pointer;

/// Returns an error about the first occurrence of a part in a text.
fn error(text: &str, part: &str) -> Diagnostics {
    let start = text.find(part).expect("the part is in the text");
    let mut problems = Diagnostics::default();
    let origin = Origin {
        file: "lamps.yaml".to_owned(),
        pointer: Pointer::root().key("lamp"),
        excerpt: Lines::new(text).excerpt(start..start + part.len()),
        target: None,
    };
    problems.error("this lamp is dark").at(origin).help("light it");
    problems
}

#[test]
fn the_part_is_underlined() {
    let cases = [
        ("a: 1\nlamp: dark\n", "lamp", "2:1", "lamp: dark", "^^^^ /lamp"),
        ("a: 1\r\n  é: lamp\r\n", "lamp", "2:6", "  é: lamp", "     ^^^^ /lamp"),
        ("\tlamp", "lamp", "1:2", "    lamp", "    ^^^^ /lamp"),
        ("灯: lamp", "lamp", "1:4", "灯: lamp", "    ^^^^ /lamp"),
        // A part that spans several lines is underlined on the first.
        ("lamp:\n  dark", "lamp:\n  dark", "1:1", "lamp:", "^^^^^ /lamp"),
        // At the end of a file there is nothing to underline.
        ("a: 1\n", "", "1:1", "a: 1", "^ /lamp"),
    ];
    for (text, part, place, line, carets) in cases {
        let number = place.split(':').next().expect("a line");
        let expected = format!(
            "error: this lamp is dark\n --> lamps.yaml:{place}\n  |\n{number} | {line}\n  | {carets}\n  |\n  = help: light it"
        );
        assert_eq!(error(text, part).to_string(), expected, "{text:?}");
    }
}

#[test]
fn a_finding_needs_no_line() {
    let mut problems = Diagnostics::default();
    problems.warning("nobody is at home");
    let origin =
        Origin { file: "lamps.yaml".to_owned(), pointer: Pointer::root(), excerpt: None, target: None };
    problems.error("the file is empty").at(origin).help("write something");
    let expected = "warning: nobody is at home\n\nerror: the file is empty\n--> lamps.yaml at /\n |\n = help: write something";
    assert_eq!(problems.to_string(), expected);
}

#[test]
fn a_long_line_is_cut_on_both_sides() {
    let text = format!("{}lamp{}", "é".repeat(100_000), "x".repeat(100_000));
    let shown = error(&text, "lamp").to_string();
    assert!(shown.contains("lamps.yaml:1:100001\n"), "{shown}");
    let [.., line, carets, _, _] = &shown.lines().collect::<Vec<_>>()[..] else { panic!("{shown}") };
    assert!(line.chars().count() < 160, "{line}");
    assert!(line.starts_with("1 | ...ééé") && line.ends_with("x..."), "{line}");
    let under: String =
        line.chars().zip(carets.chars()).filter(|(_, caret)| *caret == '^').unzip::<_, _, _, String>().0;
    assert_eq!(under, "lamp", "{shown}");
}

/// Text from files cannot control the terminal or pose as another finding.
#[test]
fn what_files_hold_is_only_text() {
    let hostile = "\u{1b}[31m\u{7}\u{9b}2J\u{202e}\u{2067}\u{200f}\u{61c}\u{2028}";
    let mut problems = error(&format!("{hostile}lamp{hostile}"), "lamp");
    for finding in problems.iter_mut() {
        finding.message = format!("{hostile}\nerror: another");
        finding.help(format!("{hostile}\nerror: another"));
        let origin = finding.origin.as_mut().expect("a place");
        origin.file = format!("{hostile}\nerror: another");
        origin.pointer = Pointer::root().key(&format!("{hostile}\nerror: another"));
    }
    let shown = problems.to_string();
    let unseen = |letter: char| {
        (letter.is_control() && letter != '\n') || hostile.contains(letter) && !letter.is_ascii_graphic()
    };
    assert_eq!(shown.find(unseen), None, "{shown:?}");
    assert!(shown.lines().skip(1).all(|line| !line.starts_with("error")), "{shown}");
    // Colored output has escape sequences, but none from the file.
    let styled = problems.styled();
    assert!(styled.contains("\u{1b}["), "{styled:?}");
    assert!(!styled.contains("\u{1b}[31m") && !styled.contains('\u{9b}'), "{styled:?}");
}

fn at(pointer: &str) -> Origin {
    Origin {
        file: "lamps.yaml".to_owned(),
        pointer: Pointer::from_text(pointer),
        excerpt: None,
        target: None,
    }
}

#[test]
fn many_findings_of_one_cause_are_one_with_a_count() {
    let mut problems = Diagnostics::default();
    for number in 0..5 {
        problems.error("it is dark").at(at(&format!("/{number}"))).help("light it");
        problems.error(format!("lamp {number} is out")).cause("a lamp is out").at(at(&format!("/{number}")));
    }
    // A duplicate, and too few of a kind.
    problems.error("it is dark").at(at("/0")).help("light it");
    problems.error("it is cold").at(at("/1"));
    problems.error("it is cold").at(at("/2"));
    let told: Vec<(String, usize)> =
        problems.grouped().iter().map(|it| (it.message.clone(), it.others.len())).collect();
    let expected = [("it is dark", 4), ("lamp 0 is out", 4), ("it is cold", 0), ("it is cold", 0)];
    assert_eq!(told, expected.map(|(message, others)| (message.to_owned(), others)));
}

#[test]
fn the_other_places_are_counted_and_some_of_them_named() {
    let mut problems = Diagnostics::default();
    for number in 0..6 {
        problems.error("it is dark").at(at(&format!("/{number}")));
    }
    let told = problems.grouped().to_string();
    let note = "note: 5 more like this: lamps.yaml at /1, lamps.yaml at /2, lamps.yaml at /3, ..";
    assert!(told.contains(note), "{told}");
}

#[test]
fn a_later_stage_says_nothing_around_a_known_error() {
    let mut problems = Diagnostics::default();
    problems.error("a known one").at(at("/a/b"));
    problems
        .error("one that an action wrote")
        .at(Origin { target: Some(Pointer::from_text("/x/y")), ..at("/actions/0") });
    problems.stage(|later| {
        for pointer in ["/a", "/a/b", "/a/b/c", "/a/bc", "/d", "/x/y/z"] {
            later.error(pointer).at(at(pointer));
        }
        later.warning("a warning").at(at("/e"));
    });
    let told: Vec<&str> = problems.iter().skip(2).map(|finding| finding.message.as_str()).collect();
    assert_eq!(told, ["/a/bc", "/d"]);
    let mut sound = Diagnostics::default();
    sound.stage(|later| later.warning("a warning").at(at("/e")).severity);
    assert_eq!(sound.iter().count(), 1);
}
