//! The client builder.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Files,
    docs::{code, line, words},
    ident::word,
    scope::Scope,
};
use crate::{
    format,
    ir::{Api, Authentication, Operation},
};

/// Renders `client_builder.rs`.
pub(super) fn render(api: &Api, files: &mut Files) {
    let mut scope = Scope::new(api, None);
    let items = builder(&mut scope);
    let uses = scope.uses();
    let docs = line("[`ClientBuilder`]: configures a client.").inner();
    let path = "src/client_builder.rs";
    files.insert(path.to_owned(), format::rust_file(path, &quote!(#docs #uses #items)));
}

fn builder(scope: &mut Scope<'_>) -> TokenStream {
    let settings = scope.runtime("Settings");
    let service = scope.import("crate::client", "SERVICE");
    let server = server_setters(scope);
    let limits = limit_setters(scope);
    let network = network_setters(scope);
    let build = build(scope);
    let (client, marker) = (scope.import("crate", "Client"), scope.import("std::marker", "PhantomData"));
    let docs = line("Configures a [`Client`], async or blocking.")
        .paragraph("Created by the `builder` function of either client.");
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "nothing is set up until it is built"]
        pub struct ClientBuilder<C = #client> {
            settings: #settings,
            client: #marker<fn() -> C>,
        }

        impl<C> ClientBuilder<C> {
            pub(crate) fn new() -> Self {
                Self { settings: #settings::new(&#service), client: #marker }
            }

            #server
            #limits
            #network
        }

        #build
    }
}

/// Renders the setters for the server and the credentials.
fn server_setters(scope: &mut Scope<'_>) -> TokenStream {
    let secret = scope.runtime("Secret");
    let (setters, labels) = (&scope.api.config.server.setters, &scope.api.config.server.labels);
    let host = code(format!("example{}", scope.api.server_suffix));
    let (server, username, password) =
        (word(&setters.server), word(&setters.username), word(&setters.password));
    let server_docs =
        line(format!("Sets the {}: `example`, or the full host {host}.", words(&labels.server)))
            .paragraph("Set either this or [`base_url`](Self::base_url). Building fails if both are set.");
    let username_docs = line(format!("Sets the {}.", words(&labels.username)));
    let password_docs = line(format!("Sets the {}.", words(&labels.password)));
    let base_url_docs = line(format!(
        "Sets the base URL to use instead of the {}'s, for example that of a test server.",
        words(&labels.server)
    ))
    .paragraph(&format!("Set either this or [`{server}`](Self::{server}). Building fails if both are set."))
    .paragraph("Must use `https`, except for this machine (`127.0.0.1`, `[::1]`, `localhost`).");
    let is_bearer = |operation: &Operation| operation.authentication == Authentication::Bearer;
    let bearer_token = scope.api.operations().any(is_bearer).then(|| {
        let docs = line("Sets the bearer token, which some operations need instead.");
        quote! {
            #docs
            pub fn bearer_token(self, token: impl Into<#secret>) -> Self {
                Self { settings: self.settings.bearer_token(token.into()), ..self }
            }
        }
    });
    quote! {
        #server_docs
        pub fn #server(self, #server: impl Into<String>) -> Self {
            Self { settings: self.settings.server_variable(#server.into()), ..self }
        }

        #username_docs
        pub fn #username(self, #username: impl Into<String>) -> Self {
            Self { settings: self.settings.username(#username.into()), ..self }
        }

        #password_docs
        pub fn #password(self, #password: impl Into<#secret>) -> Self {
            Self { settings: self.settings.password(#password.into()), ..self }
        }

        #bearer_token

        #base_url_docs
        pub fn base_url(self, url: impl Into<String>) -> Self {
            Self { settings: self.settings.base_url(url.into()), ..self }
        }
    }
}

/// Renders the setters for timeouts and retries.
fn limit_setters(scope: &mut Scope<'_>) -> TokenStream {
    let (duration, policy) = (scope.import("std::time", "Duration"), scope.runtime("RetryPolicy"));
    let timeout_docs =
        line("Sets the total time that a request may take, including retries and the backoff between them.")
            .paragraph(
                "Default: 30 seconds. Waits that the server requests with `Retry-After` are not counted; \
             [`RetryPolicy`] limits them.",
            );
    let connect_docs = line("Sets the time allowed to connect, including TLS. Default: 5 seconds.");
    let retry_docs = line("Sets when a failed command is retried. See [`RetryPolicy`] for the default.");
    quote! {
        #timeout_docs
        pub fn timeout(self, timeout: #duration) -> Self {
            Self { settings: self.settings.timeout(timeout), ..self }
        }

        #connect_docs
        pub fn connect_timeout(self, timeout: #duration) -> Self {
            Self { settings: self.settings.connect_timeout(timeout), ..self }
        }

        #retry_docs
        pub fn retry(self, policy: #policy) -> Self {
            Self { settings: self.settings.retry(policy), ..self }
        }
    }
}

/// Renders the setters for the transport and observers.
fn network_setters(scope: &mut Scope<'_>) -> TokenStream {
    let (secret, transport, attempt) =
        (scope.runtime("Secret"), scope.runtime("Transport"), scope.runtime("Attempt"));
    let path = scope.import("std::path", "PathBuf");
    let ca_docs = line("Sets a PEM file of certificate authorities to trust instead of the system's.")
        .paragraph("The file is read when the client is built.");
    let proxy_docs = line("Sets the URL of a proxy, instead of the one from the environment.")
        .paragraph("Takes `http` and `https` URLs, with a user name and password if the proxy requires them. The proxy relays \
             encrypted traffic and sees neither credentials nor commands. Building fails if the base URL is `http`.");
    let transport_docs = line("Sets the transport to use instead of the network. Useful in tests.")
        .paragraph("Building fails if network settings are set as well.");
    let observer_docs = line(
        "Calls a function after each attempt to send a command, for example to count attempts.",
    )
    .paragraph("The function should return quickly, because the command waits for it. Can be called more than once; hooks run \
             in order.");
    quote! {
        #ca_docs
        pub fn ca_file(self, path: impl Into<#path>) -> Self {
            Self { settings: self.settings.ca_file(path.into()), ..self }
        }

        #proxy_docs
        pub fn proxy(self, url: impl Into<#secret>) -> Self {
            Self { settings: self.settings.proxy(url.into()), ..self }
        }

        #transport_docs
        pub fn transport(self, transport: impl #transport) -> Self {
            Self { settings: self.settings.transport(transport), ..self }
        }

        #observer_docs
        pub fn on_attempt(self, observer: impl Fn(&#attempt<'_>) + Send + Sync + 'static) -> Self {
            Self { settings: self.settings.on_attempt(observer), ..self }
        }
    }
}

fn build(scope: &mut Scope<'_>) -> TokenStream {
    let (client, config_error) = (scope.import("crate", "Client"), scope.runtime("ConfigError"));
    let docs = line("Builds the client. The error lists every invalid setting.");
    quote! {
        impl ClientBuilder {
            #docs
            pub fn build(self) -> Result<#client, #config_error> {
                Ok(#client::new(self.settings.build()?))
            }
        }

        #[cfg(feature = "blocking")]
        impl ClientBuilder<crate::blocking::Client> {
            #docs
            pub fn build(self) -> Result<crate::blocking::Client, #config_error> {
                crate::blocking::Client::new(#client::new(self.settings.build()?))
            }
        }
    }
}
