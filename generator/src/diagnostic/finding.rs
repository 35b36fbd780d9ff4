//! A finding, and all findings of a run.

use std::collections::{BTreeMap, BTreeSet};

use super::Origin;
use crate::pointer::Pointer;

/// From this many on, findings of one cause are told as one.
const MANY: usize = 4;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is generated until this is fixed.
    Error,
    /// The client is generated; a maintainer should know this all the same.
    Warning,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// The fact, in lower case and without a full stop.
    pub message: String,
    /// Where it stands, unless it concerns no place at all.
    pub origin: Option<Origin>,
    /// What to do about it.
    pub help: Option<String>,
    /// What it has in common with findings that say the same in other words.
    pub cause: Option<String>,
    /// Where else the same stands.
    pub others: Vec<Origin>,
}

/// All findings of a run, in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds an error without a place.
    pub fn error(&mut self, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Error, message)
    }

    /// Adds a warning without a place.
    pub fn warning(&mut self, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Warning, message)
    }

    fn add(&mut self, severity: Severity, message: impl Into<String>) -> &mut Diagnostic {
        self.0.push(Diagnostic {
            severity,
            message: message.into(),
            origin: None,
            help: None,
            cause: None,
            others: Vec::new(),
        });
        self.0.last_mut().expect("a finding was just added")
    }

    /// Takes over the findings of another stage.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Takes over what came instead of a value.
    pub(crate) fn settle<T>(&mut self, result: Result<T, Self>) -> Option<T> {
        result.map_err(|found| self.extend(found)).ok()
    }

    /// Runs a later stage, and takes over its findings but for those that a known error explains: they stand in the same
    /// place, within it or around it.
    pub(crate) fn stage<T>(&mut self, run: impl FnOnce(&mut Self) -> T) -> T {
        let mut later = Self::default();
        let result = run(&mut later);
        let errors = self.0.iter().filter(|it| it.severity == Severity::Error);
        let known: BTreeSet<(String, Pointer)> = errors.flat_map(Diagnostic::places).collect();
        // What is missing because of an error may be warned of wrongly.
        let is_new = |finding: &Diagnostic| {
            (finding.severity == Severity::Error || known.is_empty())
                && !finding.places().any(|place| is_explained(&place, &known))
        };
        self.0.extend(later.0.into_iter().filter(is_new));
        result
    }

    /// Leaves out repetitions, and makes one finding of those that say the same where there are many of them.
    pub(crate) fn grouped(mut self) -> Self {
        let mut told = BTreeSet::new();
        self.0.retain(|finding| {
            told.insert((finding.message.clone(), finding.origin.as_ref().map(ToString::to_string)))
        });
        let mut counts: BTreeMap<_, usize> = BTreeMap::new();
        for finding in &self.0 {
            *counts.entry(finding.kind()).or_default() += 1;
        }
        let mut first: BTreeMap<_, usize> = BTreeMap::new();
        let mut grouped: Vec<Diagnostic> = Vec::new();
        for finding in self.0 {
            let kind = finding.kind();
            if counts[&kind] < MANY {
                grouped.push(finding);
            } else if let Some(index) = first.get(&kind) {
                grouped[*index].others.extend(finding.origin);
            } else {
                first.insert(kind, grouped.len());
                grouped.push(finding);
            }
        }
        Self(grouped)
    }

    /// Whether any finding forbids generating.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Whether nothing was found at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The findings, to complete what they say.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.0.iter_mut()
    }

    /// The findings, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }
}

/// Whether an error stands in the same place, around it or within it.
fn is_explained((file, place): &(String, Pointer), known: &BTreeSet<(String, Pointer)>) -> bool {
    let mut around = std::iter::successors(Some(place.clone()), Pointer::parent);
    let within = (file.clone(), Pointer::from_text(format!("{}/", place.as_str())));
    around.any(|place| known.contains(&(file.clone(), place)))
        || known.range(within..).next().is_some_and(|(other, next)| other == file && next.is_within(place))
}

impl Diagnostic {
    /// What is the same in findings of one cause.
    fn kind(&self) -> (bool, String, Option<String>) {
        let cause = self.cause.as_ref().unwrap_or(&self.message);
        (self.severity == Severity::Error, cause.clone(), self.help.clone().filter(|_| self.cause.is_none()))
    }

    /// The file and the place in it, and that in the corrected document, which has no name.
    fn places(&self) -> impl Iterator<Item = (String, Pointer)> {
        let origins = self.origin.iter().flat_map(|origin| {
            let written = origin.target.is_none().then_some(&origin.pointer);
            let corrected =
                origin.target.as_ref().or(written).map(|pointer| (String::new(), pointer.clone()));
            corrected.into_iter().chain([(origin.file.clone(), origin.pointer.clone())])
        });
        origins.filter(|(_, pointer)| *pointer != Pointer::root())
    }

    /// The place in the corrected document.
    pub(crate) fn place(&self) -> Option<&Pointer> {
        self.origin.as_ref().map(|origin| origin.target.as_ref().unwrap_or(&origin.pointer))
    }

    /// Names the cause that it has in common with findings in other words.
    pub fn cause(&mut self, cause: impl Into<String>) -> &mut Self {
        self.cause = Some(cause.into());
        self
    }

    /// Says where the finding stands.
    pub fn at(&mut self, origin: Origin) -> &mut Self {
        self.origin = Some(origin);
        self
    }

    /// Says what to do about it.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }
}

impl std::error::Error for Diagnostics {}
