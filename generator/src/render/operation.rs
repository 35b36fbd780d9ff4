//! One operation: its method on the group's handle, and the description of its request.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    codec, constructors,
    docs::{DocLines, code, line},
    example::{imports, krate},
    ident::word,
    layout::{Place, lay_out},
    scope::Scope,
    structure,
    types::converted,
};
use crate::ir::{
    Api, Authentication, Body, CallExample, Expression, Field, Group, Kind, Operation, Presence, RustName,
    Type,
};

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
    /// The request body.
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
    let docs = docs(operation);
    let example = |docs: DocLines, is_whole: bool| {
        let lines =
            operation.example.as_ref().and_then(|it| example(scope.api, group, operation, it, is_whole));
        lines.into_iter().fold(docs, |docs, lines| docs.text("For example:").verbatim(lines))
    };
    let Some(with) = &operation.method_with else {
        let arguments = if operation.takes_struct { whole } else { direct };
        return vec![method(&operation.method, example(docs, operation.takes_struct), arguments)];
    };
    let docs = docs.paragraph(&format!("Use [`{with}`](Self::{with}) to set options."));
    let with_docs = DocLines::summary(&operation.docs, sends(operation))
        .paragraph(&format!("Like [`{0}`](Self::{0}), with options.", operation.method.plain()));
    vec![
        method(&operation.method, example(docs, false), direct),
        method(with, example(with_docs, true), whole),
    ]
}

fn sends(operation: &Operation) -> String {
    format!("Sends {}.", code(format!("{} {}", operation.http_method, operation.path)))
}

fn docs(operation: &Operation) -> DocLines {
    let mut docs = DocLines::of(&operation.docs, sends(operation));
    if !operation.docs.is_empty() {
        docs = docs.paragraph(&sends(operation));
    }
    docs = docs.paragraph(structure::idempotency(operation.is_idempotent));
    if operation.pages.is_some() {
        docs = docs.paragraph(
            "Returns one page. [`items`](crate::PreparedRequest::items) and [`pages`](crate::PreparedRequest::pages) of \
             the request return all of them.",
        );
    }
    let statuses = operation.statuses.iter().filter(|(_, meaning)| !meaning.is_empty());
    let list: Vec<String> = statuses
        .map(|(status, meaning)| format!("- {status}: {}.", meaning.summary.trim_end_matches('.')))
        .collect();
    if list.is_empty() { docs } else { docs.paragraph("Documented errors:").text(&list.join("\n")) }
}

/// Returns the body as a declared argument, as a name and as a converted value.
fn body(scope: &mut Scope<'_>, operation: &Operation) -> Option<(TokenStream, TokenStream, TokenStream)> {
    let field = operation.body.as_ref()?;
    let name = &field.name;
    if field.presence == Presence::Required {
        let declared = constructors::argument(scope, field);
        let value = converted(&field.ty, &quote!(#name));
        // The conversion to the type is otherwise ambiguous.
        let ty = scope.ty(&field.ty);
        return Some((quote!(#declared,), quote!(#name,), quote!({ let #name: #ty = #value; #name })));
    }
    let ty = scope.ty(&field.ty);
    let value = quote!({ let #name: Option<#ty> = #name.into(); #name });
    Some((quote!(#name: impl Into<Option<#ty>>,), quote!(#name,), value))
}

fn structure_fields<'a>(api: &'a Api, operation: &Operation) -> Vec<&'a Field> {
    match &api.definitions[&operation.parameters].kind {
        Kind::Struct(item) => item.fields.iter().collect(),
        _ => Vec::new(),
    }
}

/// Renders a method of the async handle.
pub(super) fn method(scope: &mut Scope<'_>, operation: &Operation, method: &Method<'_>) -> TokenStream {
    let Method { name, docs, declared, parameters, body, .. } = method;
    let prepared = prepared(scope, operation);
    let send = match (body, operation.body.as_ref().map(|body| body.presence)) {
        (None, _) => quote!(self.sender.operation(&#parameters)),
        (Some(body), Some(Presence::Required)) => {
            quote!(self.sender.operation_with_body(&#parameters, Some(&#body)))
        }
        (Some(body), _) => quote! {{
            let body = #body;
            self.sender.operation_with_body(&#parameters, body.as_ref().map(|body| body as &dyn crate::runtime::json::Reflect))
        }},
    };
    quote! {
        #docs
        pub fn #name(&self, #declared) -> #prepared {
            #send
        }
    }
}

/// Renders the type of a prepared request.
pub(super) fn prepared(scope: &mut Scope<'_>, operation: &Operation) -> TokenStream {
    let prepared = scope.runtime("PreparedRequest");
    let answer = answer(scope, operation);
    quote!(#prepared<#answer>)
}

/// Renders the type of the answer.
pub(super) fn answer(scope: &mut Scope<'_>, operation: &Operation) -> TokenStream {
    if operation.success == Body::Bytes {
        let download = scope.runtime("Download");
        let errors = errors(scope, operation);
        return quote!(#download<#errors>);
    }
    let response = scope.runtime("Response");
    let ty = scope.named(&operation.parameters);
    quote!(#response<#ty>)
}

/// Renders the type of the body of error responses.
fn errors(scope: &mut Scope<'_>, operation: &Operation) -> TokenStream {
    match &operation.errors {
        Some(name) => scope.named(name),
        None => {
            let raw = scope.runtime("RawBody");
            quote!(#raw)
        }
    }
}

/// Renders what the runtime needs to know about the operation.
pub(super) fn implementation(scope: &mut Scope<'_>, operation: &Operation) -> TokenStream {
    let ty = scope.named(&operation.parameters);
    // By its module, because a schema may be called `Operation` as well.
    scope.runtime("operation");
    let body = match &operation.success {
        Body::Json(ty) => scope.ty(ty),
        Body::Empty | Body::Bytes => quote!(()),
    };
    let errors = errors(scope, operation);
    let Operation { id, http_method, path, is_idempotent, .. } = operation;
    let authentication = word(match operation.authentication {
        Authentication::Basic => "Basic",
        Authentication::Bearer => "Bearer",
        Authentication::None => "None",
    });
    let lists = operation.comma_separated.iter().map(crate::ir::WireName::as_str);
    let rules = operation.body.as_ref().map(|body| codec::rules(&body.constraints)).unwrap_or(quote!(&[]));
    scope.runtime("json");
    let pages = operation.pages.as_ref().map(|pages| {
        let item = scope.ty(&pages.item);
        let name = &pages.items.name;
        let items = match pages.items.presence {
            Presence::Required => quote!(body.#name),
            _ => quote!(body.#name.unwrap_or_default()),
        };
        let next = next(&pages.next);
        quote! {
            impl operation::Paged for #ty {
                type Item = #item;

                fn next(body: &#body) -> Option<&str> {
                    #next
                }

                fn items(body: #body) -> Vec<#item> {
                    #items
                }
            }
        }
    });
    quote! {
        impl operation::Operation for #ty {
            type Body = #body;
            type ErrorBody = #errors;
            const ENDPOINT: operation::Endpoint = operation::Endpoint {
                name: #id,
                method: #http_method,
                path: #path,
                comma_separated: &[#(#lists),*],
                body_rules: #rules,
                authentication: operation::Authentication::#authentication,
                is_idempotent: #is_idempotent,
            };
        }

        #pages
    }
}

/// Renders how the fields lead to the URL of the next page.
fn next(fields: &[Field]) -> TokenStream {
    let last = fields.len().saturating_sub(1);
    let steps = fields.iter().enumerate().map(|(index, field)| {
        let name = &field.name;
        let is_uri = field.ty == Type::Uri;
        match (index == last, field.presence) {
            (false, Presence::Required) => quote!(.#name),
            (false, _) => quote!(.#name.as_ref()?),
            (true, Presence::Required) => quote!(.#name.as_str()),
            (true, _) if is_uri => quote!(.#name.as_ref().map(|link| link.as_str())),
            (true, _) => quote!(.#name.as_deref()),
        }
    });
    let path = quote!(body #(#steps)*);
    if fields.last().is_some_and(|field| field.presence == Presence::Required) {
        quote!(Some(#path))
    } else {
        path
    }
}

/// Returns the lines of an example call.
fn example(
    api: &Api,
    group: &Group,
    operation: &Operation,
    example: &CallExample,
    is_whole: bool,
) -> Option<Vec<String>> {
    let Expression::Struct { arguments, setters, .. } = &example.parameters else { return None };
    // The method with options shows the example that has some, and the other one an example without.
    if operation.method_with.is_some() && is_whole && setters.is_empty() {
        return None;
    }
    let mut names = Vec::new();
    let mut shown: Vec<String> = Vec::new();
    if is_whole {
        names.extend(example.parameters.names());
        shown.push(lay_out(&example.parameters, Place::Exact, 4));
    } else {
        names.extend(arguments.iter().flat_map(Expression::names));
        shown.extend(arguments.iter().map(|argument| lay_out(argument, Place::Argument, 4)));
    }
    let mut uses_json = example.parameters.uses_json();
    if let (Some(body), Some(field)) = (&example.body, &operation.body) {
        names.extend(body.names());
        uses_json |= body.uses_json();
        shown.push(match field.presence {
            Presence::Required => lay_out(body, Place::Argument, 4),
            // Without `Some`, the type of a conversion would be ambiguous.
            _ => format!("Some({})", lay_out(body, Place::Exact, 4)),
        });
    }
    let method = operation.method_with.as_ref().filter(|_| is_whole).unwrap_or(&operation.method);
    let krate = krate(api);
    let mut lines = vec!["```".to_owned()];
    lines.push(format!(
        "# async fn example(client: {krate}::Client) -> Result<(), Box<dyn std::error::Error>> {{"
    ));
    lines.extend(imports(api, names, uses_json));
    let call = format!("client.{}().{method}({}).await?;", group.module, shown.join(", "));
    if call.lines().all(|line| line.chars().count() <= 92) {
        lines.extend(call.lines().map(str::to_owned));
    } else {
        lines.push(format!("let {} = client.{}();", group.module, group.module));
        let call = format!("{}.{method}({}).await?;", group.module, shown.join(", "));
        lines.extend(call.lines().map(str::to_owned));
    }
    lines.extend(["# Ok(())".to_owned(), "# }".to_owned(), "```".to_owned()]);
    Some(lines)
}

/// Returns the summary of a method of the blocking handle.
pub(super) fn blocking_docs(group: &Group, operation: &Operation, method: &RustName) -> DocLines {
    let (module, name) = (&group.module, &group.name);
    DocLines::summary(&operation.docs, sends(operation))
        .paragraph(&format!("See [`{name}::{0}`](crate::{module}::{name}::{0}) for details.", method.plain()))
}

/// Returns the docs of a group's handle.
pub(super) fn handle_docs(group: &Group) -> DocLines {
    let module = &group.module;
    DocLines::of(&group.docs, format!("Operations of the group `{}`.", module.plain()))
        .paragraph(&format!("Returned by [`Client::{module}`](crate::Client::{module}). Cloning is cheap."))
}

/// Returns the docs of the client's method that returns a handle.
pub(super) fn maker_docs(group: &Group) -> DocLines {
    line(format!(
        "Returns the operations of [`{0}`](crate::{1}::{0}). Sends nothing by itself.",
        group.name, group.module
    ))
}
