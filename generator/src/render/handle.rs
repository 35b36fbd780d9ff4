//! The handle of one existing resource, with a method for each command.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Files, command_events, constructors,
    docs::{DocLines, code, line},
    example,
    ident::word,
    scope::Scope,
    structure,
};
use crate::ir::{Api, Command, Expression, Kind, RustName, Struct, Type};

/// Renders the handle's file, if there is a handle.
pub(super) fn render(api: &Api, files: &mut Files) {
    let Some(handle) = api.handle() else { return };
    let mut scope = Scope::new(api, None);
    let name = word(&handle.name);
    let docs = DocLines::default().paragraph(&handle.docs);
    let client = scope.import("crate", "Client");
    let id = scope.named(&handle.id);
    let methods = on_handle(api).flat_map(|command| methods(&mut scope, command)).collect::<Vec<_>>();
    let methods: Vec<TokenStream> = methods
        .iter()
        .map(|it| method(&mut scope, it, |params| quote!(self.client.send(#params.on(self.id.clone())))))
        .collect();
    let id_docs = line("Returns the id.");
    let tokens = quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            pub(crate) client: #client,
            id: #id,
        }

        impl #name {
            pub(crate) fn new(client: #client, id: #id) -> Self {
                Self { client, id }
            }

            #id_docs
            #[must_use]
            pub fn id(&self) -> &#id {
                &self.id
            }

            #(#methods)*
        }
    };
    let title = format!("[`{}`]: one method per command.", handle.name);
    scope.add_file(files, format!("src/{}.rs", handle.method), title, &tokens);
}

/// Returns the commands that the handle's methods send.
pub(super) fn on_handle(api: &Api) -> impl Iterator<Item = &Command> {
    api.commands().iter().filter(|command| command.handle.is_some())
}

/// Renders a method that prepares a request; `send` renders how the command is sent.
pub(super) fn method(
    scope: &mut Scope<'_>,
    method: &Method<'_>,
    send: impl FnOnce(TokenStream) -> TokenStream,
) -> TokenStream {
    let Method { name, docs, declared, .. } = method;
    let body = send(method.params(scope));
    let answer = answer(scope);
    let prepared = scope.runtime("PreparedRequest");
    quote! {
        #docs
        pub fn #name(&self, #declared) -> #prepared<#answer> {
            #body
        }
    }
}

/// Renders the type of a command's answer.
pub(super) fn answer(scope: &mut Scope<'_>) -> Option<Ident> {
    let endpoint = scope.api.endpoint.as_ref()?;
    Some(scope.import("crate", endpoint.success.name.as_str()))
}

/// A method that sends a command.
pub(super) struct Method<'a> {
    pub name: &'a RustName,
    pub docs: TokenStream,
    /// Arguments with their types.
    pub declared: TokenStream,
    /// Names of the arguments.
    pub names: TokenStream,
    command: &'a Command,
    /// Whether the command's struct is built from the arguments, rather than being the only argument.
    is_new: bool,
}

impl Method<'_> {
    /// The command's struct.
    pub(super) fn params(&self, scope: &mut Scope<'_>) -> TokenStream {
        let names = &self.names;
        if !self.is_new {
            return names.clone();
        }
        let params = scope.named(&self.command.params);
        quote!(#params::new(#names))
    }
}

/// Renders a command's method, or two if nothing is required: without arguments, and with the struct.
///
/// A few required values are taken directly; anything more is taken as the command's struct.
pub(super) fn methods<'a>(scope: &mut Scope<'_>, command: &'a Command) -> Vec<Method<'a>> {
    let docs = structure::method_docs(scope, command);
    let aliases = command.aliases.iter().map(|alias| quote!(#[doc(alias = #alias)]));
    let aliases: TokenStream =
        command_events::sentence(scope.api, command).into_iter().chain(aliases).collect();
    let examples = |docs: DocLines, wanted: &dyn Fn(&Expression) -> bool| {
        let shown = command.examples.iter().filter(|example| wanted(&example.expression));
        shown.fold(docs, |docs, example| example::add(docs, scope.api, command, example))
    };
    let whole = |scope: &mut Scope<'_>, name, docs: TokenStream| {
        let params = scope.named(&command.params);
        let (declared, names) = (quote!(params: #params), quote!(params));
        Method { name, docs, declared, names, command, is_new: false }
    };
    let Some(with) = &command.method_with else {
        let docs = examples(docs, &|_| true);
        let docs = quote!(#docs #aliases);
        if !takes_values(scope.api, command) {
            return vec![whole(scope, &command.method, docs)];
        }
        let fields = structure_of(scope.api, command).map(|item| item.fields.clone()).unwrap_or_default();
        let names: Vec<_> = fields.iter().map(|field| &field.name).collect();
        let declared: Vec<TokenStream> =
            fields.iter().map(|field| constructors::argument(scope, field)).collect();
        let (declared, names) = (quote!(#(#declared),*), quote!(#(#names),*));
        return vec![Method { name: &command.method, docs, declared, names, command, is_new: true }];
    };
    let method = &command.method;
    let docs = docs.paragraph(&format!("Use [`{with}`](Self::{with}) to set options."));
    let docs = examples(docs, &Expression::is_empty_struct);
    let with_docs = DocLines::summary(&command.docs, format!("Sends {}.", code(&command.wire)))
        .paragraph(&format!("Like [`{0}`](Self::{0}), with options.", method.plain()));
    let with_docs = examples(with_docs, &|example| !example.is_empty_struct());
    let bare = Method {
        name: method,
        docs: quote!(#docs #aliases),
        declared: TokenStream::new(),
        names: TokenStream::new(),
        command,
        is_new: true,
    };
    vec![bare, whole(scope, with, quote!(#with_docs))]
}

/// Whether a method takes the command's values directly: at most two, all required, none of them a struct.
pub(super) fn takes_values(api: &Api, command: &Command) -> bool {
    structure_of(api, command).is_some_and(|item| {
        let simple = |ty: &Type| match ty {
            Type::Named(name) => !matches!(api.definitions[name].kind, Kind::Struct(_)),
            Type::List(_) | Type::Map(_) | Type::Boxed(_) => false,
            _ => true,
        };
        item.choice.is_none()
            && item.rules.is_empty()
            && item.fields.len() <= 2
            && item.fields.iter().all(|field| field.is_argument() && simple(&field.ty))
    })
}

fn structure_of<'a>(api: &'a Api, command: &Command) -> Option<&'a Struct> {
    match &api.definitions.get(&command.params)?.kind {
        Kind::Struct(item) => Some(item),
        _ => None,
    }
}
