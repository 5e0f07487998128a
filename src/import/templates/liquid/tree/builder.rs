//! Builds the tree of a template from its tokens.

use liquid_core::Expression;

use super::{
    super::{
        LiquidVariant,
        condition::LiquidCondition,
        expression,
        loops::LoopHead,
        tokens::{self, LiquidToken, LiquidTokenKind},
    },
    Block, BlockKind, Branch, LiquidElement, LiquidTree, Output, Test,
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
                LiquidTokenKind::Raw => self.push(LiquidElement::Unchanged(token.source)),
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
        self.push(element.unwrap_or(LiquidElement::Unchanged(source)));
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
