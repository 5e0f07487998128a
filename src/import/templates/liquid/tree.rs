//! The tree of the blocks of a template.

mod builder;

use liquid_core::{Expression, parser::FilterChain};

use super::{condition::LiquidCondition, loops::LoopHead};

/// A template as a tree.
#[derive(Debug, Default)]
pub struct LiquidTree<'a> {
    /// The elements at the top.
    pub elements: Vec<LiquidElement<'a>>,
    /// The name of a limit that the template exceeds.
    pub beyond_limit: Option<&'static str>,
}

/// A part of a template.
#[derive(Debug)]
pub enum LiquidElement<'a> {
    /// Text between tags.
    Text(&'a str),
    /// A tag that only the generator knows.
    Unchanged(&'a str),
    /// A tag that shows a text of the generator and may set variables.
    Include(&'a str),
    /// An output.
    Output(Output<'a>),
    /// `assign`; without a value if it is malformed.
    Assign(String, Option<FilterChain>),
    /// `increment` (1) and `decrement` (-1).
    Count(String, i64),
    /// `cycle`: the name of the group, and the values.
    Cycle(String, Vec<Expression>),
    /// `break` (`true`) and `continue` (`false`).
    Interrupt(bool),
    /// A block.
    Block(Box<Block<'a>>),
}

/// An output (`{{ … }}`).
#[derive(Debug)]
pub struct Output<'a> {
    /// The output as it is written.
    pub source: &'a str,
    /// The value with its filters; `None` if it is malformed.
    pub chain: Option<FilterChain>,
    /// Whether the value is a variable without filters.
    pub is_plain: bool,
    /// Whether it is in code.
    pub is_code: bool,
}

/// A block with an end tag.
#[derive(Debug)]
pub struct Block<'a> {
    /// The name of its tag.
    pub name: &'static str,
    /// The arguments of its tag.
    pub kind: BlockKind,
    /// The branches; there is always one.
    pub branches: Vec<Branch<'a>>,
}

/// The arguments of a block.
#[derive(Debug)]
pub enum BlockKind {
    /// `if` and `unless`.
    Choice,
    /// `case` with the value that it compares.
    Case(Option<Expression>),
    /// `for` and `tablerow`; without a head if it is malformed.
    Loop(Option<Box<LoopHead>>),
    /// `capture` with the name of the variable.
    Capture(Option<String>),
    /// `ifchanged`.
    Changed,
}

/// A branch of a block.
#[derive(Debug)]
pub struct Branch<'a> {
    /// The test that decides whether the branch is taken.
    pub test: Test,
    /// The content.
    pub elements: Vec<LiquidElement<'a>>,
}

/// The test of a branch. A test that is malformed cannot be decided.
#[derive(Debug)]
pub enum Test {
    /// A branch without a test.
    Always,
    /// The first branch of `case` before any `when`, which is never taken.
    Never,
    /// A condition, and the result for which the branch is taken.
    Condition(Option<LiquidCondition>, bool),
    /// The values of `when`.
    AnyOf(Option<Vec<Expression>>),
}

/// Returns the names that elements assign, also those in their blocks.
pub fn assigned_names<'t>(elements: &'t [LiquidElement], names: &mut Vec<&'t str>) {
    for element in elements {
        match element {
            LiquidElement::Assign(name, _) | LiquidElement::Count(name, _) => names.push(name),
            LiquidElement::Block(block) => block.assigned_names(names),
            _ => {}
        }
    }
}

impl Block<'_> {
    /// Returns the names that the block assigns.
    pub fn assigned_names<'t>(&'t self, names: &mut Vec<&'t str>) {
        if let BlockKind::Capture(Some(name)) = &self.kind {
            names.push(name);
        }
        for branch in &self.branches {
            assigned_names(&branch.elements, names);
        }
    }

    /// Returns whether the block sets variables that cannot be told, because it includes a file.
    pub fn has_includes(&self) -> bool {
        let mut elements = self.branches.iter().flat_map(|branch| &branch.elements);
        elements.any(|element| match element {
            LiquidElement::Include(_) => true,
            LiquidElement::Block(block) => block.has_includes(),
            _ => false,
        })
    }
}

impl LiquidElement<'_> {
    /// Returns the text of an output, or of a tag that only the generator knows.
    pub fn source(&self) -> Option<&str> {
        match self {
            Self::Unchanged(source) | Self::Include(source) => Some(source),
            Self::Output(output) => Some(output.source),
            _ => None,
        }
    }

    /// Returns whether an element shows nothing. A block of such elements shows no white space either.
    fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Assign(..) | Self::Interrupt(_) => true,
            Self::Block(block) => {
                let mut branches = block.branches.iter();
                matches!(block.kind, BlockKind::Capture(_))
                    || branches.all(|branch| branch.elements.iter().all(Self::is_blank))
            }
            _ => false,
        }
    }
}
