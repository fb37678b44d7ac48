//! Every shape knows its own example and refuses what is alike; descriptions with several facts, and those with none.

use regex::Regex;

use super::shape::{CHINESE, CHINESE_ADVICE, ENGLISH, ENGLISH_ADVICE, Yields, expanded};
use super::{chinese, english, read};
use crate::page::table::Kind;

fn facts(text: &str, ty: &str, kind: Kind) -> String {
    let facts = read(text, Some(ty), kind).facts;
    facts.iter().map(|(key, value)| format!("{key}: {value}")).collect::<Vec<_>>().join("; ")
}

// The type that the fact of a shape is about.
fn ty(yields: Yields) -> &'static str {
    match yields {
        Yields::Range => "integer",
        Yields::Items => "list of Box",
        _ => "string",
    }
}

#[test]
fn every_pattern_compiles() {
    let all = [english::SHAPES, chinese::SHAPES, english::ADVICE, chinese::ADVICE];
    for shape in all.iter().copied().flatten() {
        assert!(Regex::new(&expanded(shape.pattern)).is_ok(), "{}", shape.pattern);
    }
    let compiled = [&ENGLISH, &CHINESE, &ENGLISH_ADVICE, &CHINESE_ADVICE].map(|table| table.len());
    assert_eq!(compiled, all.map(<[_]>::len));
}

#[test]
fn every_shape_knows_its_example_and_refuses_what_is_alike() {
    let tables = [
        (english::SHAPES, Kind::Request),
        (chinese::SHAPES, Kind::Request),
        (english::ADVICE, Kind::Errors),
        (chinese::ADVICE, Kind::Errors),
    ];
    let mut wrong = Vec::new();
    for (shapes, kind) in tables {
        for shape in shapes {
            let found = facts(shape.knows, ty(shape.yields), kind);
            if !found.split("; ").any(|fact| fact == shape.reads) {
                wrong.push(format!("{:?}\n  is read as {found:?}, expected {:?}", shape.knows, shape.reads));
            }
            let key = shape.reads.split(':').next().unwrap_or_default();
            let refused = facts(shape.refuses, ty(shape.yields), kind);
            if refused.split("; ").any(|fact| {
                fact == shape.reads || fact.starts_with(&format!("{key}:")) && key != "retry" && key != "role"
            }) {
                wrong.push(format!("{:?}\n  is read as {refused:?}", shape.refuses));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_shape_is_there_for_nothing() {
    for (at, compiled) in
        [&ENGLISH, &CHINESE, &ENGLISH_ADVICE, &CHINESE_ADVICE].into_iter().flat_map(|table| table.iter()).enumerate()
    {
        assert!(compiled.regex.is_match(&super::flat::flat(compiled.shape.knows)), "{at}: {}", compiled.shape.knows);
        assert!(!compiled.shape.refuses.is_empty());
    }
}

/// What is near to what a shape reads, from both sides: type, text, and the facts.
const NEAR: &[(&str, &str, &str)] = &[
    // A unit of bytes is no length of characters.
    ("string", "标签。最小长度3字节，最大长度40字节", ""),
    ("string", "标签。最大长度：40KB。", ""),
    ("string", "标签。最小长度：3，最大长度：40。", "length: 3 to 40"),
    ("string", "标签。最大长度40个字符。", "length: up to 40"),
    // A limit is not cut off at its point.
    ("integer", "箱子的高度取值在[1, 2.5]之间。", ""),
    ("integer", "箱子的高度取值在[1, 2]之间。", "range: 1 to 2"),
    // Values of texts with blanks are not cut off, either, nor are meanings values.
    ("string", "取值：Flat box、Round box。", ""),
    ("string", "取值：`flat box`、`round box`", ""),
    ("string", "取值：flat 平的、round 圆的。", ""),
    ("string", "取值：\nflat 平的\nround 圆的", ""),
    ("string", "取值：flat，代表平的箱子。", ""),
    ("string", "取值：flat，round，默认值为flat。", "default: flat; enum: [flat, round]"),
    ("string", "取值：flat、round 默认 flat", "enum: [flat, round]"),
    // A default and other values are not the values.
    ("string", "默认取值：flat。", "default: flat"),
    ("string", "默认值：flat，其它可选值：round、tall。", "default: flat"),
    ("string", "取值：flat、round。", "enum: [flat, round]"),
    // Another field's values, and those under a condition.
    ("string", "Wrapping 取值为 foil 或 paper 的箱子。", ""),
    ("string", "（Wrapping取值为foil 或 paper）", ""),
    ("string", "当 Wrapping 是 foil，可选值为 flat、round；", ""),
    ("string", "• 若 Wrapping 为 foil，可选值为 flat、round；", ""),
    ("string", "当前可选值为 flat、round；", "enum: [flat, round]"),
    ("string", "当 Wrapping 是 foil 时无效。可选值为 flat、round。", "enum: [flat, round]"),
    // A list with an item that is not read as a value would lack one.
    ("string", "取值：\n• flat：平的\n• round 以及其他：圆的", ""),
    ("string", "取值：\n• flat：平的\n• round（默认值）：圆的", "default: round; enum: [flat, round]"),
    ("string", "Valid values:\n• flat (default): low\n• round: high", "default: flat; enum: [flat, round]"),
    ("string", "Valid values:\n• flat (default): low\n• round (default): high", "enum: [flat, round]"),
    ("string", "Valid values:\n• flat (by default): low\n• round: high", "enum: [flat, round]"),
    ("boolean", "Whether it is flat. Valid values:\n• true: It is.\n• false (default): It is not.", "default: false"),
    ("string", "取值：\n• flat（默认值）：平的\n• round：圆的\n默认值：round。", "default: round; enum: [flat, round]"),
    ("string", "取值：\nflat（默认值）：平的\nround：圆的\n默认值：flat。", "default: flat; enum: [flat, round]"),
    ("string", "顺序取值\n• flat：平的", ""),
    ("string", "Valid values:\n• flat: low\n• round one: high", ""),
    ("string", "Valid values:\n• flat: low\n• round: high\nNote: No others.", "enum: [flat, round]"),
    ("string", "- OPTIONS\n- PATCH\n- HEAD", ""),
    ("string", "Options:\n- flat\n- round", "enum: [flat, round]"),
    // A ratio is one value.
    ("string", "Valid values:\n• 1:40\n• 1:3", "enum: [1:40, 1:3]"),
    ("string", "Valid values:\n• 1: low\n• 3: high", "enum: [1, 3]"),
    ("string", "取值：\n• flat:1个\n• round:3个", "enum: [flat, round]"),
    ("string", "Valid values:\n• box:flat, low\n• box:round, high", ""),
    // A value and its meaning, and a remark in brackets.
    ("string", "箱子的状态，OPEN（打开），SHUT（关闭）。", "enum: [OPEN, SHUT]"),
    ("string", "箱子的状态，例如OPEN（打开），SHUT（关闭）。", ""),
    ("string", "不支持的状态：OPEN（打开），SHUT（关闭）。", ""),
    // A list that began before is read whole or not at all.
    ("string", "箱子的状态，包含OPEN（打开），SHUT（关闭），GONE（没了）。", ""),
    ("string", "箱子的ID（见DescribeBoxes）。", ""),
    ("string", "箱子类型：flat。默认值flat。", "default: flat; enum: [flat]"),
    ("string", "标签不能包含“<”和“>”。", "cannot-contain: [<, \">\"]"),
    // Lines in capitals begin below a line that is none of them.
    ("string", "FLAT: It is low.\nROUND: It is high.", ""),
    ("string", "Kind of box.\nFLAT: It is low.\nROUND: It is high.", "enum: [FLAT, ROUND]"),
    // A default is a word and not the first of several.
    ("string", "Default value: no change if left out.", ""),
    ("string", "Default value: flat.", "default: flat"),
    ("string", "Default value: flat (low).", "default: flat"),
    ("integer", "Default value: 40 boxes.", ""),
    ("integer", "Default value: 1,000.", ""),
    ("integer", "Default value: 1, at most.", "default: 1"),
];

#[test]
fn what_is_near_to_a_shape_is_told_apart() {
    let wrong: Vec<String> = NEAR
        .iter()
        .map(|(ty, text, expected)| (text, expected, facts(text, ty, Kind::Request)))
        .filter(|(_, expected, found)| found != *expected)
        .map(|(text, expected, found)| format!("{text:?}\n  is read as {found:?}, expected {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
