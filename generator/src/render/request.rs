//! The enum of all commands.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Files, codec,
    docs::{DocLines, code, line},
    scope::Scope,
};
use crate::{
    format,
    ir::{Api, Command, CommandEndpoint, CorrelationField, Idempotency},
};

/// Renders `request.rs`.
pub(super) fn render(api: &Api, endpoint: &CommandEndpoint, files: &mut Files) {
    let mut scope = Scope::new(api, None);
    let items = [
        declaration(&mut scope, endpoint),
        methods(&mut scope, endpoint),
        request_trait(&mut scope, endpoint),
        conversions(&mut scope, endpoint),
        codec::request(&mut scope, endpoint),
    ];
    let uses = scope.uses();
    let docs = line(format!("[`{}`]: every command as data.", endpoint.request)).inner();
    let path = "src/request.rs";
    files.insert(path.to_owned(), format::rust_file(path, &quote!(#docs #uses #(#items)*)));
}

fn declaration(scope: &mut Scope<'_>, endpoint: &CommandEndpoint) -> TokenStream {
    let name = &endpoint.request;
    let docs = DocLines::of(&endpoint.request_docs, "Any command.").paragraph(
        "Serializes to the JSON body of the request, and deserializes from it, so commands can be queued, logged \
         and compared.",
    );
    let variants: Vec<TokenStream> = endpoint
        .commands
        .iter()
        .map(|command| {
            let docs = DocLines::summary(&command.docs, code(&command.wire));
            let variant = &command.name;
            let params = scope.named(&command.params);
            let params_docs = line("Parameters of the command.");
            let id = id_field(scope, command);
            quote! {
                #docs
                #variant {
                    #id
                    #params_docs
                    params: #params,
                },
            }
        })
        .collect();
    let extra = scope.runtime("Extra");
    let other_docs = line("A command that this version of the crate does not know.")
        .paragraph("Sent unchanged. Treated as not idempotent, because its effect is unknown.");
    let name_docs = line(format!("Value of {}.", code(&endpoint.tag)));
    let fields_docs = line("All other fields of the request body.");
    quote! {
        #docs
        #[derive(Clone, PartialEq)]
        #[must_use = "a command does nothing until it is sent"]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #other_docs
            Other {
                #name_docs
                name: String,
                #fields_docs
                fields: #extra,
            },
        }
    }
}

fn id_field(scope: &mut Scope<'_>, command: &Command) -> Option<TokenStream> {
    let handle = command.handle.as_ref()?;
    let docs = line(format!("ID of the {}.", handle.method));
    let id = scope.named(&handle.id);
    Some(quote!(#docs id: #id,))
}

fn methods(scope: &mut Scope<'_>, endpoint: &CommandEndpoint) -> TokenStream {
    let name = &endpoint.request;
    let id = id_method(scope, endpoint);
    let idempotent = idempotent(endpoint);
    let name_docs = line(format!("Returns the name of the command: the value of {}.", code(&endpoint.tag)));
    let repeat_docs = line("Returns whether sending the command twice has the same effect as once.")
        .paragraph("The second request may still fail.");
    quote! {
        impl #name {
            #name_docs
            #[must_use]
            pub fn name(&self) -> &str {
                match (self, self.object().tag) {
                    (Self::Other { name, .. }, _) => name,
                    (_, tag) => tag.map_or("", |(_, name)| name),
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

/// Renders the method that returns a command's id, which is next to or inside the payload.
fn id_method(scope: &mut Scope<'_>, endpoint: &CommandEndpoint) -> Option<TokenStream> {
    let handle = endpoint.handle()?;
    let ty = scope.named(&handle.id);
    let on_handle = endpoint.commands.iter().filter(|command| command.handle.is_some());
    let on_handle = on_handle.map(|command| &command.name);
    let within =
        endpoint.commands.iter().filter_map(|command| Some((&command.name, command.id_field.as_ref()?)));
    let within =
        within.map(|(variant, field)| quote!(Self::#variant { params, .. } => Some(&params.#field),));
    let docs = line(format!(
        "Returns the id of the {}; `None` for commands that create one or are unknown.",
        handle.method
    ));
    Some(quote! {
        #docs
        #[must_use]
        pub fn id(&self) -> Option<&#ty> {
            match self {
                #(Self::#on_handle { id, .. })|* => Some(id),
                #(#within)*
                _ => None,
            }
        }
    })
}

/// Renders the trait that provides what is known about a request once it is serialized.
fn request_trait(scope: &mut Scope<'_>, endpoint: &CommandEndpoint) -> TokenStream {
    let name = &endpoint.request;
    let request_trait = scope.runtime("RequestBody");
    let request_info = scope.runtime("RequestInfo");
    let resource_id = match endpoint.handle() {
        Some(handle) => {
            let property = &handle.property;
            quote! {
                match self {
                    Self::Other { fields, .. } => fields.get(#property).and_then(|id| id.as_str()).map(str::to_owned),
                    known => known.id().map(ToString::to_string),
                }
            }
        }
        None => quote!(None),
    };
    let correlation_id = correlation_id(scope, endpoint);
    quote! {
        impl #request_trait for #name {
            fn info(&self) -> #request_info {
                #request_info {
                    name: match self.object().tag {
                        Some((_, name)) => name.into(),
                        None => self.name().to_owned().into(),
                    },
                    resource_id: #resource_id,
                    correlation_id: #correlation_id,
                    is_idempotent: self.is_idempotent(),
                }
            }
        }
    }
}

fn correlation_id(scope: &mut Scope<'_>, endpoint: &CommandEndpoint) -> TokenStream {
    let fields = endpoint.commands.iter().filter_map(|command| {
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
    quote!(match self { #(#arms)* _ => None, })
}

/// Renders `is_idempotent` for all commands; unknown and never idempotent ones come last.
fn idempotent(endpoint: &CommandEndpoint) -> TokenStream {
    let of = |idempotency: &Idempotency| {
        let commands = endpoint.commands.iter().filter(move |command| command.idempotency == *idempotency);
        commands.map(|command| &command.name).collect::<Vec<_>>()
    };
    let safe = of(&Idempotency::Idempotent);
    let conditional = endpoint
        .commands
        .iter()
        .filter(|command| matches!(command.idempotency, Idempotency::IdempotentWith(_)));
    let conditional = conditional.map(|command| {
        let variant = &command.name;
        quote!(Self::#variant { params, .. } => params.is_idempotent(),)
    });
    let safe_arm = (!safe.is_empty()).then(|| quote!(#(Self::#safe { .. })|* => true,));
    quote!(match self { #safe_arm #(#conditional)* _ => false })
}

fn conversions(scope: &mut Scope<'_>, endpoint: &CommandEndpoint) -> TokenStream {
    let name = &endpoint.request;
    let clients = endpoint.commands.iter().filter(|command| command.handle.is_none());
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
