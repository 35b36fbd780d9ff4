//! What the runtime needs to know about an operation: its path and rules, its answer, its pages.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{codec, ident::word, scope::Scope};
use crate::ir::{Authentication, Body, Field, Operation, Presence, Type, WireName};

/// Renders the type of a prepared request.
pub(in super::super) fn prepared(scope: &mut Scope<'_>, operation: &Operation) -> TokenStream {
    let prepared = scope.runtime("PreparedRequest");
    let answer = answer(scope, operation);
    quote!(#prepared<#answer>)
}

/// Renders the type of the answer.
pub(in super::super) fn answer(scope: &mut Scope<'_>, operation: &Operation) -> TokenStream {
    if operation.success == Body::Bytes {
        let download = scope.runtime("Download");
        let errors = errors(scope, operation);
        return quote!(#download<#errors>);
    }
    let response = scope.runtime("Response");
    let ty = scope.named(&operation.parameters);
    quote!(#response<#ty>)
}

/// Renders the type of the body of error responses.
fn errors(scope: &mut Scope<'_>, operation: &Operation) -> TokenStream {
    match &operation.errors {
        Some(name) => scope.named(name),
        None => {
            let raw = scope.runtime("RawBody");
            quote!(#raw)
        }
    }
}

/// Renders what the runtime needs to know about the operation.
pub(in super::super) fn implementation(scope: &mut Scope<'_>, operation: &Operation) -> TokenStream {
    let ty = scope.named(&operation.parameters);
    // By its module, because a schema may be called `Operation` as well.
    scope.runtime("operation");
    let body = match &operation.success {
        Body::Json(ty) => scope.ty(ty),
        Body::Empty | Body::Bytes => quote!(()),
    };
    let errors = errors(scope, operation);
    let Operation { id, http_method, path, is_idempotent, .. } = operation;
    let authentication = word(match operation.authentication {
        Authentication::Basic => "Basic",
        Authentication::Bearer => "Bearer",
        Authentication::None => "None",
    });
    let lists = operation.comma_separated.iter().map(WireName::as_str);
    let rules = operation.body.as_ref().map(|body| codec::rules(&body.constraints)).unwrap_or(quote!(&[]));
    scope.runtime("json");
    let pages = operation.pages.as_ref().map(|pages| {
        let item = scope.ty(&pages.item);
        let name = &pages.items.name;
        let items = match pages.items.presence {
            Presence::Required => quote!(body.#name),
            _ => quote!(body.#name.unwrap_or_default()),
        };
        let next = next(&pages.next);
        quote! {
            impl operation::Paged for #ty {
                type Item = #item;

                fn next(body: &#body) -> Option<&str> {
                    #next
                }

                fn items(body: #body) -> Vec<#item> {
                    #items
                }
            }
        }
    });
    quote! {
        impl operation::Operation for #ty {
            type Body = #body;
            type ErrorBody = #errors;
            const ENDPOINT: operation::Endpoint = operation::Endpoint {
                name: #id,
                method: #http_method,
                path: #path,
                comma_separated: &[#(#lists),*],
                body_rules: #rules,
                authentication: operation::Authentication::#authentication,
                is_idempotent: #is_idempotent,
            };
        }

        #pages
    }
}

/// Renders how the fields lead to the URL of the next page.
fn next(fields: &[Field]) -> TokenStream {
    let last = fields.len().saturating_sub(1);
    let steps = fields.iter().enumerate().map(|(index, field)| {
        let name = &field.name;
        let is_uri = field.ty == Type::Uri;
        match (index == last, field.presence) {
            (false, Presence::Required) => quote!(.#name),
            (false, _) => quote!(.#name.as_ref()?),
            (true, Presence::Required) => quote!(.#name.as_str()),
            (true, _) if is_uri => quote!(.#name.as_ref().map(|link| link.as_str())),
            (true, _) => quote!(.#name.as_deref()),
        }
    });
    let path = quote!(body #(#steps)*);
    if fields.last().is_some_and(|field| field.presence == Presence::Required) {
        quote!(Some(#path))
    } else {
        path
    }
}
