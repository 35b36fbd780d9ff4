//! Types of fields and arguments.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::Scope;
use crate::ir::{Field, IntegerKind, Presence, TimeUnit, Type};

impl Scope<'_> {
    /// Renders the type of a value that is present.
    pub(super) fn ty(&mut self, ty: &Type) -> TokenStream {
        match ty {
            Type::String => quote!(String),
            Type::Secret => name(&self.runtime("Secret")),
            Type::Uri => name(&self.runtime("Uri")),
            Type::DecimalSeconds => name(&self.runtime("DecimalSeconds")),
            Type::Bool => quote!(bool),
            Type::Integer(kind) => integer(*kind),
            Type::Number => quote!(f64),
            Type::Time(_, number) => self.ty(number),
            Type::Json | Type::JsonObject => name(&self.import("serde_json", "Value")),
            Type::List(item) => {
                let item = self.ty(item);
                quote!(Vec<#item>)
            }
            Type::Map(value) => {
                let map = self.import("std::collections", "BTreeMap");
                let value = self.ty(value);
                quote!(#map<String, #value>)
            }
            Type::Named(definition) => self.named(definition),
            Type::Boxed(definition) => {
                let definition = self.named(definition);
                quote!(Box<#definition>)
            }
        }
    }

    /// Renders the type of a field, including presence.
    pub(super) fn field_type(&mut self, field: &Field, is_received_only: bool) -> TokenStream {
        let ty = self.ty(&field.ty);
        match field.presence {
            Presence::Required => ty,
            Presence::Optional | Presence::Nullable => quote!(Option<#ty>),
            // Null and absent mean the same in responses.
            Presence::OptionalNullable if is_received_only => quote!(Option<#ty>),
            Presence::OptionalNullable => quote!(Option<Option<#ty>>),
        }
    }

    /// Renders the argument type of a constructor or setter: anything that converts to the type.
    pub(super) fn argument(&mut self, ty: &Type) -> TokenStream {
        match ty {
            Type::Bool | Type::Integer(_) => self.ty(ty),
            Type::List(item) => {
                let item = self.argument(item);
                quote!(impl IntoIterator<Item = #item>)
            }
            Type::Map(value) => {
                let value = self.argument(value);
                quote!(impl IntoIterator<Item = (impl Into<String>, #value)>)
            }
            Type::Time(unit, number) => {
                let unit = match unit {
                    TimeUnit::Seconds => self.runtime("Seconds"),
                    TimeUnit::Milliseconds => self.runtime("Milliseconds"),
                };
                let number = self.ty(number);
                quote!(impl Into<#unit<#number>>)
            }
            Type::Boxed(definition) => {
                let definition = self.named(definition);
                quote!(impl Into<#definition>)
            }
            _ => {
                let ty = self.ty(ty);
                quote!(impl Into<#ty>)
            }
        }
    }
}

/// Renders the expression that converts an argument to the field's type.
pub(super) fn converted(ty: &Type, value: &TokenStream) -> TokenStream {
    match ty {
        Type::Bool | Type::Integer(_) => value.clone(),
        Type::List(item) if is_plain(item) => quote!(#value.into_iter().collect()),
        Type::List(item) => match &**item {
            Type::List(_) | Type::Map(_) | Type::Time(..) => {
                let inner = converted(item, &quote!(item));
                quote!(#value.into_iter().map(|item| #inner).collect())
            }
            _ => quote!(#value.into_iter().map(Into::into).collect()),
        },
        Type::Map(inner) => {
            let inner = converted(inner, &quote!(value));
            quote!(#value.into_iter().map(|(key, value)| (key.into(), #inner)).collect())
        }
        Type::Time(..) => quote!(#value.into().0),
        Type::Boxed(_) => quote!(Box::new(#value.into())),
        _ => quote!(#value.into()),
    }
}

fn is_plain(ty: &Type) -> bool {
    matches!(ty, Type::Bool | Type::Integer(_))
}

fn name(name: &proc_macro2::Ident) -> TokenStream {
    quote!(#name)
}

pub(super) fn integer(kind: IntegerKind) -> TokenStream {
    match kind {
        IntegerKind::I32 => quote!(i32),
        IntegerKind::I64 => quote!(i64),
        IntegerKind::U32 => quote!(u32),
        IntegerKind::U64 => quote!(u64),
    }
}
