//! Objects with known fields.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{super::scope::Scope, rule, union};
use crate::ir::{
    Choice, Constraint, Definition, Field, Payload, Presence, Selector, Struct, Union, UnionShape, Usage,
    Variant, WireName,
};

/// Renders the JSON implementation of a struct.
pub(in crate::render) fn structure(
    scope: &mut Scope<'_>,
    definition: &Definition,
    item: &Struct,
) -> TokenStream {
    scope.runtime("json");
    let name = &definition.name;
    let description = description(definition, item);
    let choice = item.choice.iter().map(|choice| (&choice.field, Presence::Required));
    let fields = item.fields.iter().map(|field| (&field.name, field.presence));
    let fields = choice.chain(fields).enumerate().map(|(place, (field, presence))| {
        let place = Literal::usize_unsuffixed(place);
        let presence = match presence {
            Presence::Required => quote!(required),
            Presence::Nullable => quote!(nullable),
            Presence::Optional | Presence::OptionalNullable => quote!(optional),
        };
        quote!(#presence #field = #place)
    });
    let additional = item.additional.as_ref().map_or_else(
        || quote!(extra),
        |additional| {
            let name = &additional.name;
            quote!(#name)
        },
    );
    let is_answer = (!definition.usage.is_sent()).then(|| quote!(, is_answer = true));
    quote! {
        impl #name {
            #description
        }

        json::object!(#name #(, #fields)*; additional #additional #is_answer);
    }
}

fn description(definition: &Definition, item: &Struct) -> TokenStream {
    let text = definition.name.name.plain();
    let choice = item.choice.as_ref().map(|choice| {
        let (label, ty) = (choice.field.plain(), &choice.name);
        quote!(json::Field::choice(#label, #ty::UNION),)
    });
    let fields = item.fields.iter().map(|field| described(field, definition.usage));
    let groups: Vec<TokenStream> = item.rules.iter().map(group).collect();
    let groups = (!groups.is_empty()).then(|| quote!(groups: &[#(#groups),*],));
    let additional = item.additional.as_ref().map(|additional| {
        let label = additional.name.plain();
        let rules = rule::list(&[Constraint::Values(additional.constraints.clone())]);
        quote!(additional: json::AdditionalProperties::Named(#label, #rules),)
    });
    quote! {
        const OBJECT: &'static json::Object = &json::Object {
            name: #text,
            fields: &[#choice #(#fields),*],
            #groups
            #additional
            ..json::Object::EMPTY
        };
    }
}

fn described(field: &Field, usage: Usage) -> TokenStream {
    let wire = field.wire.as_str();
    let presence = match field.presence {
        Presence::Required => quote!(required),
        Presence::Optional => quote!(optional),
        Presence::Nullable => quote!(nullable),
        // In responses, whether the field was `null` is kept next to it.
        Presence::OptionalNullable if !usage.is_sent() => quote!(optional),
        Presence::OptionalNullable => quote!(optional_nullable),
    };
    let label = field.name.plain();
    let named = (label != wire).then(|| quote!(.named(#label)));
    let rules = rule::suffix(&field.constraints).filter(|_| usage.is_sent());
    quote!(json::Field::#presence(#wire)#named #rules)
}

fn group(rule: &crate::ir::Rule) -> TokenStream {
    let names = |names: &[WireName]| {
        let names: Vec<&str> = names.iter().map(WireName::as_str).collect();
        quote!(&[#(#names),*])
    };
    match rule {
        crate::ir::Rule::AnyOf(groups) => {
            let groups = groups.iter().map(|group| names(group));
            quote!(json::Group::AnyOf(&[#(#groups),*]))
        }
        crate::ir::Rule::OneOf(groups) => {
            let groups = groups.iter().map(|group| names(group));
            quote!(json::Group::OneOf(&[#(#groups),*]))
        }
        crate::ir::Rule::NotTogether(fields) => {
            let fields = names(fields);
            quote!(json::Group::NotTogether(#fields))
        }
        crate::ir::Rule::OnlyWith { field, alternatives } => {
            let (field, others) = (field.as_str(), names(alternatives));
            quote!(json::Group::OnlyWith(#field, #others))
        }
    }
}

/// Renders the JSON implementation of the enum of an object's variants, each of which has its own key.
pub(in crate::render) fn choice(
    scope: &mut Scope<'_>,
    definition: &Definition,
    choice: &Choice,
) -> TokenStream {
    let variants = choice.alternatives.iter().map(|form| Variant {
        name: form.variant.clone(),
        selector: Selector::Key(form.wire.clone()),
        payload: Payload::Value(form.ty.clone()),
        docs: form.docs.clone(),
        constraints: form.constraints.clone(),
    });
    let item = Union { shape: UnionShape::Keyed, variants: variants.collect() };
    union::implementation(scope, &choice.name, definition.usage, &item, false)
}
