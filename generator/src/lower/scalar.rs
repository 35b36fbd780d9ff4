//! Strings and numbers.

use super::{
    Lowered, Lowering, constraint, names, numbers,
    schema::{Flat, JsonType, Schema},
    text,
    types::definition,
};
use crate::{
    downgrade::extension,
    ir::{
        Constraint, Docs, IntegerKind, Kind, Newtype, NumberEnum, NumberValue, Openness, RustName, Type,
        TypeName,
    },
};

impl Lowering<'_> {
    pub(super) fn lower_string(&mut self, flat: &Flat, name: &TypeName) -> Option<Lowered> {
        let schema = &flat.schema;
        let docs = Docs::from_description(schema.description.as_deref());
        if let Some(values) = &schema.enumeration {
            let Some(texts) = schema.texts() else {
                self.refuse(&flat.at.key("enum"), "an enum of strings lists something that is no string")
                    .help(format!("all of {values:?} must be strings"));
                return None;
            };
            let item = text::string_enum(&texts, &[schema], Openness::Closed);
            self.define(definition(name, Kind::StringEnum(item), docs.clone(), &flat.at));
            return Some(Lowered::named(name.clone(), docs));
        }
        let constraints = self.text_constraints(flat);
        if let Some(wanted) = schema.extension(extension::NEWTYPE) {
            let name = TypeName::root(names::type_name(wanted));
            self.define(definition(&name, Kind::Newtype(Newtype { constraints }), docs.clone(), &flat.at));
            return Some(Lowered::named(name, docs));
        }
        Some(Lowered { constraints, ..Lowered::plain(self.text_type(flat)?) })
    }

    /// The type of free text: what must not be shown and what is written unusually have types of their own.
    pub(super) fn text_type(&mut self, flat: &Flat) -> Option<Type> {
        let schema = &flat.schema;
        match schema.extension(extension::CODEC) {
            None => {}
            Some("decimal-seconds") => return Some(Type::DecimalSeconds),
            Some(unknown) => {
                let message = format!("codec `{unknown}` does not exist");
                self.refuse(&flat.at.key(extension::CODEC), message)
                    .help("the only codec is `decimal-seconds`");
                return None;
            }
        }
        match schema.extension(extension::SENSITIVE) {
            None if schema.format.as_deref() == Some("uri") => Some(Type::Uri),
            None => Some(Type::String),
            Some("secret") => Some(Type::Secret),
            Some("userinfo") => Some(Type::Uri),
            Some(unknown) => {
                let message = format!("sensitivity `{unknown}` does not exist");
                self.refuse(&flat.at.key(extension::SENSITIVE), message).help("write `secret` or `userinfo`");
                None
            }
        }
    }

    pub(super) fn lower_number(&mut self, flat: &Flat, name: &TypeName) -> Option<Lowered> {
        let schema = &flat.schema;
        if let Some(values) = &schema.enumeration {
            let Some(values) = values.iter().map(whole_number).collect::<Option<Vec<i64>>>() else {
                self.refuse(
                    &flat.at.key("enum"),
                    "an enum of numbers lists something that is no whole number",
                )
                .help("replace the enum by bounds with an overlay action");
                return None;
            };
            let docs = Docs::from_description(schema.description.as_deref());
            let values = values
                .into_iter()
                .map(|wire| NumberValue { wire, name: RustName(numbers::in_words(wire)) })
                .collect();
            self.define(definition(name, Kind::NumberEnum(NumberEnum { values }), docs.clone(), &flat.at));
            return Some(Lowered::named(name.clone(), docs));
        }
        let mut constraints = constraint::of_number(schema);
        let ty = if schema.ty == Some(JsonType::Integer) {
            let kind = integer_kind(schema);
            // What the type rules out needs no check.
            constraints.retain(|constraint| {
                !(matches!(constraint, Constraint::AtLeast(0.0))
                    && matches!(kind, IntegerKind::U32 | IntegerKind::U64))
            });
            Type::Integer(kind)
        } else {
            constraints.push(Constraint::Finite);
            Type::Number
        };
        Some(Lowered { constraints, ..Lowered::plain(ty) })
    }
}

/// A number without a fraction, however it is written: `20.0` is 20.
fn whole_number(value: &serde_json::Value) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "only numbers without a fraction and below 2^53 get there"
    )]
    let from_float = |number: f64| {
        (number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0).then_some(number as i64)
    };
    value.as_i64().or_else(|| value.as_f64().and_then(from_float))
}

fn integer_kind(schema: &Schema) -> IntegerKind {
    let unsigned = schema.minimum.is_some_and(|bound| bound.value >= 0.0);
    match (schema.format.as_deref(), unsigned) {
        (Some("int32"), true) => IntegerKind::U32,
        (Some("int32"), false) => IntegerKind::I32,
        (_, true) => IntegerKind::U64,
        (_, false) => IntegerKind::I64,
    }
}
