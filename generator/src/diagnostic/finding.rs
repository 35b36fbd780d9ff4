//! A finding and all findings of a run.

use std::collections::{BTreeMap, BTreeSet};

use super::Origin;
use crate::pointer::Pointer;

/// Minimum number of findings with the same cause that are grouped into one.
const MANY: usize = 4;

/// Severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Prevents generation until it is fixed.
    Error,
    /// Does not prevent generation, but needs a maintainer's attention.
    Warning,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// The message, in lower case and without a full stop.
    pub message: String,
    /// Where the problem is, if it has a location.
    pub origin: Option<Origin>,
    /// How to fix it.
    pub help: Option<String>,
    /// Cause shared with findings that have different messages.
    pub cause: Option<String>,
    /// Other origins of the same finding.
    pub others: Vec<Origin>,
    /// Schema that can stay plain JSON instead, which makes an error a warning.
    pub(crate) fallback: Option<Pointer>,
    /// Whether the keyword or value at its origin has no effect, so that nothing is lost without it.
    pub(crate) has_no_effect: bool,
}

/// All findings of a run, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds an error without an origin.
    pub fn error(&mut self, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Error, message)
    }

    /// Adds a warning without an origin.
    pub fn warning(&mut self, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Warning, message)
    }

    fn add(&mut self, severity: Severity, message: impl Into<String>) -> &mut Diagnostic {
        self.0.push(Diagnostic::new(severity, message));
        self.0.last_mut().expect("a finding was just added")
    }

    /// Adds the findings of another stage.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Returns the value, or adds the findings of the error and returns `None`.
    pub(crate) fn settle<T>(&mut self, result: Result<T, Self>) -> Option<T> {
        result.map_err(|found| self.extend(found)).ok()
    }

    /// Runs a later stage and adds its findings, except those that a known error explains.
    ///
    /// A known error explains findings at its location, inside it and around it.
    pub(crate) fn stage<T>(&mut self, run: impl FnOnce(&mut Self) -> T) -> T {
        let mut later = Self::default();
        let result = run(&mut later);
        let errors = self.0.iter().filter(|it| it.severity == Severity::Error);
        let known: BTreeSet<(String, Pointer)> = errors.flat_map(Diagnostic::places).collect();
        // Parts that are missing because of an error may cause wrong warnings.
        let is_new = |finding: &Diagnostic| {
            (finding.severity == Severity::Error || known.is_empty())
                && !finding.places().any(|place| is_explained(&place, &known))
        };
        self.0.extend(later.0.into_iter().filter(is_new));
        result
    }

    /// Removes the errors that are none if a schema stays plain JSON, and returns them.
    pub(crate) fn take_unsupported(&mut self) -> Vec<(Pointer, Diagnostic)> {
        let (unsupported, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.0).into_iter().partition(|finding| finding.fallback.is_some());
        self.0 = others;
        unsupported.into_iter().filter_map(|mut finding| Some((finding.fallback.take()?, finding))).collect()
    }

    /// Removes duplicates and merges many findings of the same kind into one.
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

    /// Returns whether any finding prevents generation.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Returns whether there are no findings.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the findings for modification, oldest first.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.0.iter_mut()
    }

    /// Returns the findings, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }
}

/// Returns whether a known error is at the same location, around it or inside it.
fn is_explained((file, place): &(String, Pointer), known: &BTreeSet<(String, Pointer)>) -> bool {
    let mut around = std::iter::successors(Some(place.clone()), Pointer::parent);
    let within = (file.clone(), Pointer::from_text(format!("{}/", place.as_str())));
    around.any(|place| known.contains(&(file.clone(), place)))
        || known.range(within..).next().is_some_and(|(other, next)| other == file && next.is_within(place))
}

impl Diagnostic {
    /// Creates a finding without an origin.
    pub(crate) fn new(severity: Severity, message: impl Into<String>) -> Self {
        Self {
            severity,
            message: message.into(),
            origin: None,
            help: None,
            cause: None,
            others: Vec::new(),
            fallback: None,
            has_no_effect: false,
        }
    }

    /// Returns the key by which findings are grouped.
    fn kind(&self) -> (bool, String, Option<String>) {
        let cause = self.cause.as_ref().unwrap_or(&self.message);
        (self.severity == Severity::Error, cause.clone(), self.help.clone().filter(|_| self.cause.is_none()))
    }

    /// Returns the location in the file and the one in the corrected document, whose file name is empty.
    fn places(&self) -> impl Iterator<Item = (String, Pointer)> {
        let origins = self.origin.iter().flat_map(|origin| {
            let written = origin.target.is_none().then_some(&origin.pointer);
            let corrected =
                origin.target.as_ref().or(written).map(|pointer| (String::new(), pointer.clone()));
            corrected.into_iter().chain([(origin.file.clone(), origin.pointer.clone())])
        });
        origins.filter(|(_, pointer)| *pointer != Pointer::root())
    }

    /// Returns the location in the corrected document.
    pub(crate) fn place(&self) -> Option<&Pointer> {
        self.origin.as_ref().map(|origin| origin.target.as_ref().unwrap_or(&origin.pointer))
    }

    /// Sets the cause shared with findings that have different messages.
    pub fn cause(&mut self, cause: impl Into<String>) -> &mut Self {
        self.cause = Some(cause.into());
        self
    }

    /// Makes the error a warning, if this schema can stay plain JSON.
    pub(crate) fn or_json(&mut self, schema: &Pointer) -> &mut Self {
        self.fallback = Some(schema.clone());
        self
    }

    /// Makes the error a warning, if nobody selected the operations that use it by name.
    pub(crate) fn or_ignored(&mut self) -> &mut Self {
        self.has_no_effect = true;
        self
    }

    /// Sets the origin.
    pub fn at(&mut self, origin: Origin) -> &mut Self {
        self.origin = Some(origin);
        self
    }

    /// Sets the help text.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }
}

impl std::error::Error for Diagnostics {}
