//! Error bodies, as one union that is told apart by keys, and the error codes in them.

use super::{
    Lowering,
    operation::ERROR_BODY,
    schema::{ResolvedSchema, Schema},
    types::definition,
    union,
};
use crate::{
    config::Codes,
    ir::{
        Docs, ErrorCodes, Field, Kind, Payload, RustName, Selector, Type, TypeName, Union, UnionShape,
        Variant, WireName,
    },
    pointer::Pointer,
    suggest::nearest,
};

impl Lowering<'_> {
    /// Defines the union of all error bodies.
    pub(super) fn define_error_body(
        &mut self,
        bodies: &[(TypeName, ResolvedSchema)],
        at: &Pointer,
    ) -> TypeName {
        let schemas: Vec<&Schema> = bodies.iter().map(|(_, resolved)| &resolved.schema).collect();
        let names: Vec<RustName> = bodies.iter().map(|(name, _)| name.name.clone()).collect();
        let short = if names.len() > 1 { union::distinctive(&names) } else { names.clone() };
        let mut variants = Vec::new();
        for ((name, resolved), short) in bodies.iter().zip(short) {
            let Some(key) = union::own_key(&resolved.schema, &schemas) else {
                let (message, help) = if schemas.len() > 1 {
                    let help =
                        "make each error body require exactly one property that the others lack, by overlay";
                    ("this error body cannot be told apart from the others", help)
                } else {
                    let help = "list the one property that is always present under `required`, by overlay";
                    ("this error body cannot be told apart from other JSON", help)
                };
                self.reject(&resolved.at, message).help(help);
                continue;
            };
            variants.push(Variant {
                name: short,
                selector: Selector::HasKey(WireName(key)),
                payload: Payload::Value(Type::Named(name.clone())),
                docs: Docs::from_description(resolved.schema.description.as_deref()),
                constraints: Vec::new(),
            });
        }
        let name = TypeName::root(RustName(ERROR_BODY.to_owned()));
        let kind = Kind::Union(Union { shape: UnionShape::Keyed, variants });
        // The name is reserved for this definition.
        self.definitions.insert(name.clone(), definition(&name, kind, Docs::default(), at));
        name
    }

    /// Finds the configured error code field in the error bodies or their parts.
    pub(super) fn error_codes(&mut self, bodies: &[(TypeName, ResolvedSchema)]) -> Option<ErrorCodes> {
        let Codes { field: wanted, .. } = self.config.errors.codes.as_ref()?;
        let fields: Vec<Field> =
            bodies.iter().flat_map(|(body, _)| self.fields_within(body)).cloned().collect();
        let found: Vec<&Field> = fields.iter().filter(|field| field.wire.as_str() == wanted).collect();
        let Some(first) = found.first() else {
            let help = nearest(wanted, fields.iter().map(|field| field.wire.as_str()))
                .unwrap_or_else(|| "name the field with the error code, or remove [errors.codes]".to_owned());
            let origin = self.config.origin(["errors", "codes", "field"]);
            self.problems
                .error(format!("no error body, and no part of one, has a field `{wanted}`"))
                .at(origin)
                .help(help);
            return None;
        };
        let definition = self.code_type(first)?;
        for other in &found {
            if self.code_type(other)? != definition {
                self.reject(&other.origin, format!("the error codes `{wanted}` have two different types"))
                    .help(format!(
                        "give both schemas the same values in the overlay; the other is `{definition}`"
                    ));
                return None;
            }
        }
        Some(ErrorCodes { field: WireName(wanted.clone()), definition })
    }

    fn code_type(&mut self, field: &Field) -> Option<TypeName> {
        if let Type::Named(name) = &field.ty
            && matches!(self.definitions.get(name).map(|found| &found.kind), Some(Kind::StringEnum(_)))
        {
            return Some(name.clone());
        }
        let at: Pointer = field.origin.clone();
        self.reject(&at, format!("`{}`, which holds the error code, is not a string enum", field.wire))
            .help("list the known values under `enum` in the overlay; unknown values are preserved");
        None
    }

    /// Returns the fields of a body, of the objects in it, and of the entries of its lists.
    fn fields_within(&self, body: &TypeName) -> Vec<&Field> {
        let own = self.fields_of(body);
        let inner = own.iter().filter_map(|field| match &field.ty {
            Type::Named(name) | Type::Boxed(name) => Some(name),
            Type::List(entry) => match &**entry {
                Type::Named(name) => Some(name),
                _ => None,
            },
            _ => None,
        });
        let inner: Vec<&Field> = inner.flat_map(|name| self.fields_of(name)).collect();
        own.iter().chain(inner).collect()
    }

    fn fields_of(&self, name: &TypeName) -> &[Field] {
        match self.definitions.get(name).map(|found| &found.kind) {
            Some(Kind::Struct(item)) => &item.fields,
            _ => &[],
        }
    }
}
