//! Shows the tree of a template.

mod loop_blocks;

use std::collections::HashMap;

use liquid_core::{Error, Expression, Result, Runtime, Value, ValueView};

use super::{
    LiquidVariant, budget,
    runtime::TemplateRuntime,
    tree::{Block, BlockKind, LiquidElement, LiquidTree, Output, Test},
    values,
};

/// The outputs that are left to [`tags`](super::super::tags): addresses of the site, which stories do not
/// need.
const SITE_ADDRESSES: &[&str] = &["site.baseurl", "site.url", "page.url"];

/// An output of an empty text.
const EMPTY_OUTPUT: &str = "{{ '' }}";

/// Shows a template with its variables.
pub struct TemplateRenderer<'r> {
    tree: &'r LiquidTree<'r>,
    runtime: &'r TemplateRuntime<'r>,
    output: String,
    /// The interrupt that ends an iteration: whether it ends the loop.
    interrupt: Option<bool>,
    cycles: HashMap<&'r str, usize>,
    /// The index behind the last item of each loop, for `offset: continue`.
    offsets: HashMap<String, usize>,
    /// The last text of `ifchanged`.
    changed: Option<String>,
}

impl<'r> TemplateRenderer<'r> {
    /// Creates a renderer at the start of a template.
    pub fn new(tree: &'r LiquidTree<'r>, runtime: &'r TemplateRuntime<'r>) -> Self {
        Self {
            tree,
            runtime,
            output: String::new(),
            interrupt: None,
            cycles: HashMap::new(),
            offsets: HashMap::new(),
            changed: None,
        }
    }

    /// Returns the text that the template shows.
    pub fn render(mut self) -> String {
        let runtime: &dyn Runtime = self.runtime;
        for element in &self.tree.elements {
            match element {
                // Text outside of all blocks is always shown.
                LiquidElement::Text(text) => self.output.push_str(text),
                element => {
                    // A block that fails names itself; an output or a tag stays in the text.
                    let result = self.element(element, runtime);
                    if let (Err(_), Some(source)) = (result, element.source()) {
                        let mark = self.runtime.keep(source);
                        self.output.push_str(&mark);
                    }
                }
            }
            if self.interrupt.is_some() {
                break;
            }
        }
        if let Some(name) = self.tree.beyond_limit {
            self.runtime.name_undecided(name);
        }
        self.runtime.without_marks(&self.output)
    }

    fn elements(&mut self, elements: &'r [LiquidElement<'r>], runtime: &dyn Runtime) -> Result<()> {
        for element in elements {
            self.element(element, runtime)?;
            if self.interrupt.is_some() {
                break;
            }
        }
        Ok(())
    }

    /// Shows an element. Fails only if the template has taken too many steps.
    fn element(&mut self, element: &'r LiquidElement<'r>, runtime: &dyn Runtime) -> Result<()> {
        match element {
            LiquidElement::Text(text) => {
                budget::charge_text(runtime, text)?;
                self.output.push_str(text);
            }
            LiquidElement::Unchanged(source) => self.keep(source, runtime)?,
            LiquidElement::Include(source) => {
                self.keep(source, runtime)?;
                self.runtime.include();
            }
            LiquidElement::Output(output) => {
                if self.output(output, runtime).is_err() {
                    self.keep(output.source, runtime)?;
                }
            }
            LiquidElement::Assign(name, chain) => {
                let value = chain
                    .as_ref()
                    .and_then(|chain| chain.evaluate(runtime).ok());
                let value =
                    value.filter(|value| budget::charge_value(runtime, value.as_view()).is_ok());
                self.runtime
                    .assign(name, value.map(liquid_core::ValueCow::into_owned));
            }
            LiquidElement::Count(name, step) => {
                budget::charge(runtime, 1)?;
                let number = self.runtime.count(name, *step).to_string();
                self.output.push_str(&number);
            }
            LiquidElement::Cycle(group, expressions) => {
                budget::charge(runtime, 1)?;
                self.cycle(group, expressions, runtime);
            }
            LiquidElement::Interrupt(is_break) => self.interrupt = Some(*is_break),
            LiquidElement::Block(block) => self.block(block, runtime)?,
        }
        Ok(())
    }

    /// Leaves a tag to the generator.
    fn keep(&mut self, source: &str, runtime: &dyn Runtime) -> Result<()> {
        budget::charge_text(runtime, source)?;
        let mark = self.runtime.keep(source);
        self.output.push_str(&mark);
        Ok(())
    }

    fn output(&mut self, output: &Output, runtime: &dyn Runtime) -> Result<()> {
        let chain = output.chain.as_ref().ok_or_else(undecided)?;
        let written = output.source.trim_matches(['{', '}', '-']).trim();
        if SITE_ADDRESSES.contains(&written) {
            return Err(undecided());
        }
        let value = if output.is_plain {
            self.runtime.with_kept_tags(|| chain.evaluate(runtime))
        } else {
            chain.evaluate(runtime)
        };
        let value = value?;
        // A name that has no value is an example in code, more often than not.
        if output.is_code && value.as_view().is_nil() {
            return Err(undecided());
        }
        let text = values::text(value.as_view())?;
        budget::charge_text(runtime, &text)?;
        let has_tags = ["{{", "{%", "{#"].iter().any(|open| text.contains(open));
        if has_tags && !text.contains("endraw") {
            // The text of a value has no tags.
            let mark = self
                .runtime
                .keep(&format!("{{% raw %}}{text}{{% endraw %}}"));
            self.output.push_str(&mark);
        } else if has_tags {
            return Err(undecided());
        } else if text.is_empty() && self.is_in_definition() {
            // A definition of a link must not lose its address (`[x]: {{ page.missing }}`).
            self.keep(EMPTY_OUTPUT, runtime)?;
        } else {
            self.output.push_str(&text);
        }
        Ok(())
    }

    /// Returns whether the output is where a definition of a link has its address.
    fn is_in_definition(&self) -> bool {
        let line = self.output.trim_end_matches([' ', '\t']);
        line.ends_with("]:")
            && line
                .rsplit('\n')
                .next()
                .is_some_and(|line| line.contains('['))
    }

    fn cycle(&mut self, group: &'r str, expressions: &[Expression], runtime: &dyn Runtime) {
        let index = self.cycles.entry(group).or_default();
        let expression = expressions.get(*index % expressions.len().max(1));
        *index = index.wrapping_add(1);
        let value = expression.and_then(|expression| expression.evaluate(runtime).ok());
        let text = value.and_then(|value| values::text(value.as_view()).ok());
        match text {
            Some(text) => self.output.push_str(&text),
            None => self.runtime.name_undecided("cycle"),
        }
    }

    /// Shows a block, or nothing of it if it cannot be decided. Fails only if the template has taken too
    /// many steps.
    fn block(&mut self, block: &'r Block<'r>, runtime: &dyn Runtime) -> Result<()> {
        let start = self.output.len();
        let result = match &block.kind {
            BlockKind::Choice => self.choice(block, runtime),
            BlockKind::Case(subject) => self.case(subject.as_ref(), block, runtime),
            BlockKind::Loop(head) => self.loop_block(head.as_deref(), block, runtime),
            BlockKind::Capture(name) => self.capture(name.as_deref(), block, runtime),
            BlockKind::Changed => self.if_changed(block, runtime),
        };
        let Err(error) = result else {
            return Ok(());
        };
        self.output.truncate(start);
        self.interrupt = None;
        let mut names = Vec::new();
        block.assigned_names(&mut names);
        names
            .into_iter()
            .for_each(|name| self.runtime.assign(name, None));
        if block.has_includes() {
            self.runtime.include();
        }
        if budget::is_exhausted(runtime) {
            self.runtime
                .name_undecided(&format!("{} (takes too long)", block.name));
            return Err(error);
        }
        self.runtime.name_undecided(block.name);
        Ok(())
    }

    fn choice(&mut self, block: &'r Block<'r>, runtime: &dyn Runtime) -> Result<()> {
        budget::charge(runtime, 1)?;
        for branch in &block.branches {
            let is_taken = match &branch.test {
                Test::Always => true,
                Test::Condition(condition, expected) => {
                    let result = condition.as_ref().and_then(|found| found.evaluate(runtime));
                    result.ok_or_else(undecided)? == *expected
                }
                Test::Never | Test::AnyOf(_) => return Err(undecided()),
            };
            if is_taken {
                return self.elements(&branch.elements, runtime);
            }
        }
        Ok(())
    }

    /// Shows each branch of `case` that matches; Liquid does not end at the first.
    fn case(
        &mut self,
        subject: Option<&Expression>,
        block: &'r Block<'r>,
        runtime: &dyn Runtime,
    ) -> Result<()> {
        let subject = subject.ok_or_else(undecided)?.evaluate(runtime)?;
        budget::charge_value(runtime, subject.as_view())?;
        let mut is_matched = false;
        for branch in &block.branches {
            let is_taken = match &branch.test {
                Test::Always => !is_matched,
                Test::AnyOf(expressions) => {
                    let expressions = expressions.as_ref().ok_or_else(undecided)?;
                    is_any(subject.as_view(), expressions, runtime)?
                }
                Test::Never => false,
                Test::Condition(..) => return Err(undecided()),
            };
            if is_taken {
                is_matched = true;
                self.elements(&branch.elements, runtime)?;
                if self.interrupt.is_some() {
                    break;
                }
            }
        }
        Ok(())
    }

    fn capture(
        &mut self,
        name: Option<&str>,
        block: &'r Block<'r>,
        runtime: &dyn Runtime,
    ) -> Result<()> {
        let name = name.ok_or_else(undecided)?;
        let text = self.content(block, runtime)?;
        let value = Value::scalar(text);
        budget::charge_value(runtime, &value)?;
        self.runtime.assign(name, Some(value));
        Ok(())
    }

    fn if_changed(&mut self, block: &'r Block<'r>, runtime: &dyn Runtime) -> Result<()> {
        if self.runtime.variant() == LiquidVariant::Nunjucks {
            return Err(undecided());
        }
        let text = self.content(block, runtime)?;
        if self.changed.as_ref() != Some(&text) {
            self.output.push_str(&text);
            self.changed = Some(text);
        }
        Ok(())
    }

    /// Returns the content of a block instead of showing it.
    fn content(&mut self, block: &'r Block<'r>, runtime: &dyn Runtime) -> Result<String> {
        let start = self.output.len();
        let [body] = block.branches.as_slice() else {
            return Err(undecided());
        };
        self.elements(&body.elements, runtime)?;
        let text = self.output.split_off(start);
        budget::charge_text(runtime, &text)?;
        Ok(text)
    }
}

/// Returns whether a value equals one of several.
fn is_any(subject: &dyn ValueView, values: &[Expression], runtime: &dyn Runtime) -> Result<bool> {
    for value in values {
        let value = value.evaluate(runtime)?;
        if values::equal(subject, value.as_view()).ok_or_else(undecided)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Returns the error of a block that cannot be decided.
fn undecided() -> Error {
    Error::with_msg("not decided")
}
