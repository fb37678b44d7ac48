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
