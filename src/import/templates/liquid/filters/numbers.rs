//! Filters of numbers.

use liquid_core::{Error, Result, Value, ValueView};

use super::{FilterFunction, FilterInput};

/// The filters by name.
pub const FILTERS: &[(&str, FilterFunction)] = &[
    ("abs", |input| match Number::of(input.value) {
        Number::Whole(number) => checked(number.checked_abs()),
        Number::Fraction(number) => Number::Fraction(number.abs()).value(),
    }),
    ("at_least", |input| {
        let (left, right) = operands(input)?;
        if left.float() < right.float() {
            right.value()
        } else {
            left.value()
        }
    }),
    ("at_most", |input| {
        let (left, right) = operands(input)?;
        if left.float() > right.float() {
            right.value()
        } else {
            left.value()
        }
    }),
    ("ceil", |input| rounded(input, f64::ceil)),
    ("divided_by", |input| {
        calculate(input, i64::checked_div_euclid_floor, |left, right| {
            left / right
        })
    }),
    ("floor", |input| rounded(input, f64::floor)),
    ("minus", |input| {
        calculate(input, i64::checked_sub, |left, right| left - right)
    }),
    ("modulo", |input| {
        calculate(input, i64::checked_rem_floor, |left, right| {
            left - right * (left / right).floor()
        })
    }),
    ("plus", |input| {
        calculate(input, i64::checked_add, |left, right| left + right)
    }),
    ("round", round),
    ("times", |input| {
        calculate(input, i64::checked_mul, |left, right| left * right)
    }),
    ("to_integer", |input| match Number::of(input.value) {
        _ if input.value.as_scalar().and_then(|scalar| scalar.to_bool()) == Some(true) => {
            Ok(Value::scalar(1))
        }
        number => rounded_number(number, f64::trunc),
    }),
];

/// Divisions that round down, as those of Ruby.
trait FloorDivision: Sized {
    fn checked_div_euclid_floor(self, other: Self) -> Option<Self>;
    fn checked_rem_floor(self, other: Self) -> Option<Self>;
}

impl FloorDivision for i64 {
    fn checked_div_euclid_floor(self, other: Self) -> Option<Self> {
        let quotient = self.checked_div(other)?;
        let has_rest = self.checked_rem(other)? != 0;
        let is_negative = (self < 0) != (other < 0);
        quotient.checked_sub(Self::from(has_rest && is_negative))
    }

    fn checked_rem_floor(self, other: Self) -> Option<Self> {
        let rest = self.checked_rem(other)?;
        if rest != 0 && (rest < 0) != (other < 0) {
            return rest.checked_add(other);
        }
        Some(rest)
    }
}

/// A number of Ruby.
#[derive(Clone, Copy)]
enum Number {
    Whole(i64),
    Fraction(f64),
}

impl Number {
    /// Returns the number of a value. A text counts by the digits that it begins with, anything else is 0.
    fn of(value: &dyn ValueView) -> Self {
        let Some(scalar) = value.as_scalar() else {
            return Self::Whole(0);
        };
        if let Some(number) = scalar.to_integer() {
            return Self::Whole(number);
        }
        if scalar.to_bool().is_some() {
            return Self::Whole(0);
        }
        let text = scalar.to_kstr();
        let text = text.trim();
        let is_fraction = |text: &str| {
            let digits = text.strip_prefix('-').unwrap_or(text);
            let is_number =
                |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            digits
                .split_once('.')
                .is_some_and(|(whole, part)| is_number(whole) && is_number(part))
        };
        if !super::super::values::is_text(value) || is_fraction(text) {
            return Self::Fraction(scalar.to_float().unwrap_or_default());
        }
        let sign = usize::from(text.starts_with(['-', '+']));
        let digits = text
            .bytes()
            .skip(sign)
            .take_while(u8::is_ascii_digit)
            .count();
        let number = text.get(..sign + digits).and_then(|text| text.parse().ok());
        Self::Whole(number.unwrap_or_default())
    }

    #[expect(clippy::cast_precision_loss, reason = "Ruby loses the same digits")]
    fn float(self) -> f64 {
        match self {
            Self::Whole(number) => number as f64,
            Self::Fraction(number) => number,
        }
    }

    /// Returns the value. Fractions are decimal numbers of fifteen digits.
    fn value(self) -> Result<Value> {
        match self {
            Self::Whole(number) => Ok(Value::scalar(number)),
            Self::Fraction(number) if number.is_finite() => {
                let number = format!("{number:.14e}").parse().unwrap_or(number);
                Ok(Value::scalar(number))
            }
            Self::Fraction(_) => Err(out_of_range()),
        }
    }
}

fn out_of_range() -> Error {
    Error::with_msg("a number that is out of range")
}

fn checked(number: Option<i64>) -> Result<Value> {
    number.map(Value::scalar).ok_or_else(out_of_range)
}

fn operands(input: &FilterInput) -> Result<(Number, Number)> {
    let operand = input.required(0)?;
    Ok((Number::of(input.value), Number::of(operand)))
}

fn calculate(
    input: &FilterInput,
    whole: fn(i64, i64) -> Option<i64>,
    fraction: fn(f64, f64) -> f64,
) -> Result<Value> {
    match operands(input)? {
        (Number::Whole(left), Number::Whole(right)) => checked(whole(left, right)),
        (left, right) => Number::Fraction(fraction(left.float(), right.float())).value(),
    }
}

fn rounded(input: &FilterInput, round: fn(f64) -> f64) -> Result<Value> {
    rounded_number(Number::of(input.value), round)
}

#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
fn rounded_number(number: Number, round: fn(f64) -> f64) -> Result<Value> {
    match number {
        Number::Whole(number) => Ok(Value::scalar(number)),
        Number::Fraction(number) if number.abs() < 9e15 => Ok(Value::scalar(round(number) as i64)),
        Number::Fraction(_) => Err(out_of_range()),
    }
}

fn round(input: &FilterInput) -> Result<Value> {
    let places = input.whole_number(0)?.unwrap_or(0);
    let places = usize::try_from(places).ok().filter(|places| *places <= 15);
    match (Number::of(input.value), places) {
        (_, None) => Err(out_of_range()),
        (number, Some(0)) => rounded_number(number, f64::round),
        (Number::Whole(number), _) => Ok(Value::scalar(number)),
        (Number::Fraction(number), Some(places)) => {
            let number = format!("{number:.places$}").parse().unwrap_or(number);
            Number::Fraction(number).value()
        }
    }
}
