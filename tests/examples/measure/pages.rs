//! What reading needs for pages: those of a folder, and those that nobody writes by accident.

use std::path::Path;
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

use flowlog_codegen::page::{find, read};

use super::peak;

/// The pages of the specs, all of them in turn: the first time in this process, and again.
pub(crate) fn documents(folder: &Path) {
    let mut texts = Vec::new();
    for id in [
        "alibabacloud.ecr.CreateFlowLog",
        "alibabacloud.smartag.CreateFlowLog",
        "huaweicloud.er.CreateFlowLog",
        "huaweicloud.vpc.CreateFlowLog",
        "tencentcloud.vpc.CreateFlowLog",
    ] {
        let path = find(folder, id).expect("the pages of the specs");
        texts.push(fs::read_to_string(path).expect("a page"));
    }
    let time = || {
        let start = Instant::now();
        let rows: usize = texts.iter().map(|text| rows(text).expect("a page that is read")).sum();
        (start.elapsed().as_secs_f64() * 1e3, rows)
    };
    let (cold, rows) = time();
    let mut warm: Vec<f64> = (0..100).map(|_| time().0).collect();
    warm.sort_by(f64::total_cmp);
    let median = warm.get(warm.len() / 2).copied().unwrap_or_default();
    println!("{} pages, {rows} rows: {cold:.1} ms the first time, {median:.2} ms again (median of 100)", texts.len());
}

/// Each kind of malice in a process of its own, so that each has its own peak.
pub(crate) fn hostile() {
    println!("{:<40}{:>10}{:>10}{:>10}", "page", "ms", "peak MB", "outcome");
    for (name, _) in kinds() {
        let program = env::current_exe().expect("this program");
        let child = Command::new(program).args(["hostile-page", name]).status().expect("a child");
        if !child.success() {
            println!("{name:<40} {child}");
        }
    }
}

/// One kind.
pub(crate) fn one(name: &str) {
    let (_, page) = kinds().into_iter().find(|(known, _)| *known == name).expect("a known kind");
    let text = page();
    let start = Instant::now();
    let outcome = rows(&text).map_or_else(|troubles| format!("refused, {troubles}"), |rows| format!("{rows} rows"));
    let took = start.elapsed().as_secs_f64() * 1e3;
    println!("{name:<40}{took:>10.1}{:>10}  {outcome}", peak());
}

fn rows(text: &str) -> Result<usize, usize> {
    let page = read(text).map_err(|troubles| troubles.len())?;
    Ok(page.tables.iter().map(|table| table.rows.len()).sum())
}

/// Bytes of a text that is still read, and of a saved page.
const TEXT: usize = 2 << 20;
const SAVED: usize = 10 << 20;

fn filled(head: &str, piece: &str, bytes: usize) -> String {
    format!("{head}{}", piece.repeat(bytes.saturating_sub(head.len()) / piece.len()))
}

const SPACED: &str = "Parameter Required Type Description\n";
const SINGLE: &str = "Parameter\nRequired\nType\nDescription\n";
const PIPED: &str = "Parameter |\nRequired |\nType |\nDescription |\n---|---|---|---|\n";
const BROKEN: &str = "| Parameter | Type | Required | Description | Example |\n|---|---|---|---|---|\n";
const HTML: &str = "<!doctype html><table><tr><th>Parameter<th>Type<th>Description";

type Kind = (&'static str, fn() -> String);

/// A name for each kind of malice, and a page of it.
fn kinds() -> Vec<Kind> {
    vec![
        ("text of 10 MB", || filled(SPACED, "Size No Integer How large it is.\n", SAVED)),
        ("arbitrary bytes", || {
            let mut state = 1_u32;
            let mut byte = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state.to_be_bytes()[0]
            };
            let bytes: Vec<u8> = (0..TEXT / 3).map(|_| byte()).collect();
            String::from_utf8_lossy(&bytes).into_owned()
        }),
        ("rows without end", || filled(SPACED, "Size No Integer How large it is.\n", TEXT)),
        ("a description without end", || filled(SPACED, "Size No Integer a\nlarge ", TEXT)),
        ("sentences that say something", || {
            let row = format!("Size No String {}\n", "取值：a、b。Valid values: a, b. 默认值：3。".repeat(170));
            filled(SPACED, &row, TEXT)
        }),
        ("conditions without a point", || {
            let row = format!("Size No String {}\n", "当a取值为b或c，可选值为a或b，".repeat(200));
            filled(SPACED, &row, TEXT)
        }),
        ("lists of lines", || filled(SPACED, &format!("Size No String {}", "取值：\n• a：b\n".repeat(400)), TEXT)),
        ("one word", || filled(SPACED, &format!("Size No String {}\n", "a".repeat(9_900)), TEXT)),
        ("digits", || filled(SPACED, &format!("Size No Integer {}\n", "1,111".repeat(1_980)), TEXT)),
        ("titles, line for line", || filled("", SINGLE, TEXT)),
        ("titles with blanks", || filled("", SPACED, TEXT)),
        ("half a title", || filled("", "Parameter\n\n\n\n\n\n\n\n", TEXT)),
        ("a title and blank lines", || filled(SINGLE, "\n", TEXT)),
        ("titles among others", || filled("Request parameters\n", "Type\nfoo\n", TEXT)),
        ("titles and one other", || filled("Request parameters\n", "Type\nType\nType\nfoo\n", TEXT)),
        ("findings without end", || filled(SPACED, &format!("Size No String {}\n", "idempoten ".repeat(980)), TEXT)),
        ("words of headings", || filled(&format!("{SINGLE}Size\nNo\nString\n"), "Uri\n", TEXT)),
        ("names, line for line", || filled(&format!("{SINGLE}Size\nNo\nString\n"), "Size\nNo\n", TEXT)),
        ("pipes", || filled(BROKEN, "| Size | String | No | large\n", TEXT)),
        ("pipes on one line", || filled(BROKEN, "| Size | String | No ", TEXT)),
        ("tables of Markdown", || filled(BROKEN, "| Size | String | No | large\n| a |\n|---|\n", TEXT)),
        ("tables of Markdown between pipes", || filled(PIPED, "Size |\nNo |\nString |\nlarge\n| a |\n|---|\n", TEXT)),
        ("lone pipes", || filled(&format!("{PIPED}Size |\nNo |\nString |\n"), "|\n", TEXT)),
        ("titles without a gap", || filled("", &format!("{}\n", "parameterdescription".repeat(9)), TEXT)),
        ("open brackets", || filled("", "{ ", TEXT)),
        ("open objects", || filled("", "{\"a\":\n", TEXT)),
        ("objects that break off", || filled("", "{\"a\": 1,\n", TEXT)),
        ("saved page of 10 MB, cells", || filled(HTML, "<tr><td>Size<td>String<td>Large", SAVED)),
        ("saved page of 10 MB, tags", || filled(HTML, "<tr><td><td><td>", SAVED)),
        ("saved page of 10 MB, tables", || filled(HTML, "<table><tr><td>", SAVED)),
        ("saved page of 10 MB, attributes", || filled(HTML, "<td a=b c='d' rowspan=9>", SAVED)),
        ("saved page of 10 MB, broken tags", || filled(HTML, "<td <", SAVED)),
        ("cells that reach down", || {
            let row = format!("<tr><td rowspan=999>{}{}", "large ".repeat(9_000), "<tr>".repeat(998));
            filled(HTML, &row, SAVED)
        }),
        ("spaces of 10 MB", || filled(HTML, "<td> \n", SAVED)),
    ]
}
