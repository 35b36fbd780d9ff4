//! `Debug` shows what a derived one would, but for what may be private.

#![allow(clippy::option_option, reason = "absent and null are different facts")]

mod support;

use std::collections::BTreeMap;
use std::fmt::Debug;

use runtime::json::{Reflect, Style, Text, View};
use runtime::{DecimalSeconds, Extra, UnknownValue};
use serde_json::json;
use support::answers::{Event, Reading, Status};
use support::forms::{Action, PlainShade, Sensor, Shade, Step, Task, TaskOrder};
use support::rules::Seen;
use support::types::{self, Amount, Mode};

/// Types of the same shapes that derive it.
#[allow(dead_code, reason = "they are only shown")]
mod twin {
    use std::collections::BTreeMap;

    use runtime::{Extra, UnknownValue};

    #[derive(Debug)]
    pub(super) struct Desk {
        pub(super) watts: u32,
        pub(super) level: Option<f64>,
        pub(super) mode: Option<Mode>,
        pub(super) label: Option<Option<String>>,
        pub(super) extra: Extra,
    }

    #[derive(Debug)]
    pub(super) enum Mode {
        Blink,
        Other(UnknownValue),
    }

    #[derive(Debug)]
    pub(super) enum Lamp {
        Plain(String),
        Desk(Box<Desk>),
    }

    #[derive(Debug)]
    pub(super) struct Room {
        pub(super) lamps: Vec<Lamp>,
        pub(super) kind: Option<String>,
        pub(super) notes: Option<BTreeMap<String, bool>>,
        pub(super) plan: Option<()>,
        pub(super) extra: Extra,
    }

    #[derive(Debug)]
    pub(super) struct Plug {
        pub(super) socket: Option<String>,
        pub(super) floor: Option<i32>,
        pub(super) extra: Extra,
    }

    #[derive(Debug)]
    pub(super) struct Scene {
        pub(super) main: f64,
        pub(super) others: BTreeMap<String, f64>,
    }

    #[derive(Debug)]
    pub(super) enum Form {
        Off,
        Dim(f64),
        Level(Option<f64>),
        Lamp(Option<Desk>),
        Set(Desk),
        Plain(PlainShade),
    }

    #[derive(Debug)]
    pub(super) struct PlainShade {
        pub(super) colour: Option<String>,
        pub(super) extra: Extra,
    }

    #[derive(Debug)]
    pub(super) struct Task {
        pub(super) order: TaskOrder,
        pub(super) name: Option<String>,
        pub(super) extra: Extra,
    }

    #[derive(Debug)]
    pub(super) enum TaskOrder {
        Text(String),
    }

    #[derive(Debug)]
    pub(super) enum Amount {
        Dozen,
        Other(UnknownValue<i64>),
    }

    #[derive(Debug)]
    pub(super) struct DecimalSeconds(pub(super) String);
}

/// Both are shown alike, on one line and on several.
fn alike(value: &dyn Debug, twin: &dyn Debug) {
    assert_eq!(format!("{value:?}"), format!("{twin:?}"));
    assert_eq!(format!("{value:#?}"), format!("{twin:#?}"));
}

fn extra() -> Extra {
    [("new", json!({"a": "canary"})), ("a \"b\"", json!(1))].into_iter().collect()
}

fn desk(level: Option<f64>, label: Option<Option<&str>>) -> (types::Desk, twin::Desk) {
    let label = label.map(|label| label.map(str::to_owned));
    let mode = Some(Mode::Blink);
    let desk = types::Desk { level, mode, label: label.clone(), extra: extra(), ..types::Desk::of(5) };
    let twin = twin::Desk { watts: 5, level, mode: Some(twin::Mode::Blink), label, extra: extra() };
    (desk, twin)
}

#[test]
fn objects_are_shown_as_a_derived_debug_shows_them() {
    for (level, label) in [
        (None, None),
        (Some(2.0), Some(None)),
        (Some(1e300), Some(Some("a \"b\"\n"))),
        (Some(f64::NAN), None),
        (Some(-0.0), None),
    ] {
        let (desk, twin) = desk(level, label);
        alike(&desk, &twin);
    }
    let (lamp, twin) = desk(Some(0.5), None);
    let room = types::Room {
        kind: Some("hall".to_owned()),
        notes: Some(BTreeMap::from([("a b".to_owned(), true)])),
        ..types::Room::with([types::Lamp::Plain("candle".to_owned()), types::Lamp::Desk(Box::new(lamp))])
    };
    let twin = twin::Room {
        lamps: vec![twin::Lamp::Plain("candle".to_owned()), twin::Lamp::Desk(Box::new(twin))],
        kind: room.kind.clone(),
        notes: room.notes.clone(),
        plan: None,
        extra: Extra::new(),
    };
    alike(&room, &twin);
}

#[test]
fn fields_that_may_be_null_are_shown_as_options() {
    for (socket, floor) in [(None, None), (Some("wall".to_owned()), Some(-1))] {
        let twin = twin::Plug { socket: socket.clone(), floor, extra: Extra::new() };
        alike(&types::Plug { socket, floor, extra: Extra::new() }, &twin);
    }
    let others = BTreeMap::from([("a".to_owned(), 0.5)]);
    alike(&types::Scene { main: 1.0, others: others.clone() }, &twin::Scene { main: 1.0, others });
}

#[test]
fn forms_are_shown_by_their_names() {
    let (lamp, twin) = desk(None, None);
    alike(&Action::Off, &twin::Form::Off);
    alike(&Action::Dim(2.0), &twin::Form::Dim(2.0));
    alike(&Sensor::Level(None), &twin::Form::Level(None));
    alike(&Sensor::Level(Some(2.0)), &twin::Form::Level(Some(2.0)));
    alike(&Sensor::Lamp(None), &twin::Form::Lamp(None));
    alike(&Step::Set(lamp.clone()), &twin::Form::Set(twin));
    let (_, twin) = desk(None, None);
    alike(&Sensor::Lamp(Some(lamp)), &twin::Form::Lamp(Some(twin)));
    let plain = PlainShade { colour: Some("red".to_owned()), extra: extra() };
    let twin = twin::PlainShade { colour: Some("red".to_owned()), extra: extra() };
    alike(&Shade::Plain(plain), &twin::Form::Plain(twin));
    alike(&vec![Action::Off, Action::Off], &[twin::Form::Off, twin::Form::Off]);
    let task = Task { order: TaskOrder::Text("x".to_owned()), name: None, extra: Extra::new() };
    let twin = twin::Task { order: twin::TaskOrder::Text("x".to_owned()), name: None, extra: Extra::new() };
    alike(&task, &twin);
}

#[test]
fn values_of_enumerations_are_shown_by_their_names() {
    alike(&Mode::Blink, &twin::Mode::Blink);
    let unknown = || UnknownValue::new("glow \"x\"".to_owned());
    alike(&Mode::Other(unknown()), &twin::Mode::Other(unknown()));
    alike(&Amount::Dozen, &twin::Amount::Dozen);
    alike(&Amount::from(7), &twin::Amount::Other(UnknownValue::new(7)));
}

#[test]
fn text_of_a_type_of_its_own_is_shown_with_its_name() {
    let twin = twin::DecimalSeconds("30".to_owned());
    alike(&DecimalSeconds::from(30), &twin);
}

#[test]
fn an_answer_is_shown_with_the_names_of_what_is_odd() {
    let text = json!({"id": "7", "watts": "canary", "readings": [{"lux": 1, "at": null}], "plan": "canary"});
    let status: Status = serde_json::from_value(text).expect("it fits");
    let reading = r#"Reading { lux: 1.0, at: None, extra: {"at": ..} }"#;
    let before = r#"Status { id: "7", watts: None, level: None, mode: None, is_on: None"#;
    let after = r#"event: None, plan: Some(..), extra: {"watts": ..} }"#;
    assert_eq!(format!("{status:?}"), format!("{before}, readings: Some([{reading}]), {after}"));
    let known = Event::Measured(Reading { lux: 1.0, at: Some(3), extra: Extra::new() });
    assert_eq!(format!("{known:?}"), "Measured(Reading { lux: 1.0, at: Some(3), extra: {} })");
}

#[test]
fn an_answer_of_an_unknown_form_shows_nothing_of_it() {
    let event = Event::Other(json!({"kind": "canary"}));
    assert_eq!(format!("{event:?}"), "Other(..)");
}

#[test]
fn text_that_may_be_an_address_is_shown_without_credentials() {
    const SOUND: &Text = &Text { name: "Sound", style: Style::WrappedUri, rules: &[] };
    const ID: &Text = &Text { name: "Id", style: Style::Wrapped, rules: &[] };

    let shown = |text, description| format!("{:?}", Seen(View::Text(text, description)).view());
    assert_eq!(shown("https://me:key@things.test/a", SOUND), r#"Sound("https://..@things.test/a")"#);
    assert_eq!(shown("say: me@home", SOUND), r#"Sound("say: me@home")"#);
    assert_eq!(shown("https://me:key@things.test", ID), r#"Id("https://me:key@things.test")"#);
}
