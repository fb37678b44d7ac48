//! What the fuzz targets have found, each as small as it gets.

use flowlog_tests::hostile::{beside, read};
use flowlog_tests::trees::Tree;

/// The sound spec after one edit of the file whose page is simple.
fn edited(find: &str, replace: &str) -> Tree {
    let files = beside("ListLogs.yaml", Vec::new());
    let base = flowlog_tests::trees::read(&flowlog_tests::here("../codegen/tests/fixtures/base"));
    drop(files);
    let text = String::from_utf8(base["acme/box/ListLogs.yaml"].clone()).expect("text");
    assert!(text.contains(find), "{find}");
    beside("ListLogs.yaml", text.replacen(find, replace, 1).into())
}

/// The codes of the problems.
fn codes(files: &Tree) -> Vec<&'static str> {
    read(files).problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn a_field_may_not_take_its_values_from_itself() {
    assert_eq!(codes(&edited("enum-of: CreateLog.request.Level", "enum-of: request.Level")), ["unknown-enum"]);
}
