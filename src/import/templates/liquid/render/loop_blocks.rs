//! Shows loops.

use liquid_core::{Result, Runtime, Value};

use super::{
    super::{
        budget,
        loop_frame::{LoopFrame, LoopPosition},
        loops::LoopHead,
        tree::{Block, Branch, Test},
    },
    TemplateRenderer, undecided,
};

impl<'r> TemplateRenderer<'r> {
    /// Shows a loop.
    ///
    /// # Errors
    /// Fails if the loop cannot be decided.
    pub(super) fn loop_block(
        &mut self,
        head: Option<&'r LoopHead>,
        block: &'r Block<'r>,
        runtime: &dyn Runtime,
    ) -> Result<()> {
        let head = head.ok_or_else(undecided)?;
        let [body, others @ ..] = block.branches.as_slice() else {
            return Ok(());
        };
        let is_else = |branch: &Branch| matches!(branch.test, Test::Always);
        if others.len() > 1 || !others.iter().all(is_else) {
            return Err(undecided());
        }
        let name = head.collection_name();
        let previous = self.offsets.get(&name).copied().unwrap_or(0);
        let (items, end) = head.items(runtime, previous)?;
        self.offsets.insert(name, end);
        if head.is_table {
            return self.table(head, items, body, runtime);
        }
        if items.is_empty()
            && let Some(otherwise) = others.first()
        {
            return self.elements(&otherwise.elements, runtime);
        }
        let length = items.len();
        for (index, item) in items.iter().enumerate() {
            let position = LoopPosition {
                index,
                length,
                columns: None,
            };
            self.iteration(head, item, position, body, runtime)?;
            if self.interrupt.take() == Some(true) {
                break;
            }
        }
        Ok(())
    }

    fn iteration(
        &mut self,
        head: &LoopHead,
        item: &Value,
        position: LoopPosition,
        body: &'r Branch<'r>,
        runtime: &dyn Runtime,
    ) -> Result<()> {
        budget::charge(runtime, 1)?;
        let frame = LoopFrame {
            parent: runtime,
            variable: &head.variable,
            item,
            position: Some(position),
        };
        self.elements(&body.elements, &frame)
    }

    fn table(
        &mut self,
        head: &LoopHead,
        items: Vec<Value>,
        body: &'r Branch<'r>,
        runtime: &dyn Runtime,
    ) -> Result<()> {
        let length = items.len();
        let columns = head.columns(runtime, length)?;
        self.output.push_str("<tr class=\"row1\">\n");
        for (index, item) in items.iter().enumerate() {
            let column = index % columns + 1;
            self.output.push_str(&format!("<td class=\"col{column}\">"));
            let position = LoopPosition {
                index,
                length,
                columns: Some(columns),
            };
            self.iteration(head, item, position, body, runtime)?;
            self.output.push_str("</td>");
            if column == columns && index + 1 < length {
                let row = index / columns + 2;
                self.output
                    .push_str(&format!("</tr>\n<tr class=\"row{row}\">"));
            }
            if self.interrupt.take() == Some(true) {
                break;
            }
        }
        self.output.push_str("</tr>\n");
        Ok(())
    }
}
