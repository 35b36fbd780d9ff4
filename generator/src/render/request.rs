//! The enum of all commands.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Files,
    docs::{DocLines, line},
    scope::Scope,
};
use crate::{
    format,
    ir::{Api, Command, Operation, Receiver, Replay},
};

/// Renders `request.rs`.
pub(super) fn render(api: &Api, files: &mut Files) {
    let operation = &api.operations[0];
    let mut scope = Scope::new(api, None);
    let items = [
        declaration(&mut scope, api, operation),
        methods(operation),
        conversions(&mut scope, operation),
        checked(&mut scope, api, operation),
    ];
    let uses = scope.uses();
    let docs = line(format!("[`{}`]: every command, as data.", operation.request)).inner();
    let path = "src/request.rs";
    files.insert(path.to_owned(), format::rust_file(path, &quote!(#docs #uses #(#items)*)));
}

fn declaration(scope: &mut Scope<'_>, api: &Api, operation: &Operation) -> TokenStream {
    let name = &operation.request;
    let docs = DocLines::of(&operation.request_docs, "Any of the commands.").paragraph(
        "Written as JSON it is the body of the request, so that commands can be queued, logged and compared. Reading \
         it back takes the `deserialize` feature.",
    );
    let serialize = scope.import("serde", "Serialize");
    let tag = operation.tag.as_str();
    let variants: Vec<TokenStream> = operation
        .commands
        .iter()
        .map(|command| {
            let docs = DocLines::summary(&command.docs, format!("`{}`", command.wire));
            let (variant, wire) = (&command.name, &command.wire);
            let params = scope.named(&command.params);
            let params_docs = line("What the command takes.");
            let id = id_field(scope, api, command);
            quote! {
                #docs
                #[serde(rename = #wire)]
                #variant {
                    #id
                    #params_docs
                    params: #params,
                },
            }
        })
        .collect();
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, #serialize)]
        #[cfg_attr(feature = "deserialize", derive(serde::Deserialize))]
        #[serde(tag = #tag, deny_unknown_fields)]
        #[must_use = "a command does nothing until it is sent"]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
    }
}

fn id_field(scope: &mut Scope<'_>, api: &Api, command: &Command) -> Option<TokenStream> {
    let Receiver::Handle { id } = &command.receiver else { return None };
    let handle = api.config.handle.as_ref().expect("a receiver is a handle only where one is configured");
    let docs = line(format!("Which {} it is for.", handle.method));
    let id = scope.named(id);
    Some(quote!(#docs id: #id,))
}

fn methods(operation: &Operation) -> TokenStream {
    let name = &operation.request;
    let variants: Vec<_> = operation.commands.iter().map(|command| &command.name).collect();
    let wires: Vec<_> = operation.commands.iter().map(|command| &command.wire).collect();
    let safe: Vec<TokenStream> = operation
        .commands
        .iter()
        .filter(|command| command.replay == Replay::Safe)
        .map(|command| {
            let variant = &command.name;
            quote!(Self::#variant { .. })
        })
        .collect();
    let safe_arm = (!safe.is_empty()).then(|| quote!(#(#safe)|* => true,));
    let conditional = operation.commands.iter().filter_map(|command| {
        let Replay::SafeWith(_) = &command.replay else { return None };
        let variant = &command.name;
        Some(quote!(Self::#variant { params, .. } => params.is_repeatable(),))
    });
    let name_docs = line(format!("The command's name, the value of `{}`.", operation.tag));
    let repeat_docs = line("Whether sending the command a second time has no second effect.")
        .paragraph("The second one may still be answered with an error.");
    quote! {
        impl #name {
            #name_docs
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self {
                    #(Self::#variants { .. } => #wires,)*
                }
            }

            #repeat_docs
            #[must_use]
            pub fn is_repeatable(&self) -> bool {
                match self {
                    #safe_arm
                    #(#conditional)*
                    _ => false,
                }
            }
        }
    }
}

fn conversions(scope: &mut Scope<'_>, operation: &Operation) -> TokenStream {
    let name = &operation.request;
    let clients = operation.commands.iter().filter(|command| command.receiver == Receiver::Client);
    clients
        .map(|command| {
            let variant = &command.name;
            let params = scope.named(&command.params);
            quote! {
                impl From<#params> for #name {
                    fn from(params: #params) -> Self {
                        Self::#variant { params }
                    }
                }
            }
        })
        .collect()
}

fn checked(scope: &mut Scope<'_>, api: &Api, operation: &Operation) -> TokenStream {
    let name = &operation.request;
    let (validate, report) = (scope.runtime("Validate"), scope.runtime("Report"));
    let payload = &api.config.commands.payload;
    let arms = operation.commands.iter().map(|command| {
        let variant = &command.name;
        match (&command.receiver, &api.config.handle) {
            (Receiver::Handle { .. }, Some(handle)) => {
                let id = &handle.id;
                quote! {
                    Self::#variant { id, params } => {
                        report.field(#id, id).nested();
                        report.field(#payload, params).nested();
                    }
                }
            }
            _ => quote!(Self::#variant { params } => { report.field(#payload, params).nested(); }),
        }
    });
    quote! {
        impl #validate for #name {
            fn check(&self, report: &mut #report) {
                match self {
                    #(#arms)*
                }
            }
        }
    }
}
