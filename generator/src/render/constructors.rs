//! Constructors, conversions and defaults of structs.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs::{DocLines, code, line},
    scope::Scope,
    types::converted,
};
use crate::ir::{Alternative, Choice, Command, Definition, Field, Kind, Presence, RustName, Struct, Type};

pub(super) fn new(scope: &mut Scope<'_>, item: &Struct) -> TokenStream {
    let arguments: Vec<TokenStream> = item.required().map(|field| argument(scope, field)).collect();
    let docs = if arguments.is_empty() {
        line("Creates an empty value.")
    } else {
        line("Creates a value with its required fields.")
    };
    let values = initial_values(scope, item);
    quote! {
        #docs
        pub fn new(#(#arguments),*) -> Self {
            Self { #values }
        }
    }
}

/// Renders the constructor of one variant.
pub(super) fn form(
    scope: &mut Scope<'_>,
    item: &Struct,
    choice: &Choice,
    alternative: &Alternative,
) -> TokenStream {
    let (field, ty, variant, constructor) =
        (&choice.field, &choice.name, &alternative.variant, &alternative.constructor);
    let arguments: Vec<TokenStream> = item.required().map(|field| argument(scope, field)).collect();
    let own = scope.argument(&alternative.ty);
    let own_value = converted(&alternative.ty, &quote!(#constructor));
    let docs =
        line(format!("Creates a value with {} and the other required fields.", code(&alternative.wire)));
    let values = initial_values(scope, item);
    quote! {
        #docs
        pub fn #constructor(#(#arguments,)* #constructor: #own) -> Self {
            Self { #field: #ty::#variant(#own_value), #values }
        }
    }
}

/// Renders a field as a function argument.
pub(super) fn argument(scope: &mut Scope<'_>, field: &Field) -> TokenStream {
    let name = &field.name;
    let ty = match field.presence {
        Presence::Nullable => {
            let ty = scope.ty(&field.ty);
            quote!(Option<#ty>)
        }
        _ => scope.argument(&field.ty),
    };
    quote!(#name: #ty)
}

fn initial_values(scope: &mut Scope<'_>, item: &Struct) -> TokenStream {
    let rest = match &item.additional {
        Some(rest) => {
            let name = &rest.name;
            let map = scope.import("std::collections", "BTreeMap");
            quote!(#name: #map::new())
        }
        None => {
            let extra = scope.runtime("Extra");
            quote!(extra: #extra::new())
        }
    };
    let values = item.fields.iter().map(|field| {
        let name = &field.name;
        match (&field.fixed, &field.ty, field.presence) {
            (Some(variant), Type::Named(ty), _) => quote!(#name: #ty::#variant),
            (_, ty, Presence::Required) => {
                let value = converted(ty, &quote!(#name));
                if value.to_string() == name.to_string() { quote!(#name) } else { quote!(#name: #value) }
            }
            (_, _, Presence::Nullable) => quote!(#name),
            _ => quote!(#name: None),
        }
    });
    let values: Vec<TokenStream> = values.collect();
    quote!(#(#values,)* #rest)
}

/// Renders the conversion of a handle's command to a request.
pub(super) fn addressed(scope: &mut Scope<'_>, command: &Command) -> Option<TokenStream> {
    let handle = command.handle.as_ref()?;
    let request: RustName = scope.api.endpoint.as_ref()?.request.clone();
    let request = scope.import("crate", request.as_str());
    let id = scope.named(&handle.id);
    let variant = &command.name;
    let docs = line(format!(
        "Turns this command into a request for the {} with this id, to send or store.",
        handle.method
    ));
    Some(quote! {
        #docs
        pub fn on(self, id: impl Into<#id>) -> #request {
            #request::#variant { id: id.into(), params: self }
        }
    })
}

/// Renders `Default`, if the derived one would not be valid.
pub(super) fn default(definition: &Definition, item: &Struct) -> Option<TokenStream> {
    if !item.is_complete_when_new() || super::structure::default_is_valid(definition, item) {
        return None;
    }
    let name = &definition.name;
    Some(quote! {
        impl Default for #name {
            fn default() -> Self {
                Self::new()
            }
        }
    })
}

/// Renders `From` for a struct that wraps one other struct.
pub(super) fn wrapping(scope: &mut Scope<'_>, definition: &Definition, item: &Struct) -> Option<TokenStream> {
    let mut arguments = item.required();
    let (Some(only), None) = (arguments.next(), arguments.next()) else { return None };
    let others_are_fixed = item.fields.iter().all(|field| field.fixed.is_some() || field.wire == only.wire);
    let Type::Named(inner) = &only.ty else { return None };
    let is_part = matches!(scope.definition(inner).kind, Kind::Struct(_));
    if !others_are_fixed || !is_part || item.choice.is_some() {
        return None;
    }
    let name = &definition.name;
    let inner = scope.named(inner);
    Some(quote! {
        impl From<#inner> for #name {
            fn from(value: #inner) -> Self {
                Self::new(value)
            }
        }
    })
}

/// Returns the only argument of the only constructor, if there is just one of each.
fn only_argument(item: &Struct) -> Option<&Field> {
    let mut arguments = item.required();
    match (arguments.next(), arguments.next(), &item.choice) {
        (Some(only), None, None) => Some(only),
        _ => None,
    }
}

/// Renders constructors that forward to a part: `House::rooms(..)` for a house with one floor of rooms.
pub(super) fn through(scope: &mut Scope<'_>, outer: &Definition, item: &Struct) -> Option<TokenStream> {
    let whole = only_argument(item)?;
    let Type::Named(inner) = &whole.ty else { return None };
    let Kind::Struct(part) = &scope.definition(inner).kind else { return None };
    let only = only_argument(part)?;
    let is_struct = |ty: &Type| match ty {
        Type::Named(name) => matches!(scope.definition(name).kind, Kind::Struct(_)),
        _ => false,
    };
    let is_taken = item.fields.iter().any(|field| field.name == only.name);
    if is_taken || is_struct(&only.ty) {
        return None;
    }
    let (name, constructor) = (&outer.name, &only.name);
    let docs = DocLines::summary(&only.docs, format!("With {}.", code(&only.wire)));
    let argument = argument(scope, only);
    let inner = scope.named(inner);
    Some(quote! {
        impl #name {
            #docs
            pub fn #constructor(#argument) -> Self {
                Self::new(#inner::new(#constructor))
            }
        }
    })
}
