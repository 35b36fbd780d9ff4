//! Objects with known fields: the struct, its constructors, setters and checks.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    codec, command_events, constraint_docs, constructors,
    docs::{DocLines, code, line},
    guide,
    scope::Scope,
    setter,
    types::converted,
};
use crate::{
    ir::{
        AdditionalProperties, Choice, Command, Constraint, Definition, Field, Idempotency, PageLink,
        Presence, RustName, Struct, Type, Usage,
    },
    lower::method_name,
};

/// Renders one struct; `command` is set if the struct is a command's parameters.
pub(super) fn render(
    scope: &mut Scope<'_>,
    definition: &Definition,
    item: &Struct,
    command: Option<&Command>,
) -> TokenStream {
    let mut tokens = declaration(scope, definition, item, command);
    if let Some(choice) = &item.choice {
        tokens.extend(choice_enum(scope, definition, choice));
    }
    if definition.usage.is_sent() {
        tokens.extend(methods(scope, definition, item, command));
        tokens.extend(constructors::wrapping(scope, definition, item));
        tokens.extend(constructors::default(definition, item));
        tokens.extend(constructors::through(scope, definition, item));
    }
    let codec = codec::structure(scope, definition, item);
    scope.codec(codec);
    tokens
}

fn declaration(
    scope: &mut Scope<'_>,
    definition: &Definition,
    item: &Struct,
    command: Option<&Command>,
) -> TokenStream {
    let name = &definition.name;
    let docs = struct_docs(scope, definition, command);
    let events = command.and_then(|command| command_events::types(scope.api, command));
    let default = default_is_valid(definition, item).then(|| quote!(Default,));
    let must_use = match (command, definition.usage.is_sent()) {
        (Some(_), _) => Some(quote!(#[must_use = "a command does nothing until it is sent"])),
        (None, true) => Some(quote!(#[must_use])),
        (None, false) => None,
    };
    let fields: Vec<TokenStream> =
        item.fields.iter().map(|field| declared(scope, field, definition.usage)).collect();
    let choice = item.choice.as_ref().map(|choice| {
        let (field, ty) = (&choice.field, &choice.name);
        let docs = line("The alternative that is set, with its value.");
        quote! {
            #docs
            pub #field: #ty,
        }
    });
    let rest = match &item.additional {
        Some(rest) => declared_additional(scope, rest),
        None => {
            let extra = scope.runtime("Extra");
            let docs = extra_docs(definition.usage);
            quote!(#docs pub extra: #extra,)
        }
    };
    quote! {
        #docs
        #events
        #[derive(Clone, #default PartialEq)]
        #must_use
        #[non_exhaustive]
        pub struct #name {
            #choice
            #(#fields)*
            #rest
        }
    }
}

/// Renders the map of additional properties that have a schema.
fn declared_additional(scope: &mut Scope<'_>, rest: &AdditionalProperties) -> TokenStream {
    let docs = with_checks(
        line("All other fields by name."),
        Usage::Request,
        &[Constraint::Values(rest.constraints.clone())],
    );
    let name = &rest.name;
    let ty = scope.ty(&Type::Map(Box::new(rest.ty.clone())));
    quote!(#docs pub #name: #ty,)
}

/// Returns the struct's docs; those of its command are preferred, as they say more.
fn struct_docs(scope: &Scope<'_>, definition: &Definition, command: Option<&Command>) -> DocLines {
    let fallback = format!("A `{}` object.", definition.name.name);
    let Some(command) = command else { return DocLines::of(&definition.docs, fallback) };
    let docs = DocLines::of(&command.docs, format!("Parameters of {}.", code(&command.wire)));
    let on = command.handle.as_ref().map_or("Client", |handle| handle.name.as_str());
    let method = command.method_with.as_ref().unwrap_or(&command.method).plain();
    let method = format!("{on}::{method}");
    let Some(endpoint) = &scope.api.endpoint else { return docs };
    let request = &endpoint.request;
    let docs = docs.paragraph(&format!(
        "Send it with [`{method}`](crate::{method}), or store it as a [`{request}`](crate::{request})."
    ));
    command_events::section(docs, command)
}

fn extra_docs(usage: Usage) -> DocLines {
    let docs = line("Fields that this version of the crate does not know.");
    if usage.is_sent() {
        return docs;
    }
    docs.paragraph(
        "Also holds fields whose value is null or of an unexpected type; their typed field is `None`.",
    )
}

pub(super) fn default_is_valid(definition: &Definition, item: &Struct) -> bool {
    let all_absent = item.fields.iter().all(|field| field.presence != Presence::Required);
    definition.usage.is_sent() && item.choice.is_none() && all_absent
}

fn declared(scope: &mut Scope<'_>, field: &Field, usage: Usage) -> TokenStream {
    let docs = field_docs(field, usage);
    let name = &field.name;
    let ty = scope.field_type(field, !usage.is_sent());
    quote! {
        #docs
        pub #name: #ty,
    }
}

fn field_docs(field: &Field, usage: Usage) -> DocLines {
    let mut docs = DocLines::of(&field.docs, format!("The {} field.", code(&field.wire)));
    // If there is a description, it explains the default.
    if let (true, Some(default)) = (field.docs.is_empty(), &field.default) {
        docs = docs.paragraph(&format!("Default: {}.", code(default.to_string())));
    }
    let words = |name: &RustName| name.plain().trim_end_matches('_').to_owned();
    if !field.docs.is_empty() && words(&method_name(field.wire.as_str())) != words(&field.name) {
        docs = docs.paragraph(&format!("Its name in JSON is {}.", code(&field.wire)));
    }
    if field.deprecated {
        docs = docs.paragraph("Deprecated.");
    }
    with_checks(docs, usage, &field.constraints)
}

fn with_checks(docs: DocLines, usage: Usage, constraints: &[Constraint]) -> DocLines {
    match constraint_docs::sentence(constraints).filter(|_| usage.is_sent()) {
        Some(sentence) => docs.paragraph(&sentence),
        None => docs,
    }
}

fn choice_enum(scope: &mut Scope<'_>, definition: &Definition, choice: &Choice) -> TokenStream {
    let name = &choice.name;
    let docs = line(format!("The alternatives of [`{}`]; exactly one is set.", definition.name.name));
    let variants: Vec<TokenStream> = choice
        .alternatives
        .iter()
        .map(|alternative| {
            let docs = DocLines::of(&alternative.docs, format!("With {}.", code(&alternative.wire)));
            let docs = with_checks(docs, definition.usage, &alternative.constraints);
            let variant = &alternative.variant;
            let ty = scope.ty(&alternative.ty);
            quote! {
                #docs
                #variant(#ty),
            }
        })
        .collect();
    let codec = codec::choice(scope, definition, choice);
    scope.codec(codec);
    quote! {
        #docs
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
    }
}

fn methods(
    scope: &mut Scope<'_>,
    definition: &Definition,
    item: &Struct,
    command: Option<&Command>,
) -> TokenStream {
    let name = &definition.name;
    let constructors = match &item.choice {
        None => constructors::new(scope, item),
        Some(choice) => choice
            .alternatives
            .iter()
            .map(|alternative| constructors::form(scope, item, choice, alternative))
            .collect(),
    };
    let setters: Vec<TokenStream> = item
        .fields
        .iter()
        .filter(|field| !field.is_argument() && field.fixed.is_none())
        .map(|field| setter::render(scope, field))
        .collect();
    let addressed = command.and_then(|command| constructors::addressed(scope, command));
    let idempotent = command.and_then(|command| idempotent(item, command));
    let extra = extra_setter(scope, item);
    quote! {
        impl #name {
            #constructors
            #(#setters)*
            #extra
            #idempotent
            #addressed
        }
    }
}

/// Renders `is_idempotent` for a command of which only some variants are idempotent.
fn idempotent(item: &Struct, command: &Command) -> Option<TokenStream> {
    let (Idempotency::IdempotentWith(safe), Some(choice)) = (&command.idempotency, &item.choice) else {
        return None;
    };
    let (field, ty) = (&choice.field, &choice.name);
    let forms = choice.alternatives.iter().filter(|form| safe.contains(&form.wire)).map(|form| {
        let variant = &form.variant;
        quote!(#ty::#variant(_))
    });
    let docs = line("Returns whether sending it twice has the same effect as once.");
    Some(quote! {
        #docs
        #[must_use]
        pub fn is_idempotent(&self) -> bool {
            matches!(self.#field, #(#forms)|*)
        }
    })
}

/// Renders the setter for additional properties.
fn extra_setter(scope: &mut Scope<'_>, item: &Struct) -> TokenStream {
    if let Some(rest) = &item.additional {
        let name = &rest.name;
        let ty = scope.argument(&rest.ty);
        let value = converted(&rest.ty, &quote!(value));
        let docs = line("Sets another field by name.")
            .paragraph("Validation fails if the name belongs to a dedicated field.");
        return quote! {
            #docs
            pub fn other(mut self, name: impl Into<String>, value: #ty) -> Self {
                self.#name.insert(name.into(), #value);
                self
            }
        };
    }
    let docs = line("Sets a field that this version of the crate does not know.")
        .paragraph("Validation fails if the name belongs to a dedicated field.");
    let value = scope.import("serde_json", "Value");
    quote! {
        #docs
        pub fn extra(mut self, name: impl Into<String>, value: impl Into<#value>) -> Self {
            self.extra.insert(name, value);
            self
        }
    }
}

/// Returns the docs of a command's method: what it does, and whether it is idempotent.
pub(super) fn method_docs(scope: &Scope<'_>, command: &Command) -> DocLines {
    let docs = DocLines::of(&command.docs, format!("Sends {}.", code(&command.wire)));
    let docs = docs.paragraph(&idempotency_sentence(command));
    match guide::see_also(scope.api, &PageLink::Command(command.wire.clone())) {
        Some(pages) => docs.paragraph(&pages),
        None => docs,
    }
}

/// Says what sending a request twice does.
pub(super) fn idempotency(is_idempotent: bool) -> &'static str {
    if is_idempotent {
        "Idempotent: sending it twice has the same effect as once."
    } else {
        "Not idempotent: sending it twice may act twice."
    }
}

fn idempotency_sentence(command: &Command) -> String {
    match &command.idempotency {
        Idempotency::Idempotent => idempotency(true).to_owned(),
        Idempotency::NotIdempotent => idempotency(false).to_owned(),
        Idempotency::IdempotentWith(forms) => {
            let forms: Vec<String> = forms.iter().map(code).collect();
            format!("Idempotent with {}; otherwise, sending it twice may act twice.", forms.join(", "))
        }
    }
}
