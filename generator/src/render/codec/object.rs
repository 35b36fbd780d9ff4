//! Objects with known fields.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{super::scope::Scope, build, is_answer, rule};
use crate::ir::{
    AdditionalProperties, Choice, Constraint, Definition, Field, Presence, RustName, Struct, Usage, WireName,
};

/// Everything about a struct.
pub(in crate::render) fn structure(
    scope: &mut Scope<'_>,
    definition: &Definition,
    item: &Struct,
) -> TokenStream {
    scope.runtime("json");
    let name = &definition.name;
    let description = description(definition, item);
    let fields = fields(item);
    let body = body(item);
    let object = quote! {
        fn object() -> Option<&'static json::Object> {
            Some(Self::OBJECT)
        }
    };
    let build = build(scope, name, is_answer(definition).as_ref(), &body, Some(object));
    quote! {
        impl #name {
            #description
        }

        impl json::Reflect for #name {
            fn view(&self) -> json::View<'_> {
                json::View::Object(Self::OBJECT, self)
            }
        }

        impl json::Fields for #name {
            #fields
        }

        #build
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
    let rest = item.additional.as_ref().map(|rest| {
        let label = rest.name.plain();
        let rules = rule::list(&[Constraint::Values(rest.constraints.clone())]);
        quote!(rest: json::Rest::Named(#label, #rules),)
    });
    quote! {
        const OBJECT: &'static json::Object = &json::Object {
            name: #text,
            fields: &[#choice #(#fields),*],
            #groups
            #rest
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
        // What an answer says of null is kept beside the field.
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

/// The function that gives a field by its place.
fn fields(item: &Struct) -> TokenStream {
    let choice = item.choice.iter().map(|choice| &choice.field);
    let names: Vec<&RustName> = choice.chain(item.fields.iter().map(|field| &field.name)).collect();
    let rest = rest(item.additional.as_ref());
    let body = if names.is_empty() {
        quote!(&self.#rest)
    } else {
        let places = (0..names.len()).map(Literal::usize_unsuffixed);
        quote! {
            match index {
                #(#places => &self.#names,)*
                _ => &self.#rest,
            }
        }
    };
    let index = if names.is_empty() { quote!(_) } else { quote!(index) };
    quote! {
        fn field(&self, #index: usize) -> &dyn json::Reflect {
            #body
        }
    }
}

fn rest(additional: Option<&AdditionalProperties>) -> TokenStream {
    additional.map_or_else(
        || quote!(extra),
        |rest| {
            let name = &rest.name;
            quote!(#name)
        },
    )
}

/// Reads the fields. What may be absent comes first, so that all that is wrong is reported before one ends the reading.
fn body(item: &Struct) -> TokenStream {
    let choice = item.choice.iter().map(|choice| (&choice.field, true));
    let all: Vec<(&RustName, bool)> =
        choice
            .chain(item.fields.iter().map(|field| {
                (&field.name, matches!(field.presence, Presence::Required | Presence::Nullable))
            }))
            .collect();
    let place = |index: usize| Literal::usize_unsuffixed(index);
    let optional =
        all.iter().enumerate().filter(|(_, (_, is_required))| !is_required).map(|(index, (name, _))| {
            let index = place(index);
            quote!(#name: members.optional(#index),)
        });
    let required: Vec<(Literal, &RustName)> = all
        .iter()
        .enumerate()
        .filter(|(_, (_, is_required))| *is_required)
        .map(|(index, (name, _))| (place(index), *name))
        .collect();
    let others = match &item.additional {
        None => quote!(extra: members.extra(),),
        Some(rest) => {
            let name = &rest.name;
            quote!(#name: members.others()?,)
        }
    };
    let (first, last) = match required.as_slice() {
        [] => (quote!(), quote!()),
        [(index, name)] => (quote!(), quote!(#name: members.required(#index)?,)),
        several => {
            let indices = several.iter().map(|(index, _)| index);
            let places = (0..several.len()).map(Literal::usize_unsuffixed);
            let names = several.iter().map(|(_, name)| name);
            (
                quote!(let required = (#(members.required(#indices)),*);),
                quote!(#(#names: required.#places?,)*),
            )
        }
    };
    quote! {
        let mut members = reader.object(Self::OBJECT, value)?;
        #first
        Ok(Self {
            #(#optional)*
            #others
            #last
        })
    }
}

/// Everything about the enum of the forms that an object can take.
pub(in crate::render) fn choice(
    scope: &mut Scope<'_>,
    definition: &Definition,
    choice: &Choice,
) -> TokenStream {
    scope.runtime("json");
    let value = scope.import("serde_json", "Value");
    let (name, text) = (&choice.name, choice.name.plain());
    let described = choice.alternatives.iter().map(|form| {
        let (variant, wire) = (form.variant.plain(), form.wire.as_str());
        let ty = scope.ty(&form.ty);
        let rules = rule::suffix(&form.constraints).filter(|_| definition.usage.is_sent());
        quote!(json::Variant::holding::<#ty>(#variant, json::Selector::Key(#wire))#rules)
    });
    let described: Vec<TokenStream> = described.collect();
    let places: Vec<Literal> = (0..choice.alternatives.len()).map(Literal::usize_unsuffixed).collect();
    let variants: Vec<_> = choice.alternatives.iter().map(|form| &form.variant).collect();
    let (last, others) = variants.split_last().expect("a choice has forms");
    let other_places = &places[..others.len()];
    quote! {
        impl #name {
            const UNION: &'static json::Union = &json::Union {
                name: #text,
                layout: json::Layout::Plain,
                variants: &[#(#described),*],
            };
        }

        impl json::Reflect for #name {
            fn view(&self) -> json::View<'_> {
                match self {
                    #(Self::#variants(value) => json::View::Union(Self::UNION, #places, value),)*
                }
            }
        }

        impl json::Build for #name {
            fn build(value: &mut #value, reader: &mut json::Reader) -> Result<Self, json::Reported> {
                let form = reader.select(Self::UNION, value)?;
                match form {
                    #(#other_places => reader.payload(Self::UNION, form, value).map(Self::#others),)*
                    _ => reader.payload(Self::UNION, form, value).map(Self::#last),
                }
            }
        }

        json::bridge!(#name);
    }
}
