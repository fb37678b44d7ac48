//! Secrets in the texts of others: a service, or what stands before it, may quote what it was sent, as it came or encoded
//! once more. It must not know where a text is from.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use zeroize::Zeroizing;

/// What a text has in place of a secret.
const MASK: &str = "***";

/// A shorter secret is looked for as it is and percent-encoded only: a few letters in base64 or hexadecimal are in any text.
const LONG: usize = 8;

/// A secret in all the forms in which it is looked for: as it is, in base64 and in hexadecimal, each of them also with
/// characters that are escaped for an address, for JSON or for HTML.
pub(super) struct Secret<'a> {
    plain: &'a [u8],
    /// What is the same in base64 whatever stands before and behind: there are three ways to divide bytes by three.
    base64: Vec<Zeroizing<Vec<u8>>>,
    /// Whether a form can begin with this byte.
    begins: [bool; 256],
}

impl<'a> Secret<'a> {
    pub(super) fn new(secret: &'a str) -> Self {
        let plain = secret.as_bytes();
        let base64 =
            if plain.len() < LONG { Vec::new() } else { (0..3).map(|before| in_base64(plain, before)).collect() };
        let mut begins = [false; 256];
        let first = |form: &[u8]| form.first().copied();
        let digits = first(plain).filter(|_| plain.len() >= LONG).map(|byte| digits(byte)[0]);
        let letters = digits.into_iter().flat_map(|digit| [digit, digit.to_ascii_uppercase()]);
        let forms = first(plain).into_iter().chain(base64.iter().filter_map(|form| first(form))).chain(letters);
        for byte in forms.chain(*b"%\\&-_") {
            if let Some(begins) = begins.get_mut(usize::from(byte)) {
                *begins = true;
            }
        }
        Self { plain, base64, begins }
    }

    /// The text without the secret.
    pub(super) fn hidden_in(&self, text: String) -> String {
        let mut shown = String::new();
        let (mut from, mut at) = (0, 0);
        while let Some((start, end)) = self.find(&text, at) {
            shown.push_str(text.get(from..start).unwrap_or_default());
            shown.push_str(MASK);
            (from, at) = (end, end);
        }
        if at == 0 {
            return text;
        }
        shown.push_str(text.get(from..).unwrap_or_default());
        shown
    }

    /// Whether the secret is in the text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.find(text, 0).is_some()
    }

    /// Where the secret is, from a byte on.
    fn find(&self, text: &str, from: usize) -> Option<(usize, usize)> {
        // No form is shorter than the secret itself.
        if self.plain.is_empty() || text.len() < self.plain.len() {
            return None;
        }
        let bytes = text.as_bytes().get(from..)?;
        let can_begin = |byte: &u8| self.begins.get(usize::from(*byte)).copied().unwrap_or_default();
        let places = bytes.iter().enumerate().filter(|(_, byte)| can_begin(byte)).map(|(at, _)| at);
        places.into_iter().find_map(|at| Some((from + at, from + at + self.length_at(bytes.get(at..)?)?)))
    }

    /// How long the secret is that a text begins with.
    fn length_at(&self, text: &[u8]) -> Option<usize> {
        let in_base64 = || self.base64.iter().find_map(|form| length(form, text, is_same_digit));
        let in_hexadecimal = || self.hexadecimal_length(text);
        length(self.plain, text, |expected, found| expected == found).or_else(in_base64).or_else(in_hexadecimal)
    }

    fn hexadecimal_length(&self, text: &[u8]) -> Option<usize> {
        let expected = self.plain.iter().flat_map(|byte| digits(*byte));
        let is_it = self.plain.len() >= LONG && {
            let mut found = text.iter();
            expected.into_iter().all(|digit| found.next().is_some_and(|found| found.eq_ignore_ascii_case(&digit)))
        };
        is_it.then_some(self.plain.len() * 2)
    }
}

/// How many bytes of the text are the form, each character of which may be escaped.
fn length(form: &[u8], text: &[u8], is_same: impl Fn(u8, u8) -> bool) -> Option<usize> {
    if text.starts_with(form) {
        return Some(form.len());
    }
    let mut rest = text;
    for expected in form {
        let is_it = |found| is_same(*expected, found);
        let found = *rest.first()?;
        let escaped = match found {
            b'%' => percent(rest, is_it),
            b'\\' => backslash(rest, is_it),
            b'&' => entity(rest, is_it),
            _ => None,
        };
        let length = escaped.or_else(|| is_it(found).then_some(1))?;
        rest = rest.get(length..)?;
    }
    Some(text.len() - rest.len())
}

/// How long `%XX` is when it is the character; also `%25XX`, encoded once more.
fn percent(text: &[u8], is_it: impl Fn(u8) -> bool) -> Option<usize> {
    let mut found = None;
    for (times, pair) in text.get(1..)?.as_chunks::<2>().0.iter().enumerate() {
        if byte(pair).is_some_and(&is_it) {
            found = Some(3 + 2 * times);
        }
        if pair != b"25" {
            break;
        }
    }
    found
}

/// How long `\/`, `\"`, `\\` or `\u00XX` is when it is the character; there may be more than one backslash.
fn backslash(text: &[u8], is_it: impl Fn(u8) -> bool) -> Option<usize> {
    let backslashes = text.iter().take_while(|byte| **byte == b'\\').count();
    match text.get(backslashes..)? {
        [b'u', b'0', b'0', rest @ ..] if byte(rest.first_chunk()?).is_some_and(&is_it) => Some(backslashes + 5),
        [character, ..] if is_it(*character) => Some(backslashes + 1),
        _ => None,
    }
}

/// How long `&amp;`, `&#47;` or `&#x2F;` is when it is the character.
fn entity(text: &[u8], is_it: impl Fn(u8) -> bool) -> Option<usize> {
    let length = text.iter().take(10).position(|byte| *byte == b';')?;
    let name = str::from_utf8(text.get(1..length)?).ok()?;
    let character = match name {
        "amp" => b'&',
        "lt" => b'<',
        "gt" => b'>',
        "quot" => b'"',
        "apos" => b'\'',
        _ => match name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
            Some(digits) => u8::from_str_radix(digits, 16).ok()?,
            None => name.strip_prefix('#')?.parse().ok()?,
        },
    };
    is_it(character).then_some(length + 1)
}

/// The byte of two hexadecimal digits.
fn byte(pair: &[u8; 2]) -> Option<u8> {
    let digit = |digit: u8| char::from(digit).to_digit(16);
    let [high, low] = *pair;
    u8::try_from(digit(high)? << 4 | digit(low)?).ok()
}

/// The two hexadecimal digits of a byte.
fn digits(byte: u8) -> [u8; 2] {
    [byte >> 4, byte & 15].map(|digit| if digit < 10 { b'0' + digit } else { b'a' + digit - 10 })
}

/// Base64 has another alphabet for addresses.
fn is_same_digit(expected: u8, found: u8) -> bool {
    expected == found || matches!((expected, found), (b'+', b'-') | (b'/', b'_'))
}

/// The secret in base64 behind so many other bytes, without digits that are also made of what stands before or behind.
fn in_base64(secret: &[u8], before: usize) -> Zeroizing<Vec<u8>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(before + secret.len()));
    bytes.resize(before, 0);
    bytes.extend_from_slice(secret);
    let mut digits = Zeroizing::new(STANDARD_NO_PAD.encode(&*bytes).into_bytes());
    if !bytes.len().is_multiple_of(3) {
        digits.pop();
    }
    digits.drain(..(before * 8).div_ceil(6));
    digits
}
