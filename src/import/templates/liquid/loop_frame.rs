//! The variables inside of a loop.

use std::collections::BTreeSet;

use liquid_core::{
    Error, Result, Runtime, Value, ValueCow, ValueView,
    model::{KString, KStringCow, KStringRef, ScalarCow},
    runtime::{PartialStore, Registers},
};

use super::{budget, values};

/// The variables inside of a loop.
pub struct LoopFrame<'p> {
    /// The variables outside.
    pub parent: &'p dyn Runtime,
    /// The name of the item.
    pub variable: &'p str,
    /// The item.
    pub item: &'p Value,
    /// The index of the item; `None` if there is no object of the loop, as in a filter.
    pub position: Option<LoopPosition>,
}

/// The position in a loop.
#[derive(Clone, Copy, Debug)]
pub struct LoopPosition {
    /// The index, from 0.
    pub index: usize,
    /// The number of items.
    pub length: usize,
    /// The number of columns, in a table.
    pub columns: Option<usize>,
}

impl LoopPosition {
    /// Returns the name of the object with the position.
    fn object_name(self) -> &'static str {
        match self.columns {
            Some(_) => "tablerowloop",
            None => "forloop",
        }
    }

    fn get(self, name: &str) -> Value {
        let number = |number: usize| Value::scalar(i64::try_from(number).unwrap_or(i64::MAX));
        let rest = self.length.saturating_sub(self.index + 1);
        let columns = self.columns.unwrap_or(self.length).max(1);
        let column = self.index % columns;
        match name {
            "length" => number(self.length),
            "index" => number(self.index + 1),
            "index0" => number(self.index),
            "rindex" => number(rest + 1),
            "rindex0" => number(rest),
            "first" => Value::scalar(self.index == 0),
            "last" => Value::scalar(rest == 0),
            "col" => number(column + 1),
            "col0" => number(column),
            "row" => number(self.index / columns + 1),
            "col_first" => Value::scalar(column == 0),
            "col_last" => Value::scalar(column + 1 == columns || rest == 0),
            _ => Value::Nil,
        }
    }
}

impl Runtime for LoopFrame<'_> {
    fn partials(&self) -> &dyn PartialStore {
        self.parent.partials()
    }

    fn name(&self) -> Option<KStringRef<'_>> {
        self.parent.name()
    }

    fn roots(&self) -> BTreeSet<KStringCow<'_>> {
        self.parent.roots()
    }

    fn try_get(&self, path: &[ScalarCow<'_>]) -> Option<ValueCow<'_>> {
        self.get(path).ok()
    }

    fn get(&self, path: &[ScalarCow<'_>]) -> Result<ValueCow<'_>> {
        let Some((first, rest)) = path.split_first() else {
            return Ok(ValueCow::Owned(Value::Nil));
        };
        let name = first.to_kstr();
        if name == self.variable {
            budget::charge(self, 1)?;
            return Ok(values::look_up(self.item, rest));
        }
        let position = self
            .position
            .filter(|position| name == position.object_name());
        let Some(position) = position else {
            return self.parent.get(path);
        };
        match rest {
            [] => Err(Error::with_msg("the object of a loop has no text")),
            [parent, rest @ ..] if parent.to_kstr() == "parentloop" => {
                let path: Vec<_> = [first].into_iter().chain(rest).cloned().collect();
                self.parent.get(&path)
            }
            [key] => Ok(ValueCow::Owned(position.get(&key.to_kstr()))),
            _ => Ok(ValueCow::Owned(Value::Nil)),
        }
    }

    fn set_global(&self, name: KString, value: Value) -> Option<Value> {
        self.parent.set_global(name, value)
    }

    fn set_index(&self, name: KString, value: Value) -> Option<Value> {
        self.parent.set_index(name, value)
    }

    fn get_index<'a>(&'a self, name: &str) -> Option<ValueCow<'a>> {
        self.parent.get_index(name)
    }

    fn registers(&self) -> &Registers {
        self.parent.registers()
    }
}
