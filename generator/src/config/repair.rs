//! Finds everything that is wrong with the shape of the configuration, not only the first.
//!
//! Reading stops at the first key that does not fit. So each such key is noted, replaced by one that fits, and the file
//! read again, until nothing is left to note. What was put in is nobody's fault and is not reported.

use toml::{Table, Value};

use super::Config;
use crate::pointer::Pointer;

/// One key that does not fit: where, and what the reader said.
pub(super) struct Fault {
    pub at: Pointer,
    pub told: String,
}

/// What stands in for a key that is missing or wrong: the first that the reader takes.
fn stand_ins() -> [Value; 5] {
    [
        Value::String("placeholder".to_owned()),
        Value::Array(Vec::new()),
        Value::Table(Table::new()),
        Value::Boolean(false),
        Value::Integer(1),
    ]
}

/// All faults of a file that is TOML.
pub(super) fn faults(text: &str) -> Vec<Fault> {
    let Ok(table) = text.parse::<Table>() else { return Vec::new() };
    let mut repair = Repair { tree: Value::Table(table), put_in: Vec::new(), faults: Vec::new() };
    while let Err(failure) = serde_path_to_error::deserialize::<_, Config>(repair.tree.clone()) {
        let at = pointer_of(failure.path());
        if !repair.fix(&at, &failure.inner().message().trim().replace('\n', "; ")) {
            break;
        }
    }
    repair.faults
}

struct Repair {
    tree: Value,
    /// Places that hold a stand-in, and which.
    put_in: Vec<(Pointer, usize)>,
    faults: Vec<Fault>,
}

impl Repair {
    /// Makes the place fit a little better. Returns whether there was anything left to try.
    fn fix(&mut self, at: &Pointer, told: &str) -> bool {
        let name = told.split('`').nth(1).unwrap_or_default();
        if told.starts_with("missing field") {
            let missing = at.key(name);
            // Inside a stand-in everything is missing.
            if !self.put_in.iter().any(|(place, _)| is_within(at, place)) {
                self.faults.push(Fault { at: at.clone(), told: told.to_owned() });
            }
            return self.replace(&missing);
        }
        if let Some((place, _)) = self.put_in.iter().rev().find(|(place, _)| is_within(at, place)) {
            return self.replace(&place.clone());
        }
        self.faults.push(Fault { at: at.clone(), told: told.to_owned() });
        if told.starts_with("unknown field") { self.remove(at, name) } else { self.replace(at) }
    }

    fn replace(&mut self, at: &Pointer) -> bool {
        let next = self.put_in.iter().find(|(place, _)| place == at).map_or(0, |(_, tried)| tried + 1);
        self.put_in.retain(|(place, _)| !is_within(place, at));
        let Some(stand_in) = stand_ins().into_iter().nth(next) else { return false };
        let (Some(parent), Some(key)) = (at.parent(), at.last()) else { return false };
        self.put_in.push((at.clone(), next));
        match find(&mut self.tree, &parent) {
            Some(Value::Table(table)) => drop(table.insert(key, stand_in)),
            Some(Value::Array(items)) => match key.parse().ok().and_then(|index: usize| items.get_mut(index))
            {
                Some(item) => *item = stand_in,
                None => return false,
            },
            _ => return false,
        }
        true
    }

    fn remove(&mut self, at: &Pointer, name: &str) -> bool {
        let Some(holder) = at.parent().filter(|_| at.last().as_deref() == Some(name)) else { return false };
        match find(&mut self.tree, &holder) {
            Some(Value::Table(table)) => table.remove(name).is_some(),
            _ => false,
        }
    }
}

fn is_within(inner: &Pointer, outer: &Pointer) -> bool {
    let rest = inner.as_str().strip_prefix(outer.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn find<'a>(tree: &'a mut Value, at: &Pointer) -> Option<&'a mut Value> {
    at.steps().try_fold(tree, |value, step| match value {
        Value::Table(table) => table.get_mut(&step),
        Value::Array(items) => step.parse().ok().and_then(|index: usize| items.get_mut(index)),
        _ => None,
    })
}

fn pointer_of(path: &serde_path_to_error::Path) -> Pointer {
    use serde_path_to_error::Segment;
    path.iter().fold(Pointer::root(), |pointer, segment| match segment {
        Segment::Seq { index } => pointer.index(*index),
        Segment::Map { key } => pointer.key(key),
        Segment::Enum { .. } | Segment::Unknown => pointer,
    })
}
