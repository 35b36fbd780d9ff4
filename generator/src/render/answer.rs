//! `answer.rs`: the type of successful responses, and the conversion to a handle.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{
    Files,
    docs::{DocLines, line},
    ident::word,
    scope::Scope,
    tracing,
};
use crate::{
    format,
    ir::{Api, CommandEndpoint, HandleId},
};

/// Renders `answer.rs`.
pub(super) fn render(api: &Api, endpoint: &CommandEndpoint, files: &mut Files) {
    let mut scope = Scope::new(api, None);
    let (answer_item, from_id) = (answer(&mut scope, endpoint), from_id(&mut scope, endpoint));
    let uses = scope.uses();
    let docs = line(format!("[`{}`]: the answer to a successful request.", endpoint.success.name)).inner();
    let path = "src/answer.rs";
    files.insert(path.to_owned(), format::rust_file(path, &quote!(#docs #uses #answer_item #from_id)));
}

fn answer(scope: &mut Scope<'_>, endpoint: &CommandEndpoint) -> TokenStream {
    let (name, field) = (&endpoint.success.name, &endpoint.success.field);
    let into_field = format_ident!("into_{}", field.plain());
    let body = scope.ty(&endpoint.success.body);
    let error_body = scope.named(&endpoint.errors.definition);
    let (from_response, raw) = (scope.runtime("FromResponse"), scope.runtime("RawBody"));
    let docs = line("The answer to a command that the server accepted.")
        .paragraph("Any 2xx status counts as a success, whatever the body contains.");
    let field_docs = DocLines::of(&endpoint.success.docs, "Returns the parsed body.")
        .paragraph(&format!("Returns `None` if the body has an unexpected shape; see [`{name}::raw`]."));
    let into_docs = line(format!("Like [`{name}::{}`], but consumes the answer.", field.plain()));
    let raw_docs = line("Returns the raw response body.");
    let logged = tracing::logged(scope, endpoint);
    let from_docs = line("Parses a response body. Useful in tests.");
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name {
            #field: Option<#body>,
            raw: #raw,
        }

        impl #name {
            #field_docs
            #[must_use]
            pub fn #field(&self) -> Option<&#body> {
                self.#field.as_ref()
            }

            #into_docs
            #[must_use]
            pub fn #into_field(self) -> Option<#body> {
                self.#field
            }

            #raw_docs
            #[must_use]
            pub fn raw(&self) -> &#raw {
                &self.raw
            }
        }

        impl From<#raw> for #name {
            #from_docs
            fn from(raw: #raw) -> Self {
                Self { #field: raw.parse(), raw }
            }
        }

        impl #from_response for #name {
            type ErrorBody = #error_body;

            fn from_success(body: #raw) -> Self {
                body.into()
            }

            #logged
        }
    }
}

/// Renders the methods of the answer and its value that return a handle.
fn from_id(scope: &mut Scope<'_>, endpoint: &CommandEndpoint) -> Option<TokenStream> {
    let answer = &endpoint.success;
    let (Some(handle), Some(HandleId { owner, field: id, ty })) = (endpoint.handle(), &answer.id) else {
        return None;
    };
    let (name, field) = (&answer.name, &answer.field);
    let (owner, ty) = (scope.named(owner), scope.named(ty));
    let (method, blocking_method) = (word(&handle.method), format_ident!("{}_blocking", handle.method));
    let handle = word(&handle.name);
    let made =
        line(format!("Returns a [`{handle}`](crate::{handle}) for this id, to send further commands."));
    let waiting = format!("Like `{method}`, for the blocking client.");
    let absent = "Returns `None` if the answer has no id.";
    let id_docs = line("Returns the id to use in further commands.").paragraph(absent);
    let (made_if_any, waiting_if_any) = (made.clone().paragraph(absent), line(&waiting).paragraph(absent));
    let waiting = line(&waiting);
    Some(quote! {
        impl #name {
            #id_docs
            #[must_use]
            pub fn id(&self) -> Option<&#ty> {
                self.#field().map(|#field| &#field.#id)
            }

            #made_if_any
            #[must_use]
            pub fn #method(&self, client: &crate::Client) -> Option<crate::#handle> {
                self.#field().map(|#field| #field.#method(client))
            }

            #waiting_if_any
            #[cfg(feature = "blocking")]
            #[must_use]
            pub fn #blocking_method(&self, client: &crate::blocking::Client) -> Option<crate::blocking::#handle> {
                self.#field().map(|#field| #field.#blocking_method(client))
            }
        }

        impl #owner {
            #made
            #[must_use]
            pub fn #method(&self, client: &crate::Client) -> crate::#handle {
                client.#method(self.#id.clone())
            }

            #waiting
            #[cfg(feature = "blocking")]
            #[must_use]
            pub fn #blocking_method(&self, client: &crate::blocking::Client) -> crate::blocking::#handle {
                client.#method(self.#id.clone())
            }
        }
    })
}
