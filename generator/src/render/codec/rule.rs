//! Constraints on values as data.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::Constraint;

/// Renders the constraints as an array, without those that are always checked.
pub(super) fn list(constraints: &[Constraint]) -> TokenStream {
    let rules = rules(constraints);
    quote!(&[#(#rules),*])
}

/// Renders `.rules(..)`, if there are any constraints.
pub(super) fn suffix(constraints: &[Constraint]) -> Option<TokenStream> {
    let rules = rules(constraints);
    (!rules.is_empty()).then(|| quote!(.rules(&[#(#rules),*])))
}

fn rules(constraints: &[Constraint]) -> Vec<TokenStream> {
    constraints.iter().filter_map(rule).map(|rule| quote!(json::Rule::#rule)).collect()
}

fn rule(constraint: &Constraint) -> Option<TokenStream> {
    Some(match constraint {
        // The constraints of a value's type, and whether a number is finite, are always checked.
        Constraint::Finite | Constraint::Nested => return None,
        Constraint::AtLeast(bound) => with_number(&quote!(AtLeast), *bound),
        Constraint::MoreThan(bound) => with_number(&quote!(MoreThan), *bound),
        Constraint::AtMost(bound) => with_number(&quote!(AtMost), *bound),
        Constraint::LessThan(bound) => with_number(&quote!(LessThan), *bound),
        Constraint::MultipleOf(step) => with_number(&quote!(MultipleOf), *step),
        Constraint::Ranges(ranges) => {
            let ranges = ranges.iter().map(|(low, high)| {
                let (low, high) = (number(*low), number(*high));
                quote!((#low, #high))
            });
            quote!(Within(&[#(#ranges),*]))
        }
        Constraint::MinLength(length) => with_count(&quote!(MinLength), *length),
        Constraint::MaxLength(length) => with_count(&quote!(MaxLength), *length),
        Constraint::Pattern(pattern) => quote!(Matches(#pattern)),
        Constraint::Uri => quote!(Uri),
        Constraint::MinItems(count) => with_count(&quote!(MinItems), *count),
        Constraint::MaxItems(count) => with_count(&quote!(MaxItems), *count),
        Constraint::UniqueItems => quote!(UniqueItems),
        Constraint::MinEntries(count) => with_count(&quote!(MinEntries), *count),
        Constraint::MaxEntries(count) => with_count(&quote!(MaxEntries), *count),
        Constraint::Object => quote!(Object),
        Constraint::Each(inner) => return with_rules(&quote!(Each), inner),
        Constraint::Keys(inner) => return with_rules(&quote!(Keys), inner),
        Constraint::Values(inner) => return with_rules(&quote!(Values), inner),
        Constraint::UnlessPlaceholder { placeholder, rules } => {
            let rules = list(rules);
            quote!(UnlessPlaceholder(#placeholder, #rules))
        }
    })
}

fn with_number(name: &TokenStream, bound: f64) -> TokenStream {
    let number = number(bound);
    quote!(#name(#number))
}

fn with_count(name: &TokenStream, count: u64) -> TokenStream {
    let count = Literal::u64_unsuffixed(count);
    quote!(#name(#count))
}

fn with_rules(name: &TokenStream, inner: &[Constraint]) -> Option<TokenStream> {
    let rules = rules(inner);
    (!rules.is_empty()).then(|| quote!(#name(&[#(#rules),*])))
}

fn number(bound: f64) -> TokenStream {
    if bound.is_infinite() {
        return if bound > 0.0 { quote!(f64::INFINITY) } else { quote!(f64::NEG_INFINITY) };
    }
    let sign = (bound < 0.0).then(|| quote!(-));
    let size = Literal::f64_unsuffixed(bound.abs());
    quote!(#sign #size)
}
