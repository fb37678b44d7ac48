//! The locks are what the command writes, hold no sentence, and are compared both ways.

use std::fs;
use std::path::{Path, PathBuf};

use flowlog_codegen::{lock, verify};
use flowlog_tests::{repository, spec_folder};

use crate::workshop::Workshop;

#[test]
fn the_locks_of_the_repository_are_fresh() {
    let (fresh, missing) = lock::freshness(&spec_folder(), None).expect("a sound spec");
    assert!(fresh.is_fresh(), "{fresh}");
    assert_eq!(missing.len(), 1, "the pages were not read: {missing:?}");
    let documents =
        std::env::var_os("FLOWLOG_DOCUMENTS").map_or_else(|| repository().join("../shared/documents"), PathBuf::from);
    let (fresh, missing) = lock::freshness(&spec_folder(), Some(&documents)).expect("a sound spec");
    assert!(fresh.is_fresh(), "{fresh}");
    assert_eq!(missing, [""; 0]);
}

#[test]
fn no_sentence_of_a_page_is_locked() {
    let text = fs::read_to_string(spec_folder().join("documents.lock")).expect("the lock");
    let rows: Vec<&str> = text.lines().filter_map(|line| line.trim_start().strip_prefix("- {\"name\"")).collect();
    assert_eq!(rows.len(), 180, "a row a line");
    for row in rows {
        // An example is a value, whatever it is made of.
        let (row, _) = row.split_once("\"example\"").unwrap_or((row, ""));
        let words = row.split('"').map(|text| text.split_whitespace().count()).max().unwrap_or_default();
        assert!(words < 8, "{row}");
    }
}

#[test]
fn a_slip_is_noticed_without_the_page() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let path = workshop.spec().join("acme/broken/CreateBox.yaml");
    let sound = fs::read_to_string(&path).expect("a spec");
    let codes = |find: &str, by: &str| -> Vec<&'static str> {
        assert!(sound.contains(find), "{find}");
        fs::write(&path, sound.replacen(find, by, 1)).expect("a spec");
        let (checked, _) = verify(&workshop.spec(), None);
        checked.problems.iter().map(|problem| problem.code).collect()
    };
    assert_eq!(codes("60 to 6000", "60 to 6000"), [""; 0]);
    assert_eq!(codes("range: 60 to 6000", "range: 60 to 6001"), ["page-fact"]);
    assert_eq!(codes("role: request-id", "role: request-id\n      note: seldom read"), ["lock-missing"]);
    assert_eq!(codes("call: POST /v1/boxes", "call: POST /v1/boxes\n  read-only: true"), ["lock-missing"]);
}

#[test]
fn what_cannot_be_checked_is_said() {
    let workshop = Workshop::locked("broken.txt", "broken");
    for (lock, missing) in [("documents.lock", "rows, facts and holes"), ("witnesses.lock", "what no row says")] {
        let path = workshop.spec().join(lock);
        let text = fs::read(&path).expect("a lock");
        fs::remove_file(&path).expect("a lock");
        let (checked, said) = verify(&workshop.spec(), None);
        assert!(checked.problems.is_empty());
        assert!(said.iter().any(|said| said.starts_with(missing)), "{said:?}");
        fs::write(&path, text).expect("a lock");
    }
}

#[test]
fn pages_that_were_not_read_again_are_said() {
    let workshop = Workshop::locked("broken.txt", "broken");
    fs::remove_file(workshop.documents().join("acme-broken-CreateBox.txt")).expect("a page");
    let (fresh, missing) = lock::freshness(&workshop.spec(), Some(&workshop.documents())).expect("a sound spec");
    assert!(fresh.is_fresh(), "{fresh}");
    assert!(matches!(missing.as_slice(), [one] if one.contains("acme/broken/CreateBox")), "{missing:?}");
}

#[test]
fn a_page_that_cannot_be_read_is_not_locked() {
    let workshop = Workshop::locked("broken.txt", "broken");
    fs::write(workshop.documents().join("acme-broken-CreateBox.txt"), "nothing\n").expect("a page");
    let failure = lock::write(&workshop.spec(), Some(&workshop.documents()));
    let Err(flowlog_codegen::Failure::Spec(checked)) = failure else { panic!("{failure:?}") };
    assert_eq!(checked.problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["page-unreadable"]);
}

#[test]
fn a_misreading_is_overruled_and_what_takes_its_place_is_pinned() {
    let workshop = Workshop::new();
    workshop.import("broken.txt", "broken");
    workshop.fill("broken");
    let path = workshop.spec().join("acme/broken/CreateBox.yaml");
    let edit = |from: &str, to: &str| {
        let text = fs::read_to_string(&path).expect("a spec");
        assert!(text.contains(from), "{text}");
        fs::write(&path, text.replacen(from, to, 1)).expect("a spec");
    };
    let codes = |documents: Option<&Path>| {
        let (checked, _) = verify(&workshop.spec(), documents);
        checked.problems.iter().map(|problem| problem.code).collect::<Vec<_>>()
    };
    let documents = workshop.documents();
    edit("range: 60 to 6000", "range: 60 to 600");
    assert_eq!(codes(Some(&documents)), ["page-fact"]);
    edit("range: 60 to 600", "range: 60 to 600\n      misread: {range: 60 to 6000}");
    assert_eq!(codes(Some(&documents)), [""; 0]);
    lock::write(&workshop.spec(), Some(&documents)).expect("locks");
    edit("range: 60 to 600\n", "range: 60 to 500\n");
    assert_eq!(codes(None), ["lock-changed"], "nothing but the pin knows");
    edit("range: 60 to 500\n", "range: 60 to 6000\n");
    assert!(codes(Some(&documents)).contains(&"page-misread"), "the line has no reason any more");
}
