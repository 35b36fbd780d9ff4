//! What a server says of lamps. What is odd in it must cost nothing else.

use runtime::Extra;
use serde_json::Value;

use super::json;
use super::types::Mode;

/// A lamp as it stands.
#[derive(Clone, PartialEq)]
pub(crate) struct Status {
    pub(crate) id: String,
    pub(crate) watts: Option<u32>,
    pub(crate) level: Option<f64>,
    pub(crate) mode: Option<Mode>,
    pub(crate) is_on: Option<bool>,
    pub(crate) readings: Option<Vec<Reading>>,
    pub(crate) event: Option<Event>,
    pub(crate) plan: Option<Value>,
    pub(crate) extra: Extra,
}

impl Status {
    const OBJECT: &'static json::Object = &json::Object {
        name: "Status",
        fields: &[
            json::Field::required("id"),
            json::Field::optional("watts"),
            json::Field::optional("level"),
            json::Field::optional("mode"),
            json::Field::optional("is_on"),
            json::Field::optional("readings"),
            json::Field::optional("event"),
            json::Field::optional("plan"),
        ],
        ..json::Object::EMPTY
    };

    pub(crate) fn of(id: &str) -> Self {
        Self { id: id.to_owned(), ..json::Build::blank() }
    }
}

json::object!(Status, required id = 0, optional watts = 1, optional level = 2, optional mode = 3, optional is_on = 4, optional readings = 5, optional event = 6, optional plan = 7; additional extra, is_answer = true);

#[derive(Clone, PartialEq)]
pub(crate) struct Reading {
    pub(crate) lux: f64,
    pub(crate) at: Option<u64>,
    pub(crate) extra: Extra,
}

impl Reading {
    const OBJECT: &'static json::Object = &json::Object {
        name: "Reading",
        fields: &[json::Field::required("lux"), json::Field::optional("at")],
        ..json::Object::EMPTY
    };
}

json::object!(Reading, required lux = 0, optional at = 1; additional extra, is_answer = true);

/// What happened. More may happen than is known.
#[derive(Clone, PartialEq)]
pub(crate) enum Event {
    Measured(Reading),
    Failed(Breakdown),
    Other(Value),
}

impl Event {
    const UNION: &'static json::Union = &json::Union {
        name: "Event",
        layout: json::Layout::Tagged("kind"),
        variants: &[
            json::Variant::holding::<Reading>("Measured", json::Selector::Tag(&["measured"])),
            json::Variant::holding::<Breakdown>("Failed", json::Selector::Tag(&["failed"])),
        ],
    };

    fn fill_known(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
        let (form, value) = reader.select(Self::UNION, value)?;
        *self = match form {
            0 => Self::Measured(json::payload(reader, Self::UNION, form, value)?),
            _ => Self::Failed(json::payload(reader, Self::UNION, form, value)?),
        };
        Ok(())
    }
}

impl json::Reflect for Event {
    fn view(&self) -> json::View<'_> {
        match self {
            Self::Measured(value) => json::View::Union(Self::UNION, 0, value),
            Self::Failed(value) => json::View::Union(Self::UNION, 1, value),
            Self::Other(value) => json::View::Other(value),
        }
    }
}

impl json::Fill for Event {
    fn fill(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
        if let Some(other) = reader.open(value, &mut |value, reader| self.fill_known(value, reader)) {
            *self = Self::Other(other);
        }
        Ok(())
    }
}

impl json::Build for Event {
    const IS_ANSWER: bool = true;

    fn blank() -> Self {
        Self::Other(Value::Null)
    }
}

json::bridge!(Event);

#[derive(Clone, PartialEq)]
pub(crate) struct Breakdown {
    pub(crate) code: Option<i32>,
    pub(crate) extra: Extra,
}

impl Breakdown {
    const OBJECT: &'static json::Object =
        &json::Object { name: "Breakdown", fields: &[json::Field::optional("code")], ..json::Object::EMPTY };
}

json::object!(Breakdown, optional code = 0; additional extra, is_answer = true);

/// How far a server is, told by the one key of an object. There may be more than is known.
#[derive(Clone, PartialEq)]
pub(crate) enum Progress {
    Done(Reading),
    Other(Value),
}

impl Progress {
    const UNION: &'static json::Union = &json::Union {
        name: "Progress",
        layout: json::Layout::Plain,
        variants: &[json::Variant::holding::<Reading>("Done", json::Selector::Key("done"))],
    };

    fn fill_known(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
        let (form, value) = reader.select(Self::UNION, value)?;
        *self = Self::Done(json::payload(reader, Self::UNION, form, value)?);
        Ok(())
    }
}

impl json::Reflect for Progress {
    fn view(&self) -> json::View<'_> {
        match self {
            Self::Done(value) => json::View::Union(Self::UNION, 0, value),
            Self::Other(value) => json::View::Other(value),
        }
    }
}

impl json::Fill for Progress {
    fn fill(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
        if let Some(other) = reader.open(value, &mut |value, reader| self.fill_known(value, reader)) {
            *self = Self::Other(other);
        }
        Ok(())
    }
}

impl json::Build for Progress {
    const IS_ANSWER: bool = true;

    fn blank() -> Self {
        Self::Other(Value::Null)
    }
}

json::bridge!(Progress);
