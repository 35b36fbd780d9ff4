//! "Did you mean": the known name that is nearest to an unknown one.

/// A help line that offers the nearest of the known names, if no more than a third of the letters differ.
pub(crate) fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let lower = wanted.to_lowercase();
    let distances =
        known.into_iter().map(|name| (strsim::damerau_levenshtein(&lower, &name.to_lowercase()), name));
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance * 3 <= wanted.chars().count()).then(|| format!("did you mean `{name}`?"))
}

/// The known name that this one is most likely a misspelling of: a letter or two differ.
pub(crate) fn misspelt<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let distances = known.into_iter().map(|name| (strsim::damerau_levenshtein(wanted, name), name));
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance <= if name.len() > 7 { 2 } else { 1 }).then_some(name)
}
