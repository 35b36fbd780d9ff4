//! Objects with named properties.

use std::rc::Rc;

use super::{
    Lowered, Lowering, names,
    reported::Reported,
    reserved, rules,
    schema::{Additional, Node, ResolvedSchema},
    types::definition,
};
use crate::{
    downgrade::extension,
    ir::{self, Docs, Field, Kind, Openness, Presence, RustName, Struct, Type, TypeName, WireName},
};

impl Lowering<'_> {
    pub(super) fn lower_object(
        &mut self,
        resolved: &ResolvedSchema,
        name: &TypeName,
    ) -> Result<Lowered, Reported> {
        let schema = &resolved.schema;
        let has_fields = !schema.properties.is_empty() || !rules::named(resolved).is_empty();
        if !has_fields && !matches!(schema.additional, Additional::Closed) {
            return self.lower_map(resolved, name);
        }
        Ok(self.lower_struct(resolved, name, &[]))
    }

    /// Lowers an object to a struct, without the properties that the enclosing type already holds.
    pub(super) fn lower_struct(
        &mut self,
        resolved: &ResolvedSchema,
        name: &TypeName,
        left_out: &[&str],
    ) -> Lowered {
        let docs = Docs::from_description(resolved.schema.description.as_deref());
        let fields = self.lower_fields(resolved, name, left_out);
        let additional = self.lower_additional_properties(resolved, name);
        let closed = matches!(resolved.schema.additional, Additional::Closed);
        let item = Struct { fields, choice: None, rules: rules::of(resolved), additional, closed };
        self.define(definition(name, Kind::Struct(item), docs.clone(), &resolved.at));
        Lowered::named(name.clone(), docs)
    }

    pub(super) fn lower_fields(
        &mut self,
        resolved: &ResolvedSchema,
        owner: &TypeName,
        left_out: &[&str],
    ) -> Vec<Field> {
        self.check_struct(resolved);
        let mut fields: Vec<Field> = Vec::new();
        for (wire, node) in &resolved.schema.properties {
            if left_out.contains(&wire.as_str()) {
                continue;
            }
            let required = resolved.schema.required.contains(wire);
            fields.push(self.lower_field(wire, node, owner, required));
        }
        // What is named but not described may be anything that additional properties may be.
        let schema = &resolved.schema;
        for wire in rules::named(resolved).into_iter().filter(|wire| !left_out.contains(&wire.as_str())) {
            let is_required = schema.required.contains(&wire);
            let (fact, at) = if is_required {
                ("required", resolved.at.key("required"))
            } else {
                ("in a rule", resolved.at.clone())
            };
            let origin = self.document.origin(&at);
            self.problems
                .warning(format!("property `{wire}` is {fact}, but not described"))
                .at(origin)
                .help("describe it with an overlay action; until then, it may be any JSON");
            let at = resolved.at.keys(["properties", &wire]);
            let anything = Node::Inline { schema: Rc::default(), at };
            let node = if let Additional::Schema(node) = &schema.additional { node } else { &anything };
            fields.push(self.lower_field(&wire, node, owner, is_required));
        }
        fields
    }

    /// Lowers a property. If it has errors, they are reported and its type is plain JSON.
    pub(super) fn lower_field(&mut self, wire: &str, node: &Node, owner: &TypeName, required: bool) -> Field {
        let origin = node.pointer();
        let word = self.config.fields.get(origin.as_str()).map_or(wire, String::as_str);
        let Lowered { ty, nullable, constraints, docs } =
            self.lower_node(node, &names::joined(owner, word)).unwrap_or_else(|_| Lowered::plain(Type::Json));
        let presence = match (required, nullable) {
            (true, false) => Presence::Required,
            (true, true) => Presence::Nullable,
            (false, false) => Presence::Optional,
            (false, true) => Presence::OptionalNullable,
        };
        let fixed = self.only_value(&ty).filter(|_| presence == Presence::Required);
        let default = node.own().into_iter().find_map(|schema| schema.default.clone());
        let deprecated = node.own().into_iter().any(|schema| schema.deprecated);
        let access = self.schemas.resolve(node).map(|resolved| resolved.schema.access).unwrap_or_default();
        let wire = WireName(wire.to_owned());
        Field {
            name: self.naming.field(&origin, &wire).cloned().unwrap_or_else(|| reserved::field_name(word)),
            wire,
            ty,
            presence,
            fixed,
            docs,
            constraints,
            default,
            deprecated,
            access,
            origin,
        }
    }

    /// Returns the variant of a closed enum that has only one.
    fn only_value(&self, ty: &Type) -> Option<RustName> {
        let Type::Named(name) = ty else { return None };
        let Kind::StringEnum(item) = &self.definitions.get(name)?.kind else { return None };
        match item.values.as_slice() {
            [only] if item.openness == Openness::Closed => Some(only.name.clone()),
            _ => None,
        }
    }

    /// Lowers the additional properties, if the description gives them a schema.
    fn lower_additional_properties(
        &mut self,
        resolved: &ResolvedSchema,
        owner: &TypeName,
    ) -> Option<ir::AdditionalProperties> {
        let Additional::Schema(node) = &resolved.schema.additional else { return None };
        let lowered = self.lower_node(node, &names::joined(owner, "Other")).ok()?;
        // Values of any type are accepted by `extra` anyway.
        (lowered.ty != Type::Json).then(|| ir::AdditionalProperties {
            name: RustName("others".to_owned()),
            ty: lowered.ty,
            constraints: lowered.constraints,
        })
    }

    fn check_struct(&mut self, resolved: &ResolvedSchema) {
        if resolved.schema.extensions.contains_key(extension::KEY_PATTERN) {
            self.reject(
                &resolved.at,
                "the names of properties are restricted on an object with named properties",
            )
            .or_json(&resolved.at)
            .help("remove `propertyNames` with an overlay action, or use a map");
        }
        self.check_rules(resolved);
    }
}
