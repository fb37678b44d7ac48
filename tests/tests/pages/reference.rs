//! What is read is what a person counted, and what the specs say.

use flowlog_codegen::page::{Column, Kind, Row, Table};
use flowlog_codegen::report::problems;
use flowlog_codegen::spec::Lost;
use flowlog_codegen::verify;
use flowlog_tests::sources::{counted, folders, pages as documents};
use flowlog_tests::{mirror, spec_folder};
use serde_json::Value;

use super::transcribed;

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn count(of: &[Row], is: impl Fn(&Row) -> bool) -> u64 {
    of.iter().filter(|row| is(row)).count() as u64
}

#[test]
fn specs_and_pages_say_the_same() {
    let Some(folders) = folders() else { return };
    let checked = verify(&spec_folder(), &folders);
    let unread = checked.not_checked.join("\n");
    assert!(!unread.contains("tencentcloud/") && !unread.contains("cloud/"), "every page is at hand: {unread}");
    assert!(checked.problems.is_empty(), "{}", problems(&checked.problems, &checked.sources));
}

#[test]
fn every_table_is_read_as_it_was_counted() {
    let (Some(documents), Some(reference)) = (documents(), counted()) else { return };
    let loaded = mirror(&spec_folder());
    let (mut tables, mut rows, mut yes, mut no, mut codes, mut holes) = (0, 0, 0, 0, 0, 0);
    for read in transcribed(&loaded, &documents) {
        let file = read.path.file_name().expect("a name").to_str().expect("text").to_owned();
        let pages = reference["documents"].as_object().expect("pages");
        let counted = pages.values().find(|page| page["file"] == file.as_str()).expect("a page that was counted");
        let expected = counted["tables"].as_array().expect("tables");
        assert_eq!(read.page.tables.len(), expected.len(), "{file}");
        for (table, expected) in read.page.tables.iter().zip(expected) {
            check_table(&format!("{file} {}", expected["id"]), table, expected);
            tables += 1;
            rows += table.rows.len() as u64;
            yes += count(&table.rows, |row| row.required == Some(true));
            no += count(&table.rows, |row| row.required == Some(false));
            holes += count(&table.rows, |row| row.hole.is_some());
            codes += if table.kind == Kind::Errors { table.rows.len() as u64 } else { 0 };
        }
        let json: Vec<String> = read.page.json.iter().map(|json| json.lines.to_string()).collect();
        let examples = counted["examples"].as_array().expect("examples");
        let expected: Vec<String> =
            examples.iter().map(|example| format!("{}-{}", example["lines"][0], example["lines"][1])).collect();
        assert_eq!(json, expected, "{file}");
    }
    let all = |what: &str| reference["totals"][what].as_u64().expect("a number");
    let lost = all("lost_description_cells") + all("cells_with_lost_list_or_text");
    let expected =
        (all("tables"), all("rows_all"), all("mandatory_yes"), all("mandatory_no"), all("error_codes"), lost);
    assert_eq!((tables, rows, yes, no, codes, holes), expected);
}

fn check_table(at: &str, table: &Table, expected: &Value) {
    assert_eq!(table.lines.to_string(), format!("{}-{}", expected["lines"][0], expected["lines"][1]), "{at}");
    let names: Vec<&str> = table.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, texts(&expected["names"]), "{at}");
    if let Some(yes) = expected.get("mandatory_yes") {
        assert_eq!(Value::from(count(&table.rows, |row| row.required == Some(true))), *yes, "Yes in {at}");
        assert_eq!(
            Value::from(count(&table.rows, |row| row.required == Some(false))),
            expected["mandatory_no"],
            "{at}"
        );
    }
    if let Some(examples) = expected.get("example_cells") {
        assert_eq!(Value::from(count(&table.rows, |row| row.example.is_some())), *examples, "examples in {at}");
    }
    assert_eq!(table.has(Column::Required), expected.get("mandatory_yes").is_some(), "{at}");
    let lost = |is: fn(Lost) -> bool| -> Vec<&str> {
        table.rows.iter().filter(|row| row.hole.is_some_and(is)).map(|row| row.name.as_str()).collect()
    };
    let cells = expected.get("lost_cells").and_then(Value::as_u64).unwrap_or_default();
    assert_eq!(lost(|lost| lost == Lost::Cell).len() as u64, cells, "lost cells in {at}");
    let mut others = texts(&expected["cells_with_lost_list"]);
    others.extend(texts(&expected["cells_with_lost_text"]));
    assert_eq!(lost(|lost| lost != Lost::Cell), others, "lost lists and texts in {at}");
}
