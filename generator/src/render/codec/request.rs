//! The enum of all commands, each of which is an object.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::scope::Scope;
use crate::ir::{Command, CommandEndpoint};

/// Renders the JSON implementation of the enum of all commands.
pub(in crate::render) fn request(scope: &mut Scope<'_>, endpoint: &CommandEndpoint) -> TokenStream {
    scope.runtime("json");
    let name = &endpoint.request;
    let tag = endpoint.tag.as_str();
    let variants: Vec<_> = endpoint.commands.iter().map(|command| &command.name).collect();
    let places: Vec<Literal> = (0..variants.len()).map(Literal::usize_unsuffixed).collect();
    let objects = objects(scope, endpoint);
    let with_id: Vec<_> = endpoint
        .commands
        .iter()
        .filter(|command| command.handle.is_some())
        .map(|command| &command.name)
        .collect();
    let id_field = (!with_id.is_empty()).then(|| quote!(#(Self::#with_id { id, .. })|* if index == 0 => id,));
    let visits = endpoint.commands.iter().map(|command| {
        let variant = &command.name;
        if command.handle.is_some() {
            quote!(Self::#variant { id, params } => {
                visit(0, json::Reflect::view(id));
                visit(1, json::Reflect::view(params));
            })
        } else {
            quote!(Self::#variant { params } => visit(0, json::Reflect::view(params)),)
        }
    });
    let blanks = endpoint.commands.iter().zip(&places).map(|(command, place)| {
        let variant = &command.name;
        let id = command.handle.as_ref().map(|_| quote!(id: json::Build::blank(),));
        quote!(Some(#place) => Self::#variant { #id params: json::Build::blank() },)
    });
    quote! {
        impl #name {
            const COMMANDS: &'static [json::Object] = &[#(#objects),*];
            const OTHER: &'static json::Object = &json::Object {
                name: "Other",
                fields: &[json::Field::required(#tag)
                    .named("name")
                    .rules(&[json::Rule::NoVariant(Self::COMMANDS)])],
                additional: json::AdditionalProperties::Named("fields", &[]),
                ..json::Object::EMPTY
            };

            fn object(&self) -> &'static json::Object {
                match self {
                    #(Self::#variants { .. } => &Self::COMMANDS[#places],)*
                    Self::Other { .. } => Self::OTHER,
                }
            }
        }

        impl json::Reflect for #name {
            fn view(&self) -> json::View<'_> {
                json::View::Object(self.object(), self)
            }
        }

        impl json::Fields for #name {
            fn each<'a>(&'a self, visit: &mut dyn FnMut(usize, json::View<'a>)) {
                match self {
                    #(#visits)*
                    Self::Other { name, fields } => {
                        visit(0, json::Reflect::view(name));
                        visit(usize::MAX, json::Reflect::view(fields));
                    }
                }
            }
        }

        impl json::FieldsMut for #name {
            #[inline]
            fn field_mut(&mut self, index: usize) -> &mut dyn json::Fill {
                match self {
                    #id_field
                    #(Self::#variants { params, .. } => params,)*
                    Self::Other { name, .. } if index == 0 => name,
                    Self::Other { fields, .. } => fields,
                }
            }
        }

        impl json::Fill for #name {
            #[inline]
            fn fill(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
                *self = match reader.command(Self::COMMANDS, value)? {
                    #(#blanks)*
                    _ => json::Build::blank(),
                };
                reader.object(self.object(), self, value)
            }
        }

        json::buildable!(#name, blank = Self::Other { name: String::new(), fields: json::Build::blank() });
    }
}

/// Describes each command as an object of the tag, the id of its handle and its parameters.
fn objects(scope: &mut Scope<'_>, endpoint: &CommandEndpoint) -> Vec<TokenStream> {
    let (tag, payload) = (endpoint.tag.as_str(), endpoint.payload.as_str());
    let commands = endpoint.commands.iter();
    let object = |command: &Command| {
        let (variant, wire) = (command.name.plain(), &command.wire);
        let params = scope.named(&command.params);
        let id = command.handle.as_ref().map(|handle| field(&handle.property, "id", None));
        let id = id.map(|id| quote!(#id,));
        let params = field(payload, "params", Some(&params));
        quote! {
            json::Object {
                name: #variant,
                tag: Some((#tag, #wire)),
                fields: &[#id #params],
                additional: json::AdditionalProperties::Forbidden,
                ..json::Object::EMPTY
            }
        }
    };
    commands.map(object).collect()
}

fn field(wire: &str, label: &str, holding: Option<&TokenStream>) -> TokenStream {
    let named = (wire != label).then(|| quote!(.named(#label)));
    let holding = holding.map(|ty| quote!(.holding::<#ty>()));
    quote!(json::Field::required(#wire)#holding #named)
}
