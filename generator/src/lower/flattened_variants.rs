//! Alternatives that are forms of one object: they share their properties, but for one that marks each form
//! (`{room, level}` or `{room, scene}`), or but for what they require.

use indexmap::IndexMap;

use super::{
    Lowered, Lowering, names, reserved, rules,
    schema::{Additional, Node, ResolvedSchema},
    types::definition,
    union::Alternative,
};
use crate::{
    downgrade::extension,
    ir::{self, Choice, Docs, Field, Kind, Rule, Struct, TypeName, WireName},
};

impl Lowering<'_> {
    /// One struct for all forms, or `None` if they are no forms of one object.
    pub(super) fn lower_flattened_variants(
        &mut self,
        holder: &ResolvedSchema,
        alternatives: &[Alternative],
        name: &TypeName,
    ) -> Option<Lowered> {
        let forms: Vec<&ResolvedSchema> =
            alternatives.iter().map(|alternative| &alternative.resolved).collect();
        let discriminants = discriminants(&forms)?;
        let docs = Docs::from_description(holder.schema.description.as_deref());
        let mut fields = Vec::new();
        let mut rules = shared_rules(&forms)?;
        for (wire, holders) in properties(&forms) {
            if discriminants.iter().any(|discriminant| discriminant.as_deref() == Some(wire)) {
                continue;
            }
            let required = forms.iter().all(|form| form.schema.required.iter().any(|name| name == wire));
            fields.push(self.shared_field(wire, &holders, name, required)?);
            if holders.len() < forms.len() {
                let alternatives = forms
                    .iter()
                    .zip(&discriminants)
                    .filter(|(form, _)| form.schema.properties.contains_key(wire));
                let alternatives =
                    alternatives.filter_map(|(_, discriminant)| discriminant.clone().map(WireName)).collect();
                rules.push(Rule::OnlyWith { field: WireName(wire.to_owned()), alternatives });
            }
        }
        rules.extend(required_somewhere(&forms, &discriminants));
        let choice = if discriminants.iter().any(Option::is_some) {
            Some(self.choice(holder, &forms, &discriminants, name)?)
        } else {
            None
        };
        let item = Struct { fields, choice, rules, additional: None, closed: true };
        self.define(definition(name, Kind::Struct(item), docs.clone(), &holder.at));
        Some(Lowered::named(name.clone(), docs))
    }

    /// A property that several forms have, if they mean the same by it.
    fn shared_field(
        &mut self,
        wire: &str,
        nodes: &[&Node],
        owner: &TypeName,
        required: bool,
    ) -> Option<Field> {
        let mut fields = Vec::new();
        for node in nodes {
            fields.push(self.lower_field(wire, node, owner, required).ok()?);
        }
        let first = fields.remove(0);
        fields
            .iter()
            .all(|other| other.ty == first.ty && other.constraints == first.constraints)
            .then_some(first)
    }

    fn choice(
        &mut self,
        holder: &ResolvedSchema,
        forms: &[&ResolvedSchema],
        discriminants: &[Option<String>],
        owner: &TypeName,
    ) -> Option<Choice> {
        let field = holder.schema.extension(extension::CHOICE).unwrap_or("choice");
        let mut alternatives = Vec::new();
        let mut idempotent = Vec::new();
        for (form, discriminant) in forms.iter().zip(discriminants) {
            let wire = discriminant.as_deref()?;
            let node = form.schema.properties.get(wire)?;
            let lowered = self.lower_node(node, &names::joined(owner, wire)).ok()?;
            if form.schema.flag(extension::IDEMPOTENT) == Some(true) {
                idempotent.push(WireName(wire.to_owned()));
            }
            alternatives.push(ir::Alternative {
                wire: WireName(wire.to_owned()),
                variant: names::variant_names([wire]).remove(0),
                constructor: reserved::field_name(wire),
                ty: lowered.ty,
                docs: lowered.docs,
                constraints: lowered.constraints,
            });
        }
        if !idempotent.is_empty() {
            self.idempotency.insert(owner.clone(), idempotent);
        }
        Some(Choice { field: names::field_name(field), name: names::joined(owner, field).name, alternatives })
    }
}

/// Demands that all forms make alike.
fn shared_rules(forms: &[&ResolvedSchema]) -> Option<Vec<Rule>> {
    let mut rules = forms.iter().map(|form| rules::of(form));
    let first = rules.next()?;
    rules.all(|other| other == first).then_some(first)
}

/// For each form the property that marks it: all have one, or none has and the properties are the same.
fn discriminants(forms: &[&ResolvedSchema]) -> Option<Vec<Option<String>>> {
    let is_plain = |form: &&ResolvedSchema| {
        let schema = &form.schema;
        matches!(schema.additional, Additional::Closed)
            && !schema.properties.is_empty()
            && schema.not.is_empty()
    };
    if !forms.iter().all(is_plain) {
        return None;
    }
    let all = properties(forms);
    let own = |form: &ResolvedSchema| -> Vec<String> {
        let names = form.schema.properties.keys();
        names.filter(|name| all[name.as_str()].len() == 1).cloned().collect()
    };
    let owned: Vec<Vec<String>> = forms.iter().map(|form| own(form)).collect();
    if owned.iter().all(Vec::is_empty) {
        let same = all.values().all(|holders| holders.len() == forms.len());
        return same.then(|| vec![None; forms.len()]);
    }
    let shares = all.values().any(|holders| holders.len() == forms.len());
    let marked = forms.iter().zip(&owned).map(|(form, owned)| match owned.as_slice() {
        [only] if form.schema.required.contains(only) => Some(Some(only.clone())),
        _ => None,
    });
    marked.collect::<Option<Vec<_>>>().filter(|_| shares)
}

/// Every property of any form, in order of appearance, with the schemas that the forms give it.
fn properties<'a>(forms: &[&'a ResolvedSchema]) -> IndexMap<&'a str, Vec<&'a Node>> {
    let mut all: IndexMap<&str, Vec<&Node>> = IndexMap::new();
    for form in forms {
        for (name, node) in &form.schema.properties {
            all.entry(name).or_default().push(node);
        }
    }
    all
}

/// What the forms require beyond what all require: at least one of these groups must be there.
fn required_somewhere(forms: &[&ResolvedSchema], discriminants: &[Option<String>]) -> Option<Rule> {
    let everywhere = |name: &String| forms.iter().all(|form| form.schema.required.contains(name));
    let groups: Vec<Vec<WireName>> = forms
        .iter()
        .zip(discriminants)
        .map(|(form, discriminant)| {
            let required = form
                .schema
                .required
                .iter()
                .filter(|name| !everywhere(name) && discriminant.as_ref() != Some(*name));
            required.map(|name| WireName(name.clone())).collect()
        })
        .collect();
    groups.iter().all(|group| !group.is_empty()).then_some(Rule::AnyOf(groups))
}
