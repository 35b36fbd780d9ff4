//! Descriptions of types as data: names in JSON, required fields, secrets, validation rules.
//!
//! Each type has one such description, in a constant. Reading, writing, checking and `Debug` all use it.

use super::build::Build;

/// An object with known fields.
#[derive(Clone, Copy, Debug)]
pub struct Object {
    /// Name of the type in Rust.
    pub name: &'static str,
    /// Key and value of a constant field that the type does not store.
    pub tag: Option<(&'static str, &'static str)>,
    /// The fields, in order.
    pub fields: &'static [Field],
    /// Rules between the fields.
    pub groups: &'static [Group],
    /// How the object treats additional fields.
    pub additional: AdditionalProperties,
}

impl Object {
    /// An object without fields.
    pub const EMPTY: Self =
        Self { name: "", tag: None, fields: &[], groups: &[], additional: AdditionalProperties::Extra };

    /// Returns the index of the field that a key belongs to.
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        self.position_from(0, key)
    }

    /// Like [`Object::position`], but looks at the fields from `start` on first.
    pub(super) fn position_from(&self, start: usize, key: &str) -> Option<usize> {
        let is_it = |field: &Field| match field.choice {
            None => is_same_key(field.name, key),
            Some(choice) => choice.has_key(key),
        };
        let (before, after) = self.fields.split_at(start);
        let index = after.iter().position(is_it).map(|index| start + index);
        index.or_else(|| before.iter().position(is_it))
    }

    /// Returns whether the key belongs to the tag, a field or a variant of a field.
    pub(super) fn declares(&self, key: &str) -> bool {
        self.position(key).is_some() || self.tag.is_some_and(|(name, _)| name == key)
    }

    /// Returns the field whose object declares the key, and that object.
    pub(super) fn holder_of(&self, key: &str) -> Option<(&'static str, &'static Self)> {
        let objects = self.fields.iter().filter_map(|field| Some((field.name, (field.object)()?)));
        objects.into_iter().find(|(_, object)| object.declares(key))
    }

    /// Returns an iterator over the keys of the tag and all fields.
    pub(in super::super) fn keys(&self) -> impl Iterator<Item = &'static str> {
        let tag = self.tag.into_iter().map(|(name, _)| name);
        tag.chain(self.fields.iter().flat_map(|field| {
            let choice = field.choice.into_iter().flat_map(Union::keys);
            choice.chain(field.choice.is_none().then_some(field.name))
        }))
    }
}

/// How an object treats additional fields.
#[derive(Clone, Copy, Debug)]
pub enum AdditionalProperties {
    /// Keeps them in `extra`.
    Extra,
    /// Allows none.
    Forbidden,
    /// Keeps values of one type under any key: the field's name in Rust, and the rules for the map.
    Named(&'static str, &'static [Rule]),
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Key in JSON.
    pub name: &'static str,
    /// Whether JSON must escape a character of the key.
    pub(super) needs_escapes: bool,
    /// Name in Rust.
    pub label: &'static str,
    /// Whether the field may be absent or null.
    pub presence: Presence,
    /// Rules for the value.
    pub rules: &'static [Rule],
    /// Union whose variants each bring their own key, for a field that has no key itself.
    pub choice: Option<&'static Union>,
    /// Object that the field holds, if known here.
    pub object: fn() -> Option<&'static Object>,
}

/// Whether a field may be absent or null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always present, never null.
    Required,
    /// May be absent.
    Optional,
    /// Always present, may be null.
    Nullable,
    /// May be absent or null, which mean different things.
    OptionalNullable,
}

impl Field {
    const fn new(name: &'static str, presence: Presence) -> Self {
        let (bytes, mut index, mut needs_escapes) = (name.as_bytes(), 0, false);
        while index < bytes.len() {
            needs_escapes |= is_special(bytes[index]);
            index += 1;
        }
        Self { name, needs_escapes, label: name, presence, rules: &[], choice: None, object: || None }
    }

    /// Describes a field that is always present.
    pub const fn required(name: &'static str) -> Self {
        Self::new(name, Presence::Required)
    }

    /// Describes a field that may be absent.
    pub const fn optional(name: &'static str) -> Self {
        Self::new(name, Presence::Optional)
    }

    /// Describes a field that is always present and may be null.
    pub const fn nullable(name: &'static str) -> Self {
        Self::new(name, Presence::Nullable)
    }

    /// Describes a field that may be absent or null.
    pub const fn optional_nullable(name: &'static str) -> Self {
        Self::new(name, Presence::OptionalNullable)
    }

    /// Describes a field whose variants have their own keys.
    pub const fn choice(label: &'static str, choice: &'static Union) -> Self {
        Self { choice: Some(choice), ..Self::new(label, Presence::Required) }
    }

    /// Sets the type of the object that it holds, so that messages can tell where a key belongs.
    #[must_use]
    pub const fn holding<T: Build>(self) -> Self {
        Self { object: T::object, ..self }
    }

    /// Sets a different name in Rust.
    #[must_use]
    pub const fn named(self, label: &'static str) -> Self {
        Self { label, ..self }
    }

    /// Sets the rules for its value.
    #[must_use]
    pub const fn rules(self, rules: &'static [Rule]) -> Self {
        Self { rules, ..self }
    }
}

/// Compares two keys.
///
/// Most differ in length or first byte, and looking at these is cheaper than a call.
pub(super) fn is_same_key(known: &str, key: &str) -> bool {
    known.len() == key.len() && known.as_bytes().first() == key.as_bytes().first() && known == key
}

/// Returns whether JSON must escape the byte in a string.
pub(super) const fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// A rule between fields of one object.
///
/// An inner list counts as set if all of its fields are.
#[derive(Clone, Copy, Debug)]
pub enum Group {
    /// At least one of these must be set.
    AnyOf(&'static [&'static [&'static str]]),
    /// Exactly one of these must be set.
    OneOf(&'static [&'static [&'static str]]),
    /// At most one of these may be set.
    NotTogether(&'static [&'static str]),
    /// The first may be set only if one of the others is.
    OnlyWith(&'static str, &'static [&'static str]),
}

/// A type with several variants.
#[derive(Clone, Copy, Debug)]
pub struct Union {
    /// Name of the type in Rust.
    pub name: &'static str,
    /// How the variants are represented in JSON.
    pub layout: Layout,
    /// The variants, in order.
    pub variants: &'static [Variant],
}

impl Union {
    pub(super) fn has_key(&self, key: &str) -> bool {
        self.keys().any(|known| is_same_key(known, key))
    }

    /// Returns an iterator over the keys that select variants.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.variants.iter().filter_map(|variant| match variant.selector {
            Selector::Key(key) => Some(key),
            _ => None,
        })
    }

    /// Returns an iterator over the values of the tag.
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

/// How the variants of a union are represented in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// As their content.
    Plain,
    /// As their content with a tag field that the content does not store.
    Tagged(&'static str),
    /// As their content, which stores the tag field.
    TagKept(&'static str),
    /// As an object with one field for the tag and one for the content.
    Adjacent {
        /// The field that holds the tag.
        tag: &'static str,
        /// The field that holds the content.
        content: &'static str,
        /// Whether the content may be absent.
        optional: bool,
    },
}

/// A variant of a union.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// Name of the variant in Rust.
    pub name: &'static str,
    /// How the variant is selected.
    pub selector: Selector,
    /// Rules for the content.
    pub rules: &'static [Rule],
    /// Keys that its object must not have as additional fields.
    pub forbidden: &'static [&'static str],
    /// Object that the variant holds, if any.
    pub object: fn() -> Option<&'static Object>,
}

impl Variant {
    /// Describes a variant without content.
    pub const fn unit(name: &'static str, selector: Selector) -> Self {
        Self { name, selector, rules: &[], forbidden: &[], object: || None }
    }

    /// Describes a variant with content.
    pub const fn holding<T: Build>(name: &'static str, selector: Selector) -> Self {
        Self { object: T::object, ..Self::unit(name, selector) }
    }

    /// Sets the rules for its content.
    #[must_use]
    pub const fn rules(self, rules: &'static [Rule]) -> Self {
        Self { rules, ..self }
    }

    /// Sets the keys that its object must not have as additional fields.
    #[must_use]
    pub const fn forbidden(self, forbidden: &'static [&'static str]) -> Self {
        Self { forbidden, ..self }
    }
}

/// How a variant is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selector {
    /// The union's tag has one of these values.
    Tag(&'static [&'static str]),
    /// The object has only this key, whose value is the content. Takes precedence if it has.
    Key(&'static str),
    /// The object has this key, and may have others.
    HasKey(&'static str),
    /// The value is this string.
    Text(&'static str),
    /// The value is of one of these kinds.
    Kind(&'static [Kind]),
    /// This field of the object has one of these values.
    FieldIs(&'static str, &'static [&'static str]),
    /// The value is an object that matches none of the previous variants.
    Otherwise,
    /// The value can be read as the variant.
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
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// A type that is a string in JSON.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// Name of the type in Rust.
    pub name: &'static str,
    /// What kind of string it is.
    pub style: Style,
    /// Rules for the string.
    pub rules: &'static [Rule],
}

impl Text {
    /// Any string.
    pub const PLAIN: Self = Self { name: "String", style: Style::Plain, rules: &[] };

    /// Returns the index of the value if the type is an enumeration that lists it.
    pub fn position(&self, text: &str) -> Option<usize> {
        match self.style {
            Style::Enumeration(known) => known.values.iter().position(|(value, _)| *value == text),
            _ => None,
        }
    }
}

/// The kind of a string, which decides how `Debug` shows it.
#[derive(Clone, Copy, Debug)]
pub enum Style {
    /// Shown as it is.
    Plain,
    /// Never shown.
    Secret,
    /// A URI, shown without credentials.
    Uri,
    /// Decimal digits.
    Digits,
    /// A string newtype, shown with its name.
    Wrapped,
    /// A string newtype that may hold a URI, shown without credentials.
    WrappedUri,
    /// A value of an enumeration.
    Enumeration(&'static Enumeration),
}

/// An enumeration of strings.
#[derive(Clone, Copy, Debug)]
pub struct Enumeration {
    /// Values in JSON and names of the variants.
    pub values: &'static [(&'static str, &'static str)],
    /// Whether other values may be sent.
    pub openness: Openness,
    /// Regular expression that finds a placeholder; strings that contain one may always be sent.
    pub placeholder: Option<&'static str>,
}

/// Which unlisted values an enumeration may send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// None.
    Closed,
    /// Any.
    Open,
    /// Those that match a regular expression.
    Pattern(&'static str),
}

/// Values and variant names of an enumeration of integers.
#[derive(Clone, Copy, Debug)]
pub struct KnownNumbers(pub &'static [(i64, &'static str)]);

/// A type that may hold any JSON.
#[derive(Clone, Copy, Debug)]
pub struct Json {
    /// Name of the newtype around it, if any.
    pub name: Option<&'static str>,
    /// Rules for the value.
    pub rules: &'static [Rule],
}

impl Json {
    /// Any JSON.
    pub const ANY: Self = Self { name: None, rules: &[] };
}

/// A rule that the API has for a value.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// A number greater than or equal to this.
    AtLeast(f64),
    /// A number greater than this.
    MoreThan(f64),
    /// A number less than or equal to this.
    AtMost(f64),
    /// A number less than this.
    LessThan(f64),
    /// An integer multiple of this number.
    MultipleOf(f64),
    /// A number in one of these inclusive ranges.
    Within(&'static [(f64, f64)]),
    /// A string of at least this many characters.
    MinLength(usize),
    /// A string of at most this many characters.
    MaxLength(usize),
    /// A string in which the regular expression finds a match.
    Matches(&'static str),
    /// An absolute URI.
    Uri,
    /// A list of at least this many items.
    MinItems(usize),
    /// A list of at most this many items.
    MaxItems(usize),
    /// A list in which no two items are equal as JSON.
    UniqueItems,
    /// A map of at least this many entries.
    MinEntries(usize),
    /// A map of at most this many entries.
    MaxEntries(usize),
    /// A JSON object.
    Object,
    /// Rules for each item of a list.
    Each(&'static [Rule]),
    /// Rules for each key of a map.
    Keys(&'static [Rule]),
    /// Rules for each value of a map.
    Values(&'static [Rule]),
    /// Rules for a string without placeholders; the regular expression finds a placeholder.
    UnlessPlaceholder(&'static str, &'static [Rule]),
    /// A string that is not the tag of any of these variants.
    NoVariant(&'static [Object]),
}
