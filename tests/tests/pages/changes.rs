//! One character of a page is changed at a time, in memory. With the digest everything is noticed, so the digest is left out: here the rows and facts
//! that are read must notice by themselves.

use std::collections::BTreeSet;
use std::fs;

use flowlog_codegen::diagnostic::Problems;
use flowlog_codegen::page::{Kind, compare, read};
use flowlog_tests::sources::pages as documents;
use flowlog_tests::{mirror, spec_folder};

use super::{Transcribed, transcribed};

/// Another character of the same kind.
fn other(c: u8) -> u8 {
    match c {
        b'9' => b'0',
        b'z' => b'a',
        b'Z' => b'A',
        c => c + 1,
    }
}

/// Numbers, and words that no prose has: with a digit, an underscore, a capital inside, an address.
fn is_value(token: &str) -> bool {
    let has_inner_capital = token.chars().skip(1).any(|c| c.is_ascii_uppercase());
    token.chars().any(|c| c.is_ascii_digit() || c == '_') || has_inner_capital || token.contains("://")
}

fn is_noticed(of: &Transcribed<'_>, text: &str) -> bool {
    let Ok(page) = read(text) else { return true };
    let mut problems = Problems::default();
    compare(of.folder, of.file, &page, &mut problems);
    !problems.is_empty()
}

#[test]
fn a_changed_number_value_or_name_is_noticed_without_the_digest() {
    let Some(documents) = documents() else { return };
    let loaded = mirror(&spec_folder());
    let pages = transcribed(&loaded, &documents);
    let results: Vec<(usize, BTreeSet<String>)> = std::thread::scope(|scope| {
        let running: Vec<_> = pages.iter().map(|of| scope.spawn(|| changes(of))).collect();
        running.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    let changed: usize = results.iter().map(|(changed, _)| changed).sum();
    println!("{changed} changes of one character");
    let missed: Vec<String> = results.into_iter().flat_map(|(_, missed)| missed).collect();
    assert_eq!(missed, PROSE);
}

/// Words of prose, by page and line: they name nothing that the row states, so only the digest and the lock notice them. 200 stands in a sentence
/// about an answer, 3 and 5 are numbers of tables.
const PROSE: [&str; 16] = [
    "alibabacloud.ecr.CreateFlowLog 13: ClientToken",
    "alibabacloud.ecr.CreateFlowLog 13: RequestId",
    "alibabacloud.ecr.CreateFlowLog 36: RpcResponse",
    "alibabacloud.ecr.CreateFlowLog 40: 200",
    "alibabacloud.smartag.CreateFlowLog 101: NetFlow",
    "alibabacloud.smartag.CreateFlowLog 108: NetFlow",
    "alibabacloud.smartag.CreateFlowLog 28: FlowLog",
    "alibabacloud.smartag.CreateFlowLog 40: DescribeRegions",
    "alibabacloud.smartag.CreateFlowLog 68: NetFlow",
    "alibabacloud.smartag.CreateFlowLog 69: NetFlow",
    "alibabacloud.smartag.CreateFlowLog 94: NetFlow",
    "huaweicloud.vpc.CreateFlowLog 28: 3",
    "huaweicloud.vpc.CreateFlowLog 28: FlowLog",
    "huaweicloud.vpc.CreateFlowLog 72: 5",
    "huaweicloud.vpc.CreateFlowLog 72: FlowLog",
    "tencentcloud.vpc.CreateFlowLog 45: RequestId",
];

/// Abbreviations that sentences have; where one of them is a value, it is noticed there.
const ABBREVIATIONS: [&str; 7] = ["ID", "ECR", "VBR", "VPC", "LTS", "HTTP", "API"];

/// Whether a place is in the message of an error: behind its code.
fn is_message(of: &Transcribed<'_>, number: usize, line: &str, at: usize) -> bool {
    let tables = of.page.tables.iter().filter(|table| table.kind == Kind::Errors);
    let row = tables.flat_map(|table| &table.rows).find(|row| row.lines.contains(number));
    row.is_some_and(|row| line.find(&row.name).is_some_and(|start| at >= start + row.name.len()))
}

fn changes(of: &Transcribed<'_>) -> (usize, BTreeSet<String>) {
    let text = fs::read_to_string(&of.path).expect("a page");
    let name = &of.id;
    let (mut changed, mut missed, mut start) = (0, BTreeSet::new(), 0);
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let is_in_table = of.page.tables.iter().any(|table| table.lines.contains(number));
        let mut token = 0;
        for part in line.split_inclusive(|c: char| !(c.is_ascii_alphanumeric() || "_.:/-*".contains(c))) {
            let at = start + token;
            token += part.len();
            if !is_in_table || !is_value(part) {
                continue;
            }
            for (offset, byte) in part.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_alphanumeric()) {
                if is_message(of, number, line, token - part.len() + offset) {
                    continue;
                }
                let mut bytes = text.clone().into_bytes();
                bytes[at + offset] = other(byte);
                changed += 1;
                if !is_noticed(of, &String::from_utf8(bytes).expect("text")) {
                    let word = part.trim_matches(|c: char| !c.is_ascii_alphanumeric());
                    if !ABBREVIATIONS.contains(&word) {
                        missed.insert(format!("{name} {number}: {word}"));
                    }
                }
            }
        }
        start += line.len();
    }
    (changed, missed)
}
