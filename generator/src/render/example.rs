//! Renders the description's examples as doc tests.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    docs::{DocLines, wrapped},
    layout::{Place, lay_out},
};

use crate::ir::{Api, Command, Example, Expression, TypeName};

/// Maximum length of a code line; longer ones are split.
const WIDTH: usize = 92;

/// Adds an example: its heading and the call.
pub(super) fn add(docs: DocLines, api: &Api, command: &Command, example: &Example) -> DocLines {
    let expression = &example.expression;
    let krate = krate(api);
    let (receiver, ty) = command
        .handle
        .as_ref()
        .map_or(("client", "Client"), |handle| (handle.method.as_str(), handle.name.as_str()));
    let mut lines = vec!["```".to_owned()];
    lines.push(format!("# async fn example({receiver}: {krate}::{ty}) -> Result<(), {krate}::Error> {{"));
    lines.extend(uses(api, command, expression));
    lines.extend(statements(api, receiver, command, expression));
    lines.push("# Ok(())".to_owned());
    lines.push("# }".to_owned());
    lines.push("```".to_owned());
    let heading = if example.summary.is_empty() { "For example:" } else { &example.summary };
    docs.text(heading).verbatim(lines)
}

/// Returns the `use` lines that the example needs.
fn uses(api: &Api, command: &Command, expression: &Expression) -> Vec<String> {
    let bare = super::handle::takes_values(api, command) || expression.is_empty_struct();
    let names = expression.names().into_iter().filter(|name| !(bare && **name == command.params)).collect();
    imports(api, names, expression.uses_json())
}

/// Returns the name by which Rust code knows the crate.
pub(super) fn krate(api: &Api) -> String {
    api.config.krate.name.replace('-', "_")
}

/// Returns the `use` lines for these definitions, and an empty line if there are any.
pub(super) fn imports(api: &Api, names: Vec<&TypeName>, uses_json: bool) -> Vec<String> {
    let krate = krate(api);
    let mut by_module: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for name in names {
        by_module.entry(&api.definitions[name].module.parent).or_default().insert(name.as_str());
    }
    let mut lines = Vec::new();
    for (parent, names) in by_module {
        match &names.into_iter().collect::<Vec<_>>()[..] {
            [only] => lines.push(format!("use {krate}::{parent}::{only};")),
            few if few.len() <= 4 => lines.push(format!("use {krate}::{parent}::{{{}}};", few.join(", "))),
            names => {
                lines.push(format!("use {krate}::{parent}::{{"));
                lines.extend(wrapped(&format!("{},", names.join(", ")), "    "));
                lines.push("};".to_owned());
            }
        }
    }
    if uses_json {
        lines.push("use serde_json::json;".to_owned());
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// Returns the call on one line or, if that is too long, with the command built first.
fn statements(api: &Api, receiver: &str, command: &Command, expression: &Expression) -> Vec<String> {
    let is_bare = expression.is_empty_struct();
    let method = command.method_with.as_ref().filter(|_| !is_bare).unwrap_or(&command.method);
    let arguments = match expression {
        _ if is_bare => String::new(),
        Expression::Struct { arguments, .. } if super::handle::takes_values(api, command) => {
            let arguments = arguments.iter().map(|argument| lay_out(argument, Place::Argument, 0));
            arguments.collect::<Vec<_>>().join(", ")
        }
        whole => lay_out(whole, Place::Exact, 0),
    };
    let call = format!("{receiver}.{method}({arguments}).await?;");
    if !call.contains('\n') && call.chars().count() <= WIDTH {
        return vec![call];
    }
    if super::handle::takes_values(api, command) {
        return call.lines().map(str::to_owned).collect();
    }
    let built = lay_out(expression, Place::Exact, 0);
    let text = format!("let command = {built};\n{receiver}.{method}(command).await?;");
    text.lines().map(str::to_owned).collect()
}
