//! Lowers schemas to the types of the places that use them.

use super::{
    Lowered, Lowering, names,
    reported::Reported,
    rules::apart,
    schema::{Additional, JsonType, Node, ResolvedSchema, component_pointer},
};
use crate::{
    downgrade::extension,
    ir::{Constraint, Definition, Docs, GatedDocument, Kind, RustName, Type, TypeName, Usage},
    pointer::Pointer,
};

impl Lowering<'_> {
    /// Lowers the schema of a field, element or payload; `suggestion` names its definition if it needs one.
    pub(super) fn lower_node(&mut self, node: &Node, suggestion: &TypeName) -> Result<Lowered, Reported> {
        if let Some(component) = node.alias() {
            let component = component.to_owned();
            let mut lowered = match self.gated_document(&component, suggestion)? {
                Some(document) => document,
                None => self.lower_component(&component)?,
            };
            lowered = self.fillable(lowered, suggestion);
            if let Node::Inline { schema, .. } = node {
                lowered.nullable |= schema.nullable;
            }
            let description = node.own().into_iter().find_map(|schema| schema.description.as_deref());
            lowered.docs = Docs::from_description(description).or(|| lowered.docs);
            return Ok(lowered);
        }
        let resolved = self.resolve(node)?;
        let name = self.inline_name(&resolved.at, suggestion);
        self.recursively(node.places(), &name, |lowering| lowering.lower_resolved(&resolved, &name))
    }

    /// Lowers one property of an object.
    pub(super) fn lower_property(
        &mut self,
        holder: &ResolvedSchema,
        wire: &str,
        suggestion: &TypeName,
    ) -> Result<Lowered, Reported> {
        match holder.schema.properties.get(wire) {
            Some(node) => self.lower_node(node, suggestion),
            None => Err(self
                .reject(&holder.at, format!("property `{wire}` is required but not described"))
                .help("describe it with an overlay action")),
        }
    }

    /// Resolves a node, and reports parts that contradict each other.
    pub(super) fn resolve(&mut self, node: &Node) -> Result<ResolvedSchema, Reported> {
        match self.schemas.resolve(node) {
            Ok(resolved) => Ok(resolved),
            Err(conflict) => Err(self.conflict(&conflict)),
        }
    }

    /// Lowers a component once; every use shares the result.
    pub(super) fn lower_component(&mut self, component: &str) -> Result<Lowered, Reported> {
        if let Some(done) = self.components.get(component) {
            return done.clone();
        }
        let Some(node) = self.schemas.get(component).cloned() else {
            let message = format!("component `{component}` does not exist");
            return Err(self.reject(&component_pointer(component), message).help("correct the reference"));
        };
        let name = self.component_name(component);
        let lowered =
            self.recursively([component_pointer(component)].into(), &name, |lowering| match node.alias() {
                Some(target) => lowering.lower_component(target),
                None => {
                    let resolved = lowering.resolve(&node)?;
                    lowering.lower_resolved(&resolved, &name)
                }
            });
        self.components.insert(component.to_owned(), lowered.clone());
        lowered
    }

    /// Lowers a resolved schema; `name` is its definition's name if it needs one.
    pub(super) fn lower_resolved(
        &mut self,
        resolved: &ResolvedSchema,
        name: &TypeName,
    ) -> Result<Lowered, Reported> {
        let schema = &resolved.schema;
        // Properties that exclude each other become a rule of the struct.
        let is_rejected = |not: &Node| schema.properties.is_empty() || apart(not).is_none();
        if schema.not.iter().any(is_rejected) {
            return Err(self
                .reject(&resolved.at.key("not"), "`not` has no Rust equivalent")
                .or_json(&resolved.at)
                .help("remove it with an overlay action and state it in the description"));
        }
        let mut lowered = if schema.extensions.contains_key(extension::OPAQUE) {
            match schema.ty {
                None | Some(JsonType::Object) => self.opaque(resolved, name),
                Some(_) => Lowered::plain(Type::Json),
            }
        } else {
            self.deeper(resolved, |lowering| lowering.lower_in_depth(resolved, name))?
        };
        lowered.nullable |= schema.nullable;
        lowered.docs = Docs::from_description(schema.description.as_deref()).or(|| lowered.docs);
        Ok(lowered)
    }

    fn lower_in_depth(&mut self, resolved: &ResolvedSchema, name: &TypeName) -> Result<Lowered, Reported> {
        if resolved.is_union() {
            return self.lower_union(resolved, name);
        }
        self.check_range(resolved);
        Ok(match resolved.schema.ty {
            None => {
                self.check_has_type(resolved);
                Lowered::plain(Type::Json)
            }
            Some(JsonType::Null) => return Err(self.only_null(resolved)),
            Some(JsonType::Boolean) => Lowered::plain(Type::Bool),
            Some(JsonType::String) => self.lower_string(resolved, name)?,
            Some(JsonType::Integer | JsonType::Number) => self.lower_number(resolved, name)?,
            Some(JsonType::Array) => self.lower_array(resolved, name)?,
            Some(JsonType::Object) => self.lower_object(resolved, name)?,
        })
    }

    /// Reports a schema that allows only null.
    pub(super) fn only_null(&mut self, resolved: &ResolvedSchema) -> Reported {
        self.reject(&resolved.at, "a value that can only be null has no Rust equivalent")
            .or_json(&resolved.at)
            .help("remove it with an overlay action, or list other types")
    }

    /// Returns the gated document that stands for a namespace's root outside that namespace.
    fn gated_document(&mut self, component: &str, place: &TypeName) -> Result<Option<Lowered>, Reported> {
        let namespace = self.config.namespaces.values().find(|namespace| namespace.root == component);
        let Some(namespace) = namespace.filter(|namespace| namespace.module != place.space) else {
            return Ok(None);
        };
        let Type::Named(document) = self.lower_component(component)?.ty else { return Ok(None) };
        let name = TypeName::root(RustName(namespace.document.clone()));
        let docs = Docs::from_description(Some(&namespace.document_docs));
        let kind = Kind::GatedDocument(GatedDocument { document, feature: namespace.module.clone() });
        self.define(definition(&name, kind, docs.clone(), &component_pointer(component)));
        Ok(Some(Lowered::named(name, docs)))
    }

    fn opaque(&mut self, resolved: &ResolvedSchema, name: &TypeName) -> Lowered {
        let docs = Docs::from_description(resolved.schema.description.as_deref());
        self.define(definition(name, Kind::Opaque, docs.clone(), &resolved.at));
        Lowered::named(name.clone(), docs)
    }

    fn lower_array(&mut self, resolved: &ResolvedSchema, name: &TypeName) -> Result<Lowered, Reported> {
        let schema = &resolved.schema;
        let item = match &schema.items {
            None => Lowered::plain(Type::Json),
            Some(items) => self.lower_node(items, &names::singular(name))?,
        };
        if item.nullable {
            return Err(self
                .reject(&resolved.at.key("items"), "nullable list elements are not supported")
                .or_json(&resolved.at)
                .help("correct the schema of the elements with an overlay action"));
        }
        let mut constraints = super::constraint::of_list(schema);
        constraints.extend(super::constraint::of_parts(item.constraints, Constraint::Each));
        Ok(Lowered { constraints, ..Lowered::plain(Type::List(Box::new(item.ty))) })
    }

    /// Lowers an object without named properties to a map or a free JSON object.
    pub(super) fn lower_map(
        &mut self,
        resolved: &ResolvedSchema,
        name: &TypeName,
    ) -> Result<Lowered, Reported> {
        let schema = &resolved.schema;
        let mut constraints = super::constraint::of_map(schema);
        if let Some(pattern) = schema.extension(extension::KEY_PATTERN) {
            let rules = self.pattern(resolved, pattern).into_iter().collect();
            let rules = self.unless_placeholder(rules, name);
            constraints.extend(super::constraint::of_parts(rules, Constraint::Keys));
        }
        let Additional::Schema(values) = &schema.additional else {
            // Constraints on the entries can only be checked on a map.
            let ty = if constraints.is_empty() { Type::JsonObject } else { Type::Map(Box::new(Type::Json)) };
            if ty == Type::JsonObject {
                constraints.push(Constraint::Object);
            }
            return Ok(Lowered { constraints, ..Lowered::plain(ty) });
        };
        let value = self.lower_node(values, &names::joined(name, "Value"))?;
        if value.nullable {
            return Err(self
                .reject(&resolved.at.key("additionalProperties"), "nullable map values are not supported")
                .or_json(&resolved.at)
                .help("correct the schema of the values with an overlay action"));
        }
        constraints.extend(super::constraint::of_parts(value.constraints, Constraint::Values));
        let secret = schema.extension(extension::SENSITIVE) == Some("secret");
        let ty = if secret && value.ty == Type::String { Type::Secret } else { value.ty };
        Ok(Lowered { constraints, ..Lowered::plain(Type::Map(Box::new(ty))) })
    }
}

impl Lowered {
    /// Returns the name of its definition, if it has one.
    pub(super) fn name(&self) -> Option<&RustName> {
        match &self.ty {
            Type::Named(name) | Type::Boxed(name) => Some(&name.name),
            _ => None,
        }
    }

    pub(super) fn plain(ty: Type) -> Self {
        Self { ty, nullable: false, constraints: Vec::new(), docs: Docs::default() }
    }

    pub(super) fn named(name: TypeName, docs: Docs) -> Self {
        Self { ty: Type::Named(name), nullable: false, constraints: vec![Constraint::Nested], docs }
    }
}

/// Returns a definition without a module, used both ways until its usage is known.
pub(super) fn definition(name: &TypeName, kind: Kind, docs: Docs, at: &Pointer) -> Definition<()> {
    Definition {
        name: name.clone(),
        kind,
        docs,
        usage: Usage::Both,
        module: (),
        features: Vec::new(),
        origin: at.clone(),
    }
}
