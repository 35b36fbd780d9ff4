//! Converts expressions of examples to tokens.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use crate::ir::Expression;

/// Renders an expression as an argument of a constructor or setter, which convert it to their type.
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

/// Renders a list element; nested lists may differ in length, unlike arrays.
fn element(expression: &Expression) -> TokenStream {
    match expression {
        Expression::List(items) => {
            let items = items.iter().map(element);
            quote!(vec![#(#items),*])
        }
        other => argument(other),
    }
}

/// Renders an expression of exactly the expected type, as an enum variant takes it.
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

/// Renders JSON for the `json!` macro.
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
