//! The methods of a group's handle that prepare an operation's request.

mod docs;
mod endpoint;
mod example;

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use self::docs::{blocking_docs, handle_docs, maker_docs};
pub(super) use self::endpoint::{answer, implementation, prepared};
use super::{constructors, docs::DocLines, scope::Scope, types::converted};
use crate::ir::{Api, Field, Group, Kind, Operation, Presence, RustName};

/// A method that prepares a request.
pub(super) struct Method<'a> {
    pub name: &'a RustName,
    pub docs: DocLines,
    /// Arguments with their types.
    pub declared: TokenStream,
    /// Names of the arguments.
    pub names: TokenStream,
    /// The struct of the parameters.
    parameters: TokenStream,
    /// The statement that converts the request body.
    body: Option<TokenStream>,
}

/// Renders the methods of an operation: one that takes the required parameters, and one that takes all.
pub(super) fn methods<'a>(scope: &mut Scope<'_>, group: &Group, operation: &'a Operation) -> Vec<Method<'a>> {
    let ty = scope.named(&operation.parameters);
    let fields: Vec<&Field> = structure_fields(scope.api, operation);
    let required: Vec<&Field> = fields.iter().copied().filter(|field| field.is_argument()).collect();
    let (body_declared, body_name, body) = body(scope, operation).unwrap_or_default();
    let whole = (quote!(parameters: #ty,), quote!(parameters,), quote!(parameters));
    let direct = {
        let names: Vec<_> = required.iter().map(|field| &field.name).collect();
        let declared: Vec<TokenStream> =
            required.iter().map(|field| constructors::argument(scope, field)).collect();
        (quote!(#(#declared,)*), quote!(#(#names,)*), quote!(#ty::new(#(#names),*)))
    };
    let method =
        |name, docs, (declared, names, parameters): (TokenStream, TokenStream, TokenStream)| Method {
            name,
            docs,
            declared: quote!(#declared #body_declared),
            names: quote!(#names #body_name),
            parameters,
            body: operation.body.as_ref().map(|_| body.clone()),
        };
    let docs = docs::of(operation);
    let example = |docs: DocLines, is_whole: bool| {
        let lines = operation
            .example
            .as_ref()
            .and_then(|it| example::lines(scope.api, group, operation, it, is_whole));
        lines.into_iter().fold(docs, |docs, lines| docs.text("For example:").verbatim(lines))
    };
    let Some(with) = &operation.method_with else {
        let arguments = if operation.takes_struct { whole } else { direct };
        return vec![method(&operation.method, example(docs, operation.takes_struct), arguments)];
    };
    let docs = docs.paragraph(&format!("Use [`{with}`](Self::{with}) to set options."));
    let with_docs = DocLines::summary(&operation.docs, docs::sends(operation))
        .paragraph(&format!("Like [`{0}`](Self::{0}), with options.", operation.method.plain()));
    vec![
        method(&operation.method, example(docs, false), direct),
        method(with, example(with_docs, true), whole),
    ]
}

/// Renders a method of the async handle.
pub(super) fn method(scope: &mut Scope<'_>, operation: &Operation, method: &Method<'_>) -> TokenStream {
    let Method { name, docs, declared, parameters, body, .. } = method;
    let prepared = prepared(scope, operation);
    let send = match &operation.body {
        Some(Field { name, .. }) => quote!(operation_with_body(&#parameters, &#name)),
        None => quote!(operation(&#parameters)),
    };
    quote! {
        #docs
        pub fn #name(&self, #declared) -> #prepared {
            #body
            self.sender.#send
        }
    }
}

/// Returns the body as a declared argument, as a name, and as the statement that converts it.
fn body(scope: &mut Scope<'_>, operation: &Operation) -> Option<(TokenStream, TokenStream, TokenStream)> {
    let field = operation.body.as_ref()?;
    let (name, ty) = (&field.name, scope.ty(&field.ty));
    let (declared, converted) = match field.presence {
        Presence::Required => {
            let value = converted(&field.ty, &quote!(#name));
            (constructors::argument(scope, field), quote!(#ty = #value))
        }
        _ => (quote!(#name: impl Into<Option<#ty>>), quote!(Option<#ty> = #name.into())),
    };
    Some((quote!(#declared,), quote!(#name,), quote!(let #name: #converted;)))
}

fn structure_fields<'a>(api: &'a Api, operation: &Operation) -> Vec<&'a Field> {
    match &api.definitions[&operation.parameters].kind {
        Kind::Struct(item) => item.fields.iter().collect(),
        _ => Vec::new(),
    }
}
