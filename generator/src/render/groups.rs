//! The handles of groups of operations, async and blocking, and how the client returns them.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Files, blocking,
    ident::word,
    operation::{self, blocking_docs, handle_docs, maker_docs, methods},
    scope::Scope,
};
use crate::ir::{Api, Group, Module};

/// File of a group's handle in the folder of the group.
pub(crate) const FILE: &str = "operations";

/// Renders the handles' files.
pub(super) fn render(api: &Api, files: &mut Files) {
    for group in &api.groups {
        handle_file(api, group, files);
        blocking_file(api, group, files);
    }
}

fn handle_file(api: &Api, group: &Group, files: &mut Files) {
    let here = Module { parent: group.module.plain().to_owned(), file: FILE.to_owned() };
    let mut scope = Scope::new(api, Some(here));
    // First, so that types of the same names are qualified.
    let sender = scope.runtime("Sender");
    for operation in &group.operations {
        operation::prepared(&mut scope, operation);
    }
    let name = &group.name;
    let docs = handle_docs(group);
    let mut rendered = Vec::new();
    for operation in &group.operations {
        let methods = methods(&mut scope, group, operation);
        rendered.extend(methods.iter().map(|method| operation::method(&mut scope, operation, method)));
    }
    let tokens = quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            pub(crate) sender: #sender,
        }

        impl #name {
            pub(crate) fn new(sender: #sender) -> Self {
                Self { sender }
            }

            #(#rendered)*
        }
    };
    let title = format!("[`{name}`]: one method per operation.");
    scope.add_file(files, format!("src/{}/{FILE}.rs", group.module.plain()), title, &tokens);
}

fn blocking_file(api: &Api, group: &Group, files: &mut Files) {
    let mut scope = Scope::new(api, None);
    let (name, module, field) = (&group.name, &group.module, word("inner"));
    let mut rendered = Vec::new();
    for operation in &group.operations {
        let answer = operation::answer(&mut scope, operation);
        for operation::Method { name, declared, names, .. } in methods(&mut scope, group, operation) {
            let docs = blocking_docs(group, operation, name);
            rendered.push(blocking::delegate(&mut scope, &docs, &field, (name, &declared, &names), &answer));
        }
    }
    let inner = quote!(crate::#module::#name);
    let tokens = blocking::wrapper(&mut scope, &handle_docs(group), name, &field, &inner, &rendered);
    let title = format!("[`{name}`]: one method per operation.");
    scope.add_file(files, format!("src/blocking/{}.rs", module.plain()), title, &tokens);
}

/// Renders the permission to have fields that only the groups use, if all of them can be left out.
pub(super) fn perhaps_unused(api: &Api) -> Option<TokenStream> {
    let may_be_alone = api.endpoint.is_none() && api.groups.iter().all(|group| group.feature.is_some());
    may_be_alone.then(|| quote!(#[allow(dead_code, reason = "only the groups of operations use it")]))
}

fn cfg(group: &Group) -> Option<TokenStream> {
    group.feature.as_ref().map(|feature| quote!(#[cfg(feature = #feature)]))
}

/// Renders the declarations of the groups' modules in the crate root.
pub(super) fn declarations(api: &Api) -> TokenStream {
    let modules = api.groups.iter().map(|group| {
        let (cfg, module) = (cfg(group), &group.module);
        quote!(#cfg pub mod #module;)
    });
    quote!(#(#modules)*)
}

/// Renders the declarations and exports of the groups' blocking handles.
pub(super) fn blocking_declarations(api: &Api) -> (TokenStream, TokenStream) {
    let modules = api.groups.iter().map(|group| {
        let (cfg, module) = (cfg(group), &group.module);
        quote!(#cfg mod #module;)
    });
    let exports = api.groups.iter().map(|group| {
        let (cfg, module, name) = (cfg(group), &group.module, &group.name);
        quote!(#cfg pub use self::#module::#name;)
    });
    (quote!(#(#modules)*), quote!(#(#exports)*))
}

/// Renders the methods of the client, or of the blocking client, that return the handles.
pub(super) fn makers(scope: &Scope<'_>, is_blocking: bool) -> TokenStream {
    let makers = scope.api.groups.iter().map(|group| {
        let (cfg, module, name, docs) = (cfg(group), &group.module, &group.name, maker_docs(group));
        let (parent, arguments) = if is_blocking {
            (quote!(blocking), quote!(self.client.#module(), self.executor.clone()))
        } else {
            (quote!(#module), quote!(self.sender.clone()))
        };
        quote! {
            #docs
            #cfg
            #[must_use]
            pub fn #module(&self) -> crate::#parent::#name {
                crate::#parent::#name::new(#arguments)
            }
        }
    });
    makers.collect()
}
