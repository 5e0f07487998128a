//! Builds the tree of the blocks of a template.

use liquid_core::{Expression, parser::FilterChain};

use super::{
    LiquidVariant,
    condition::LiquidCondition,
    expression,
    loops::LoopHead,
    tokens::{self, LiquidToken, LiquidTokenKind},
};
use crate::import::syntax::markdown::CodeRanges;

/// The maximum nesting of blocks; deeper text is not shown.
const MAX_DEPTH: usize = 60;

/// The maximum number of tags and outputs; the text after them is not shown.
const MAX_TAGS: usize = 20_000;

/// The name under which a text with more tags is reported.
const BEYOND_LIMIT: &str = "more than 20,000 tags";

/// The tags that may set variables for the text after them.
const INCLUDES: &[&str] = &["include", "include_relative", "include_cached", "import"];

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
    Kept(&'a str),
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

/// The blocks, with the names of their end tags.
const BLOCKS: &[(&str, &str)] = &[
    ("if", "endif"),
    ("unless", "endunless"),
    ("case", "endcase"),
    ("for", "endfor"),
    ("tablerow", "endtablerow"),
    ("capture", "endcapture"),
    ("ifchanged", "endifchanged"),
    ("comment", "endcomment"),
];

impl<'a> LiquidTree<'a> {
    /// Parses a text. Nothing is refused: an end tag closes the last block of its name and the blocks in it,
    /// and a block without an end goes to the end of the text.
    pub fn new(text: &'a str, variant: LiquidVariant, code: &CodeRanges) -> Self {
        let mut builder = TreeBuilder {
            variant,
            tree: Self::default(),
            open: Vec::new(),
            too_deep: 0,
            highlights: 0,
            comments: 0,
        };
        let tokens = tokens::tokens(text, variant, code).into_iter();
        let is_tag = |token: &LiquidToken| token.kind != LiquidTokenKind::Text;
        let mut tags = 0;
        for token in tokens {
            tags += usize::from(is_tag(&token));
            if tags > MAX_TAGS {
                builder.tree.beyond_limit = Some(BEYOND_LIMIT);
                break;
            }
            builder.token(&token);
        }
        builder.close(0);
        builder.tree
    }
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

struct TreeBuilder<'a> {
    variant: LiquidVariant,
    tree: LiquidTree<'a>,
    open: Vec<Block<'a>>,
    /// The number of open blocks beyond the maximum nesting.
    too_deep: usize,
    /// The number of open blocks of code.
    highlights: usize,
    /// The number of open comments.
    comments: usize,
}

impl<'a> TreeBuilder<'a> {
    fn token(&mut self, token: &LiquidToken<'a>) {
        if let LiquidTokenKind::Tag(name @ ("comment" | "endcomment"), _) = token.kind {
            match name {
                "comment" => self.comments += 1,
                _ => self.comments = self.comments.saturating_sub(1),
            }
        } else if self.comments == 0 {
            match token.kind {
                LiquidTokenKind::Text => self.push(LiquidElement::Text(token.source)),
                LiquidTokenKind::Raw => self.push(LiquidElement::Kept(token.source)),
                LiquidTokenKind::Output(inner) => {
                    let is_code = token.is_code || self.highlights > 0;
                    self.push(LiquidElement::Output(Output::new(
                        token.source,
                        inner,
                        is_code,
                    )));
                }
                LiquidTokenKind::Tag(name, arguments) => self.tag(name, arguments, token.source),
            }
        }
    }

    fn tag(&mut self, name: &'a str, arguments: &'a str, source: &'a str) {
        if let Some((name, _)) = BLOCKS.iter().find(|(begin, _)| *begin == name) {
            self.open_block(name, arguments);
            return;
        }
        if let Some((begin, _)) = BLOCKS.iter().find(|(_, end)| *end == name) {
            if self.too_deep > 0 {
                self.too_deep -= 1;
            } else if let Some(index) = self.open.iter().rposition(|block| block.name == *begin) {
                self.close(index);
            }
            return;
        }
        if self.too_deep > 0 {
            return;
        }
        if matches!(name, "else" | "elsif" | "elseif" | "when")
            && let Some(block) = self.open.last_mut()
        {
            block.next_branch(name, arguments);
            return;
        }
        let element = match name {
            "assign" => assign(arguments),
            "echo" => Some(LiquidElement::Output(Output::new(source, arguments, false))),
            "increment" => expression::name(arguments).map(|name| LiquidElement::Count(name, 1)),
            "decrement" => expression::name(arguments).map(|name| LiquidElement::Count(name, -1)),
            "cycle" => cycle(arguments),
            "break" => Some(LiquidElement::Interrupt(true)),
            "continue" => Some(LiquidElement::Interrupt(false)),
            "liquid" => {
                for line in arguments.lines().map(str::trim) {
                    let (name, arguments) = tokens::split_name(line);
                    let kind = LiquidTokenKind::Tag(name, arguments);
                    if !name.is_empty() && name != "liquid" {
                        self.token(&LiquidToken {
                            source: line,
                            kind,
                            is_code: false,
                        });
                    }
                }
                return;
            }
            _ if name.starts_with('#') => return,
            _ if INCLUDES.contains(&name) => Some(LiquidElement::Include(source)),
            _ => None,
        };
        match name {
            "highlight" => self.highlights += 1,
            "endhighlight" => self.highlights = self.highlights.saturating_sub(1),
            _ => {}
        }
        self.push(element.unwrap_or(LiquidElement::Kept(source)));
    }

    fn push(&mut self, element: LiquidElement<'a>) {
        if self.too_deep > 0 {
            return;
        }
        match self.open.last_mut() {
            Some(block) => block.push(element),
            None => self.tree.elements.push(element),
        }
    }

    fn open_block(&mut self, name: &'static str, arguments: &str) {
        if self.too_deep > 0 || self.open.len() >= MAX_DEPTH {
            self.too_deep += 1;
            return;
        }
        self.open.push(Block::new(name, arguments, self.variant));
    }

    /// Closes the open blocks from this one on.
    fn close(&mut self, index: usize) {
        while self.open.len() > index
            && let Some(mut block) = self.open.pop()
        {
            block.drop_white_space();
            self.push(LiquidElement::Block(Box::new(block)));
        }
    }
}

impl<'a> Block<'a> {
    fn new(name: &'static str, arguments: &str, variant: LiquidVariant) -> Self {
        let has_loops = variant != LiquidVariant::Nunjucks;
        let (kind, test) = match name {
            "if" | "unless" => {
                let condition = LiquidCondition::parse(arguments);
                (BlockKind::Choice, Test::Condition(condition, name == "if"))
            }
            "case" => (BlockKind::Case(expression::value(arguments)), Test::Never),
            "capture" => {
                let name = expression::name(arguments.trim_matches(['\'', '"']));
                (BlockKind::Capture(name.filter(|_| has_loops)), Test::Always)
            }
            "ifchanged" => (BlockKind::Changed, Test::Always),
            name => {
                let head = LoopHead::parse(arguments, name == "tablerow");
                let head = head.filter(|_| has_loops).map(Box::new);
                (BlockKind::Loop(head), Test::Always)
            }
        };
        let elements = Vec::new();
        Self {
            name,
            kind,
            branches: vec![Branch { test, elements }],
        }
    }

    fn push(&mut self, element: LiquidElement<'a>) {
        if let Some(branch) = self.branches.last_mut() {
            branch.elements.push(element);
        }
    }

    fn next_branch(&mut self, name: &str, arguments: &str) {
        let test = match (name, &self.kind) {
            ("else", _) => Test::Always,
            ("when", BlockKind::Case(_)) => Test::AnyOf(any_of(arguments)),
            (_, BlockKind::Choice) => Test::Condition(LiquidCondition::parse(arguments), true),
            // A branch that the block does not have.
            _ => Test::Condition(None, true),
        };
        let elements = Vec::new();
        self.branches.push(Branch { test, elements });
    }

    /// Removes white space from branches without any output, as Liquid does.
    fn drop_white_space(&mut self) {
        let is_blank = |branch: &Branch| branch.elements.iter().all(LiquidElement::is_blank);
        if !matches!(self.kind, BlockKind::Capture(_)) && self.branches.iter().all(is_blank) {
            for branch in &mut self.branches {
                let is_text = |element: &LiquidElement| matches!(element, LiquidElement::Text(_));
                branch.elements.retain(|element| !is_text(element));
            }
        }
    }
}

impl<'a> Output<'a> {
    fn new(source: &'a str, inner: &str, is_code: bool) -> Self {
        Self {
            source,
            chain: expression::filter_chain(inner),
            is_plain: !inner.contains('|'),
            is_code,
        }
    }
}

fn assign<'a>(arguments: &str) -> Option<LiquidElement<'a>> {
    let (name, value) = arguments.split_once('=')?;
    let name = expression::name(name.trim())?;
    Some(LiquidElement::Assign(name, expression::filter_chain(value)))
}

fn cycle<'a>(arguments: &str) -> Option<LiquidElement<'a>> {
    expression::parse(arguments, |tokens| {
        let mut values = vec![expression::next_value(tokens)?];
        let mut group = None;
        while let Some(token) = tokens.next() {
            match token.as_str() {
                ":" if group.is_none() && values.len() == 1 => {
                    group = values.pop().map(|name| name.to_string());
                }
                "," => {}
                _ => return None,
            }
            values.push(expression::next_value(tokens)?);
        }
        let group = group.unwrap_or_else(|| {
            let names: Vec<_> = values.iter().map(ToString::to_string).collect();
            names.join(",")
        });
        Some(LiquidElement::Cycle(group, values))
    })
}

/// Parses the values of `when`, separated by commas or `or`.
fn any_of(arguments: &str) -> Option<Vec<Expression>> {
    expression::parse(arguments, |tokens| {
        let mut values = vec![expression::next_value(tokens)?];
        while let Some(token) = tokens.next() {
            if !matches!(token.as_str(), "," | "or") {
                return None;
            }
            values.push(expression::next_value(tokens)?);
        }
        Some(values)
    })
}
