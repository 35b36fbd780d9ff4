//! `Cargo.toml`, the README and the licenses of the crate.

use std::collections::BTreeMap;

use super::{EVENTS, Files, hand_written};
use crate::{format, ir::Api};

const MIT: &str = include_str!("../../licenses/MIT.txt");
const APACHE: &str = include_str!("../../licenses/Apache-2.0.txt");

/// Default features: TLS and HTTP as in reqwest's own defaults.
const DEFAULT_FEATURES: &str = "\"http2\", \"rustls\", \"system-proxy\"";

/// Renders the files next to the sources.
pub(super) fn render(api: &Api, files: &mut Files) {
    files.insert("Cargo.toml".to_owned(), manifest(api));
    files.insert("README.md".to_owned(), readme(api));
    files.insert("LICENSE-MIT".to_owned(), MIT.to_owned());
    files.insert("LICENSE-APACHE".to_owned(), APACHE.to_owned());
    // prettyplease and rustfmt format differently, so rustfmt is disabled.
    files.insert(
        "rustfmt.toml".to_owned(),
        format!("{}\ndisable_all_formatting = true\n", format::toml_header()),
    );
}

fn manifest(api: &Api) -> String {
    let krate = &api.config.krate;
    let text = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let list = |items: &[String]| {
        let items: Vec<String> = items.iter().map(|item| text(item)).collect();
        format!("[{}]", items.join(", "))
    };
    let spaces: Vec<&str> = api.config.namespaces.values().map(|space| space.module.as_str()).collect();
    let groups: Vec<&str> = api.groups.iter().filter_map(|group| group.feature.as_deref()).collect();
    let events: &[&str] = if api.webhooks.is_empty() { &[] } else { &[EVENTS] };
    let spaces = [&spaces[..], &groups, events].concat();
    let own = &api.config.features;
    let defaults = spaces.iter().copied().chain(own.get("default").into_iter().flatten().map(String::as_str));
    let default = defaults.fold(DEFAULT_FEATURES.to_owned(), |list, name| format!("{list}, {}", text(name)));
    let features: Vec<String> = spaces
        .iter()
        .map(|space| format!("{space} = []\n"))
        .chain(
            own.iter()
                .filter(|(name, _)| *name != "default")
                .map(|(name, of)| format!("{name} = {}\n", list(of))),
        )
        .collect();
    let lines = |table: &BTreeMap<String, toml::Value>| -> String {
        let lines: Vec<String> = table.iter().map(|(name, how)| format!("{name} = {how}\n")).collect();
        lines.concat()
    };
    let dependencies = include_str!("manifest/dependencies.toml")
        .replace("@default@", &default)
        .replace("@features@\n", &features.concat())
        .replace("@dependencies@\n", &lines(&api.config.dependencies))
        .replace("@dev-dependencies@\n", &lines(&api.config.dev_dependencies));
    let programs = api.config.examples.iter().map(|program| {
        // Cargo runs the tests of examples only if it is told to.
        let tests = if program.content.has_tests() { "test = true\n" } else { "" };
        let features = match &program.required_features[..] {
            [] => String::new(),
            features => format!("required-features = {}\n", list(features)),
        };
        format!("[[example]]\nname = {}\n{tests}{features}\n", text(program.name()))
    });
    let programs: String = programs.collect();
    let has_tests = api.config.modules.iter().any(|module| module.content.has_tests());
    let tests = if has_tests { "" } else { "test = false\n" };
    format!(
        "{header}\n[package]\nname = {name}\nversion = {version}\ndescription = {description}\nedition = \"2024\"\n\
         rust-version = {rust}\nlicense = {license}\nreadme = \"README.md\"\nkeywords = {keywords}\n\
         categories = {categories}\n\n[lib]\npath = \"src/lib.rs\"\n{tests}\n{programs}{dependencies}",
        header = format::toml_header(),
        name = text(&krate.name),
        version = text(&krate.version),
        description = text(&krate.description),
        rust = text(&krate.rust_version),
        license = text(&krate.license),
        keywords = list(&krate.keywords),
        categories = list(&krate.categories),
    )
}

/// Renders the README from the crate's introduction; code blocks are Rust unless marked otherwise.
fn readme(api: &Api) -> String {
    let mut in_code = false;
    let lines = api.config.krate.introduction.lines().filter_map(|line| {
        if let Some(kind) = line.strip_prefix("```") {
            in_code = !in_code;
            let kind = if in_code && (kind.is_empty() || kind == "no_run") { "rust" } else { kind };
            return Some(format!("```{kind}"));
        }
        // Lines that rustdoc hides are noise in a README.
        let hidden = in_code && (line == "#" || line.starts_with("# "));
        // Links to items only work in rustdoc.
        (!hidden).then(|| if in_code { line.to_owned() } else { line.replace("[`", "`").replace("`]", "`") })
    });
    let lines: Vec<String> = lines.chain(hand_written::programs(api, str::to_owned)).collect();
    format!("<!-- {} -->\n\n# {}\n\n{}\n", format::HEADER, api.config.krate.name, lines.join("\n").trim_end())
}
