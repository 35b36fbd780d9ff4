//! The blocking client and handle: the same methods, whose requests are sent with `send`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Files, client,
    docs::{DocLines, code, line},
    groups,
    handle::{self, Method},
    ident::word,
    scope::Scope,
};
use crate::{
    format,
    ir::{Api, Command, CommandEndpoint, Handle},
};

/// Renders `blocking.rs` and, below it, the client and the handle.
pub(super) fn render(api: &Api, files: &mut Files) {
    root(api, files);
    client_file(api, files);
    if let Some(handle) = api.handle() {
        handle_file(api, handle, files);
    }
}

fn root(api: &Api, files: &mut Files) {
    let docs = line("A blocking client, for code that is not async.")
        .paragraph(
            "It has the same methods as [`Client`](crate::Client). They return a [`PreparedRequest`]; its \
             [`send`](PreparedRequest::send) method blocks until the answer arrives.",
        )
        .paragraph("Do not use it in async code: it blocks the thread.")
        .inner();
    let handle = api.handle().map(|handle| {
        let (module, name) = (word(&handle.method), word(&handle.name));
        (quote!(mod #module;), quote!(pub use self::#module::#name;))
    });
    let (module, export) = handle.unzip();
    let (group_modules, group_exports) = groups::blocking_declarations(api);
    let tokens = quote! {
        #docs
        mod client;
        #module
        #group_modules

        pub use self::client::Client;
        #export
        #group_exports
        pub use crate::runtime::blocking::PreparedRequest;
    };
    let path = "src/blocking/mod.rs";
    files.insert(path.to_owned(), format::rust_file(path, &tokens));
}

fn client_file(api: &Api, files: &mut Files) {
    let mut scope = Scope::new(api, None);
    let config_error = scope.runtime("ConfigError");
    let executor = scope.import("crate::runtime::blocking", "Executor");
    let docs = line(client::summary(api, " and blocks until the answers arrive"))
        .paragraph("Cloning is cheap: clones share a connection pool. The guarantees of [`Client`](crate::Client) apply here \
             too.");
    let builder = scope.import("crate", "ClientBuilder");
    let builder_docs = client::builder_docs();
    let from_env_docs = client::from_env_docs(api);
    let send_any = api.endpoint.as_ref().map(|endpoint| send_any(&mut scope, endpoint));
    let handle = handle_maker(&mut scope);
    let groups = groups::blocking_makers(&mut scope);
    let perhaps_unused = groups::perhaps_unused(api);
    let own = api.commands().iter().filter(|command| command.handle.is_none());
    let methods = methods(&mut scope, "Client", own);
    let tokens = quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            #perhaps_unused
            pub(crate) client: crate::Client,
            #perhaps_unused
            pub(crate) executor: #executor,
        }

        impl Client {
            #builder_docs
            pub fn builder() -> #builder<Self> {
                #builder::new()
            }

            #from_env_docs
            pub fn from_env() -> Result<Self, #config_error> {
                Self::new(crate::Client::from_env()?)
            }

            pub(crate) fn new(client: crate::Client) -> Result<Self, #config_error> {
                Ok(Self { client, executor: #executor::new()? })
            }

            #handle

            #groups

            #(#methods)*

            #send_any
        }
    };
    let uses = scope.uses();
    let title = line("[`Client`]: the blocking client.").inner();
    let path = "src/blocking/client.rs";
    files.insert(path.to_owned(), format::rust_file(path, &quote!(#title #uses #tokens)));
}

fn send_any(scope: &mut Scope<'_>, endpoint: &CommandEndpoint) -> TokenStream {
    let prepared = scope.import("crate::blocking", "PreparedRequest");
    let request = scope.import("crate", endpoint.request.as_str());
    let answer = scope.import("crate", endpoint.success.name.as_str());
    let docs = client::send_docs(endpoint);
    quote! {
        #docs
        pub fn send(&self, request: impl Into<#request>) -> #prepared<#answer> {
            self.executor.prepare(self.client.send(request))
        }
    }
}

fn handle_maker(scope: &mut Scope<'_>) -> Option<TokenStream> {
    let handle = scope.api.handle()?;
    let id = scope.named(&handle.id);
    let name = scope.import("crate::blocking", &handle.name);
    let method = word(&handle.method);
    let docs =
        line(format!("Returns a handle to the {} with this id. Sends nothing by itself.", handle.method));
    Some(quote! {
        #docs
        #[must_use]
        pub fn #method(&self, id: impl Into<#id>) -> #name {
            #name::new(self.client.#method(id), self.executor.clone())
        }
    })
}

fn handle_file(api: &Api, handle: &Handle, files: &mut Files) {
    let mut scope = Scope::new(api, None);
    let executor = scope.import("crate::runtime::blocking", "Executor");
    let id = scope.named(&handle.id);
    let (name, field) = (word(&handle.name), word(&handle.method));
    let docs = DocLines::default().paragraph(&handle.docs);
    let methods = methods(&mut scope, &handle.name, handle::on_handle(api));
    let tokens = quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            pub(crate) #field: crate::#name,
            pub(crate) executor: #executor,
        }

        impl #name {
            pub(crate) fn new(#field: crate::#name, executor: #executor) -> Self {
                Self { #field, executor }
            }

            /// Returns the id.
            #[must_use]
            pub fn id(&self) -> &#id {
                self.#field.id()
            }

            #(#methods)*
        }
    };
    let uses = scope.uses();
    let title = line(format!("[`{}`]: one method per command.", handle.name)).inner();
    let path = format!("src/blocking/{}.rs", handle.method);
    files.insert(path.clone(), format::rust_file(&path, &quote!(#title #uses #tokens)));
}

/// Renders methods that delegate to the async methods of the same names.
fn methods<'a>(
    scope: &mut Scope<'_>,
    on: &str,
    commands: impl Iterator<Item = &'a Command>,
) -> Vec<TokenStream> {
    let mut commands = commands.peekable();
    // Nothing else may need the imports.
    if commands.peek().is_none() {
        return Vec::new();
    }
    let answer = handle::answer(scope);
    let prepared = scope.import("crate::blocking", "PreparedRequest");
    let method = |command: &Command, method: Method<'_>| {
        let Method { name, declared, names, .. } = method;
        let inner = word(command.handle.as_ref().map_or("client", |handle| handle.method.as_str()));
        let docs = DocLines::summary(&command.docs, format!("Sends {}.", code(&command.wire)))
            .paragraph(&format!("See [`{on}::{0}`](crate::{on}::{0}) for details.", name.plain()));
        quote! {
            #docs
            pub fn #name(&self, #declared) -> #prepared<#answer> {
                self.executor.prepare(self.#inner.#name(#names))
            }
        }
    };
    let mut all = Vec::new();
    for command in commands {
        all.extend(handle::methods(scope, command).into_iter().map(|it| method(command, it)));
    }
    all
}
