//! "Did you mean" suggestions: the known name closest to an unknown one.

/// Returns a help line with the closest known name, if at most a third of the characters differ.
pub(crate) fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let lower = wanted.to_lowercase();
    let distances =
        known.into_iter().map(|name| (strsim::damerau_levenshtein(&lower, &name.to_lowercase()), name));
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance * 3 <= wanted.chars().count()).then(|| format!("did you mean `{name}`?"))
}

/// Returns the known name that differs by one or two characters and is most likely meant.
pub(crate) fn misspelt<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let distances = known.into_iter().map(|name| (strsim::damerau_levenshtein(wanted, name), name));
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance <= if name.len() > 7 { 2 } else { 1 }).then_some(name)
}
