//! Positions of the keys in the configuration file, for problems found in later stages.

use std::{collections::BTreeMap, ops::Range, path::Path};

use toml::de::{DeTable, DeValue};

use crate::{
    diagnostic::{Lines, Origin},
    pointer::Pointer,
};

/// The name, text and key positions of the configuration file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    file: String,
    lines: Lines,
    keys: BTreeMap<Pointer, Place>,
}

/// Byte ranges of a key or an element.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    /// The range that a finding underlines.
    name: Range<usize>,
    value: Range<usize>,
}

impl Places {
    /// Finds the keys of a file. A file that is not TOML has none.
    pub(super) fn read(file: &Path, text: &str) -> Self {
        let mut places =
            Self { file: file.display().to_string(), lines: Lines::new(text), keys: BTreeMap::new() };
        if let Ok(table) = DeTable::parse(text) {
            places.add_table(table.get_ref(), &Pointer::root());
        }
        places
    }

    fn add_table(&mut self, table: &DeTable<'_>, at: &Pointer) {
        for (key, value) in table {
            let at = at.key(key.get_ref());
            self.keys.insert(at.clone(), Place { name: key.span(), value: value.span() });
            match value.get_ref() {
                DeValue::Table(inner) => self.add_table(inner, &at),
                DeValue::Array(items) => {
                    for (index, item) in items.iter().enumerate() {
                        let at = at.index(index);
                        self.keys.insert(at.clone(), Place { name: item.span(), value: item.span() });
                        if let DeValue::Table(inner) = item.get_ref() {
                            self.add_table(inner, &at);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Returns the origin of a key of an entry in an array of tables.
    pub(crate) fn origin_in_list(&self, list: &str, index: usize, key: &str) -> Origin {
        self.origin(&Pointer::root().key(list).index(index).key(key))
    }

    /// Returns the origin of a key or, if it is missing, of the nearest enclosing table.
    pub fn origin(&self, pointer: &Pointer) -> Origin {
        let mut around = std::iter::successors(Some(pointer.clone()), Pointer::parent);
        let place = around.find_map(|pointer| self.keys.get(&pointer));
        self.shown(pointer.clone(), place.map(|place| place.name.clone()))
    }

    /// Returns the origin of a byte range, with the innermost key that contains it.
    pub(super) fn origin_of_bytes(&self, bytes: Option<Range<usize>>) -> Origin {
        let holds = |outer: &Range<usize>| {
            bytes.as_ref().is_some_and(|inner| outer.start <= inner.start && inner.end <= outer.end)
        };
        let found = self.keys.iter().filter(|(_, place)| holds(&place.name) || holds(&place.value));
        let innermost = found.max_by_key(|(pointer, _)| pointer.steps().count());
        self.shown(innermost.map(|(pointer, _)| pointer.clone()).unwrap_or_default(), bytes)
    }

    fn shown(&self, pointer: Pointer, bytes: Option<Range<usize>>) -> Origin {
        let excerpt = bytes.and_then(|bytes| self.lines.excerpt(bytes));
        Origin { file: self.file.clone(), pointer, excerpt, target: None }
    }
}
