//! Texts, numbers and truth values into slots, leniently: a number where a text was promised and the other way round.
//! What does not fit is handed back, never bent: an id that has lost its last digits is worse than an error.

use crate::object::Slot;

/// From here on an `f64` no longer holds every whole number.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// How many significant digits of a decimal fraction survive the way through an `f64`.
const DIGITS: usize = 15;

/// What was promised, in words.
pub(crate) fn promised(slot: &Slot<'_>) -> &'static str {
    match slot {
        Slot::Text(_) | Slot::Enum(_) => "a text",
        Slot::Integer(_) => "a whole number of 64 bits",
        Slot::Boolean(_) => "true or false",
        Slot::Object(_) => "an object",
        Slot::List(_) => "a list",
    }
}

/// Reads a text into the slot.
///
/// # Errors
///
/// The slot, untouched, when the text does not fit.
pub(crate) fn read_text<'a>(slot: Slot<'a>, text: &str) -> Result<(), Slot<'a>> {
    match slot {
        Slot::Text(slot) => *slot = Some(text.to_owned()),
        Slot::Enum(slot) => slot.set(text),
        Slot::Integer(slot) => match text.parse() {
            Ok(number) => *slot = Some(number),
            Err(_) => return Err(Slot::Integer(slot)),
        },
        Slot::Boolean(slot) => match text {
            "true" | "True" => *slot = Some(true),
            "false" | "False" => *slot = Some(false),
            _ => return Err(Slot::Boolean(slot)),
        },
        other => return Err(other),
    }
    Ok(())
}

/// Reads a truth value into the slot.
///
/// # Errors
///
/// The slot, untouched, when a truth value does not fit.
pub(super) fn read_bool(slot: Slot<'_>, truth: bool) -> Result<(), Slot<'_>> {
    match slot {
        Slot::Boolean(slot) => {
            *slot = Some(truth);
            Ok(())
        }
        Slot::Text(_) | Slot::Enum(_) => read_text(slot, if truth { "true" } else { "false" }),
        other => Err(other),
    }
}

/// Reads a whole number into the slot.
///
/// # Errors
///
/// The slot, untouched, when the number does not fit.
pub(super) fn read_integer(slot: Slot<'_>, number: i128) -> Result<(), Slot<'_>> {
    match slot {
        Slot::Integer(slot) => match i64::try_from(number) {
            Ok(number) => {
                *slot = Some(number);
                Ok(())
            }
            Err(_) => Err(Slot::Integer(slot)),
        },
        Slot::Text(_) | Slot::Enum(_) => read_text(slot, &number.to_string()),
        other => Err(other),
    }
}

/// Reads a number with a fraction or exponent, or one beyond 64 bits, into the slot.
///
/// # Errors
///
/// The slot, untouched, when the number does not fit, or when digits may have been lost on the way here.
pub(super) fn read_float(slot: Slot<'_>, number: f64) -> Result<(), Slot<'_>> {
    if number.abs() >= EXACT {
        return Err(slot);
    }
    if number.fract() == 0.0 {
        // Below `EXACT` and whole: the cast changes nothing.
        return read_integer(slot, number as i128);
    }
    let text = number.to_string();
    let digits = text.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    match slot {
        Slot::Text(_) | Slot::Enum(_) if digits <= DIGITS => read_text(slot, &text),
        other => Err(other),
    }
}

/// Reads a number that is given by its digits into the slot.
///
/// # Errors
///
/// The slot, untouched, when the number does not fit.
pub(super) fn read_digits<'a>(slot: Slot<'a>, digits: &str) -> Result<(), Slot<'a>> {
    match (digits.parse(), digits.parse()) {
        (Ok(whole), _) => read_integer(slot, whole),
        (_, Ok(number)) => read_float(slot, number),
        _ => Err(slot),
    }
}
