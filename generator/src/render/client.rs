//! The client and its builder.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Files,
    docs::{DocLines, line},
    handle,
    ident::word,
    scope::Scope,
    structure,
};
use crate::{
    format,
    ir::{Api, Command, Receiver},
};

/// Renders `client.rs`.
pub(super) fn render(api: &Api, files: &mut Files) {
    let mut scope = Scope::new(api, None);
    let items = [client(&mut scope), builder(&mut scope), service(&mut scope)];
    let uses = scope.uses();
    let docs = line("[`Client`]: where requests are sent from.").inner();
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
    let (prefix, suffix, variable) = (&api.server_prefix, &api.server_suffix, &labels.server);
    let (server_env, username_env, password_env) =
        (&environment.server, &environment.username, &environment.password);
    let (username_label, password_label) = (&labels.username, &labels.password);
    let headers = &server.request_id_headers;
    quote! {
        static SERVICE: #service = #service {
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            server: #template { prefix: #prefix, variable: #variable, suffix: #suffix },
            environment: #environment_type { server: #server_env, username: #username_env, password: #password_env },
            labels: #labels_type { username: #username_label, password: #password_label },
            request_id_headers: &[#(#headers),*],
        };
    }
}

fn client(scope: &mut Scope<'_>) -> TokenStream {
    let api = scope.api;
    let operation = &api.operations[0];
    let environment = &api.config.server.environment;
    let transport = scope.runtime("Transport");
    let config_error = scope.runtime("ConfigError");
    let settings = scope.runtime("Settings");
    let pending = scope.runtime("Pending");
    let response = scope.named(&operation.response);
    let request = scope.import("crate", operation.request.as_str());
    let docs = client_docs(api);
    let from_env_docs = line(format!(
        "A client from the environment: `{}`, `{}` and `{}`.",
        environment.server, environment.username, environment.password
    ))
    .paragraph("Fails if one of them is missing, empty or malformed; the error names all that are.");
    let builder_docs = line("A client to be set up step by step.");
    let send_docs = send_docs(api);
    let (method, path) = (&operation.method, &operation.path);
    let handle = handle_maker(scope);
    let own: Vec<&Command> =
        operation.commands.iter().filter(|command| command.receiver == Receiver::Client).collect();
    let methods: Vec<TokenStream> = own.iter().map(|command| command_method(scope, command)).collect();
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            transport: #transport,
        }

        impl Client {
            #builder_docs
            pub fn builder() -> ClientBuilder {
                ClientBuilder { settings: #settings::new(&SERVICE) }
            }

            #from_env_docs
            pub fn from_env() -> Result<Self, #config_error> {
                let transport = #settings::from_env(&SERVICE)?.build()?;
                Ok(Self { transport })
            }

            #handle

            #(#methods)*

            #send_docs
            pub fn send(&self, request: impl Into<#request>) -> #pending<#response> {
                self.transport.request(#method, #path, &request.into())
            }
        }
    }
}

fn client_docs(api: &Api) -> DocLines {
    let operation = &api.operations[0];
    line(format!("Sends commands to `{} {}`.", operation.method, operation.path))
        .paragraph("Cloning is cheap: clones share their connections. A request is sent at most once, redirects are \
             never followed, and the credentials go nowhere but to the configured server and never into `Debug` output.")
        .paragraph("It needs a Tokio runtime to send.")
}

fn send_docs(api: &Api) -> DocLines {
    line(format!("Sends any command, for instance one that was kept as [`{0}`].", api.operations[0].request))
}

fn handle_maker(scope: &mut Scope<'_>) -> Option<TokenStream> {
    let handle_config = scope.api.config.handle.as_ref()?;
    let commands = handle::on_handle(scope.api);
    let Some(Receiver::Handle { id }) = commands.first().map(|command| &command.receiver) else {
        return None;
    };
    let id = scope.named(id);
    let handle = scope.import("crate", &handle_config.name);
    let method = word(&handle_config.method);
    let docs = line(format!(
        "The {} with this id. Nothing is sent until one of its methods is awaited.",
        handle_config.method
    ));
    Some(quote! {
        #docs
        #[must_use]
        pub fn #method(&self, id: impl Into<#id>) -> #handle {
            #handle::new(self.clone(), id.into())
        }
    })
}

fn command_method(scope: &mut Scope<'_>, command: &Command) -> TokenStream {
    let docs = structure::method_docs(scope, command);
    let method = &command.method;
    let handle::Signature { arguments, params } = handle::signature(scope, command);
    let response = scope.named(&scope.api.operations[0].response);
    let pending = scope.runtime("Pending");
    quote! {
        #docs
        pub fn #method(&self, #arguments) -> #pending<#response> {
            self.send(#params)
        }
    }
}

fn builder(scope: &mut Scope<'_>) -> TokenStream {
    let (settings, config_error) = (scope.runtime("Settings"), scope.runtime("ConfigError"));
    let secret = scope.runtime("Secret");
    let duration = scope.import("std::time", "Duration");
    let (setters, labels) = (&scope.api.config.server.setters, &scope.api.config.server.labels);
    let (server, username, password) =
        (word(&setters.server), word(&setters.username), word(&setters.password));
    let suffix = &scope.api.server_suffix;
    let server_docs = line(format!("The {}: `example`, or the full host `example{suffix}`.", labels.server));
    let username_docs = line(format!("The {}.", labels.username));
    let password_docs = line(format!("The {}.", labels.password));
    let base_url_docs =
        line(format!("Another server than the {}'s, for instance a test server.", labels.server))
            .paragraph("`https` only, but for `http` to this machine (`127.0.0.1`, `[::1]`, `localhost`).");
    let timeout_docs = line(
        "How long a request may take in all, from connecting to the end of the answer. 30 seconds unless set.",
    );
    let connect_docs = line("How long connecting may take. 5 seconds unless set.");
    let build_docs = line("The client, or everything that is wrong with what was set.");
    quote! {
        /// Sets up a [`Client`].
        #[derive(Clone, Debug)]
        #[must_use = "nothing is set up until it is built"]
        pub struct ClientBuilder {
            settings: #settings,
        }

        impl ClientBuilder {
            #server_docs
            pub fn #server(self, #server: impl Into<String>) -> Self {
                Self { settings: self.settings.server_variable(#server.into()) }
            }

            #username_docs
            pub fn #username(self, #username: impl Into<String>) -> Self {
                Self { settings: self.settings.username(#username.into()) }
            }

            #password_docs
            pub fn #password(self, #password: impl Into<#secret>) -> Self {
                Self { settings: self.settings.password(#password.into()) }
            }

            #base_url_docs
            pub fn base_url(self, url: impl Into<String>) -> Self {
                Self { settings: self.settings.base_url(url.into()) }
            }

            #timeout_docs
            pub fn timeout(self, timeout: #duration) -> Self {
                Self { settings: self.settings.timeout(timeout) }
            }

            #connect_docs
            pub fn connect_timeout(self, timeout: #duration) -> Self {
                Self { settings: self.settings.connect_timeout(timeout) }
            }

            #build_docs
            pub fn build(self) -> Result<Client, #config_error> {
                Ok(Client { transport: self.settings.build()? })
            }
        }
    }
}
