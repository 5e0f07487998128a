//! Evaluates conditions (<https://shopify.github.io/liquid/basics/operators/>).

use std::cmp::Ordering;

use liquid_core::{Expression, Runtime, TagTokenIter, ValueView};

use super::{budget, expression, values};

/// The maximum number of comparisons in a condition; a longer one is not decided.
const MAX_COMPARISONS: usize = 32;

/// A condition: comparisons that are joined by `and` and `or`.
#[derive(Debug)]
pub struct LiquidCondition {
    first: Comparison,
    /// The other comparisons, each with whether `and` precedes it.
    others: Vec<(bool, Comparison)>,
}

#[derive(Debug)]
struct Comparison {
    left: Expression,
    right: Option<(Operator, Expression)>,
}

#[derive(Clone, Copy, Debug)]
enum Operator {
    Equal,
    NotEqual,
    Contains,
    /// An order, with those results for which it is true.
    Ordered(&'static [Ordering]),
}

impl Operator {
    fn parse(text: &str) -> Option<Self> {
        use Ordering::{Equal, Greater, Less};
        Some(match text {
            "==" => Self::Equal,
            "!=" | "<>" => Self::NotEqual,
            "contains" => Self::Contains,
            "<" => Self::Ordered(&[Less]),
            ">" => Self::Ordered(&[Greater]),
            "<=" => Self::Ordered(&[Less, Equal]),
            ">=" => Self::Ordered(&[Greater, Equal]),
            _ => return None,
        })
    }
}

impl LiquidCondition {
    /// Parses a condition; `None` if it is malformed.
    pub fn parse(text: &str) -> Option<Self> {
        expression::parse(text, |tokens| {
            let (first, mut relation) = Comparison::parse(tokens)?;
            let mut others = Vec::new();
            while let Some(is_and) = relation {
                let (comparison, next) = Comparison::parse(tokens)?;
                others.push((is_and, comparison));
                relation = next;
            }
            (others.len() < MAX_COMPARISONS).then_some(Self { first, others })
        })
    }

    /// Evaluates the condition; `None` if it cannot be decided. Liquid reads `and` and `or` from right to
    /// left.
    pub fn evaluate(&self, runtime: &dyn Runtime) -> Option<bool> {
        let comparisons = [&self.first].into_iter();
        let comparisons = comparisons.chain(self.others.iter().map(|(_, other)| other));
        let mut results: Vec<Option<bool>> = comparisons
            .map(|comparison| comparison.evaluate(runtime))
            .collect();
        let mut result = results.pop()?;
        for (is_and, _) in self.others.iter().rev() {
            // One operand decides alone if it is false with `and`, or true with `or`.
            let deciding = Some(!is_and);
            let left = results.pop()?;
            result = if left == deciding || result == deciding {
                deciding
            } else {
                left.and(result)
            };
        }
        result
    }
}

impl Comparison {
    /// Parses a comparison and the word after it: whether that is `and`.
    fn parse(tokens: &mut TagTokenIter) -> Option<(Self, Option<bool>)> {
        let left = expression::next_value(tokens)?;
        let relation = |word: &str| match word {
            "and" => Some(true),
            "or" => Some(false),
            _ => None,
        };
        let Some(word) = tokens.next() else {
            return Some((Self { left, right: None }, None));
        };
        if let Some(is_and) = relation(word.as_str()) {
            return Some((Self { left, right: None }, Some(is_and)));
        }
        let operator = Operator::parse(word.as_str())?;
        let right = Some((operator, expression::next_value(tokens)?));
        let next = match tokens.next() {
            Some(word) => Some(relation(word.as_str())?),
            None => None,
        };
        Some((Self { left, right }, next))
    }

    fn evaluate(&self, runtime: &dyn Runtime) -> Option<bool> {
        let left = self.left.evaluate(runtime).ok()?;
        let left = left.as_view();
        budget::charge(runtime, 1).ok()?;
        let Some((operator, right)) = &self.right else {
            return Some(values::is_true(left));
        };
        let right = right.evaluate(runtime).ok()?;
        let right = right.as_view();
        budget::charge_value(runtime, left).ok()?;
        budget::charge_value(runtime, right).ok()?;
        match operator {
            Operator::Equal => values::equal(left, right),
            Operator::NotEqual => values::equal(left, right).map(|is_equal| !is_equal),
            Operator::Contains => contains(left, right),
            Operator::Ordered(orders) => is_ordered(left, right, orders),
        }
    }
}

fn contains(left: &dyn ValueView, right: &dyn ValueView) -> Option<bool> {
    if !values::is_true(left) || !values::is_true(right) {
        return Some(false);
    }
    if let Some(list) = left.as_array() {
        let mut items = list.values();
        return Some(items.any(|item| values::equal(item, right) == Some(true)));
    }
    if left.is_object() {
        let key = right.to_kstr();
        let mut entries = values::entries(left).into_iter();
        return Some(values::is_text(right) && entries.any(|(other, _)| key == other));
    }
    if !values::is_text(left) {
        return Some(false);
    }
    let part = values::text(right).ok()?;
    Some(left.to_kstr().contains(&part))
}

/// Returns whether the order of two values is one of these. Values without an order, such as nil, are never
/// ordered; values of different kinds are an error in Ruby.
fn is_ordered(left: &dyn ValueView, right: &dyn ValueView, orders: &[Ordering]) -> Option<bool> {
    let has_order =
        |value: &dyn ValueView| values::is_text(value) || values::number(value).is_some();
    if !has_order(left) || !has_order(right) {
        return Some(false);
    }
    values::compare(left, right).map(|order| orders.contains(&order))
}
