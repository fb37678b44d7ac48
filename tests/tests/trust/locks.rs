//! The locks are what the command writes, hold no sentence, and are compared both ways.

use std::fs;
use std::path::{Path, PathBuf};

use flowlog_codegen::coverage::coverage;
use flowlog_codegen::drift::drift;
use flowlog_codegen::emit::RuntimeDependency;
use flowlog_codegen::review::{Look, review};
use flowlog_codegen::{Checked, Failure, Target, export_json_schema, generate, lock, verify};
use flowlog_tests::{json, repository, spec_folder};

use crate::workshop::{Workshop, page};

#[test]
fn the_locks_of_the_repository_are_fresh() {
    let (fresh, missing) = lock::freshness(&spec_folder(), None, "cargo xtask lock").expect("a sound spec");
    assert!(fresh.is_fresh(), "{fresh}");
    assert_eq!(missing.len(), 1, "the pages were not read: {missing:?}");
    let documents =
        std::env::var_os("FLOWLOG_DOCUMENTS").map_or_else(|| repository().join("../shared/documents"), PathBuf::from);
    if !documents.is_dir() {
        println!("{} is no folder, so the locks are not held against the pages", documents.display());
        return;
    }
    let (fresh, missing) = lock::freshness(&spec_folder(), Some(&documents), "cargo xtask lock").expect("a sound spec");
    assert!(fresh.is_fresh(), "{fresh}");
    assert_eq!(missing, [""; 0]);
}

#[test]
fn no_sentence_of_a_page_is_locked() {
    let text = fs::read_to_string(spec_folder().join("documents.lock")).expect("the lock");
    let rows: Vec<&str> = text.lines().filter_map(|line| line.trim_start().strip_prefix("- {\"name\"")).collect();
    let counted = json("reference/rows.json")["totals"]["rows_all"].as_u64();
    assert_eq!(Some(rows.len() as u64), counted, "a row a line");
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
        codes_of(&verify(&workshop.spec(), None))
    };
    assert_eq!(codes("60 to 6000", "60 to 6000"), [""; 0]);
    assert_eq!(codes("range: 60 to 6000", "range: 60 to 6001"), ["page-fact"]);
    assert_eq!(codes("role: request-id", "role: request-id\n      note: seldom read"), ["lock-missing"]);
    assert_eq!(codes("call: POST /v1/boxes", "call: POST /v1/boxes\n  read-only: true"), ["lock-missing"]);
}

fn codes_of(checked: &Checked) -> Vec<&'static str> {
    checked.problems.iter().map(|problem| problem.code).collect()
}

/// The codes of the problems for which nothing was written.
fn refused<T: std::fmt::Debug>(result: Result<T, Failure>) -> Vec<&'static str> {
    match result {
        Err(Failure::Spec(checked)) => codes_of(&checked),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_cannot_be_checked_is_said() {
    let workshop = Workshop::locked("broken.txt", "broken");
    fs::remove_file(workshop.spec().join("witnesses.lock")).expect("a lock");
    let checked = verify(&workshop.spec(), None);
    assert_eq!(codes_of(&checked), [""; 0]);
    assert!(checked.not_checked.iter().any(|said| said.starts_with("what no row says")), "{:?}", checked.not_checked);
}

#[test]
fn a_lock_that_cannot_be_read_is_one_problem_and_compares_nothing() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let lock = workshop.spec().join("witnesses.lock");
    let sound = fs::read(&lock).expect("a lock");
    for (more, code) in [(b"x: [\n".as_slice(), "yaml-syntax"), (b"\xff\n", "unreadable-file")] {
        fs::write(&lock, [&sound, more].concat()).expect("a lock");
        let checked = verify(&workshop.spec(), None);
        assert_eq!(codes_of(&checked), [code]);
        assert!(checked.problems.iter().all(|problem| problem.help.contains("write it anew with `cargo xtask lock`")));
        assert!(checked.not_checked.iter().any(|said| said.contains("wrong in witnesses.lock")), "{checked:?}");
    }
    lock::write(&workshop.spec(), None).expect("a lock");
    assert_eq!(fs::read(&lock).expect("a lock"), sound, "the command mends it");
}

#[test]
fn what_is_wrong_with_a_lock_of_pages_is_said_on_one_line() {
    let workshop = Workshop::locked("broken.txt", "broken");
    fs::write(workshop.spec().join("documents.lock"), "pages: [\n").expect("a lock");
    let checked = verify(&workshop.spec(), None);
    assert!(checked.problems.iter().all(|problem| problem.message.lines().count() == 1), "{:?}", checked.problems);
    let drifted = drift(&workshop.spec(), &page("broken.txt"), None).expect_err("no lock").to_string();
    assert!(drifted.lines().count() == 1 && drifted.contains("line 1"), "{drifted}");
}

#[test]
fn the_command_that_mends_locks_is_that_of_the_folder() {
    let workshop = Workshop::locked("broken.txt", "broken");
    fs::remove_file(workshop.spec().join("witnesses.lock")).expect("a lock");
    let (stale, _) = lock::freshness(&workshop.spec(), None, "cargo xtask lock --spec boxes").expect("a sound spec");
    assert!(stale.to_string().contains("to bring them up to date: cargo xtask lock --spec boxes"), "{stale}");
}

#[test]
fn a_page_that_is_neither_at_hand_nor_locked_is_a_problem_for_everybody() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let (spec, documents) = (workshop.spec(), workshop.documents());
    let lock = spec.join("documents.lock");
    for (text, code) in [(None, "lock-missing"), (Some("pages: ["), "unreadable-file"), (Some("{}"), "lock-missing")] {
        match text {
            Some(text) => fs::write(&lock, text).expect("a lock"),
            None => fs::remove_file(&lock).expect("a lock"),
        }
        assert_eq!(codes_of(&verify(&spec, None)), [code]);
        assert_eq!(refused(lock::freshness(&spec, None, "cargo xtask lock")), [code]);
        assert_eq!(refused(lock::write(&spec, None)), [code]);
        assert_eq!(refused(coverage(&spec, None)), [code]);
        let (exported, _) = export_json_schema(&spec, &workshop.path().join("schemas"), false).expect("a schema");
        assert_eq!((exported.contradictions, exported.not_checked.len()), (1, 0));
        let seen = review(&spec, "acme/broken/CreateBox", Some("Weight"), None, Look::Text, None).expect("a review");
        assert!(matches!(seen.troubles.as_slice(), [one] if one.contains("not known")), "{:?}", seen.troubles);
        assert!(!seen.text.contains("no row says so") && seen.text.contains("row 3 of table"), "{}", seen.text);
    }
    lock::write(&spec, Some(&documents)).expect("the page mends the lock");
    assert_eq!(codes_of(&verify(&spec, None)), [""; 0]);
}

#[test]
fn a_page_that_was_not_read_keeps_no_lock_that_the_spec_does_not_say() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let before = fs::read_to_string(workshop.spec().join("documents.lock")).expect("a lock");
    workshop.edit("acme/broken/CreateBox.yaml", "range: 60 to 6000", "range: 60 to 600");
    assert_eq!(refused(lock::freshness(&workshop.spec(), None, "cargo xtask lock")), ["page-fact"]);
    assert_eq!(refused(lock::write(&workshop.spec(), None)), ["page-fact"]);
    assert_eq!(refused(lock::write(&workshop.spec(), Some(&workshop.documents()))), ["page-fact"]);
    assert_eq!(fs::read_to_string(workshop.spec().join("documents.lock")).expect("a lock"), before);
    let checked = verify(&workshop.spec(), None);
    let help = &checked.problems.iter().next().expect("a problem").help;
    assert!(help.contains("documents.lock has of it") && help.contains("cargo xtask lock --documents DIR"), "{help}");
}

#[test]
fn that_the_locks_say_otherwise_is_told_by_whoever_writes_from_a_spec() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let out = workshop.path().join("generated");
    let spec = workshop.spec();
    let target = Target { spec: &spec, out: &out, runtime: RuntimeDependency::Workspace, only: None, prune: false };
    let told = || {
        let (checked, ..) = generate(&target).expect("a client");
        let (exported, _) = export_json_schema(&spec, &workshop.path().join("schemas"), false).expect("a schema");
        assert_eq!(exported.contradictions, checked.contradictions);
        assert_eq!(checked.not_checked, [""; 0]);
        checked.contradictions
    };
    assert_eq!(told(), 0);
    workshop.edit("acme/broken/CreateBox.yaml", "role: request-id", "role: request-id\n      note: seldom read");
    assert_eq!(told(), 1, "what is not pinned");
    workshop.edit("acme/broken/CreateBox.yaml", "range: 60 to 6000", "range: 60 to 600");
    assert_eq!(told(), 2, "and what the page does not say");
    for lock in ["documents.lock", "witnesses.lock"] {
        fs::remove_file(spec.join(lock)).expect("a lock");
    }
    let (checked, ..) = generate(&target).expect("whoever has no locks has not begun to use them");
    assert!(matches!(checked.not_checked.as_slice(), [one] if one.contains("no locks")), "{:?}", checked.not_checked);
}

/// Two services, each with its page.
fn two() -> Workshop {
    let workshop = Workshop::new();
    for (name, service) in [("broken.txt", "broken"), ("spaced.txt", "spaced")] {
        workshop.import(name, service);
        workshop.fill(service);
    }
    lock::write(&workshop.spec(), Some(&workshop.documents())).expect("locks");
    workshop
}

#[test]
fn one_page_at_hand_is_read_and_the_others_are_named() {
    let workshop = two();
    let (spec, documents) = (workshop.spec(), workshop.documents());
    fs::remove_file(documents.join("acme-broken-CreateBox.txt")).expect("a page");
    let checked = verify(&spec, Some(&documents));
    assert_eq!(codes_of(&checked), [""; 0]);
    assert!(matches!(checked.not_checked.as_slice(), [one] if one.contains("acme/broken/CreateBox")));
    let (fresh, not_checked) = lock::freshness(&spec, Some(&documents), "cargo xtask lock").expect("a sound spec");
    assert!(fresh.is_fresh() && not_checked == checked.not_checked, "{fresh}{not_checked:?}");
    let page = documents.join("acme-spaced-CreateBox.txt");
    let text = fs::read_to_string(&page).expect("a page");
    fs::write(&page, format!("{text}\n")).expect("a page");
    assert_eq!(codes_of(&verify(&spec, Some(&documents))), ["page-changed"]);
    assert_eq!(refused(coverage(&spec, Some(&documents))), ["page-changed"]);
    fs::remove_file(page).expect("a page");
    assert_eq!(codes_of(&verify(&spec, Some(&documents))), ["page-unreadable"; 2], "it is another folder");
    assert_eq!(refused(lock::write(&spec, Some(&documents))), ["page-unreadable"; 2]);
}

#[test]
fn what_is_wrong_in_one_file_hides_nothing_of_another() {
    let workshop = two();
    workshop.edit("acme/broken/service.yaml", "doc: Something.", "doc: \"todo: say it\"");
    workshop.edit("acme/broken/CreateBox.yaml", "range: 60 to 6000", "range: 60 to 600");
    workshop.edit("acme/spaced/CreateBox.yaml", "range: 60 to 6000", "rnge: 60 to 6000");
    let checked = verify(&workshop.spec(), None);
    assert_eq!(codes_of(&checked), ["page-fact", "open-matter", "unknown-key"]);
    let said = checked.not_checked.join("\n");
    assert!(said.contains("rows, facts and pins of acme/spaced/CreateBox"), "{said}");
    assert!(said.contains("examples and cases of acme/spaced/CreateBox"), "{said}");
}

#[test]
fn a_mistake_is_told_as_what_it_is_and_as_nothing_else() {
    let workshop = Workshop::locked("broken.txt", "broken");
    workshop.edit("acme/broken/CreateBox.yaml", "range: 60 to 6000", "range: upto 6000");
    assert_eq!(codes_of(&verify(&workshop.spec(), None)), ["unreadable-limits"]);
}

#[test]
fn what_leads_into_a_file_that_was_not_read_is_not_judged() {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("spec");
    copy(&spec_folder(), &spec);
    let path = spec.join("tencentcloud/vpc/CreateFlowLog.yaml");
    let text = fs::read_to_string(&path).expect("a spec");
    fs::write(&path, text.replacen("\nrequest:\n", "\nrequest: [\n", 1)).expect("a spec");
    let checked = verify(&spec, None);
    assert_eq!(codes_of(&checked), ["yaml-syntax"]);
    let said = checked.not_checked.join("\n");
    assert!(said.contains("examples and cases of tencentcloud/vpc/DescribeFlowLogs"), "{said}");
    assert!(!said.contains("huaweicloud"), "{said}");
}

#[test]
fn a_row_without_a_page_that_moved_is_told_beside_any_other_slip() {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("spec");
    copy(&spec_folder(), &spec);
    let path = spec.join("huaweicloud/er/ListFlowLogs.yaml");
    let text = fs::read_to_string(&path).expect("a spec");
    let (head, fields) = text.split_once("    fields:\n").expect("the path");
    let rows: Vec<&str> = fields.split_inclusive('\n').collect();
    let is_name = |line: &&str| line.starts_with("      ") && !line.starts_with("       ");
    let second = rows.iter().skip(1).position(is_name).expect("a second field") + 1;
    let end = rows.iter().position(|line| !line.starts_with("      ")).expect("an end");
    let swapped = [&rows[second..end], &rows[..second], &rows[end..]].concat().concat();
    fs::write(&path, format!("{head}    fields:\n{swapped}")).expect("a spec");
    assert_eq!(codes_of(&verify(&spec, None)), ["lock-changed"]);
    let service = spec.join("alibabacloud/ecr/service.yaml");
    let text = fs::read_to_string(&service).expect("a spec");
    fs::write(service, text.replacen("version: ", "version: 1", 1)).expect("a spec");
    assert_eq!(codes_of(&verify(&spec, None)), ["lock-changed"; 2]);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copy");
        }
    }
}

#[test]
fn a_row_that_came_changes_one_line_of_each_table_of_the_lock() {
    let text = fs::read_to_string(page("broken.txt")).expect("a page");
    let lock = |text: &str| {
        let workshop = Workshop::locked_text(text, "broken");
        fs::read_to_string(workshop.spec().join("documents.lock")).expect("a lock")
    };
    let (before, after) =
        (lock(&text), lock(&text.replacen("Weight |", "Size | integer | No | How large. | 7 |\nWeight |", 1)));
    let rows =
        |text: &str| text.lines().filter(|line| line.contains("\"name\"")).map(str::to_owned).collect::<Vec<_>>();
    let (before, after) = (rows(&before), rows(&after));
    let new = after.iter().filter(|row| !before.contains(row)).count();
    assert!(new <= 2, "the row that came and the one below it: {after:#?}");
}

#[test]
fn a_page_that_cannot_be_read_is_not_locked() {
    let workshop = Workshop::locked("broken.txt", "broken");
    fs::write(workshop.documents().join("acme-broken-CreateBox.txt"), "nothing\n").expect("a page");
    let codes = refused(lock::write(&workshop.spec(), Some(&workshop.documents())));
    assert_eq!(codes, ["page-unreadable", "page-changed"]);
}
