//! Strings and numbers.

use super::{
    Lowered, Lowering, constraint, names, numbers,
    reported::Reported,
    schema::{JsonType, ResolvedSchema, Schema},
    text,
    types::definition,
};
use crate::{
    downgrade::extension,
    ir::{
        Constraint, Docs, IntegerKind, Kind, Newtype, NumberEnum, NumberValue, Openness, RustName, TimeUnit,
        Type, TypeName,
    },
};

impl Lowering<'_> {
    pub(super) fn lower_string(
        &mut self,
        resolved: &ResolvedSchema,
        name: &TypeName,
    ) -> Result<Lowered, Reported> {
        let schema = &resolved.schema;
        let docs = Docs::from_description(schema.description.as_deref());
        if schema.enumeration.is_some() {
            self.check_beside_values(resolved)?;
            let Some(texts) = schema.texts() else {
                return Err(self
                    .reject(&resolved.at.key("enum"), "a string enum lists a value that is not a string")
                    .or_json(&resolved.at)
                    .help("list only strings, or correct `type`"));
            };
            let item = text::string_enum(&texts, &[schema], Openness::Closed, self.placeholder(name));
            self.define(definition(name, Kind::StringEnum(item), docs.clone(), &resolved.at));
            return Ok(Lowered::named(name.clone(), docs));
        }
        let constraints = self.text_constraints(resolved);
        if let Some(wanted) = schema.extension(extension::NEWTYPE) {
            // A component's newtype belongs to its namespace; one on properties is the same everywhere.
            let own = names::type_name(wanted);
            let newtype = if resolved.component.is_some() { name.beside(own) } else { TypeName::root(own) };
            let item = Newtype {
                constraints: self.unless_placeholder(constraints, &newtype),
                may_be_address: schema.extension(extension::SENSITIVE).is_some(),
            };
            // The docs of a property are about that property, and others share the type.
            let own_docs = if resolved.component.is_some() { docs.clone() } else { Docs::default() };
            self.define(definition(&newtype, Kind::Newtype(item), own_docs, &resolved.at));
            return Ok(self.fillable(Lowered::named(newtype, docs), name));
        }
        let constraints = self.unless_placeholder(constraints, name);
        Ok(Lowered { constraints, ..Lowered::plain(text_type(schema)) })
    }

    pub(super) fn lower_number(
        &mut self,
        resolved: &ResolvedSchema,
        name: &TypeName,
    ) -> Result<Lowered, Reported> {
        let schema = &resolved.schema;
        if let Some(values) = &schema.enumeration {
            self.check_beside_values(resolved)?;
            let Some(values) = values.iter().map(exact_integer).collect::<Option<Vec<i64>>>() else {
                let broken =
                    values.iter().position(|value| exact_integer(value).is_none()).unwrap_or_default();
                return Err(self
                    .reject(
                        &resolved.at.key("enum").index(broken),
                        format!("a number enum lists `{}`, which is not an integer", values[broken]),
                    )
                    .or_json(&resolved.at)
                    .help("replace the enum with bounds by overlay"));
            };
            let docs = Docs::from_description(schema.description.as_deref());
            let values = values
                .into_iter()
                .map(|wire| NumberValue { wire, name: RustName(numbers::in_words(wire)) })
                .collect();
            self.define(definition(
                name,
                Kind::NumberEnum(NumberEnum { values }),
                docs.clone(),
                &resolved.at,
            ));
            return Ok(Lowered::named(name.clone(), docs));
        }
        let mut constraints = constraint::of_number(schema);
        let ty = if schema.ty == Some(JsonType::Integer) {
            let kind = integer_kind(schema);
            // Values that the type excludes need no check.
            constraints.retain(|constraint| {
                !(matches!(constraint, Constraint::AtLeast(0.0))
                    && matches!(kind, IntegerKind::U32 | IntegerKind::U64))
            });
            Type::Integer(kind)
        } else {
            constraints.push(Constraint::Finite);
            Type::Number
        };
        // The vocabulary allows no other values.
        let ty = match schema.extension(extension::UNIT) {
            Some("seconds") => Type::Time(TimeUnit::Seconds, Box::new(ty)),
            Some(_) => Type::Time(TimeUnit::Milliseconds, Box::new(ty)),
            None => ty,
        };
        Ok(Lowered { constraints, ..Lowered::plain(ty) })
    }
}

/// Returns the type of a free string: secrets, URIs and special encodings have their own types.
fn text_type(schema: &Schema) -> Type {
    // The vocabulary allows no other values.
    if schema.extension(extension::CODEC) == Some("decimal-seconds") {
        return Type::DecimalSeconds;
    }
    match schema.extension(extension::SENSITIVE) {
        Some("secret") => Type::Secret,
        Some(_) => Type::Uri,
        None if schema.format.as_deref() == Some("uri") => Type::Uri,
        None => Type::String,
    }
}

/// Returns a number without a fraction as an integer: `20.0` is 20.
fn exact_integer(value: &serde_json::Value) -> Option<i64> {
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
