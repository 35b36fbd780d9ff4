//! The `tracing` fields of a command, in the API's terms.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::scope::Scope;
use crate::ir::{Api, CommandEndpoint};

/// Field for an error code.
const CODE: &str = "code";

/// Renders the service's function that starts a span.
pub(super) fn span(api: &Api) -> TokenStream {
    let handle = api.handle().map(|handle| {
        let name = format_ident!("{}_id", handle.method);
        quote!(#name = info.resource_id,)
    });
    let correlation = api.endpoint.as_ref().and_then(CommandEndpoint::correlation_field).map(|field| {
        let name = &field.name;
        quote!(#name = info.correlation_id,)
    });
    let has_codes = api.endpoint.as_ref().is_some_and(|endpoint| endpoint.errors.codes.is_some());
    let code = has_codes.then(|| CODE.to_owned());
    let answers =
        api.endpoint.as_ref().and_then(answer_id).into_iter().chain(code).map(|name| format_ident!("{name}"));
    quote! {
        #[cfg(feature = "tracing")]
        span: |info| {
            use tracing::field::Empty;
            tracing::info_span!(
                target: crate::TRACING_TARGET,
                "request",
                command = &*info.name,
                #handle
                #correlation
                attempts = Empty,
                status = Empty,
                outcome = Empty,
                request_id = Empty,
                #(#answers = Empty,)*
                duration_ms = Empty,
            )
        },
    }
}

/// Renders the function that records the id of a success, or the code of an error, in the span.
pub(super) fn logged(scope: &mut Scope<'_>, endpoint: &CommandEndpoint) -> Option<TokenStream> {
    let id =
        answer_id(endpoint).map(|name| quote!(Ok(answer) => answer.id().map(|id| (#name, id.to_string())),));
    let code = endpoint.errors.codes.as_ref();
    let code =
        code.map(|_| quote!(Err(error) => error.codes().next().map(|code| (#CODE, code.to_string())),));
    let rest = match (&id, &code) {
        (None, None) => return None,
        (Some(_), Some(_)) => None,
        _ => Some(quote!(_ => None,)),
    };
    let error = scope.runtime("Error");
    Some(quote! {
        fn logged(answer: &Result<Self, #error<Self::ErrorBody>>) -> Option<(&'static str, String)> {
            match answer { #id #code #rest }
        }
    })
}

/// Returns the span field for the id in an answer.
fn answer_id(endpoint: &CommandEndpoint) -> Option<String> {
    let success = &endpoint.success;
    endpoint.handle().and(success.id.as_ref()).map(|_| format!("{}_id", success.field.plain()))
}
