//! The handle of one existing resource, and its method per command.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Files,
    docs::{DocLines, line},
    ident::word,
    scope::Scope,
    structure,
};
use crate::{
    format,
    ir::{Api, Command, Kind, Struct, Type},
};

/// Renders the handle's file, if there is a handle.
pub(super) fn render(api: &Api, files: &mut Files) {
    let Some(handle) = api.operation.handle() else { return };
    let mut scope = Scope::new(api, None);
    let name = word(&handle.name);
    let docs = DocLines::default().paragraph(&handle.docs);
    let client = scope.import("crate", "Client");
    let id = scope.named(&handle.id);
    let methods: Vec<TokenStream> = on_handle(api).map(|command| method(&mut scope, command)).collect();
    let id_docs = line("The id.");
    let tokens = quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            client: #client,
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
    let uses = scope.uses();
    let title = line(format!("[`{}`]: a method for each command on one that exists.", handle.name)).inner();
    let path = format!("src/{}.rs", handle.method);
    files.insert(path.clone(), format::rust_file(&path, &quote!(#title #uses #tokens)));
}

/// The commands that the handle's methods send.
pub(super) fn on_handle(api: &Api) -> impl Iterator<Item = &Command> {
    api.operation.commands.iter().filter(|command| command.handle.is_some())
}

fn method(scope: &mut Scope<'_>, command: &Command) -> TokenStream {
    let docs = structure::method_docs(scope, command);
    let method = &command.method;
    let signature = signature(scope, command);
    let Signature { arguments, params } = signature;
    let answer = scope.import("crate", scope.api.operation.success.name.as_str());
    let prepared = scope.runtime("PreparedRequest");
    quote! {
        #docs
        pub fn #method(&self, #arguments) -> #prepared<#answer> {
            self.client.send(#params.on(self.id.clone()))
        }
    }
}

/// How a method takes a command's values, and makes its struct of them.
pub(super) struct Signature {
    pub arguments: TokenStream,
    pub params: TokenStream,
}

/// How a method takes a command's values, and passes them on.
pub(super) struct Arguments {
    /// The arguments with their types.
    pub declared: TokenStream,
    /// The arguments' names alone.
    pub names: TokenStream,
}

/// Few values that are all required are taken as they are; anything more is taken as the command's struct.
pub(super) fn signature(scope: &mut Scope<'_>, command: &Command) -> Signature {
    let Arguments { declared, names } = arguments(scope, command);
    let params = if takes_values(scope.api, command) {
        let params = scope.named(&command.params);
        quote!(#params::new(#names))
    } else {
        names
    };
    Signature { arguments: declared, params }
}

/// The arguments alone.
pub(super) fn arguments(scope: &mut Scope<'_>, command: &Command) -> Arguments {
    if !takes_values(scope.api, command) {
        let params = scope.named(&command.params);
        return Arguments { declared: quote!(params: #params), names: quote!(params) };
    }
    let fields = structure_of(scope.api, command).map(|item| item.fields.clone()).unwrap_or_default();
    let names: Vec<_> = fields.iter().map(|field| &field.name).collect();
    let types: Vec<TokenStream> = fields.iter().map(|field| scope.argument(&field.ty)).collect();
    Arguments { declared: quote!(#(#names: #types),*), names: quote!(#(#names),*) }
}

/// Whether a method takes the command's values themselves: at most two, all required, none with parts of its own.
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
