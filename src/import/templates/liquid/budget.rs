//! Limits the time and the memory of a template.

use liquid_core::{Error, Result, Runtime, ValueView};

use super::values;

/// The maximum number of steps of one text. A step is a value, an iteration, or 16 bytes of text.
const MAX_STEPS: usize = 400_000;

/// The bytes of text that count as one step.
const STEP_BYTES: usize = 16;

/// The largest value, in steps.
const MAX_VALUE_STEPS: usize = 65_536;

/// The steps that a template has taken.
#[derive(Debug, Default)]
struct StepCount {
    spent: usize,
}

/// Counts the steps of an operation.
///
/// # Errors
/// Fails when the template has taken too many.
pub fn charge(runtime: &dyn Runtime, steps: usize) -> Result<()> {
    let mut count = runtime.registers().get_mut::<StepCount>();
    count.spent = count.spent.saturating_add(steps.max(1));
    if count.spent > MAX_STEPS {
        return Err(Error::with_msg("too many steps"));
    }
    Ok(())
}

/// Counts the steps of a text.
///
/// # Errors
/// The error of [`charge`].
pub fn charge_text(runtime: &dyn Runtime, text: &str) -> Result<()> {
    charge(runtime, text.len() / STEP_BYTES)
}

/// Counts the steps of a value that is read or created.
///
/// # Errors
/// The error of [`charge`]; and it fails for a value that is too large.
pub fn charge_value(runtime: &dyn Runtime, value: &dyn ValueView) -> Result<()> {
    let steps = value_steps(value, MAX_VALUE_STEPS);
    charge(runtime, steps)?;
    check_size(steps)
}

/// Checks the length of a text, in bytes, before it is created.
///
/// # Errors
/// Fails if a value cannot be as large.
pub fn check_text_length(length: usize) -> Result<()> {
    check_size(length / STEP_BYTES)
}

fn check_size(steps: usize) -> Result<()> {
    if steps >= MAX_VALUE_STEPS {
        return Err(Error::with_msg("a value that is too large"));
    }
    Ok(())
}

/// Returns whether a template has taken too many steps.
pub fn is_exhausted(runtime: &dyn Runtime) -> bool {
    runtime.registers().get_mut::<StepCount>().spent > MAX_STEPS
}

/// Returns the number of steps of a value, up to `limit`.
fn value_steps(value: &dyn ValueView, limit: usize) -> usize {
    let mut steps: usize = 1;
    if let Some(list) = value.as_array() {
        for item in list.values() {
            if steps >= limit {
                break;
            }
            steps += value_steps(item, limit - steps);
        }
    } else if value.is_object() {
        for (key, item) in values::entries(value) {
            if steps >= limit {
                break;
            }
            steps += 1 + key.len() / STEP_BYTES + value_steps(item, limit - steps);
        }
    } else if let Some(scalar) = value.as_scalar() {
        steps += scalar.into_cow_str().len() / STEP_BYTES;
    }
    steps
}
