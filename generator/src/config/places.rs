//! Where each key of the configuration file stands, for the problems that show only later.

use std::{collections::BTreeMap, path::Path};

use toml::de::{DeTable, DeValue};

use crate::{
    diagnostic::{Origin, Position},
    pointer::Pointer,
};

/// The file's name and the positions of its keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    file: String,
    positions: BTreeMap<Pointer, Position>,
}

impl Places {
    /// Finds the keys of a file that is known to be TOML.
    pub(super) fn read(file: &Path, text: &str) -> Self {
        let mut places = Self { file: file.display().to_string(), positions: BTreeMap::new() };
        if let Ok(table) = DeTable::parse(text) {
            places.add_table(text, table.get_ref(), &Pointer::root());
        }
        places
    }

    fn add_table(&mut self, text: &str, table: &DeTable<'_>, at: &Pointer) {
        for (key, value) in table {
            let at = at.key(key.get_ref());
            self.positions.insert(at.clone(), position(text, key.span().start));
            match value.get_ref() {
                DeValue::Table(inner) => self.add_table(text, inner, &at),
                DeValue::Array(items) => {
                    for (index, item) in items.iter().enumerate() {
                        self.positions.insert(at.index(index), position(text, item.span().start));
                        if let DeValue::Table(inner) = item.get_ref() {
                            self.add_table(text, inner, &at.index(index));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// The place of a key of an entry of a list of tables.
    pub(crate) fn origin_in_list(&self, list: &str, index: usize, key: &str) -> Origin {
        self.origin(&Pointer::root().key(list).index(index).key(key))
    }

    /// The place of a key, or, if it is left out, that of the nearest table around it.
    pub fn origin(&self, pointer: &Pointer) -> Origin {
        let mut around = std::iter::successors(Some(pointer.clone()), Pointer::parent);
        let position = around.find_map(|pointer| self.positions.get(&pointer)).copied();
        Origin { file: self.file.clone(), pointer: pointer.clone(), position }
    }
}

/// Line and column of a byte.
pub(super) fn position(text: &str, offset: usize) -> Position {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
}
