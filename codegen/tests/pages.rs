//! Pages of our own in every layout, with what real pages contain: what is read from each is a snapshot, to be read beside the page. And pages that
//! are cut off anywhere, or are no pages at all.

#![allow(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use flowlog_codegen::page::{Page, PageError, Trouble, open, read};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/pages");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|e| e == "txt" || e == "html")).collect();
    pages.sort();
    pages
}

#[test]
fn each_page_is_read_as_it_stands() {
    for path in pages() {
        let read = read(&fs::read_to_string(&path).unwrap());
        let text = read.map_or_else(|troubles| refused(&troubles), |page| rows(&page));
        let name = format!("page-{}", path.file_stem().unwrap().to_string_lossy());
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "snapshots" }, {
            insta::assert_snapshot!(name, text);
        });
    }
}

fn refused(troubles: &[Trouble]) -> String {
    let line = |trouble: &Trouble| {
        let at = trouble.line.map_or("the page".to_owned(), |line| format!("line {line}"));
        format!("{at}: {}\n  {}\n", trouble.found, trouble.help)
    };
    troubles.iter().map(line).collect()
}

fn rows(page: &Page) -> String {
    let mut text = format!("{:?}\n", page.headline);
    for table in &page.tables {
        let _ = write!(text, "\n{:?} {:?}, lines {}", table.layout, table.kind, table.lines);
        let _ =
            writeln!(text, "{}", table.caption.as_ref().map(|caption| format!(", {caption:?}")).unwrap_or_default());
        for row in &table.rows {
            let _ = write!(text, "  {} {}", row.lines, row.name);
            let cells = [row.status.as_deref(), row.type_.as_deref()];
            cells.into_iter().flatten().for_each(|cell| text.push_str(&format!(" | {cell}")));
            if let Some(required) = row.required {
                text.push_str(if required { " | Yes" } else { " | No" });
            }
            row.others.iter().for_each(|cell| text.push_str(&format!(" | {cell}")));
            let facts = row.facts.iter().map(|(key, value)| format!("{key}: {value}")).collect::<Vec<_>>().join("; ");
            let _ = write!(text, " | {facts}");
            if let Some(example) = &row.example {
                let _ = write!(text, " | example {example}");
            }
            if let Some(hole) = row.hole {
                let _ = write!(text, " | lost: {}", hole.word());
            }
            let _ = writeln!(text, " | {} of {} sentences silent", row.silent.len(), row.sentences);
        }
    }
    let json = page.json.iter().map(|json| json.lines.to_string()).collect::<Vec<_>>().join(", ");
    let _ = writeln!(text, "\nJSON on lines {json}");
    text
}

/// Whatever is read has as many rows as it has lines at most, and every row is inside of its table.
fn is_sane(text: &str) {
    let Ok(page) = read(text) else { return };
    for table in &page.tables {
        assert!(!table.rows.is_empty());
        for row in &table.rows {
            assert!(table.lines.contains(row.lines.first) && table.lines.contains(row.lines.last), "{text:?}");
            assert!(!row.name.is_empty());
        }
    }
}

#[test]
fn a_page_may_end_anywhere() {
    for path in pages() {
        let text = fs::read_to_string(path).unwrap();
        for end in (0..text.len()).step_by(7).filter(|&end| text.is_char_boundary(end)) {
            is_sane(&text[..end]);
        }
    }
}

#[test]
fn lines_may_be_missing_twice_or_in_another_order() {
    for path in pages() {
        let text = fs::read_to_string(path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let mut fewer = lines.clone();
            fewer.remove(at);
            is_sane(&fewer.join("\n"));
            let mut more = lines.clone();
            more.insert(at, line);
            is_sane(&more.join("\r\n"));
            let mut turned = lines.clone();
            turned.swap(at, (at * 7 + 3) % lines.len());
            is_sane(&turned.join("\n"));
        }
    }
}

#[test]
fn what_is_more_than_a_page_is_refused_in_a_line() {
    let refused = |text: &str| {
        let troubles = read(text).unwrap_err();
        assert_eq!(troubles.len(), 1, "{}", refused(&troubles));
        troubles.first().unwrap().found.clone()
    };
    let rows = |number: usize| format!("Parameter Type Description\n{}", "Size String Large.\n".repeat(number));
    assert_eq!(read(&rows(10_000)).unwrap().tables.first().unwrap().rows.len(), 10_000);
    assert_eq!(refused(&rows(10_001)), "a table with 10001 rows begins here, and no page has more than 10000");
    assert_eq!(refused(&"large\n".repeat(400_000)), "the page has 2 MiB, more than any page of documentation");
    let saved = |rows: &str| format!("<!doctype html><table><tr><th>Parameter<th>Type<th>Description{rows}</table>");
    let row = "<tr><td>Size<td>String<td>Large.";
    assert_eq!(read(&saved(&row.repeat(9_000))).unwrap().tables.first().unwrap().rows.len(), 9_000);
    assert_eq!(refused(&saved(&row.repeat(10_001))), "the tables have more rows than those of any page");
    // A cell beside hundreds of rows is a few bytes of a page, and many of what is read.
    let beside = |large: usize| {
        let first = format!("<tr><td>Size<td rowspan=500>{}<td>Large.", "L".repeat(large));
        saved(&format!("{first}{}", "<tr><td>Size<td>Large.".repeat(499)))
    };
    assert_eq!(read(&beside(100)).unwrap().tables.first().unwrap().rows.len(), 500);
    assert_eq!(refused(&beside(5_000)), "cells that reach down into rows below repeat more text than any page has");
}

#[test]
fn a_file_that_is_larger_than_a_page_is_not_read() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("a-page-that-is-too-large.txt");
    let file = fs::File::create(&path).unwrap();
    file.set_len((16 << 20) + 1).unwrap();
    let found = |error: &PageError| error.to_string().ends_with("more than the 16777216 bytes that are allowed");
    assert!(open(&path).is_err_and(|error| found(&error)));
    // Of the largest file that is read, the text is judged.
    file.set_len(16 << 20).unwrap();
    assert!(matches!(open(&path), Err(PageError::Refused { .. })));
    fs::remove_file(path).unwrap();
}

/// Pieces that pages are made of, so that chance gets past the headers.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "Parameter",
        "Mandatory",
        "Required",
        "Type",
        "Description",
        "Example",
        "Yes",
        "No",
        "String",
        "Array of Tag",
        "object",
        "|",
        " | ",
        "\n",
        "\n\n",
        "---|---|---|",
        "Parameter Name Required Type Description",
        "Parameter | Type | Description |",
        "ParameterTypeRequiredDescription",
        "NamestringNo",
        "参数名称 必选 类型 描述",
        "Error Code Description",
        "<table>",
        "<tr>",
        "<td rowspan=9>",
        "</table>",
        "<!doctype html>",
        "Valid values:",
        "• a: b",
        "{\"a\": 1}",
        "{",
        "400A.BThe",
        "Table 1 Log",
        "Request parameters",
        "Status code: 200",
        "\u{feff}",
        "１～２０",
        "取值：a、b。",
    ];
    prop_oneof![4 => proptest::sample::select(words.to_vec()).prop_map(str::to_owned), 1 => ".{0,12}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_page_or_is_refused(text in ".{0,300}") {
        is_sane(&text);
    }

    #[test]
    fn any_pieces_of_pages_are_a_page_or_are_refused(pieces in proptest::collection::vec(piece(), 0..60), between in "[ \n]") {
        is_sane(&pieces.join(&between));
    }
}
