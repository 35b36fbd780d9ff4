//! Alternatives that are variants of one object: they share all properties except a discriminant each
//! (`{room, level}` or `{room, scene}`), or differ only in what they require.

use indexmap::IndexMap;

use super::{
    Lowered, Lowering, names,
    reported::Reported,
    reserved, rules,
    schema::{Additional, Node, ResolvedSchema},
    types::definition,
    union::Alternative,
};
use crate::{
    downgrade::extension,
    ir::{self, Choice, Docs, Kind, Rule, Struct, TypeName, WireName},
};

/// How alternatives are variants of one object.
pub(super) struct Forms {
    /// Discriminant property of each variant; empty if the variants differ only in what they require.
    discriminants: Vec<String>,
    /// Rules that all variants have in common.
    rules: Vec<Rule>,
}

/// Returns how the alternatives are variants of one object, if shared properties mean the same in all.
pub(super) fn find_forms(lowering: &Lowering<'_>, alternatives: &[Alternative]) -> Option<Forms> {
    let forms: Vec<&ResolvedSchema> = resolved(alternatives);
    let discriminants = discriminants(&forms)?;
    let mut rules = forms.iter().map(|form| rules::of(form));
    let shared = rules.next()?;
    let demands = |node: &Node| {
        lowering.schemas.resolve(node).ok().map(|resolved| resolved.schema.without_annotations())
    };
    let is_shared = |nodes: &Vec<&Node>| nodes.iter().all(|node| demands(node) == demands(nodes[0]));
    let are_alike = rules.all(|rules| rules == shared) && properties(&forms).values().all(is_shared);
    are_alike.then_some(Forms { discriminants, rules: shared })
}

impl Lowering<'_> {
    /// Lowers all variants to one struct.
    pub(super) fn lower_forms(
        &mut self,
        holder: &ResolvedSchema,
        alternatives: &[Alternative],
        Forms { discriminants, mut rules }: Forms,
        name: &TypeName,
    ) -> Result<Lowered, Reported> {
        let forms = resolved(alternatives);
        let docs = Docs::from_description(holder.schema.description.as_deref());
        let mut fields = Vec::new();
        for (wire, nodes) in properties(&forms) {
            if discriminants.iter().any(|discriminant| discriminant == wire) {
                continue;
            }
            let required = forms.iter().all(|form| form.schema.required.iter().any(|name| name == wire));
            fields.push(self.lower_field(wire, nodes[0], name, required));
            if nodes.len() < forms.len() {
                let alternatives = forms
                    .iter()
                    .zip(&discriminants)
                    .filter(|(form, _)| form.schema.properties.contains_key(wire))
                    .map(|(_, discriminant)| WireName(discriminant.clone()));
                let field = WireName(wire.to_owned());
                rules.push(Rule::OnlyWith { field, alternatives: alternatives.collect() });
            }
        }
        rules.extend(required_somewhere(&forms, &discriminants));
        let choice = if discriminants.is_empty() {
            None
        } else {
            Some(self.choice(holder, &forms, &discriminants, name)?)
        };
        let item = Struct { fields, choice, rules, additional: None, closed: true };
        self.define(definition(name, Kind::Struct(item), docs.clone(), &holder.at));
        Ok(Lowered::named(name.clone(), docs))
    }

    fn choice(
        &mut self,
        holder: &ResolvedSchema,
        forms: &[&ResolvedSchema],
        discriminants: &[String],
        owner: &TypeName,
    ) -> Result<Choice, Reported> {
        let field = holder.schema.extension(extension::CHOICE).unwrap_or("choice");
        let names = names::variants_by_value(discriminants.iter().map(String::as_str));
        let mut alternatives = Vec::new();
        let mut idempotent = Vec::new();
        for (form, wire) in forms.iter().zip(discriminants) {
            let lowered = self.lower_property(form, wire, &names::joined(owner, wire))?;
            if form.schema.flag(extension::IDEMPOTENT) == Some(true) {
                idempotent.push(WireName(wire.clone()));
            }
            let variant = names[wire.as_str()].clone();
            alternatives.push(ir::Alternative {
                wire: WireName(wire.clone()),
                constructor: reserved::field_name(variant.as_str()),
                variant,
                ty: lowered.ty,
                docs: lowered.docs,
                constraints: lowered.constraints,
            });
        }
        if !idempotent.is_empty() {
            self.idempotency.insert(owner.clone(), idempotent);
        }
        Ok(Choice { field: names::field_name(field), name: names::joined(owner, field).name, alternatives })
    }
}

fn resolved(alternatives: &[Alternative]) -> Vec<&ResolvedSchema> {
    alternatives.iter().map(|alternative| &alternative.resolved).collect()
}

/// Returns the discriminant property of each variant; empty if none has one and all have the same properties.
fn discriminants(forms: &[&ResolvedSchema]) -> Option<Vec<String>> {
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
    let own = |form: &&ResolvedSchema| -> Vec<String> {
        let names = form.schema.properties.keys();
        names.filter(|name| all[name.as_str()].len() == 1).cloned().collect()
    };
    let owned: Vec<Vec<String>> = forms.iter().map(own).collect();
    if owned.iter().all(Vec::is_empty) {
        return all.values().all(|nodes| nodes.len() == forms.len()).then(Vec::new);
    }
    let shares = all.values().any(|nodes| nodes.len() == forms.len());
    let marked = forms.iter().zip(owned).map(|(form, owned)| match owned.as_slice() {
        [only] if form.schema.required.contains(only) => Some(only.clone()),
        _ => None,
    });
    marked.collect::<Option<Vec<_>>>().filter(|_| shares)
}

/// Returns every property of any variant, in order of appearance, with its schema in each of them.
fn properties<'a>(forms: &[&'a ResolvedSchema]) -> IndexMap<&'a str, Vec<&'a Node>> {
    let mut all: IndexMap<&str, Vec<&Node>> = IndexMap::new();
    for form in forms {
        for (name, node) in &form.schema.properties {
            all.entry(name).or_default().push(node);
        }
    }
    all
}

/// Returns the rule that one of the groups of properties must be present which only some variants require.
fn required_somewhere(forms: &[&ResolvedSchema], discriminants: &[String]) -> Option<Rule> {
    let everywhere = |name: &String| forms.iter().all(|form| form.schema.required.contains(name));
    let group = |form: &&ResolvedSchema| -> Vec<WireName> {
        let required = form.schema.required.iter();
        let own = required.filter(|name| !everywhere(name) && !discriminants.contains(*name));
        own.cloned().map(WireName).collect()
    };
    let groups: Vec<Vec<WireName>> = forms.iter().map(group).collect();
    groups.iter().all(|group| !group.is_empty()).then_some(Rule::AnyOf(groups))
}
