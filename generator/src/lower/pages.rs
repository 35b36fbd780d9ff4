//! Documentation pages: the placeholders for generated content, and the items that link to a page.

use super::Lowering;
use crate::{
    config,
    ir::{CommandEndpoint, Page, PageBlock, PageLink, RustName},
    suggest::nearest,
};

/// Generated content of pages, by the placeholder line that it replaces.
const PLACES: [(&str, PageBlock); 1] = [("{idempotent-commands}", PageBlock::IdempotentCommands)];

impl Lowering<'_> {
    /// Returns the pages that the configuration lists.
    pub(super) fn pages(&mut self, endpoint: Option<&CommandEndpoint>) -> Vec<Page> {
        let config = self.config;
        // A command that could not be lowered is missing here, but has already been reported.
        let is_complete = self.is_complete();
        let pages = config.pages.iter().enumerate().map(|(index, page)| Page {
            module: RustName(page.module.clone()),
            title: page.title.clone(),
            blocks: self.blocks(page),
            linked_from: if is_complete { self.linked_from(index, page, endpoint) } else { Vec::new() },
        });
        pages.collect()
    }

    fn blocks(&mut self, page: &config::Page) -> Vec<PageBlock> {
        let mut blocks = Vec::new();
        let mut lines = Vec::new();
        let mut in_code = false;
        for (index, line) in page.content.text().trim_end().lines().enumerate() {
            in_code ^= line.starts_with("```");
            if in_code || !is_place(line) {
                lines.push(line.to_owned());
                continue;
            }
            let Some((_, block)) = PLACES.iter().find(|(place, _)| *place == line) else {
                let known = PLACES.map(|(place, _)| place);
                let help =
                    nearest(line, known).unwrap_or_else(|| format!("use one of: {}", known.join(", ")));
                let message = format!("unknown placeholder `{line}`");
                self.problems.error(message).at(page.content.line(index)).help(help);
                continue;
            };
            blocks.extend(text(&mut lines));
            blocks.push(block.clone());
        }
        blocks.extend(text(&mut lines));
        blocks
    }

    fn linked_from(
        &mut self,
        index: usize,
        page: &config::Page,
        endpoint: Option<&CommandEndpoint>,
    ) -> Vec<PageLink> {
        let commands: Vec<&str> = endpoint
            .iter()
            .flat_map(|endpoint| &endpoint.commands)
            .map(|command| command.wire.as_str())
            .collect();
        let mut links = Vec::new();
        for (place, name) in page.linked_from.iter().enumerate() {
            links.push(match name.as_str() {
                "Error" => PageLink::Error,
                "Outcome" => PageLink::Outcome,
                "PreparedRequest" => PageLink::PreparedRequest,
                wire if commands.contains(&wire) => PageLink::Command(wire.to_owned()),
                unknown => {
                    let known = commands.iter().copied().chain(["Error", "Outcome", "PreparedRequest"]);
                    let help = nearest(unknown, known).unwrap_or_else(|| {
                        "write `Error`, `Outcome`, `PreparedRequest`, or a command's JSON name".to_owned()
                    });
                    let place = [index, place].map(|index| index.to_string());
                    let origin = self.config.origin(["pages", &place[0], "linked-from", &place[1]]);
                    self.problems
                        .error(format!("unknown item `{unknown}` cannot link to the page `{}`", page.title))
                        .at(origin)
                        .help(help);
                    continue;
                }
            });
        }
        links
    }
}

/// Whether a line consists only of a word in braces.
fn is_place(line: &str) -> bool {
    let word = line.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    word.is_some_and(|word| {
        !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
    })
}

/// Takes the lines so far as a block of the page, without leading and trailing blank lines.
fn text(lines: &mut Vec<String>) -> Option<PageBlock> {
    let lines = std::mem::take(lines);
    let first = lines.iter().position(|line| !line.trim().is_empty())?;
    let last = lines.iter().rposition(|line| !line.trim().is_empty())?;
    Some(PageBlock::Text(lines[first..=last].to_vec()))
}
