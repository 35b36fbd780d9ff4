//! Expressions of examples as tokens.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use crate::ir::Expression;

/// An expression where anything that becomes the wanted type will do, as constructors and setters take it.
pub(super) fn argument(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Text(text) => quote!(#text),
        Expression::List(items) => {
            let items = items.iter().map(element);
            quote!([#(#items),*])
        }
        Expression::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let value = element(value);
                quote!((#key, #value))
            });
            quote!([#(#entries),*])
        }
        Expression::Boxed(inner) | Expression::Converted(inner) => argument(inner),
        _ => exact(expression),
    }
}

/// An element of a list: lists in a list may differ in length, which arrays may not.
fn element(expression: &Expression) -> TokenStream {
    match expression {
        Expression::List(items) => {
            let items = items.iter().map(element);
            quote!(vec![#(#items),*])
        }
        other => argument(other),
    }
}

/// An expression of exactly the wanted type, as an enum's variant takes it.
pub(super) fn exact(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Text(text) => quote!(#text.into()),
        Expression::Integer(number) => {
            let size = Literal::u64_unsuffixed(number.unsigned_abs());
            let sign = (*number < 0).then(|| quote!(-));
            quote!(#sign #size)
        }
        Expression::Number(number) => {
            let size = Literal::f64_unsuffixed(number.abs());
            let sign = number.is_sign_negative().then(|| quote!(-));
            quote!(#sign #size)
        }
        Expression::Bool(value) => quote!(#value),
        Expression::Json(value) | Expression::JsonObject(value) => {
            let json = json(value);
            quote!(json!(#json))
        }
        Expression::List(items) => {
            let items = items.iter().map(exact);
            quote!(vec![#(#items),*])
        }
        Expression::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let value = exact(value);
                quote!((#key.into(), #value))
            });
            quote!([#(#entries),*].into())
        }
        Expression::Variant { ty, variant, payload: None } => quote!(#ty::#variant),
        Expression::Variant { ty, variant, payload: Some(payload) } => {
            let payload = exact(payload);
            quote!(#ty::#variant(#payload))
        }
        Expression::Struct { ty, constructor, arguments, setters } => {
            let arguments = arguments.iter().map(argument);
            let setters = setters.iter().map(|(name, values)| {
                let values = values.iter().map(argument);
                quote!(.#name(#(#values),*))
            });
            quote!(#ty::#constructor(#(#arguments),*)#(#setters)*)
        }
        Expression::Maybe(None) => quote!(None),
        Expression::Maybe(Some(inner)) => {
            let inner = exact(inner);
            quote!(Some(#inner))
        }
        Expression::Boxed(inner) => {
            let inner = exact(inner);
            quote!(Box::new(#inner))
        }
        Expression::Converted(inner) => {
            let inner = argument(inner);
            quote!(#inner.into())
        }
    }
}

/// JSON as the `json!` macro takes it.
fn json(value: &Value) -> TokenStream {
    match value {
        Value::Null => quote!(null),
        Value::Bool(value) => quote!(#value),
        Value::Number(number) => number.to_string().parse().expect("a JSON number is a Rust literal"),
        Value::String(text) => quote!(#text),
        Value::Array(items) => {
            let items = items.iter().map(json);
            quote!([#(#items),*])
        }
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| {
                let value = json(value);
                quote!(#key: #value)
            });
            quote!({#(#members),*})
        }
    }
}
