//! Checks a discriminator's declared mapping against the alternatives.

use super::Alternative;
use crate::{
    lower::{Lowering, schema::Discriminator},
    suggest::nearest,
};

/// Reports differences between the mapping and the alternatives. A missing value is only a warning.
pub(in crate::lower) fn check_mapping(
    lowering: &mut Lowering<'_>,
    declared: &Discriminator,
    alternatives: &[Alternative],
    values: &[Vec<String>],
) {
    let at = declared.at.key("mapping");
    let owner = |value: &String| values.iter().position(|values| values.contains(value));
    for (value, target) in &declared.mapping {
        let Some(owner) = owner(value) else {
            let known = values.iter().flatten().map(String::as_str);
            let help = nearest(value, known).unwrap_or_else(|| {
                "remove the entry or add the alternative with an overlay action".to_owned()
            });
            lowering
                .reject(
                    &at.key(value),
                    format!(
                        "the mapping lists `{value}`, but no alternative has it as its `{}`",
                        declared.property
                    ),
                )
                .help(help);
            continue;
        };
        let component = alternatives[owner].resolved.component.as_ref();
        if let Some(component) = component.filter(|component| *component != target) {
            let message = format!("`{value}` is mapped to `{target}`, but `{component}` has this value");
            lowering
                .reject(&at.key(value), message)
                .help(format!("map it to `{component}` with an overlay action"));
        }
    }
    for (alternative, values) in alternatives.iter().zip(values) {
        for value in values.iter().filter(|value| !declared.mapping.contains_key(*value)) {
            if declared.mapping.is_empty() {
                continue;
            }
            let origin = lowering.document.origin(&alternative.resolved.at);
            lowering
                .problems
                .warning(format!("the discriminator's mapping lacks `{value}`"))
                .at(origin)
                .help("complete the mapping with an overlay action; the client supports the value anyway");
        }
    }
}
