//! Texts with a placeholder are exempt from rules; other texts are not.

use runtime::{DecimalSeconds, Uri, Validator, placeholder};

const PLACEHOLDER: &str = r"<[a-z]+>";

fn told(check: impl FnOnce(&mut Validator)) -> String {
    let mut validator = Validator::new();
    check(&mut validator);
    validator.finish().map_or_else(|rejected| rejected.to_string(), |()| String::new())
}

#[test]
fn a_placeholder_may_stand_anywhere_in_a_text() {
    for text in ["<a>", "https://<host>/", "x<y>z"] {
        assert!(placeholder::is_in(text, PLACEHOLDER), "{text}");
    }
    for text in ["", "<>", "<A>", "< a>"] {
        assert!(!placeholder::is_in(text, PLACEHOLDER), "{text}");
    }
    assert!(!placeholder::is_in("<a>", "<[a-z"), "what is no expression exempts nothing");
}

#[test]
fn a_text_with_a_placeholder_keeps_every_rule() {
    let rules = |text: &str| {
        let text = text.to_owned();
        told(|validator| {
            validator
                .field("code", &text)
                .unless_placeholder(PLACEHOLDER)
                .min_length(5)
                .max_length(6)
                .matches("^[0-9]+$");
        })
    };
    assert_eq!(rules("<a>"), "");
    assert_eq!(rules("12345"), "");
    assert!(rules("<A>").contains("code is \"<A>\""));
}

#[test]
fn every_type_of_text_may_have_one() {
    let uri = |text: &str| {
        let uri = Some(Uri::from(text));
        told(|validator| {
            validator.field("url", &uri).unless_placeholder(PLACEHOLDER).uri();
        })
    };
    assert_eq!((uri("<url>"), uri("no url").is_empty()), (String::new(), false));
    let seconds = |text: &str| {
        let seconds = DecimalSeconds::from(text);
        told(|validator| {
            validator.field("wait", &seconds).unless_placeholder(PLACEHOLDER).nested();
        })
    };
    assert_eq!((seconds("<wait>"), seconds("soon").is_empty()), (String::new(), false));
    let absent: Option<String> = None;
    let of_absent = told(|validator| {
        validator.field("code", &absent).unless_placeholder(PLACEHOLDER).min_length(1);
    });
    assert_eq!(of_absent, "");
}

#[test]
fn the_exemption_ends_with_its_text() {
    let texts = vec!["<a>".to_owned(), "longer".to_owned()];
    let told = told(|validator| {
        validator.field("texts", &texts).each(|item| {
            item.unless_placeholder(PLACEHOLDER).max_length(2);
        });
    });
    assert_eq!(told, "texts[1] is \"longer\", must have at most 2 characters");
}
