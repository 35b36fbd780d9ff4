//! The client and its builder.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Files,
    docs::{DocLines, code, line},
    groups, handle,
    ident::word,
    scope::Scope,
    tracing,
};
use crate::{
    format,
    ir::{Api, CommandEndpoint},
};

/// Renders `client.rs`.
pub(super) fn render(api: &Api, files: &mut Files) {
    let mut scope = Scope::new(api, None);
    let items = [client(&mut scope), service(&mut scope)];
    let uses = scope.uses();
    let docs = line("[`Client`]: the client.").inner();
    let path = "src/client.rs";
    files.insert(path.to_owned(), format::rust_file(path, &quote!(#docs #uses #(#items)*)));
}

fn service(scope: &mut Scope<'_>) -> TokenStream {
    let api = scope.api;
    let (server, labels, environment) =
        (&api.config.server, &api.config.server.labels, &api.config.server.environment);
    let service = scope.runtime("Service");
    let template = scope.runtime("ServerTemplate");
    let environment_type = scope.runtime("Environment");
    let labels_type = scope.runtime("Labels");
    let ca_file = match &environment.ca_file {
        Some(name) => quote!(Some(#name)),
        None => quote!(None),
    };
    let (prefix, suffix, variable) = (&api.server_prefix, &api.server_suffix, &labels.server);
    let (server_env, username_env, password_env) =
        (&environment.server, &environment.username, &environment.password);
    let (username_label, password_label) = (&labels.username, &labels.password);
    let headers = &server.request_id_headers;
    let span = tracing::span(api);
    quote! {
        pub(crate) static SERVICE: #service = #service {
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            server: #template { prefix: #prefix, variable: #variable, suffix: #suffix },
            environment: #environment_type {
                server: #server_env,
                username: #username_env,
                password: #password_env,
                ca_file: #ca_file,
            },
            labels: #labels_type { username: #username_label, password: #password_label },
            request_id_headers: &[#(#headers),*],
            #span
        };
    }
}

fn client(scope: &mut Scope<'_>) -> TokenStream {
    let api = scope.api;
    let sender = scope.runtime("Sender");
    let config_error = scope.runtime("ConfigError");
    let settings = scope.runtime("Settings");
    let builder = scope.import("crate", "ClientBuilder");
    let docs = client_docs(api);
    let from_env_docs = from_env_docs(api);
    let builder_docs = builder_docs();
    let send_any = api.endpoint.as_ref().map(|endpoint| send_any(scope, endpoint));
    let handle = handle_maker(scope);
    let groups = groups::makers(scope, false);
    let perhaps_unused = groups::perhaps_unused(api);
    let own = api.commands().iter().filter(|command| command.handle.is_none());
    let methods = own.flat_map(|command| handle::methods(scope, command)).collect::<Vec<_>>();
    let send = |params| quote!(self.send(#params));
    let methods: Vec<TokenStream> =
        methods.iter().map(|method| handle::method(scope, method, send)).collect();
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            #perhaps_unused
            sender: #sender,
        }

        impl Client {
            #builder_docs
            pub fn builder() -> #builder {
                #builder::new()
            }

            #from_env_docs
            pub fn from_env() -> Result<Self, #config_error> {
                Ok(Self::new(#settings::from_env(&SERVICE)?.build()?))
            }

            pub(crate) fn new(sender: #sender) -> Self {
                Self { sender }
            }

            #handle

            #groups

            #(#methods)*

            #send_any
        }
    }
}

fn send_any(scope: &mut Scope<'_>, endpoint: &CommandEndpoint) -> TokenStream {
    let prepared = scope.runtime("PreparedRequest");
    let answer = scope.import("crate", endpoint.success.name.as_str());
    let request = scope.import("crate", endpoint.request.as_str());
    let (method, path) = (&endpoint.method, &endpoint.path);
    let docs = send_docs(endpoint);
    quote! {
        #docs
        pub fn send(&self, request: impl Into<#request>) -> #prepared<#answer> {
            self.sender.request(#method, #path, &request.into())
        }
    }
}

fn client_docs(api: &Api) -> DocLines {
    line(summary(api, ""))
        .paragraph("Cloning is cheap: clones share a connection pool. A request is retried only if the first attempt was \
             certainly not carried out, or if it is idempotent and the [`RetryPolicy`](crate::RetryPolicy) allows it. \
             Redirects are never followed. Credentials are sent to the configured server only, and never appear in \
             `Debug` output.")
        .paragraph("Requires a Tokio runtime.")
}

/// Says what a client does; `how` is appended to it.
pub(super) fn summary(api: &Api, how: &str) -> String {
    match &api.endpoint {
        Some(endpoint) => {
            let address = code(format!("{} {}", endpoint.method, endpoint.path));
            format!("Sends commands to {address}{how}.")
        }
        None => format!("Sends requests to the API{how}."),
    }
}

pub(super) fn builder_docs() -> DocLines {
    line("Creates a builder to configure a client.")
}

/// Returns the docs of `from_env`, with the environment variables.
pub(super) fn from_env_docs(api: &Api) -> DocLines {
    let environment = &api.config.server.environment;
    let docs = line("Creates a client from environment variables.")
        .paragraph(&format!(
            "Reads `{}`, `{}` and `{}`.",
            environment.server, environment.username, environment.password
        ))
        .paragraph("Returns an error that names every variable that is missing, empty or malformed.");
    match &environment.ca_file {
        Some(name) => docs.paragraph(&format!(
            "If `{name}` is set, the certificates in that file are trusted instead of the system's."
        )),
        None => docs,
    }
}

/// Returns the docs of `send`.
pub(super) fn send_docs(endpoint: &CommandEndpoint) -> DocLines {
    line(format!("Sends any command, such as a stored [`{0}`].", endpoint.request))
}

fn handle_maker(scope: &mut Scope<'_>) -> Option<TokenStream> {
    let handle = scope.api.handle()?;
    let id = scope.named(&handle.id);
    let name = scope.import("crate", &handle.name);
    let method = word(&handle.method);
    let docs =
        line(format!("Returns a handle to the {} with this id. Sends nothing by itself.", handle.method));
    Some(quote! {
        #docs
        #[must_use]
        pub fn #method(&self, id: impl Into<#id>) -> #name {
            #name::new(self.clone(), id.into())
        }
    })
}
