//! The client builder.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Files,
    docs::{code, line, words},
    ident::word,
    scope::Scope,
};
use crate::{format, ir::Api};

/// Renders `client_builder.rs`.
pub(super) fn render(api: &Api, files: &mut Files) {
    let mut scope = Scope::new(api, None);
    let items = builder(&mut scope);
    let uses = scope.uses();
    let docs = line("[`ClientBuilder`]: what a client may be told.").inner();
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
    let docs = line("Sets up a client: a [`Client`], or the one for code that is not async.")
        .paragraph("It is made by the `builder` of the client that it builds.");
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
    let server_docs = line(format!("Sets the {}: `example`, or the full host {host}.", words(&labels.server)))
        .paragraph("Either this or [`base_url`](Self::base_url) is set; to set both is an error when the client is built.");
    let username_docs = line(format!("Sets the {}.", words(&labels.username)));
    let password_docs = line(format!("Sets the {}.", words(&labels.password)));
    let base_url_docs =
        line(format!("Sets the address of another server than the {}'s, for instance of a test server.", words(&labels.server)))
            .paragraph(&format!("It stands in place of [`{server}`](Self::{server}); to set both is an error when the client is built."))
            .paragraph("`https` only, but for `http` to this machine (`127.0.0.1`, `[::1]`, `localhost`).");
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

        #base_url_docs
        pub fn base_url(self, url: impl Into<String>) -> Self {
            Self { settings: self.settings.base_url(url.into()), ..self }
        }
    }
}

/// Renders the setters for timeouts and retries.
fn limit_setters(scope: &mut Scope<'_>) -> TokenStream {
    let (duration, policy) = (scope.import("std::time", "Duration"), scope.runtime("RetryPolicy"));
    let timeout_docs = line("How long a request may take in all: every attempt to send it, the answer, and the pauses in between.")
        .paragraph("30 seconds unless set. Only waits that the server asks for with `Retry-After` come on top; \
             [`RetryPolicy`] limits them.");
    let connect_docs = line("How long connecting may take, TLS included. 5 seconds unless set.");
    let retry_docs =
        line("When a command that failed is sent again. See [`RetryPolicy`] for what happens unless set.");
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
    let ca_docs = line(
        "A file with the certificates of the authorities to trust, in PEM format, in place of the system's.",
    )
    .paragraph("It is read when the client is built.");
    let proxy_docs = line("The address of a proxy, in place of the one that the environment names.")
        .paragraph("`http` or `https`, with user name and password if it asks for them. It passes on what is encrypted \
             and sees neither credentials nor commands. It is an error together with a base URL that is `http`.");
    let transport_docs = line(
        "What carries requests, in place of the network. A test without a server is what it is good for.",
    )
    .paragraph("Settings of the network are errors beside it.");
    let observer_docs = line(
        "Calls a function after each attempt to send a command, for instance to count them.",
    )
    .paragraph("It should return at once: the command waits for it. Every call of this adds a function.");
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
    let docs = line("Builds the client. The error names everything that is wrong with the settings.");
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
