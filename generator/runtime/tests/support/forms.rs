//! Unions of every layout, told apart in every way.

use runtime::Extra;

use super::json;
use super::types::Desk;

/// A shade, whose form a tag names that it does not store.
#[derive(Clone, PartialEq)]
pub(crate) enum Shade {
    Plain(PlainShade),
    Striped(StripedShade),
}

impl Shade {
    const UNION: &'static json::Union = &json::Union {
        name: "Shade",
        layout: json::Layout::Tagged("kind"),
        variants: &[
            json::Variant::holding::<PlainShade>("Plain", json::Selector::Tag(&["plain"]))
                .forbidden(&["kind", "stripes"]),
            json::Variant::holding::<StripedShade>("Striped", json::Selector::Tag(&["striped", "lined"]))
                .forbidden(&["kind"]),
        ],
    };
}

json::union!(Shade, Plain = 0, Striped = 1);

#[derive(Clone, PartialEq)]
pub(crate) struct PlainShade {
    pub(crate) colour: Option<String>,
    pub(crate) extra: Extra,
}

impl PlainShade {
    const OBJECT: &'static json::Object = &json::Object {
        name: "PlainShade",
        fields: &[json::Field::optional("colour")],
        ..json::Object::EMPTY
    };
}

json::object!(PlainShade, optional colour = 0; additional extra);

#[derive(Clone, PartialEq)]
pub(crate) struct StripedShade {
    pub(crate) stripes: u32,
    pub(crate) extra: Extra,
}

impl StripedShade {
    const OBJECT: &'static json::Object = &json::Object {
        name: "StripedShade",
        fields: &[json::Field::required("stripes").rules(&[json::Rule::AtLeast(2.0)])],
        ..json::Object::EMPTY
    };
}

json::object!(StripedShade, required stripes = 0; additional extra);

/// A step, whose content stands beside the tag.
#[derive(Clone, PartialEq)]
pub(crate) enum Step {
    Set(Desk),
    Say(String),
}

impl Step {
    const UNION: &'static json::Union = &json::Union {
        name: "Step",
        layout: json::Layout::Adjacent { tag: "kind", content: "params", optional: false },
        variants: &[
            json::Variant::holding::<Desk>("Set", json::Selector::Tag(&["set"])),
            json::Variant::holding::<String>("Say", json::Selector::Tag(&["say"]))
                .rules(&[json::Rule::MinLength(1)]),
        ],
    };
}

json::union!(Step, Set = 0, Say = 1);

/// A bulb, whose form a tag names that it stores itself.
#[derive(Clone, PartialEq)]
pub(crate) enum Bulb {
    Clear(Clear),
    Any(Extra),
}

impl Bulb {
    const UNION: &'static json::Union = &json::Union {
        name: "Bulb",
        layout: json::Layout::TagKept("glass"),
        variants: &[
            json::Variant::holding::<Clear>("Clear", json::Selector::Tag(&["clear", "bright"])),
            json::Variant::holding::<Extra>("Any", json::Selector::Tag(&["matt"])),
        ],
    };
}

json::union!(Bulb, Clear = 0, Any = 1);

#[derive(Clone, PartialEq)]
pub(crate) struct Clear {
    pub(crate) glass: String,
    pub(crate) extra: Extra,
}

impl Clear {
    const OBJECT: &'static json::Object =
        &json::Object { name: "Clear", fields: &[json::Field::required("glass")], ..json::Object::EMPTY };
}

json::object!(Clear, required glass = 0; additional extra);

/// A sensor, whose content stands beside the tag and may be absent.
#[derive(Clone, PartialEq)]
pub(crate) enum Sensor {
    Lamp(Option<Desk>),
    Level(Option<f64>),
}

impl Sensor {
    const UNION: &'static json::Union = &json::Union {
        name: "Sensor",
        layout: json::Layout::Adjacent { tag: "kind", content: "params", optional: true },
        variants: &[
            json::Variant::holding::<Option<Desk>>("Lamp", json::Selector::Tag(&["lamp"])),
            json::Variant::holding::<Option<f64>>("Level", json::Selector::Tag(&["level"])),
        ],
    };
}

json::union!(Sensor, Lamp = 0, Level = 1);

/// An action: a word, or an object with one key.
#[derive(Clone, PartialEq)]
pub(crate) enum Action {
    Off,
    Dim(f64),
    Swap(Desk),
}

impl Action {
    const UNION: &'static json::Union = &json::Union {
        name: "Action",
        layout: json::Layout::Plain,
        variants: &[
            json::Variant::unit("Off", json::Selector::Text("off")),
            json::Variant::holding::<f64>("Dim", json::Selector::Key("dim"))
                .rules(&[json::Rule::AtMost(10.0)]),
            json::Variant::holding::<Desk>("Swap", json::Selector::Key("swap")),
        ],
    };
}

impl json::Reflect for Action {
    fn view(&self) -> json::View<'_> {
        match self {
            Self::Off => json::View::Union(Self::UNION, 0, &()),
            Self::Dim(value) => json::View::Union(Self::UNION, 1, value),
            Self::Swap(value) => json::View::Union(Self::UNION, 2, value),
        }
    }
}

impl json::Fill for Action {
    fn fill(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
        let (form, value) = reader.select(Self::UNION, value)?;
        *self = match form {
            0 => Self::Off,
            1 => Self::Dim(json::payload(reader, Self::UNION, form, value)?),
            _ => Self::Swap(json::payload(reader, Self::UNION, form, value)?),
        };
        Ok(())
    }
}

impl json::Build for Action {
    fn blank() -> Self {
        Self::Off
    }
}

json::bridge!(Action);

/// Where a lamp comes from, told apart by what an object has in it.
#[derive(Clone, PartialEq)]
pub(crate) enum Source {
    Shop(Shop),
    Factory(Factory),
    Gift(Extra),
}

impl Source {
    const UNION: &'static json::Union = &json::Union {
        name: "Source",
        layout: json::Layout::Plain,
        variants: &[
            json::Variant::holding::<Shop>("Shop", json::Selector::HasKey("url")),
            json::Variant::holding::<Factory>("Factory", json::Selector::FieldIs("by", &["hand", "machine"])),
            json::Variant::holding::<Extra>("Gift", json::Selector::Otherwise),
        ],
    };
}

json::union!(Source, Shop = 0, Factory = 1, Gift = 2);

#[derive(Clone, PartialEq)]
pub(crate) struct Shop {
    pub(crate) url: String,
    pub(crate) extra: Extra,
}

impl Shop {
    const OBJECT: &'static json::Object =
        &json::Object { name: "Shop", fields: &[json::Field::required("url")], ..json::Object::EMPTY };
}

json::object!(Shop, required url = 0; additional extra);

#[derive(Clone, PartialEq)]
pub(crate) struct Factory {
    pub(crate) by: String,
    pub(crate) extra: Extra,
}

impl Factory {
    const OBJECT: &'static json::Object =
        &json::Object { name: "Factory", fields: &[json::Field::required("by")], ..json::Object::EMPTY };
}

json::object!(Factory, required by = 0; additional extra);

/// A size, whose forms have no marks: the first that fits is the one.
#[derive(Clone, PartialEq)]
pub(crate) enum Size {
    Level(FlatSize),
    Round(RoundSize),
    Word(String),
}

impl Size {
    const UNION: &'static json::Union = &json::Union {
        name: "Size",
        layout: json::Layout::Plain,
        variants: &[
            json::Variant::holding::<FlatSize>("Level", json::Selector::Fits),
            json::Variant::holding::<RoundSize>("Round", json::Selector::Fits),
            json::Variant::holding::<String>("Word", json::Selector::Fits),
        ],
    };
}

impl json::Reflect for Size {
    fn view(&self) -> json::View<'_> {
        match self {
            Self::Level(value) => json::View::Union(Self::UNION, 0, value),
            Self::Round(value) => json::View::Union(Self::UNION, 1, value),
            Self::Word(value) => json::View::Union(Self::UNION, 2, value),
        }
    }
}

impl json::Fill for Size {
    fn fill(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
        let mut attempts = reader.attempts(Self::UNION);
        while attempts.next_round() {
            if let Some(found) = attempts.variant(0, value) {
                *self = Self::Level(found);
                return Ok(());
            }
            if let Some(found) = attempts.variant(1, value) {
                *self = Self::Round(found);
                return Ok(());
            }
            if let Some(found) = attempts.variant(2, value) {
                *self = Self::Word(found);
                return Ok(());
            }
        }
        Err(attempts.none_fits(value))
    }
}

impl json::Build for Size {
    fn blank() -> Self {
        Self::Level(json::Build::blank())
    }
}

json::bridge!(Size);

#[derive(Clone, PartialEq)]
pub(crate) struct FlatSize {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) extra: Extra,
}

impl FlatSize {
    const OBJECT: &'static json::Object = &json::Object {
        name: "FlatSize",
        fields: &[json::Field::required("width"), json::Field::required("height")],
        ..json::Object::EMPTY
    };
}

json::object!(FlatSize, required width = 0, required height = 1; additional extra);

#[derive(Clone, PartialEq)]
pub(crate) struct RoundSize {
    pub(crate) base: Base,
    pub(crate) extra: Extra,
}

impl RoundSize {
    const OBJECT: &'static json::Object =
        &json::Object { name: "RoundSize", fields: &[json::Field::required("base")], ..json::Object::EMPTY };
}

json::object!(RoundSize, required base = 0; additional extra);

#[derive(Clone, PartialEq)]
pub(crate) struct Base {
    pub(crate) radius: u32,
    pub(crate) extra: Extra,
}

impl Base {
    const OBJECT: &'static json::Object =
        &json::Object { name: "Base", fields: &[json::Field::required("radius")], ..json::Object::EMPTY };
}

json::object!(Base, required radius = 0; additional extra);

/// A task, which has one of two forms whose keys are keys of its own.
#[derive(Clone, PartialEq)]
pub(crate) struct Task {
    pub(crate) order: TaskOrder,
    pub(crate) name: Option<String>,
    pub(crate) extra: Extra,
}

impl Task {
    const OBJECT: &'static json::Object = &json::Object {
        name: "Task",
        fields: &[json::Field::choice("order", TaskOrder::UNION), json::Field::optional("name")],
        groups: &[json::Group::OnlyWith("name", &["text"])],
        ..json::Object::EMPTY
    };
}

json::object!(Task, required order = 0, optional name = 1; additional extra);

#[derive(Clone, PartialEq)]
pub(crate) enum TaskOrder {
    Text(String),
    Steps(Vec<Step>),
}

impl TaskOrder {
    const UNION: &'static json::Union = &json::Union {
        name: "TaskOrder",
        layout: json::Layout::Plain,
        variants: &[
            json::Variant::holding::<String>("Text", json::Selector::Key("text"))
                .rules(&[json::Rule::MinLength(1)]),
            json::Variant::holding::<Vec<Step>>("Steps", json::Selector::Key("steps"))
                .rules(&[json::Rule::MinItems(1)]),
        ],
    };
}

json::union!(TaskOrder, Text = 0, Steps = 1);
