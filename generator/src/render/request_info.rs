//! `request_info.rs`: information about a request, in the API's terms.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{
    Files,
    docs::{code, line},
    scope::Scope,
};
use crate::{
    format,
    ir::{Api, CommandEndpoint},
};

/// Renders `request_info.rs`.
pub(super) fn render(api: &Api, endpoint: &CommandEndpoint, files: &mut Files) {
    let mut scope = Scope::new(api, None);
    let (attempt, prepared) = (scope.runtime("Attempt"), scope.runtime("PreparedRequest"));
    let methods = methods(endpoint);
    let uses = scope.uses();
    let docs = line("The command and the ids of requests and attempts.").inner();
    let tokens = quote! {
        #docs
        #uses

        impl<R> #prepared<R> {
            #methods
        }

        impl #attempt<'_> {
            #methods
        }

        #[cfg(feature = "blocking")]
        impl<R> crate::blocking::PreparedRequest<R> {
            #methods
        }
    };
    let path = "src/request_info.rs";
    files.insert(path.to_owned(), format::rust_file(path, &tokens));
}

fn methods(endpoint: &CommandEndpoint) -> TokenStream {
    let command_docs =
        line(format!("Returns the name of the command: the value of {}.", code(&endpoint.tag)));
    let handle = endpoint.handle().map(|handle| {
        let name = format_ident!("{}_id", handle.method);
        let docs =
            line(format!("Returns the id of the {0}; `None` for commands that create one.", handle.method));
        quote! {
            #docs
            #[must_use]
            pub fn #name(&self) -> Option<&str> {
                self.info().resource_id.as_deref()
            }
        }
    });
    let correlation = endpoint.correlation_field().map(|field| {
        let name = &field.name;
        let docs = line(format!("Returns the `{name}` of the command, if it has one."));
        quote! {
            #docs
            #[must_use]
            pub fn #name(&self) -> Option<&str> {
                self.info().correlation_id.as_deref()
            }
        }
    });
    quote! {
        #command_docs
        #[must_use]
        pub fn command(&self) -> &str {
            &self.info().name
        }

        #handle

        #correlation
    }
}
