//! The example in the docs of an operation's method.

use super::super::{
    example::{imports, krate},
    layout::{Place, lay_out},
};
use crate::ir::{Api, CallExample, Expression, Group, Operation, Presence};

/// Returns the lines of an example call.
pub(super) fn lines(
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
