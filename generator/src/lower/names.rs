//! Converts JSON names to Rust names.
//!
//! A Rust name consists of the letters and digits of the JSON name, in ASCII: `Größe` becomes `grosse`. A
//! name without any is named after its code points. Names that clash in a scope are reported by `collisions`.

use std::collections::{BTreeMap, BTreeSet};

use deunicode::deunicode;
use heck::{ToSnakeCase, ToUpperCamelCase};

use super::{Lowering, schema::component_pointer};
use crate::{
    ir::{Docs, Kind, RustName, TypeName},
    pointer::Pointer,
    suggest::nearest,
};

/// Keywords that cannot even be raw identifiers.
const NEVER: [&str; 5] = ["self", "Self", "super", "crate", "_"];
/// Keywords reserved by edition 2024 that the parser still accepts.
const RESERVED: [&str; 1] = ["gen"];

/// Name of the variant that holds unknown values in a generated union or enum.
pub(super) const FALLBACK_VARIANT: &str = "Other";

impl Lowering<'_> {
    /// Returns the Rust name of a component.
    pub(super) fn component_name(&self, component: &str) -> TypeName {
        let spaces = self.config.namespaces.iter().filter(|(prefix, _)| component.starts_with(*prefix));
        let space = spaces.max_by_key(|(prefix, _)| prefix.len()).map(|(_, space)| space.module.clone());
        let named = |name| TypeName { space: space.unwrap_or_default(), name };
        if let Some(name) = self.config.names.get(component) {
            return named(RustName(name.clone()));
        }
        self.settled(&component_pointer(component), named(self.local_name(component)))
    }

    fn local_name(&self, component: &str) -> RustName {
        let prefixes = self.config.strip_prefixes.iter();
        let longest =
            prefixes.filter(|prefix| component.starts_with(*prefix)).max_by_key(|prefix| prefix.len());
        type_name(longest.map_or(component, |prefix| &component[prefix.len()..]))
    }

    /// Returns the Rust name of an inline schema: the configured one, or `suggestion`.
    pub(super) fn inline_name(&self, at: &Pointer, suggestion: &TypeName) -> TypeName {
        match self.config.names.get(at.as_str()) {
            Some(name) => suggestion.beside(RustName(name.clone())),
            None => self.settled(at, suggestion.clone()),
        }
    }

    /// Reports configured names that apply to nothing.
    pub(super) fn check_names(&mut self) {
        let config = self.config;
        let (pointers, components): (Vec<&String>, Vec<&String>) =
            config.names.keys().partition(|key| key.starts_with('/'));
        for key in components {
            if self.schemas.names().any(|name| name == key) {
                continue;
            }
            let help = nearest(key, self.schemas.names())
                .unwrap_or_else(|| "correct or remove the entry under [names]".to_owned());
            let message = format!("unknown component `{key}` in [names]: the operations do not use it");
            self.problems.error(message).at(config.origin(["names", key])).help(help);
        }
        let types = pointers.into_iter().map(|key| ("names", key));
        for (table, key) in types.chain(config.fields.keys().map(|key| ("fields", key))) {
            if self.document.get(&Pointer::from_text(key)).is_none() {
                let message = format!("nothing exists at `{key}`, which [{table}] names");
                let help = format!("correct the pointer under [{table}], or remove the entry");
                self.problems.error(message).at(config.origin([table, key])).help(help);
            }
        }
    }
}

/// Returns a type name in `CamelCase`.
pub(super) fn type_name(text: &str) -> RustName {
    RustName(leading_letter(camel_case(text)))
}

/// Returns the name of a type that is nested in another one.
pub(super) fn joined(owner: &TypeName, part: &str) -> TypeName {
    owner.beside(RustName(format!("{}{}", owner.name, camel_case(part))))
}

/// Converts to `CamelCase`; the result may start with a digit.
fn camel_case(text: &str) -> String {
    let name = deunicode(text).to_upper_camel_case();
    match (name.is_empty(), text.is_empty()) {
        (false, _) => name,
        (true, true) => "Empty".to_owned(),
        (true, false) => symbol_name(text),
    }
}

/// Returns the name of a list's element type, derived from the list's name.
pub(super) fn singular(list: &TypeName) -> TypeName {
    let name = list.as_str();
    let hissing = ["ss", "x", "ch", "sh"];
    let shorter = match (name.strip_suffix("es"), name.strip_suffix('s')) {
        (Some(rest), _) if hissing.iter().any(|end| rest.ends_with(end)) => rest,
        (_, Some(rest)) if !rest.ends_with('s') && !rest.ends_with('u') => rest,
        _ => name,
    };
    list.beside(RustName(shorter.to_owned()))
}

/// Returns a field or method name in `snake_case`, as a raw identifier if Rust reserves the word.
pub(super) fn field_name(text: &str) -> RustName {
    let mut name = deunicode(text).to_snake_case();
    if name.is_empty() {
        name = camel_case(text).to_snake_case();
    }
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert(0, '_');
    }
    if NEVER.contains(&name.as_str()) {
        name.push('_');
    } else if is_keyword(&name) {
        name.insert_str(0, "r#");
    }
    RustName(name)
}

/// Whether Rust reserves a word that would be a name.
pub(crate) fn is_keyword(word: &str) -> bool {
    RESERVED.contains(&word) || syn::parse_str::<syn::Ident>(word).is_err()
}

/// Returns variant names for an enum's values. Values that differ only in case get a suffix for their case.
pub(super) fn variant_names<'a>(values: impl IntoIterator<Item = &'a str>) -> Vec<RustName> {
    let mut taken = BTreeSet::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let names = values.into_iter().map(|value| {
        let mut name = variant_name(value);
        if taken.contains(&name) {
            name.0.push_str(case_suffix(value));
            let count = counts.entry(name.0.clone()).or_insert(1);
            while taken.contains(&name) {
                *count += 1;
                name.0.truncate(name.0.trim_end_matches(|last: char| last.is_ascii_digit()).len());
                name.0.push_str(&count.to_string());
            }
        }
        taken.insert(name.clone());
        name
    });
    names.collect()
}

/// Returns variant names by value, for values without duplicates.
pub(super) fn variants_by_value<'a>(
    values: impl IntoIterator<Item = &'a str>,
) -> BTreeMap<&'a str, RustName> {
    let values: Vec<&str> = values.into_iter().collect();
    values.iter().copied().zip(variant_names(values.iter().copied())).collect()
}

fn variant_name(value: &str) -> RustName {
    let name = leading_letter(camel_case(value));
    if name == FALLBACK_VARIANT || NEVER.contains(&name.as_str()) {
        return RustName(format!("{name}Value"));
    }
    RustName(name)
}

/// Returns the suffix for a value that differs from another only in case.
fn case_suffix(value: &str) -> &'static str {
    let has = |test: fn(char) -> bool| value.chars().any(test);
    match (has(char::is_uppercase), has(char::is_lowercase)) {
        (false, true) => "Lower",
        (true, false) => "Upper",
        _ => "Mixed",
    }
}

/// Returns a name for a value without letters or digits, from its code points.
fn symbol_name(value: &str) -> String {
    value.chars().fold("Symbol".to_owned(), |name, symbol| format!("{name}{:X}x", u32::from(symbol)))
}

fn leading_letter(name: String) -> String {
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("V{name}") } else { name }
}

/// Returns the definition without documentation, for comparison.
pub(super) fn without_docs(kind: &Kind) -> Kind {
    let mut kind = kind.clone();
    match &mut kind {
        Kind::Struct(item) => {
            for field in &mut item.fields {
                field.docs = Docs::default();
                field.default = None;
                field.origin = Pointer::root();
            }
            for alternative in item.choice.iter_mut().flat_map(|choice| &mut choice.alternatives) {
                alternative.docs = Docs::default();
            }
        }
        Kind::StringEnum(item) => item.values.iter_mut().for_each(|value| value.docs = Docs::default()),
        Kind::Union(item) => item.variants.iter_mut().for_each(|variant| variant.docs = Docs::default()),
        Kind::NumberEnum(_) | Kind::Newtype(_) | Kind::Opaque | Kind::GatedDocument(_) => {}
    }
    kind
}

#[cfg(test)]
mod tests {
    use super::{field_name, singular, type_name, variant_names};
    use crate::ir::{RustName, TypeName};

    #[test]
    fn reserved_words_become_raw_and_unspeakable_ones_get_an_underscore() {
        let names = ["type", "loop", "from", "in", "gen", "self", "crate", "RGB", "warmWhite", "2fa"]
            .map(|word| field_name(word).0);
        assert_eq!(
            names,
            ["r#type", "r#loop", "from", "r#in", "r#gen", "self_", "crate_", "rgb", "warm_white", "_2fa"]
        );
    }

    #[test]
    fn values_that_differ_only_in_case_keep_apart() {
        let names = variant_names(["ABC", "abc", "Abc", "warm-white", "1.0", "", "#", "other", "Self"]);
        let names: Vec<&str> = names.iter().map(RustName::as_str).collect();
        assert_eq!(
            names,
            [
                "Abc",
                "AbcLower",
                "AbcMixed",
                "WarmWhite",
                "V10",
                "Empty",
                "Symbol23x",
                "OtherValue",
                "SelfValue"
            ]
        );
        let names = variant_names(["a-b", "a_b", "a b", "a.b", "a b2"]);
        let names: Vec<&str> = names.iter().map(RustName::as_str).collect();
        assert_eq!(names, ["AB", "ABLower", "ABLower2", "ABLower3", "AB2"]);
    }

    #[test]
    fn elements_are_named_in_the_singular() {
        let names = ["Colours", "Address", "Addresses", "Boxes", "Status", "Lamp"]
            .map(|name| singular(&TypeName::root(type_name(name))).name.0);
        assert_eq!(names, ["Colour", "Address", "Address", "Box", "Status", "Lamp"]);
    }
}
