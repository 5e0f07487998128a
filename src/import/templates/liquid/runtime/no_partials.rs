//! Answers that no file can be included.

use std::sync::Arc;

use liquid_core::{Renderable, Result, runtime::PartialStore};

use super::unknown;

/// No files that can be included; only the generator knows them.
#[derive(Debug)]
pub struct NoPartials;

impl PartialStore for NoPartials {
    fn contains(&self, _name: &str) -> bool {
        false
    }

    fn names(&self) -> Vec<&str> {
        Vec::new()
    }

    fn try_get(&self, _name: &str) -> Option<Arc<dyn Renderable>> {
        None
    }

    fn get(&self, _name: &str) -> Result<Arc<dyn Renderable>> {
        Err(unknown())
    }
}
