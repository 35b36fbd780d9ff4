//! The enum of all commands.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Files,
    docs::{DocLines, code, line},
    read_request,
    scope::Scope,
};
use crate::{
    format,
    ir::{Api, Command, CorrelationField, Idempotency, Operation},
};

/// Renders `request.rs`.
pub(super) fn render(api: &Api, files: &mut Files) {
    let operation = &api.operation;
    let mut scope = Scope::new(api, None);
    let items = [
        declaration(&mut scope, api, operation),
        methods(&mut scope, operation),
        request_trait(&mut scope, operation),
        conversions(&mut scope, operation),
        checked(&mut scope, api, operation),
        read_request::render(&mut scope, api, operation),
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
    let rename = renamed("params", &api.config.commands.payload);
    let variants: Vec<TokenStream> = operation
        .commands
        .iter()
        .map(|command| {
            let docs = DocLines::summary(&command.docs, code(&command.wire));
            let (variant, wire) = (&command.name, &command.wire);
            let params = scope.named(&command.params);
            let params_docs = line("What the command takes.");
            let id = id_field(scope, command);
            quote! {
                #docs
                #[serde(rename = #wire)]
                #variant {
                    #id
                    #params_docs
                    #rename
                    params: #params,
                },
            }
        })
        .collect();
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, #serialize)]
        #[serde(tag = #tag)]
        #[must_use = "a command does nothing until it is sent"]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
    }
}

fn id_field(scope: &mut Scope<'_>, command: &Command) -> Option<TokenStream> {
    let handle = command.handle.as_ref()?;
    let docs = line(format!("Which {} it is for.", handle.method));
    let id = scope.named(&handle.id);
    let rename = renamed("id", &handle.property);
    Some(quote!(#docs #rename id: #id,))
}

/// The field's name in JSON, where it is another than in Rust.
fn renamed(name: &str, wire: &str) -> Option<TokenStream> {
    (name != wire).then(|| quote!(#[serde(rename = #wire)]))
}

fn methods(scope: &mut Scope<'_>, operation: &Operation) -> TokenStream {
    let name = &operation.request;
    let id = id_method(scope, operation);
    let variants: Vec<_> = operation.commands.iter().map(|command| &command.name).collect();
    let wires: Vec<_> = operation.commands.iter().map(|command| &command.wire).collect();
    let idempotent = idempotent(operation);
    let name_docs = line(format!("The command's name, the value of {}.", code(&operation.tag)));
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

            #id

            #repeat_docs
            #[must_use]
            pub fn is_idempotent(&self) -> bool {
                #idempotent
            }
        }
    }
}

/// The id of what a command is about, be it beside the payload or within.
fn id_method(scope: &mut Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let handle = operation.handle()?;
    let ty = scope.named(&handle.id);
    let on_handle = operation.commands.iter().filter(|command| command.handle.is_some());
    let on_handle = on_handle.map(|command| &command.name);
    let within =
        operation.commands.iter().filter_map(|command| Some((&command.name, command.id_field.as_ref()?)));
    let within =
        within.map(|(variant, field)| quote!(Self::#variant { params, .. } => Some(&params.#field),));
    let is_rest = |command: &&Command| command.handle.is_none() && command.id_field.is_none();
    let rest = operation.commands.iter().find(is_rest).map(|_| quote!(_ => None,));
    let docs = line(format!("Which {} it is for; `None` if it makes a new one.", handle.method));
    Some(quote! {
        #docs
        #[must_use]
        pub fn id(&self) -> Option<&#ty> {
            match self {
                #(Self::#on_handle { id, .. })|* => Some(id),
                #(#within)*
                #rest
            }
        }
    })
}

/// What is known of a request when it has become bytes.
fn request_trait(scope: &mut Scope<'_>, operation: &Operation) -> TokenStream {
    let name = &operation.request;
    let request_trait = scope.runtime("RequestBody");
    let request_info = scope.runtime("RequestInfo");
    let resource_id =
        if operation.handle().is_some() { quote!(self.id().map(ToString::to_string)) } else { quote!(None) };
    let correlation_id = correlation_id(scope, operation);
    quote! {
        impl #request_trait for #name {
            fn info(&self) -> #request_info {
                #request_info {
                    name: self.name(),
                    resource_id: #resource_id,
                    correlation_id: #correlation_id,
                    is_idempotent: self.is_idempotent(),
                }
            }
        }
    }
}

fn correlation_id(scope: &mut Scope<'_>, operation: &Operation) -> TokenStream {
    let fields = operation.commands.iter().filter_map(|command| {
        let CorrelationField { name, ty, is_required } = command.correlation_field.as_ref()?;
        let variant = &command.name;
        let id = if *is_required {
            quote!(Some(params.#name.to_string()))
        } else {
            let ty = scope.named(ty);
            quote!(params.#name.as_ref().map(#ty::to_string))
        };
        Some(quote!(Self::#variant { params, .. } => #id,))
    });
    let arms: Vec<TokenStream> = fields.collect();
    if arms.is_empty() {
        return quote!(None);
    }
    let rest = (arms.len() < operation.commands.len()).then(|| quote!(_ => None,));
    quote!(match self { #(#arms)* #rest })
}

/// The answer for all commands together; those that are never idempotent come last.
fn idempotent(operation: &Operation) -> TokenStream {
    let of = |idempotency: &Idempotency| {
        let commands = operation.commands.iter().filter(move |command| command.idempotency == *idempotency);
        commands.map(|command| &command.name).collect::<Vec<_>>()
    };
    let (safe, never) = (of(&Idempotency::Idempotent), of(&Idempotency::NotIdempotent));
    if safe.len() == operation.commands.len() || never.len() == operation.commands.len() {
        let answer = never.is_empty();
        return quote!(#answer);
    }
    let conditional = operation
        .commands
        .iter()
        .filter(|command| matches!(command.idempotency, Idempotency::IdempotentWith(_)));
    let conditional = conditional.map(|command| {
        let variant = &command.name;
        quote!(Self::#variant { params, .. } => params.is_idempotent(),)
    });
    let safe_arm = (!safe.is_empty()).then(|| quote!(#(Self::#safe { .. })|* => true,));
    let rest = (!never.is_empty()).then(|| quote!(_ => false,));
    quote!(match self { #safe_arm #(#conditional)* #rest })
}

fn conversions(scope: &mut Scope<'_>, operation: &Operation) -> TokenStream {
    let name = &operation.request;
    let clients = operation.commands.iter().filter(|command| command.handle.is_none());
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
    let (validate, validator) = (scope.runtime("Validate"), scope.runtime("Validator"));
    let payload = &api.config.commands.payload;
    let arms = operation.commands.iter().map(|command| {
        let variant = &command.name;
        match &command.handle {
            Some(handle) => {
                let id = &handle.property;
                quote! {
                    Self::#variant { id, params } => {
                        validator.field(#id, id).nested();
                        validator.field(#payload, params).nested();
                    }
                }
            }
            None => quote!(Self::#variant { params } => { validator.field(#payload, params).nested(); }),
        }
    });
    quote! {
        impl #validate for #name {
            fn check(&self, validator: &mut #validator) {
                match self {
                    #(#arms)*
                }
            }
        }
    }
}
