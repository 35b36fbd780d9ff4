//! The handles of groups of operations, async and blocking, and how the client returns them.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Files,
    docs::line,
    operation::{self, blocking_docs, handle_docs, maker_docs, methods},
    scope::Scope,
};
use crate::{
    format,
    ir::{Api, Group, Module},
};

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
    let uses = scope.uses_in(&tokens);
    let title = line(format!("[`{name}`]: one method per operation.")).inner();
    let path = format!("src/{}/{FILE}.rs", group.module.plain());
    files.insert(path.clone(), format::rust_file(&path, &quote!(#title #uses #tokens)));
}

fn blocking_file(api: &Api, group: &Group, files: &mut Files) {
    let mut scope = Scope::new(api, None);
    let executor = scope.import("crate::runtime::blocking", "Executor");
    let prepared = scope.import("crate::blocking", "PreparedRequest");
    let (name, module) = (&group.name, &group.module);
    let docs = handle_docs(group);
    let mut rendered = Vec::new();
    for operation in &group.operations {
        let answer = operation::answer(&mut scope, operation);
        rendered.extend(methods(&mut scope, group, operation).into_iter().map(|method| {
            let operation::Method { name, declared, names, .. } = &method;
            let docs = blocking_docs(group, operation, name);
            quote! {
                #docs
                pub fn #name(&self, #declared) -> #prepared<#answer> {
                    self.executor.prepare(self.inner.#name(#names))
                }
            }
        }));
    }
    let tokens = quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            pub(crate) inner: crate::#module::#name,
            pub(crate) executor: #executor,
        }

        impl #name {
            pub(crate) fn new(inner: crate::#module::#name, executor: #executor) -> Self {
                Self { inner, executor }
            }

            #(#rendered)*
        }
    };
    let uses = scope.uses_in(&tokens);
    let title = line(format!("[`{name}`]: one method per operation.")).inner();
    let path = format!("src/blocking/{}.rs", module.plain());
    files.insert(path.clone(), format::rust_file(&path, &quote!(#title #uses #tokens)));
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

/// Renders the methods of the client that return the handles.
pub(super) fn makers(scope: &mut Scope<'_>) -> TokenStream {
    let makers = scope.api.groups.iter().map(|group| {
        let (cfg, module, name, docs) = (cfg(group), &group.module, &group.name, maker_docs(group));
        quote! {
            #docs
            #cfg
            #[must_use]
            pub fn #module(&self) -> crate::#module::#name {
                crate::#module::#name::new(self.sender.clone())
            }
        }
    });
    makers.collect()
}

/// Renders the methods of the blocking client that return the handles.
pub(super) fn blocking_makers(scope: &mut Scope<'_>) -> TokenStream {
    let makers = scope.api.groups.iter().map(|group| {
        let (cfg, module, name, docs) = (cfg(group), &group.module, &group.name, maker_docs(group));
        quote! {
            #docs
            #cfg
            #[must_use]
            pub fn #module(&self) -> crate::blocking::#name {
                crate::blocking::#name::new(self.client.#module(), self.executor.clone())
            }
        }
    });
    makers.collect()
}
