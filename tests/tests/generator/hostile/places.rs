//! Places in a JSON value.

use serde_json::Value;

/// The keys and indices that lead to a place.
pub(crate) type Path = Vec<Step>;

/// One step down.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// Returns every place.
pub(crate) fn all(value: &Value) -> Vec<Path> {
    let mut all = Vec::new();
    let mut open = vec![(Path::new(), value)];
    while let Some((path, value)) = open.pop() {
        let below = |step| [path.as_slice(), &[step]].concat();
        match value {
            Value::Object(members) => {
                open.extend(members.iter().map(|(key, value)| (below(Step::Key(key.clone())), value)));
            }
            Value::Array(items) => {
                open.extend(
                    items.iter().enumerate().map(|(index, value)| (below(Step::Index(index)), value)),
                );
            }
            _ => {}
        }
        all.push(path);
    }
    all
}

/// Returns the value at a place.
pub(crate) fn get<'a>(value: &'a Value, path: &[Step]) -> Option<&'a Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    })
}

/// Returns the value at a place, to change it.
pub(crate) fn get_mut<'a>(value: &'a mut Value, path: &[Step]) -> Option<&'a mut Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Index(index) => value.get_mut(index),
    })
}

/// Returns a place as a JSON pointer.
pub(crate) fn pointer(path: &[Step]) -> String {
    let steps = path.iter().map(|step| match step {
        Step::Key(key) => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
        Step::Index(index) => format!("/{index}"),
    });
    steps.collect()
}
