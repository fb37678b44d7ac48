//! Every code is explained, and every example does what it says: the bad one breaks its rule and no other, the good one none.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use flowlog_codegen::explain::{Place, Rule, dedent, explain, list, page, rules};

use crate::folder::{Edit, Spec, codes_in_source};

const CREATE: &str = "CreateLog.yaml";
const LIST: &str = "ListLogs.yaml";
const SERVICE: &str = "service.yaml";
const PAGE: &str = "../sources/acme-box-CreateLog.txt";

#[test]
fn every_code_is_explained_once() {
    let explained: Vec<String> = rules().map(|rule| rule.code.to_owned()).collect();
    let once: BTreeSet<String> = explained.iter().cloned().collect();
    assert_eq!(explained.len(), once.len(), "a code is explained twice");
    let codes = codes_in_source();
    let missing: Vec<_> = codes.difference(&once).collect();
    assert!(missing.is_empty(), "say in codegen/src/explain/ what these are for: {missing:?}");
    let gone: Vec<_> = once.difference(&codes).collect();
    assert!(gone.is_empty(), "explained, but nothing reports them: {gone:?}");
}

#[test]
fn every_example_does_what_it_says() {
    let mut wrong = Vec::new();
    for rule in rules() {
        for (word, example) in [("bad", rule.bad), ("good", rule.good)] {
            let spec = Spec::edited(&format!("explain-{}-{word}", rule.code), &edits(rule, example));
            let found: BTreeSet<&str> = spec.problems.iter().map(|problem| problem.code).collect();
            let expected: BTreeSet<&str> = if word == "bad" { [rule.code].into() } else { BTreeSet::new() };
            if found != expected {
                wrong.push(format!("## {word} example of {}\n{}", rule.code, spec.report()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The edits that make the sound spec the one of the example.
fn edits(rule: &Rule, example: &'static str) -> Vec<Edit> {
    let mut edits = Vec::new();
    match rule.place {
        // What a program wrote is there only when the spec was locked.
        Place::Text(file, replaces) if file.ends_with(".lock") => edits.push(Edit::Replace(file, replaces, example)),
        Place::Text(file, replaces) => {
            let mut text = base(file);
            if let Some((of, find, replace)) = rule.with {
                assert_eq!((of, text.matches(find).count()), (file, 1), "{}: {find:?}", rule.code);
                text = text.replacen(find, replace, 1);
            }
            edits.push(Edit::Write(file, bytes(&put(rule.code, &text, &dedent(replaces), &dedent(example)))));
        }
        Place::Files => {
            edits.push(Edit::Remove("acme"));
            for path in example.lines() {
                let below = path.strip_prefix("spec/").unwrap();
                let text = match below.split('/').collect::<Vec<_>>().as_slice() {
                    [vendor, service, file @ (CREATE | LIST | SERVICE)] => {
                        base(file).replace("acme.box.", &format!("{vendor}.{service}."))
                    }
                    _ => String::new(),
                };
                edits.push(Edit::Write(below, text.into_bytes()));
            }
        }
    }
    edits
}

fn base(file: &str) -> String {
    let folder = if file == PAGE { "tests/fixtures/pages" } else { "tests/fixtures/base/acme/box" };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    fs::read_to_string(path.join(Path::new(file).file_name().unwrap())).unwrap()
}

/// Puts an example in the place of a text that occurs once, both with the indentation that they have there.
fn put(code: &str, text: &str, replaces: &str, example: &str) -> String {
    let first = replaces.lines().next().unwrap();
    let places: Vec<(usize, usize, String)> = text
        .match_indices(first)
        .filter_map(|(at, _)| {
            let column = at - text[..at].rfind('\n').map_or(0, |end| end + 1);
            let whole = indented(replaces, column);
            text[at..].starts_with(&whole).then_some((at, column, whole))
        })
        .collect();
    let [(at, column, whole)] = places.as_slice() else { panic!("{code}: {} places of {replaces:?}", places.len()) };
    format!("{}{}{}", &text[..*at], indented(example, *column), &text[at + whole.len()..])
}

// All lines but the first, which begins where the text in its place began.
fn indented(text: &str, column: usize) -> String {
    text.lines().collect::<Vec<_>>().join(&format!("\n{}", " ".repeat(column)))
}

// What an editor shows for a byte that is not UTF-8 stands for such a byte.
fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (index, part) in text.split('\u{fffd}').enumerate() {
        if index > 0 {
            bytes.push(0xe9);
        }
        bytes.extend(part.bytes());
    }
    bytes
}

#[test]
fn a_misspelt_code_is_answered_with_the_nearest() {
    assert_eq!(
        explain("inverted-limit").unwrap_err(),
        "no rule is called `inverted-limit`; did you mean `inverted-limits`?"
    );
    assert_eq!(explain("nonsense").unwrap_err(), "no rule is called `nonsense`; `cargo xtask explain` lists them all");
}

#[test]
fn one_rule_is_shown_with_both_examples() {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "../snapshots" }, {
        insta::assert_snapshot!("explain", explain("contradiction").unwrap());
    });
}

#[test]
fn list_and_page_have_every_rule() {
    for rule in rules() {
        assert!(list().contains(&format!("  {} ", rule.code)), "{}", rule.code);
        assert!(page().contains(&format!("\n### {}\n", rule.code)), "{}", rule.code);
    }
}
