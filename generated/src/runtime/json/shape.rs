//! What a type looks like in JSON, as data: names, what must be there, what is secret, what the API demands.
//!
//! Every type has one such description, in a `static`. Reading, writing, checking and `Debug` all go by it.

use super::build::Build;

/// An object with known fields.
#[derive(Clone, Copy, Debug)]
pub struct Object {
    /// The type's name.
    pub name: &'static str,
    /// A field with one fixed value that the type does not store.
    pub tag: Option<(&'static str, &'static str)>,
    /// The fields, in order.
    pub fields: &'static [Field],
    /// What the fields demand of each other.
    pub groups: &'static [Group],
    /// The fields that have no name of their own.
    pub additional: AdditionalProperties,
}

impl Object {
    /// An object without fields.
    pub const EMPTY: Self =
        Self { name: "", tag: None, fields: &[], groups: &[], additional: AdditionalProperties::Extra };

    /// The field that a key belongs to.
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| match field.choice {
            None => field.name == key,
            Some(choice) => choice.has_key(key),
        })
    }

    /// Whether the key is that of a field, or of a form of one.
    pub(super) fn declares(&self, key: &str) -> bool {
        self.position(key).is_some() || self.tag.is_some_and(|(name, _)| name == key)
    }

    /// The field whose object knows the key, and that object.
    pub(super) fn holder_of(&self, key: &str) -> Option<(&'static str, &'static Self)> {
        let objects = self.fields.iter().filter_map(|field| Some((field.name, (field.object)()?)));
        objects.into_iter().find(|(_, object)| object.declares(key))
    }

    /// All keys that belong to fields.
    pub(in super::super) fn keys(&self) -> impl Iterator<Item = &'static str> {
        let tag = self.tag.into_iter().map(|(name, _)| name);
        tag.chain(self.fields.iter().flat_map(|field| {
            let choice = field.choice.into_iter().flat_map(Union::keys);
            choice.chain(field.choice.is_none().then_some(field.name))
        }))
    }
}

/// What an object does with fields that have no name of their own.
#[derive(Clone, Copy, Debug)]
pub enum AdditionalProperties {
    /// It keeps them, in `extra`.
    Extra,
    /// It has none.
    Forbidden,
    /// It holds values of one type under any name: the name in Rust, and what each must be.
    Named(&'static str, &'static [Rule]),
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The key in JSON.
    pub name: &'static str,
    /// The name in Rust.
    pub label: &'static str,
    /// Whether it may be absent or null.
    pub presence: Presence,
    /// What its value must be.
    pub rules: &'static [Rule],
    /// The forms of the object that the field chooses from: its key is that of the form.
    pub choice: Option<&'static Union>,
    /// The object that it holds, if that is known here.
    pub object: fn() -> Option<&'static Object>,
}

/// Whether a field may be absent or null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always there, never null.
    Required,
    /// May be absent.
    Optional,
    /// Always there, may be null.
    Nullable,
    /// May be absent or null, which are different things.
    OptionalNullable,
}

impl Field {
    const fn new(name: &'static str, presence: Presence) -> Self {
        Self { name, label: name, presence, rules: &[], choice: None, object: || None }
    }

    /// A field that is always there.
    pub const fn required(name: &'static str) -> Self {
        Self::new(name, Presence::Required)
    }

    /// A field that may be absent.
    pub const fn optional(name: &'static str) -> Self {
        Self::new(name, Presence::Optional)
    }

    /// A field that is always there and may be null.
    pub const fn nullable(name: &'static str) -> Self {
        Self::new(name, Presence::Nullable)
    }

    /// A field that may be absent or null.
    pub const fn optional_nullable(name: &'static str) -> Self {
        Self::new(name, Presence::OptionalNullable)
    }

    /// A field whose forms have keys of their own.
    pub const fn choice(label: &'static str, choice: &'static Union) -> Self {
        Self { choice: Some(choice), ..Self::new(label, Presence::Required) }
    }

    /// With the type of the object that it holds, so that messages can send its fields there.
    #[must_use]
    pub const fn holding<T: Build>(self) -> Self {
        Self { object: T::object, ..self }
    }

    /// With another name in Rust.
    #[must_use]
    pub const fn named(self, label: &'static str) -> Self {
        Self { label, ..self }
    }

    /// With rules for its value.
    #[must_use]
    pub const fn rules(self, rules: &'static [Rule]) -> Self {
        Self { rules, ..self }
    }
}

/// What fields of one object demand of each other. Each inner list counts as set if all of it is.
#[derive(Clone, Copy, Debug)]
pub enum Group {
    /// At least one of these is set.
    AnyOf(&'static [&'static [&'static str]]),
    /// Exactly one of these is set.
    OneOf(&'static [&'static [&'static str]]),
    /// At most one of these is set.
    NotTogether(&'static [&'static str]),
    /// The first is set only if one of the others is.
    OnlyWith(&'static str, &'static [&'static str]),
}

/// A value that has one of several forms.
#[derive(Clone, Copy, Debug)]
pub struct Union {
    /// The type's name.
    pub name: &'static str,
    /// How the forms are written.
    pub layout: Layout,
    /// The forms, in order.
    pub variants: &'static [Variant],
}

impl Union {
    pub(super) fn has_key(&self, key: &str) -> bool {
        self.keys().any(|known| known == key)
    }

    /// The keys that tell forms apart.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.variants.iter().filter_map(|variant| match variant.selector {
            Selector::Key(key) => Some(key),
            _ => None,
        })
    }

    /// The values of the tag.
    pub(super) fn tags(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.variants
            .iter()
            .flat_map(|variant| match variant.selector {
                Selector::Tag(values) => values,
                _ => &[],
            })
            .copied()
    }
}

/// How the forms of a union are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// As what they hold.
    Plain,
    /// As what they hold, with a field that names the form and that it does not store.
    Tagged(&'static str),
    /// As what they hold, which stores the field that names the form.
    TagKept(&'static str),
    /// As an object of a field that names the form and one that holds the content.
    Adjacent {
        /// The field that names the form.
        tag: &'static str,
        /// The field that holds the content.
        content: &'static str,
        /// Whether the content may be absent.
        optional: bool,
    },
}

/// One form of a union.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// Its name in Rust.
    pub name: &'static str,
    /// How it is recognised.
    pub selector: Selector,
    /// What its value must be.
    pub rules: &'static [Rule],
    /// Keys that its object must not have as extra fields.
    pub forbidden: &'static [&'static str],
    /// The object that it holds, if it holds one.
    pub object: fn() -> Option<&'static Object>,
}

impl Variant {
    /// A form that holds nothing.
    pub const fn unit(name: &'static str, selector: Selector) -> Self {
        Self { name, selector, rules: &[], forbidden: &[], object: || None }
    }

    /// A form that holds a value.
    pub const fn holding<T: Build>(name: &'static str, selector: Selector) -> Self {
        Self { object: T::object, ..Self::unit(name, selector) }
    }

    /// With rules for its value.
    #[must_use]
    pub const fn rules(self, rules: &'static [Rule]) -> Self {
        Self { rules, ..self }
    }

    /// With keys that its object must not have as extra fields.
    #[must_use]
    pub const fn forbidden(self, forbidden: &'static [&'static str]) -> Self {
        Self { forbidden, ..self }
    }
}

/// How a form is recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selector {
    /// The union's tag has one of these values.
    Tag(&'static [&'static str]),
    /// The object has this one key, whose value is the content.
    Key(&'static str),
    /// The object has this key among others.
    HasKey(&'static str),
    /// The value is this text.
    Text(&'static str),
    /// The value is of one of these kinds.
    Kind(&'static [Kind]),
    /// The object has one of these values in this field.
    FieldIs(&'static str, &'static [&'static str]),
    /// It is an object that is none of the forms before.
    Otherwise,
    /// It fits.
    Fits,
}

/// The kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// Text.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
}

/// A value that is text in JSON.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// The type's name.
    pub name: &'static str,
    /// What kind of text.
    pub style: Style,
    /// What it must be.
    pub rules: &'static [Rule],
}

impl Text {
    /// Any text.
    pub const PLAIN: Self = Self { name: "String", style: Style::Plain, rules: &[] };

    /// The index of a value that the enumeration lists.
    pub fn position(&self, text: &str) -> Option<usize> {
        match self.style {
            Style::Enumeration(known) => known.values.iter().position(|(value, _)| *value == text),
            _ => None,
        }
    }
}

/// What kind of text a value is, and so how it is shown.
#[derive(Clone, Copy, Debug)]
pub enum Style {
    /// Shown as it is.
    Plain,
    /// Never shown.
    Secret,
    /// An address, shown without credentials.
    Uri,
    /// Decimal digits.
    Digits,
    /// A type around text, shown with its name.
    Wrapped,
    /// The same for text that may be an address, shown without credentials.
    WrappedUri,
    /// One of several values.
    Enumeration(&'static Enumeration),
}

/// The values of an enumeration.
#[derive(Clone, Copy, Debug)]
pub struct Enumeration {
    /// The values as they stand in JSON, and the variants' names.
    pub values: &'static [(&'static str, &'static str)],
    /// Whether other values may be sent.
    pub openness: Openness,
    /// The regular expression that finds a placeholder: a text with one in it may be sent in any case.
    pub placeholder: Option<&'static str>,
}

/// Whether an enumeration may send values that it does not list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// None.
    Closed,
    /// Any.
    Open,
    /// Those that match a regular expression.
    Pattern(&'static str),
}

/// The values of an enumeration of whole numbers, and the variants' names.
#[derive(Clone, Copy, Debug)]
pub struct KnownNumbers(pub &'static [(i64, &'static str)]);

/// A value that may be any JSON.
#[derive(Clone, Copy, Debug)]
pub struct Json {
    /// The name of the type around it, if there is one.
    pub name: Option<&'static str>,
    /// What it must be.
    pub rules: &'static [Rule],
}

impl Json {
    /// Any JSON.
    pub const ANY: Self = Self { name: None, rules: &[] };
}

/// What the API demands of a value.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// A number of this or more.
    AtLeast(f64),
    /// A number of more than this.
    MoreThan(f64),
    /// A number of this or less.
    AtMost(f64),
    /// A number of less than this.
    LessThan(f64),
    /// A whole multiple of this number.
    MultipleOf(f64),
    /// A number in one of these ranges, ends included.
    Within(&'static [(f64, f64)]),
    /// Text of this many characters or more.
    MinLength(usize),
    /// Text of this many characters or fewer.
    MaxLength(usize),
    /// Text that holds a piece which matches the regular expression.
    Matches(&'static str),
    /// An absolute URI.
    Uri,
    /// A list of this many items or more.
    MinItems(usize),
    /// A list of this many items or fewer.
    MaxItems(usize),
    /// A list in which no two items are the same JSON.
    UniqueItems,
    /// A map of this many entries or more.
    MinEntries(usize),
    /// A map of this many entries or fewer.
    MaxEntries(usize),
    /// Any JSON that is an object.
    Object,
    /// What each item of a list must be.
    Each(&'static [Rule]),
    /// What each key of a map must be.
    Keys(&'static [Rule]),
    /// What each value of a map must be.
    Values(&'static [Rule]),
    /// What text must be that has no placeholder in it; the regular expression finds one.
    UnlessPlaceholder(&'static str, &'static [Rule]),
    /// The name of none of these variants.
    NoVariant(&'static [Object]),
}
