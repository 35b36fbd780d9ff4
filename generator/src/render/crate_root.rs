//! `lib.rs`: the crate documentation, modules and re-exports.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    EVENTS, Files,
    docs::{DocLines, line},
    groups, guide, hand_written,
    ident::word,
};
use crate::{
    format,
    ir::{Api, CommandEndpoint, PageLink},
};

/// Renders `lib.rs`.
pub(super) fn render(api: &Api, files: &mut Files) {
    let krate = &api.config.krate;
    let introduction = krate.introduction.trim_end().lines().map(str::to_owned);
    // rustdoc does not show example programs, but docs.rs does.
    let folder = format!("https://docs.rs/crate/{}/{}/source", krate.name, krate.version);
    let programs = hand_written::programs(api, |path| format!("{folder}/{path}"));
    let docs = DocLines::default().verbatim(introduction.chain(programs)).inner();
    let (command_modules, command_exports) = api.endpoint.as_ref().map(|it| of_commands(api, it)).unzip();
    let groups = groups::declarations(api);
    let events = (!api.webhooks.is_empty()).then(|| {
        quote!(
            #[cfg(feature = #EVENTS)]
            pub mod events;
        )
    });
    let handle = api.handle().map(|handle| {
        let (name, module) = (word(&handle.name), word(&handle.method));
        (quote!(mod #module;), quote!(pub use self::#module::#name;))
    });
    let (handle_module, handle_export) = handle.unzip();
    let module = |name: &str| {
        let has_types = api.definitions.values().any(|definition| definition.module.parent == name);
        let module = word(name);
        has_types.then(|| quote!(pub mod #module;))
    };
    let (types, responses) = (module("types"), module("responses"));
    let namespaces = api.config.namespaces.values().map(|space| {
        let (module, feature) = (word(&space.module), &space.module);
        quote!(#[cfg(feature = #feature)] pub mod #module;)
    });
    let hand_written = hand_written::declarations(api);
    let operations = (!api.groups.is_empty()).then(|| {
        quote!(
            pub use self::runtime::{Download, Items, Operation, Pages, Response};
        )
    });
    let guide = guide::declaration(api);
    let linked = [
        ("Outcome", PageLink::Outcome, "What may have happened to a request that failed."),
        ("PreparedRequest", PageLink::PreparedRequest, "A request that is ready to be sent."),
    ];
    let linked = linked.map(|(name, link, summary)| {
        let docs = guide::see_also(api, &link).map(|pages| line(summary).paragraph(&pages));
        let name = word(name);
        quote!(#docs pub use self::runtime::#name;)
    });
    let tokens: TokenStream = quote! {
        #docs
        #![cfg_attr(docsrs, feature(doc_cfg))]
        #![deny(missing_docs)]
        #![forbid(unsafe_code)]

        #[cfg(feature = "blocking")]
        pub mod blocking;
        #command_modules
        #handle_module
        mod client;
        mod client_builder;
        pub mod error;
        #events
        #groups
        #guide
        #responses
        mod runtime;
        #(#namespaces)*
        #types
        pub mod transport;
        #(#hand_written)*

        #command_exports
        #handle_export
        pub use self::client::Client;
        pub use self::client_builder::ClientBuilder;
        pub use self::runtime::{
            Attempt, ConfigError, DecimalSeconds, ErrorKind, Extra, JsonReader, Milliseconds, NotTyped, Problem,
            RawBody, ReadError, ValidationError, RetryPolicy, Seconds, Secret, UnknownValue, Uri, Validate, Violation, to_json,
        };
        #operations
        #(#linked)*
        #[cfg(feature = "tracing")]
        pub use self::runtime::TRACING_TARGET;
    };
    general_error(api, files);
    let path = "src/lib.rs";
    files.insert(path.to_owned(), format::rust_file(path, &tokens));
    transport(files);
}

/// Renders the modules and exports that only commands need, and the type of their errors.
fn of_commands(api: &Api, endpoint: &CommandEndpoint) -> (TokenStream, TokenStream) {
    let (request, answer, error_body) =
        (&endpoint.request, &endpoint.success.name, &endpoint.errors.definition);
    let error_docs = error_docs(api, endpoint);
    let modules = quote! {
        mod answer;
        pub mod commands;
        mod request;
        mod request_info;
    };
    let exports = quote! {
        pub use self::answer::#answer;
        pub use self::request::#request;
        pub use self::responses::#error_body;

        #error_docs
        pub type Error = runtime::Error<#error_body>;
    };
    (modules, exports)
}

/// Renders `transport.rs`: what a client without the network stack needs.
fn transport(files: &mut Files) {
    let docs = line("The transport that carries requests, and how to replace it in tests.")
        .paragraph(
            "[`ClientBuilder::transport`](crate::ClientBuilder::transport) takes a [`Transport`], such as an \
             async function from [`HttpRequest`] to a result of [`HttpResponse`] or [`TransportError`].",
        )
        .inner();
    let tokens = quote! {
        #docs
        pub use crate::runtime::{Content, HttpRequest, HttpResponse, ResponseFuture, Transport, TransportError};
    };
    let path = "src/transport.rs";
    files.insert(path.to_owned(), format::rust_file(path, &tokens));
}

/// Renders the generic error type: rustdoc shows an alias's methods only if the type itself is public.
fn general_error(api: &Api, files: &mut Files) {
    let docs = match &api.endpoint {
        Some(_) => line("The generic error type behind [`Error`](crate::Error)."),
        None => line("Why a request failed."),
    };
    let docs = docs.inner();
    let path = "src/error.rs";
    files.insert(path.to_owned(), format::rust_file(path, &quote!(#docs pub use crate::runtime::Error;)));
}

/// Returns the error type's docs, which list the described statuses.
fn error_docs(api: &Api, endpoint: &CommandEndpoint) -> DocLines {
    let errors = &endpoint.errors;
    let mut docs = DocLines::default().paragraph(&format!(
        "Why a request failed. [`{0}`] is the body of an error response.",
        errors.definition
    ));
    if let Some(pages) = guide::see_also(api, &PageLink::Error) {
        docs = docs.paragraph(&pages);
    }
    let statuses = errors.statuses.iter().map(|(status, meaning)| {
        let summary = meaning.summary.trim_end_matches('.');
        format!("- {status}: {summary}.")
    });
    let list: Vec<String> = statuses.collect();
    if list.is_empty() {
        return docs;
    }
    docs.paragraph("Documented statuses:").text(&list.join("\n"))
}
