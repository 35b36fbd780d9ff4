//! The blocking client and handle: the same methods, whose requests are sent with `send`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

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
    ir::{Api, Command, CommandEndpoint, Handle, RustName},
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
    let groups = groups::makers(&scope, true);
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
    let title = "[`Client`]: the blocking client.".to_owned();
    scope.add_file(files, "src/blocking/client.rs".to_owned(), title, &tokens);
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
    let id = scope.named(&handle.id);
    let (name, field) = (word(&handle.name), word(&handle.method));
    let mut methods = methods(&mut scope, &handle.name, handle::on_handle(api));
    let id = quote! {
        /// Returns the id.
        #[must_use]
        pub fn id(&self) -> &#id {
            self.#field.id()
        }
    };
    methods.insert(0, id);
    let docs = DocLines::default().paragraph(&handle.docs);
    let tokens = wrapper(&mut scope, &docs, &name, &field, &quote!(crate::#name), &methods);
    let title = format!("[`{}`]: one method per command.", handle.name);
    scope.add_file(files, format!("src/blocking/{}.rs", handle.method), title, &tokens);
}

/// Renders a blocking handle, which has the async one in a field.
pub(super) fn wrapper(
    scope: &mut Scope<'_>,
    docs: &DocLines,
    name: &impl ToTokens,
    field: &Ident,
    inner: &TokenStream,
    methods: &[TokenStream],
) -> TokenStream {
    let executor = scope.import("crate::runtime::blocking", "Executor");
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            pub(crate) #field: #inner,
            pub(crate) executor: #executor,
        }

        impl #name {
            pub(crate) fn new(#field: #inner, executor: #executor) -> Self {
                Self { #field, executor }
            }

            #(#methods)*
        }
    }
}

/// Renders a method that delegates to the one of the same name in a field.
pub(super) fn delegate(
    scope: &mut Scope<'_>,
    docs: &DocLines,
    field: &Ident,
    (name, declared, names): (&RustName, &TokenStream, &TokenStream),
    answer: &impl ToTokens,
) -> TokenStream {
    let prepared = scope.import("crate::blocking", "PreparedRequest");
    quote! {
        #docs
        pub fn #name(&self, #declared) -> #prepared<#answer> {
            self.executor.prepare(self.#field.#name(#names))
        }
    }
}

/// Renders methods that delegate to the async methods of the same names.
fn methods<'a>(
    scope: &mut Scope<'_>,
    on: &str,
    commands: impl Iterator<Item = &'a Command>,
) -> Vec<TokenStream> {
    let mut all = Vec::new();
    for command in commands {
        let answer = handle::answer(scope);
        let field = word(command.handle.as_ref().map_or("client", |handle| handle.method.as_str()));
        for Method { name, declared, names, .. } in handle::methods(scope, command) {
            let docs = DocLines::summary(&command.docs, format!("Sends {}.", code(&command.wire)))
                .paragraph(&format!("See [`{on}::{0}`](crate::{on}::{0}) for details.", name.plain()));
            all.push(delegate(scope, &docs, &field, (name, &declared, &names), &answer));
        }
    }
    all
}
