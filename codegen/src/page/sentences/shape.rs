//! What a shape is: a pattern, the fact it yields, a text that it must know and one that it must not. Knows no shape.

use std::sync::LazyLock;

use regex::Regex;

use super::{chinese, english};

/// A shape that sentences have. Examples are our own words.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(test), expect(dead_code, reason = "the examples are for the tests"))]
pub(super) struct Shape {
    pub(super) yields: Yields,
    /// A regular expression in which a blank is any gap and `{N} {V} {M} {L} {P} {F} {I} {O} {B}` are those below; what a group `before` has is not read.
    pub(super) pattern: &'static str,
    /// A text with the sentence.
    pub(super) knows: &'static str,
    /// What is read there, as `key: value`.
    pub(super) reads: &'static str,
    /// A text that is alike, and states no such fact.
    pub(super) refuses: &'static str,
}

/// What becomes of the groups of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Yields {
    /// `min` and `max`: the limits of a number.
    Range,
    /// `min` and `max`: the limits of a text.
    Length,
    /// `min` and `max`: the limits of a list.
    Items,
    /// `min` and `max`: of whatever the field is.
    Limits,
    /// `values`: an enum.
    Enum,
    /// `items`: an enum, a value per line.
    EnumLines,
    /// `value`: the text of this key.
    Text(&'static str),
    /// `value`: the text of this key, in the place of `$`.
    Phrase(&'static str, &'static str),
    /// `values`: the list of this key.
    List(&'static str),
    /// `values`: kinds of characters, each in its words, for this key.
    Characters(&'static str),
    /// `field` and `values`: the condition of this key, with this word.
    Condition(&'static str, &'static str),
    /// `field`: the condition of this key, with this word.
    Given(&'static str, &'static str),
    /// This key has this value.
    Constant(&'static str, &'static str),
}

/// One line of the tables of shapes.
pub(super) const fn shape(
    yields: Yields,
    pattern: &'static str,
    knows: &'static str,
    reads: &'static str,
    refuses: &'static str,
) -> Shape {
    Shape { yields, pattern, knows, reads, refuses }
}

/// A shape that can be looked for.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) shape: &'static Shape,
    pub(super) regex: Regex,
}

/// The shapes of descriptions, by language.
pub(super) static ENGLISH: LazyLock<Vec<Compiled>> = LazyLock::new(|| compiled(english::SHAPES));
pub(super) static CHINESE: LazyLock<Vec<Compiled>> = LazyLock::new(|| compiled(chinese::SHAPES));

/// The shapes of the texts of errors, by language.
pub(super) static ENGLISH_ADVICE: LazyLock<Vec<Compiled>> = LazyLock::new(|| compiled(english::ADVICE));
pub(super) static CHINESE_ADVICE: LazyLock<Vec<Compiled>> = LazyLock::new(|| compiled(chinese::ADVICE));

// A test shows that every pattern compiles.
fn compiled(shapes: &'static [Shape]) -> Vec<Compiled> {
    shapes
        .iter()
        .filter_map(|shape| Some(Compiled { shape, regex: Regex::new(&expanded(shape.pattern)).ok()? }))
        .collect()
}

const NUMBER: &str = r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)";
const VALUE: &str = r#"["'`“]?[A-Za-z0-9_](?:[A-Za-z0-9_.:/*-]*[A-Za-z0-9_*])?["'`”]?"#;
const PREFIX: &str = r#"["'`“]?[A-Za-z0-9_<>][A-Za-z0-9_.:/-]*["'`”]?"#;
const FIELD: &str = r"[`*]{0,2}[A-Za-z][A-Za-z0-9_.]*[`*]{0,2}";

/// The field as the subject of a condition: another name before it would be that of another field.
const IT: &str = r"(?:(?:\b[Tt]his (?:parameter|field)|\b[Tt]he (?:parameter|field)|\b[Ii]t|\bwhich|\bthat) is (?:also )?|(?:^|[.,] |\n|\())";
/// The field as that of which something is said at the beginning of a sentence; what is said of a value is not said of the field.
const OF_THE_FIELD: &str =
    r"(?:^|[.] |[;。\n] ?)\(?(?:(?:(?:this|the) (?:parameter|field)|it) (?:is|was|has been) (?:now )?)?";
// What announces the values of a field is not part of `默认取值` or `其它可选值`, and not said of something with a name of its own.
const BEGIN: &str = r"(?P<before>^|\n|[^认省它他A-Za-z0-9_ \n] *)";

pub(super) fn expanded(pattern: &str) -> String {
    // A value can have its meaning behind it, in brackets.
    let value = format!(r"(?:{VALUE})(?: ?\([^()\n]*\))?");
    let list = format!(r"{value}(?:(?:,? ?(?:and|or) |, ?| ?、 ?| ?或者? ?| ?和 ?| ?/ ?){value})*");
    let prefixes = format!(r"(?:{PREFIX})(?:(?:,? or |, | ?、 ?| ?或者? ?| ?和 ?)(?:{PREFIX}))*");
    pattern
        .replace("{I}", IT)
        .replace("{O}", OF_THE_FIELD)
        .replace("{N}", NUMBER)
        .replace("{L}", &list)
        .replace("{P}", &prefixes)
        .replace("{M}", &format!(r"{VALUE} ?\([^()\n]*\p{{Han}}[^()\n]*\)"))
        .replace("{V}", VALUE)
        .replace("{F}", FIELD)
        .replace("{B}", BEGIN)
        // The borders of ASCII words will do, and compile to a fraction.
        .replace(r"\b", r"(?-u:\b)")
        .replace(' ', r"[ \n]")
}
