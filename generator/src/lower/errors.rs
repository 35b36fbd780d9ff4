//! The bodies of refusals, as one union that keys tell apart.

use super::{
    Lowering,
    schema::{ResolvedSchema, Schema},
    types::definition,
    union,
};
use crate::{
    ir::{Docs, Kind, Payload, RustName, Selector, TypeName, Union, UnionShape, Variant, WireName},
    pointer::Pointer,
};

impl Lowering<'_> {
    /// Defines the union of all refusals' bodies.
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
                        "have each error body require exactly one property that the others lack, by overlay";
                    ("nothing tells this error body from the others", help)
                } else {
                    let help = "name the one property that is always there in `required`, by overlay";
                    ("nothing tells this error body from any other JSON", help)
                };
                self.reject(&resolved.at, message).help(help);
                continue;
            };
            variants.push(Variant {
                name: short,
                selector: Selector::HasKey(WireName(key)),
                payload: Payload::Value(crate::ir::Type::Named(name.clone())),
                docs: Docs::from_description(resolved.schema.description.as_deref()),
                constraints: Vec::new(),
            });
        }
        let name = TypeName::root(RustName(super::operation::ERROR_BODY.to_owned()));
        let kind = Kind::Union(Union { shape: UnionShape::Keyed, variants });
        self.define(definition(&name, kind, Docs::default(), at));
        name
    }
}
