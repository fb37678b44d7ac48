//! What the fuzz targets have found, each as small as it gets.

use flowlog_tests::here;
use flowlog_tests::hostile::{beside, read};
use flowlog_tests::trees::{self, Tree};

/// The sound spec after one edit.
fn edited(file: &str, find: &str, replace: &str) -> Tree {
    let sound = trees::read(&here("../codegen/tests/fixtures/base"));
    let text = String::from_utf8(sound[&format!("acme/box/{file}")].clone()).expect("text");
    assert!(text.contains(find), "{find}");
    beside(file, text.replacen(find, replace, 1).into())
}

/// The codes of the problems.
fn codes(files: &Tree) -> Vec<&'static str> {
    read(files).problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn a_field_may_not_take_its_values_from_itself() {
    assert_eq!(
        codes(&edited("ListLogs.yaml", "enum-of: CreateLog.request.Level", "enum-of: request.Level")),
        ["unknown-enum"]
    );
}

#[test]
fn a_protocol_has_a_name_in_rust() {
    assert!(
        codes(&edited("service.yaml", "protocol: acme-rest", "protocol: self")).is_empty(),
        "`Self_`, which does not compile"
    );
    assert_eq!(codes(&edited("service.yaml", "protocol: acme-rest", "protocol: '*'")), ["needs-rust-name"]);
}
