//! What becomes of a schema: refused, kept as plain JSON, or a type that is held to the values of the suite.

use integration_tests::same::same;
use serde_json::Value;

use super::{
    Outcomes,
    client::{self, Answer, Question},
    position::{self, Position},
    suite::Group,
};
use crate::support::case::Case;

/// What became of a schema in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The generator refuses it, with this reason.
    Refused(String),
    /// A type accepts what is valid, refuses what is not, and alters nothing.
    Agrees,
    /// Accepts more than it should, and the generator says so with this warning.
    Warned(String),
    /// Accepts more than it should by design: fields that only a strict reader refuses, formats.
    Lenient(String),
    /// Accepts an invalid value, and nobody said so.
    WronglyAccepted(String),
    /// Refuses a valid value.
    WronglyRefused(String),
    /// Writes another value than it read.
    Altered(String),
}

/// Generates all groups, builds one crate of them, and lets it read all values.
pub(super) fn outcomes(groups: &[Group], crate_name: &str) -> Outcomes {
    let refused: Vec<Vec<Option<String>>> = groups.iter().map(rejections).collect();
    let mut fixtures = Vec::new();
    let mut questions = Vec::new();
    for (index, (group, refused)) in groups.iter().zip(&refused).enumerate() {
        let kept = kept(refused);
        if kept.is_empty() {
            continue;
        }
        fixtures.push((group.name.clone(), position::fixture(group, &kept)));
        for position in kept {
            questions.extend(group.tests.iter().enumerate().map(|(test, it)| Question {
                place: (index, position, test),
                command: group.name.clone(),
                payload: position.payload(&it.data),
            }));
        }
    }
    let of_kept = |(group, refused): (&Group, &Vec<_>)| warning(group, &kept(refused));
    let warnings: Vec<Option<String>> = groups.iter().zip(&refused).map(of_kept).collect();
    let answers = client::answers(crate_name, &fixtures, &questions);
    let of_type = |index: usize, position: Position| {
        let own =
            questions.iter().zip(&answers).filter(|(it, _)| it.place.0 == index && it.place.1 == position);
        let outcomes =
            own.map(|(it, answer)| outcome_of(&groups[index], it, answer, warnings[index].as_deref()));
        outcomes.max_by_key(severity).unwrap_or(Outcome::Agrees)
    };
    let outcome = |index: usize, number: usize, position: Position| match &refused[index][number] {
        Some(reason) => Outcome::Refused(reason.clone()),
        None => of_type(index, position),
    };
    let of_group = |index: usize| {
        let positions = position::ALL.into_iter().enumerate();
        positions.map(|(number, position)| (position, outcome(index, number, position))).collect()
    };
    (0..groups.len()).map(of_group).collect()
}

fn kept(refused: &[Option<String>]) -> Vec<Position> {
    let places = position::ALL.into_iter().zip(refused);
    places.filter(|(_, reason)| reason.is_none()).map(|(position, _)| position).collect()
}

/// Returns why each position is refused.
fn rejections(group: &Group) -> Vec<Option<String>> {
    if reason(group, &position::ALL).is_none() {
        return vec![None; position::ALL.len()];
    }
    position::ALL.iter().map(|position| reason(group, &[*position])).collect()
}

fn case(group: &Group, positions: &[Position]) -> Case {
    Case::of(&group.name, &position::fixture(group, positions))
}

fn reason(group: &Group, positions: &[Position]) -> Option<String> {
    let problems = generator::lower_sources(&case(group, positions).sources).err()?;
    let first = problems.iter().find(|finding| finding.severity == generator::diagnostic::Severity::Error);
    Some(first.map(|finding| finding.message.clone()).unwrap_or_default())
}

/// Returns the first warning about the schema in these places.
fn warning(group: &Group, positions: &[Position]) -> Option<String> {
    let case = case(group, positions);
    let lowered = generator::lower_sources(&case.sources).ok()?;
    let text = case.warnings(&lowered);
    text.lines().next().map(|line| line.trim_start_matches("warning: ").to_owned())
}

fn outcome_of(group: &Group, question: &Question, answer: &Answer, warning: Option<&str>) -> Outcome {
    let test = &group.tests[question.place.2];
    let told = |what: &str| format!("{}: {} ({what})", test.description, test.data);
    let warned = warning.map(|warning| Outcome::Warned(warning.to_owned()));
    match answer {
        Answer::Panicked => Outcome::Altered(told("panicked")),
        Answer::Accepted { written, .. } if !same(written, &question.payload) => {
            Outcome::Altered(told(&written.to_string()))
        }
        Answer::Accepted { .. } if test.valid => Outcome::Agrees,
        Answer::Refused(_) if !test.valid => Outcome::Agrees,
        Answer::Refused(why) if why.contains("64-bit") => {
            Outcome::Lenient("integers beyond 64 bits: they are refused, never altered".to_owned())
        }
        Answer::Refused(why) => warned.unwrap_or_else(|| Outcome::WronglyRefused(told(why))),
        Answer::Accepted { strictly, .. } => {
            warned.unwrap_or_else(|| accepted(group, *strictly, told("accepted")))
        }
    }
}

/// Why an invalid value is accepted without a warning.
fn accepted(group: &Group, strictly: bool, told: String) -> Outcome {
    let reason = if !strictly {
        "fields that are not described: a strict reader refuses them"
    } else if is_format_only(&group.schema) {
        "`format`: an annotation, apart from `uri` of a string"
    } else {
        return Outcome::WronglyAccepted(told);
    };
    Outcome::Lenient(reason.to_owned())
}

/// Whether the schema has a format that is not checked.
fn is_format_only(schema: &Value) -> bool {
    schema.get("format").is_some_and(|format| format != "uri" || schema.get("type").is_none())
}

pub(super) fn severity(outcome: &Outcome) -> usize {
    match outcome {
        Outcome::Agrees => 0,
        Outcome::Lenient(_) => 1,
        Outcome::Warned(_) => 2,
        Outcome::Refused(_) => 3,
        Outcome::WronglyAccepted(_) => 4,
        Outcome::WronglyRefused(_) => 5,
        Outcome::Altered(_) => 6,
    }
}
