//! Types that a generator could have made, for lamps and the rooms that they stand in.

#![allow(clippy::option_option, reason = "absent and null are different facts")]

use std::collections::BTreeMap;

use runtime::{Extra, UnknownValue};
use serde_json::Value;

use super::json;

/// A lamp that can be set.
#[derive(Clone, PartialEq)]
pub(crate) struct Desk {
    pub(crate) watts: u32,
    pub(crate) level: Option<f64>,
    pub(crate) mode: Option<Mode>,
    pub(crate) label: Option<Option<String>>,
    pub(crate) extra: Extra,
}

impl Desk {
    const OBJECT: &'static json::Object = &json::Object {
        name: "Desk",
        fields: &[
            json::Field::required("watts").rules(&[json::Rule::AtLeast(1.0)]),
            json::Field::optional("level").rules(&[json::Rule::AtLeast(0.0), json::Rule::AtMost(10.0)]),
            json::Field::optional("mode"),
            json::Field::optional_nullable("label").rules(&[json::Rule::MaxLength(5)]),
        ],
        ..json::Object::EMPTY
    };

    pub(crate) fn of(watts: u32) -> Self {
        Self { watts, level: None, mode: None, label: None, extra: Extra::new() }
    }
}

json::object!(Desk, required watts = 0, optional level = 1, optional mode = 2, optional label = 3; additional extra);

/// How a lamp is lit.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Mode {
    Steady,
    Blink,
    Other(UnknownValue),
}

impl Mode {
    const VALUES: &'static [Self] = &[Self::Steady, Self::Blink];

    const TEXT: &'static json::Text = &json::Text {
        name: "Mode",
        style: json::Style::Enumeration(&json::Enumeration {
            values: &[("steady", "Steady"), ("blink", "Blink")],
            openness: json::Openness::Closed,
            placeholder: None,
        }),
        rules: &[],
    };

    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Steady => "steady",
            Self::Blink => "blink",
            Self::Other(value) => value.as_str(),
        }
    }
}

json::enumeration!(Mode);

/// How many lamps there may be: one of several numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amount {
    One,
    Dozen,
    Other(UnknownValue<i64>),
}

impl Amount {
    const NUMBERS: &'static json::KnownNumbers = &json::KnownNumbers(&[(1, "One"), (12, "Dozen")]);

    pub(crate) fn get(self) -> i64 {
        match self {
            Self::One => 1,
            Self::Dozen => 12,
            Self::Other(value) => *value.get(),
        }
    }
}

impl From<i64> for Amount {
    fn from(number: i64) -> Self {
        match number {
            1 => Self::One,
            12 => Self::Dozen,
            other => Self::Other(UnknownValue::new(other)),
        }
    }
}

impl json::Reflect for Amount {
    fn view(&self) -> json::View<'_> {
        json::View::KnownNumber(self.get(), Self::NUMBERS)
    }
}

impl json::Fill for Amount {
    fn fill(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
        let mut number = 0_i64;
        json::Fill::fill(&mut number, value, reader)?;
        *self = number.into();
        Ok(())
    }
}

impl json::Build for Amount {
    fn blank() -> Self {
        0.into()
    }
}

json::bridge!(Amount);

/// Any lamp, told apart by the kind of JSON that it is.
#[derive(Clone, PartialEq)]
pub(crate) enum Lamp {
    Plain(String),
    Desk(Box<Desk>),
}

impl Lamp {
    const UNION: &'static json::Union = &json::Union {
        name: "Lamp",
        layout: json::Layout::Plain,
        variants: &[
            json::Variant::holding::<String>("Plain", json::Selector::Kind(&[json::Kind::String]))
                .rules(&[json::Rule::MinLength(1)]),
            json::Variant::holding::<Box<Desk>>("Desk", json::Selector::Kind(&[json::Kind::Object])),
        ],
    };
}

json::union!(Lamp, Plain = 0, Desk = 1);

/// A room. Its field `kind` has another name in JSON.
#[derive(Clone, PartialEq)]
pub(crate) struct Room {
    pub(crate) lamps: Vec<Lamp>,
    pub(crate) kind: Option<String>,
    pub(crate) notes: Option<BTreeMap<String, bool>>,
    pub(crate) plan: Option<Value>,
    pub(crate) extra: Extra,
}

impl Room {
    const OBJECT: &'static json::Object = &json::Object {
        name: "Room",
        fields: &[
            json::Field::required("lamps"),
            json::Field::optional("type").named("kind"),
            json::Field::optional("notes"),
            json::Field::optional("plan"),
        ],
        ..json::Object::EMPTY
    };

    pub(crate) fn with(lamps: impl IntoIterator<Item = Lamp>) -> Self {
        let lamps = lamps.into_iter().collect();
        Self { lamps, kind: None, notes: None, plan: None, extra: Extra::new() }
    }
}

json::object!(Room, required lamps = 0, optional kind = 1, optional notes = 2, optional plan = 3; additional extra);

/// Where a lamp is plugged in, which is always told and may be nowhere.
#[derive(Clone, PartialEq)]
pub(crate) struct Plug {
    pub(crate) socket: Option<String>,
    pub(crate) floor: Option<i32>,
    pub(crate) extra: Extra,
}

impl Plug {
    const OBJECT: &'static json::Object = &json::Object {
        name: "Plug",
        fields: &[json::Field::nullable("socket"), json::Field::nullable("floor")],
        ..json::Object::EMPTY
    };
}

json::object!(Plug, nullable socket = 0, nullable floor = 1; additional extra);

/// A scene: one lamp by default, and others under any name.
#[derive(Clone, PartialEq)]
pub(crate) struct Scene {
    pub(crate) main: f64,
    pub(crate) others: BTreeMap<String, f64>,
}

impl Scene {
    const OBJECT: &'static json::Object = &json::Object {
        name: "Scene",
        fields: &[json::Field::required("main")],
        additional: json::AdditionalProperties::Named(
            "others",
            &[json::Rule::Values(&[json::Rule::AtMost(10.0)])],
        ),
        ..json::Object::EMPTY
    };
}

json::object!(Scene, required main = 0; additional others);
