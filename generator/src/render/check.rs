//! The checks that run before a value is sent.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::scope::Scope;
use crate::ir::{AdditionalProperties, Choice, Constraint, Definition, Rule, Struct, WireName};

/// `Validate` for a struct.
pub(super) fn structure(scope: &mut Scope<'_>, definition: &Definition, item: &Struct) -> TokenStream {
    let fields: TokenStream = item
        .fields
        .iter()
        .filter_map(|field| {
            let name = &field.name;
            checks(field.wire.as_str(), &quote!(&self.#name), &field.constraints)
        })
        .collect();
    let choice: Option<TokenStream> = item.choice.as_ref().map(choice);
    let rules: TokenStream = item.rules.iter().map(|rule| self::rule(item, rule)).collect();
    let declared: Vec<&str> = item.wire_names().map(WireName::as_str).collect();
    let additional = match &item.additional {
        None => quote!(validator.extra(&self.extra, &[#(#declared),*]);),
        Some(rest) => others(rest, &declared),
    };
    let body = quote! {
        #choice
        #fields
        #rules
        #additional
    };
    implementation(scope, definition, &body)
}

/// The checks of fields that the description does not name.
fn others(rest: &AdditionalProperties, declared: &[&str]) -> TokenStream {
    let name = &rest.name;
    let values = match rest.constraints.as_slice() {
        [] => quote!(),
        [Constraint::Nested] => quote!(validator.value(&self.#name).nested();),
        constraints => {
            let call = call(&Constraint::Values(constraints.to_vec()));
            quote!(validator.value(&self.#name)#call;)
        }
    };
    quote! {
        #values
        validator.others(&self.#name, &[#(#declared),*]);
    }
}

/// `impl Validate for ..` around a body that uses `report`.
pub(super) fn implementation(
    scope: &mut Scope<'_>,
    definition: &Definition,
    body: &TokenStream,
) -> TokenStream {
    let name = &definition.name;
    let validate = scope.runtime("Validate");
    let validator = scope.runtime("Validator");
    quote! {
        impl #validate for #name {
            fn check(&self, validator: &mut #validator) {
                #body
            }
        }
    }
}

/// The checks of one field, as a statement; nothing where there are none.
pub(super) fn checks(wire: &str, place: &TokenStream, constraints: &[Constraint]) -> Option<TokenStream> {
    let calls = calls(constraints);
    (!constraints.is_empty()).then(|| quote!(validator.field(#wire, #place)#calls;))
}

fn calls(constraints: &[Constraint]) -> TokenStream {
    let bounded = constraints.iter().any(|constraint| {
        use Constraint::{AtLeast, AtMost, LessThan, MoreThan, MultipleOf};
        matches!(constraint, AtLeast(_) | AtMost(_) | LessThan(_) | MoreThan(_) | MultipleOf(_))
    });
    // Every bound asks for a finite number already.
    constraints
        .iter()
        .filter(|constraint| !(bounded && matches!(constraint, Constraint::Finite)))
        .map(call)
        .collect()
}

fn call(constraint: &Constraint) -> TokenStream {
    match constraint {
        Constraint::AtLeast(bound) => with_number(&quote!(at_least), *bound),
        Constraint::MoreThan(bound) => with_number(&quote!(more_than), *bound),
        Constraint::AtMost(bound) => with_number(&quote!(at_most), *bound),
        Constraint::LessThan(bound) => with_number(&quote!(less_than), *bound),
        Constraint::MultipleOf(step) => with_number(&quote!(multiple_of), *step),
        Constraint::Ranges(ranges) => {
            let ranges = ranges.iter().map(|(low, high)| {
                let (low, high) = (range_end(*low), range_end(*high));
                quote!((#low, #high))
            });
            quote!(.within(&[#(#ranges),*]))
        }
        Constraint::Finite => quote!(.finite()),
        Constraint::MinLength(length) => with_count(&quote!(min_length), *length),
        Constraint::MaxLength(length) => with_count(&quote!(max_length), *length),
        Constraint::Pattern(pattern) => quote!(.matches(#pattern)),
        Constraint::Uri => quote!(.uri()),
        Constraint::MinItems(count) => with_count(&quote!(min_items), *count),
        Constraint::MaxItems(count) => with_count(&quote!(max_items), *count),
        Constraint::UniqueItems => quote!(.unique_items()),
        Constraint::MinEntries(count) => with_count(&quote!(min_entries), *count),
        Constraint::MaxEntries(count) => with_count(&quote!(max_entries), *count),
        Constraint::Object => quote!(.object()),
        Constraint::Nested => quote!(.nested()),
        Constraint::Each(inner) => with_rules(&quote!(each), &quote!(item), inner),
        Constraint::Keys(inner) => with_rules(&quote!(keys), &quote!(key), inner),
        Constraint::Values(inner) => with_rules(&quote!(values), &quote!(value), inner),
        Constraint::UnlessPlaceholder { placeholder, rules } => {
            let rules = calls(rules);
            quote!(.unless_placeholder(#placeholder)#rules)
        }
    }
}

fn range_end(bound: f64) -> TokenStream {
    if bound.is_infinite() {
        return if bound > 0.0 { quote!(f64::INFINITY) } else { quote!(f64::NEG_INFINITY) };
    }
    let sign = (bound < 0.0).then(|| quote!(-));
    let size = Literal::f64_unsuffixed(bound.abs());
    quote!(#sign #size)
}

fn with_number(method: &TokenStream, bound: f64) -> TokenStream {
    let number = number(bound);
    quote!(.#method(#number))
}

fn with_count(method: &TokenStream, count: u64) -> TokenStream {
    let count = Literal::u64_unsuffixed(count);
    quote!(.#method(#count))
}

fn with_rules(method: &TokenStream, name: &TokenStream, inner: &[Constraint]) -> TokenStream {
    let calls = calls(inner);
    quote!(.#method(|#name| { #name #calls; }))
}

/// A bound as people write it: `40`, not `40.0`.
pub(super) fn number(bound: f64) -> TokenStream {
    let sign = (bound < 0.0).then(|| quote!(-));
    let size = bound.abs();
    let literal = if size.fract() == 0.0 && size < 1e9 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, positive and small"
        )]
        Literal::u64_unsuffixed(size as u64)
    } else {
        Literal::f64_unsuffixed(size)
    };
    quote!(#sign #literal)
}

fn choice(choice: &Choice) -> TokenStream {
    let (field, ty) = (&choice.field, &choice.name);
    let arms = choice.alternatives.iter().map(|alternative| {
        let variant = &alternative.variant;
        match checks(alternative.wire.as_str(), &quote!(value), &alternative.constraints) {
            Some(checks) => quote!(#ty::#variant(value) => { #checks }),
            None => quote!(#ty::#variant(_) => {}),
        }
    });
    quote!(match &self.#field { #(#arms)* })
}

fn rule(item: &Struct, rule: &Rule) -> TokenStream {
    match rule {
        Rule::AnyOf(groups) => {
            let groups = self::groups(item, groups);
            quote!(validator.any_of(&[#(#groups),*]);)
        }
        Rule::NotTogether(fields) => {
            let fields = fields.iter().map(|wire| {
                let (name, set) = (wire.as_str(), is_set(item, wire));
                quote!((#name, #set))
            });
            quote!(validator.at_most_one_of(&[#(#fields),*]);)
        }
        Rule::OneOf(groups) => {
            let groups = self::groups(item, groups);
            quote!(validator.exactly_one_of(&[#(#groups),*]);)
        }
        Rule::OnlyWith { field, alternatives } => {
            let name = field.as_str();
            let set = is_set(item, field);
            let names: Vec<&str> = alternatives.iter().map(WireName::as_str).collect();
            let others = alternatives.iter().map(|wire| is_set(item, wire));
            quote!(validator.only_with(#name, #set, &[#(#names),*], #(#others)||*);)
        }
    }
}

/// Groups of properties, each with whether it is there as a whole.
fn groups(item: &Struct, groups: &[Vec<WireName>]) -> Vec<TokenStream> {
    let group = |group: &Vec<WireName>| {
        let names: Vec<&str> = group.iter().map(WireName::as_str).collect();
        let names = names.join(" with ");
        let set: Vec<TokenStream> = group.iter().map(|wire| is_set(item, wire)).collect();
        quote!((#names, #(#set)&&*))
    };
    groups.iter().map(group).collect()
}

/// Whether a property is there: a field that is set, or the form that it marks.
fn is_set(item: &Struct, wire: &WireName) -> TokenStream {
    if let Some(field) = item.field(wire.as_str()) {
        let name = &field.name;
        return match field.presence {
            crate::ir::Presence::Required => quote!(true),
            _ => quote!(self.#name.is_some()),
        };
    }
    let choice = item.choice.as_ref();
    let alternative = choice.and_then(|choice| choice.alternatives.iter().find(|it| it.wire == *wire));
    match (choice, alternative) {
        (Some(choice), Some(alternative)) => {
            let (field, ty, variant) = (&choice.field, &choice.name, &alternative.variant);
            quote!(matches!(self.#field, #ty::#variant(_)))
        }
        _ => quote!(false),
    }
}

/// The checks of a value that is no field: the place in the report stays the holder's.
pub(super) fn unnamed(place: &TokenStream, constraints: &[Constraint]) -> TokenStream {
    if constraints.is_empty() {
        return quote!(let _ = validator;);
    }
    let calls = calls(constraints);
    quote!(validator.value(#place)#calls;)
}
