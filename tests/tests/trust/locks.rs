//! The locks are what `update` writes, hold no sentence, are compared both ways, and say so when they are not to be relied on.

use std::fs;
use std::path::{Path, PathBuf};

use flowlog_codegen::coverage::coverage;
use flowlog_codegen::emit::RuntimeDependency;
use flowlog_codegen::ledger::{Folders, Update, update};
use flowlog_codegen::review::{Look, review};
use flowlog_codegen::{Checked, Failure, Target, export_json_schema, generate, verify};
use flowlog_tests::{rendered, spec_folder};

use crate::workshop::{PAGES, Workshop, page};

const CREATE: &str = "acme/broken/CreateBox.yaml";

#[test]
fn the_locks_of_the_repository_are_up_to_date() {
    let mut checked = verify(&spec_folder(), &Folders::none());
    assert!(checked.problems.is_empty(), "{}", rendered(&mut checked.problems, &checked.sources));
    assert_eq!(checked.not_checked.len(), 1, "no source was read: {:?}", checked.not_checked);
}

fn locks_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let locks = files.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "lock"));
    locks.chain(folders.iter().flat_map(|folder| locks_below(folder))).collect()
}

#[test]
fn no_sentence_of_a_page_is_locked() {
    let workshop = Workshop::new();
    for (name, service) in PAGES {
        workshop.import(name, service);
        workshop.fill(service);
    }
    workshop.lock(&workshop.sources()).expect("locks");
    let mut rows = 0;
    for lock in [locks_below(&workshop.spec()), locks_below(&spec_folder())].concat() {
        let text = fs::read_to_string(lock).expect("a lock");
        for row in text.lines().filter(|line| line.starts_with("{\"row\"") || line.starts_with("{\"table\"")) {
            // An example is a value, whatever it is made of.
            let (row, _) = row.split_once("\"example\"").unwrap_or((row, ""));
            let words = row.split('"').map(|text| text.split_whitespace().count()).max().unwrap_or_default();
            assert!(words <= 8, "{row}");
            rows += 1;
        }
    }
    assert!(rows > 50, "{rows}");
}

#[test]
fn a_slip_is_noticed_without_the_page() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let path = workshop.spec().join("acme/broken/CreateBox.yaml");
    let sound = fs::read_to_string(&path).expect("a spec");
    let codes = |find: &str, by: &str| -> Vec<&'static str> {
        assert!(sound.contains(find), "{find}");
        fs::write(&path, sound.replacen(find, by, 1)).expect("a spec");
        codes_of(&verify(&workshop.spec(), &Folders::none()))
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
    locks_below(&workshop.spec()).into_iter().for_each(|lock| fs::remove_file(lock).expect("a lock"));
    let checked = verify(&workshop.spec(), &workshop.sources());
    assert_eq!(codes_of(&checked), [""; 0], "whoever has no locks has not begun to use them");
    assert!(
        checked.not_checked.iter().any(|said| said.starts_with("what no program reads")),
        "{:?}",
        checked.not_checked
    );
}

/// A lock that is not as it was written.
type Spoil = fn(&str) -> String;

/// Ways in which a lock is not as it was written, with what is said of it.
const BREAKS: [(&str, Spoil); 9] = [
    ("its last record is missing", |text| without(text, "{\"end\"")),
    ("are missing above this line", |text| text.lines().take(4).map(|line| format!("{line}\n")).collect()),
    ("not as a program wrote it", |text| text[..text.len() / 2].to_owned()),
    ("1 rows of the table above this line are missing", |text| without(text, "{\"row\":\"Colour\"")),
    ("a merge left its marks", |text| text.replacen("{\"decided\"", "<<<<<<< HEAD\n{\"decided\"", 1)),
    ("not as a program wrote it", |text| text.replacen("60 to 6000", "60 to 600", 1)),
    ("version 7", |text| text.replacen("{\"ledger\":1,", "{\"ledger\":7,\"new\":true,", 1)),
    ("stands here a second time", |text| {
        let claim = text.lines().find(|line| line.starts_with("{\"decided\"")).expect("a claim").to_owned();
        text.replacen(&claim, &format!("{claim}\n{claim}"), 1)
    }),
    ("it is empty", |_| String::new()),
];

fn without(text: &str, start: &str) -> String {
    text.lines().filter(|line| !line.starts_with(start)).map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_lock_that_is_not_as_it_was_written_is_one_problem_and_update_mends_it() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let lock = workshop.lock_of("broken");
    let sound = fs::read_to_string(&lock).expect("a lock");
    for (said, spoil) in BREAKS {
        let spoilt = spoil(&sound);
        assert_ne!(spoilt, sound, "{said}");
        fs::write(&lock, spoilt).expect("a lock");
        for sources in [Folders::none(), workshop.sources()] {
            let checked = verify(&workshop.spec(), &sources);
            assert_eq!(codes_of(&checked), ["lock-unreadable"], "{said}");
            let problem = checked.problems.iter().next().expect("a problem");
            assert!(problem.message.contains(said) && problem.message.lines().count() == 1, "{}", problem.message);
            assert!(problem.help.contains("cargo xtask update"), "{}", problem.help);
        }
        workshop.lock(&workshop.sources()).expect("the page mends it");
        assert_eq!(fs::read_to_string(&lock).expect("a lock"), sound, "{said}");
    }
    fs::write(&lock, b"\xff\n").expect("a lock");
    assert_eq!(codes_of(&verify(&workshop.spec(), &Folders::none())), ["lock-unreadable"]);
}

#[test]
fn of_a_lock_that_is_spoilt_in_one_place_the_rows_are_kept() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let lock = workshop.lock_of("broken");
    let sound = fs::read_to_string(&lock).expect("a lock");
    fs::write(&lock, sound.replacen("{\"decided\"", "<<<<<<< HEAD\n{\"decided\"", 1)).expect("a lock");
    workshop.lock(&Folders::none()).expect("the page is not needed");
    assert_eq!(fs::read_to_string(&lock).expect("a lock"), sound);
}

#[test]
fn a_lock_that_lost_its_file_is_one_problem() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let lock = workshop.lock_of("broken");
    let old = lock.with_file_name("MakeBox.lock");
    fs::copy(&lock, &old).expect("a lock");
    assert_eq!(codes_of(&verify(&workshop.spec(), &Folders::none())), ["lock-gone"]);
    fs::remove_file(&lock).expect("a lock");
    let checked = verify(&workshop.spec(), &workshop.sources());
    assert_eq!(codes_of(&checked), ["lock-gone"], "the file was renamed");
    assert!(checked.problems.iter().all(|problem| problem.message.contains("CreateBox.yaml")));
    workshop.lock(&workshop.sources()).expect("the page mends it");
    assert!(lock.exists() && !old.exists());
}

#[test]
fn a_page_that_is_neither_at_hand_nor_locked_is_a_problem_for_everybody() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let (spec, none) = (workshop.spec(), Folders::none());
    fs::remove_file(workshop.lock_of("broken")).expect("a lock");
    assert_eq!(codes_of(&verify(&spec, &none)), ["lock-missing"]);
    assert_eq!(refused(workshop.lock(&none)), ["lock-missing"]);
    assert_eq!(refused(coverage(&spec, &none)), ["lock-missing"]);
    let (exported, _) = export_json_schema(&spec, &workshop.path().join("schemas")).expect("a schema");
    assert_eq!((exported.contradictions, exported.not_checked.len()), (1, 0));
    let seen = review(&spec, "acme/broken/CreateBox", Some("Weight"), &none, Look::Text, None).expect("a review");
    assert!(matches!(seen.troubles.as_slice(), [one] if one.contains("not known")), "{:?}", seen.troubles);
    assert!(!seen.text.contains("no row says so") && seen.text.contains("row 3 of table"), "{}", seen.text);
    workshop.lock(&workshop.sources()).expect("the page mends the lock");
    assert_eq!(codes_of(&verify(&spec, &none)), [""; 0]);
}

#[test]
fn nothing_is_written_that_the_spec_does_not_say() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let before = fs::read_to_string(workshop.lock_of("broken")).expect("a lock");
    workshop.edit(CREATE, "range: 60 to 6000", "range: 60 to 600");
    let out = workshop.path().join("generated");
    let spec = workshop.spec();
    for sources in [Folders::none(), workshop.sources()] {
        let clients = Some((out.as_path(), RuntimeDependency::Workspace));
        let everything = Update { spec: &spec, sources: &sources, clients, schemas: Some(&out), repository: None };
        assert_eq!(refused(update(&everything)), ["page-fact"]);
        assert!(!out.exists(), "nothing at all");
        assert_eq!(fs::read_to_string(workshop.lock_of("broken")).expect("a lock"), before);
    }
    let checked = verify(&spec, &Folders::none());
    let help = &checked.problems.iter().next().expect("a problem").help;
    assert!(help.contains("CreateBox.lock has of it") && help.contains("cargo xtask update --sources DIR"), "{help}");
}

#[test]
fn what_stands_in_the_way_of_one_file_keeps_all_from_being_written() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let out = workshop.path().join("generated");
    fs::create_dir_all(out.join("acme")).expect("a folder");
    fs::write(out.join("acme/Cargo.toml"), "[package]\n").expect("somebody else's file");
    let before = fs::read_to_string(workshop.lock_of("broken")).expect("a lock");
    workshop.edit(CREATE, "role: request-id", "role: request-id\n      note: seldom read");
    let (spec, sources) = (workshop.spec(), workshop.sources());
    let clients = Some((out.as_path(), RuntimeDependency::Workspace));
    let refused = update(&Update { spec: &spec, sources: &sources, clients, schemas: None, repository: None });
    assert!(matches!(refused, Err(Failure::Output(_))), "{refused:?}");
    assert_eq!(fs::read_to_string(workshop.lock_of("broken")).expect("a lock"), before);
}

#[test]
fn that_the_locks_say_otherwise_is_told_by_whoever_writes_from_a_spec() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let out = workshop.path().join("generated");
    let spec = workshop.spec();
    let target = Target { spec: &spec, out: &out, runtime: RuntimeDependency::Workspace, only: None };
    let told = || {
        let (checked, ..) = generate(&target).expect("a client");
        let (exported, _) = export_json_schema(&spec, &workshop.path().join("schemas")).expect("a schema");
        assert_eq!(exported.contradictions, checked.contradictions);
        assert_eq!(checked.not_checked, [""; 0]);
        checked.contradictions
    };
    assert_eq!(told(), 0);
    workshop.edit(CREATE, "role: request-id", "role: request-id\n      note: seldom read");
    assert_eq!(told(), 1, "what is not locked");
    workshop.edit(CREATE, "range: 60 to 6000", "range: 60 to 600");
    assert_eq!(told(), 2, "and what the page does not say");
    locks_below(&spec).into_iter().for_each(|lock| fs::remove_file(lock).expect("a lock"));
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
    workshop.lock(&workshop.sources()).expect("locks");
    workshop
}

#[test]
fn one_page_at_hand_is_read_and_the_others_keep_their_rows_and_are_named() {
    let workshop = two();
    let (spec, sources) = (workshop.spec(), workshop.sources());
    let before = fs::read_to_string(workshop.lock_of("broken")).expect("a lock");
    fs::remove_file(workshop.pages().join("acme-broken-CreateBox.txt")).expect("a page");
    let checked = verify(&spec, &sources);
    assert_eq!(codes_of(&checked), [""; 0]);
    assert!(matches!(checked.not_checked.as_slice(), [one] if one.contains("acme/broken/CreateBox")), "{checked:?}");
    let updated = workshop.lock(&sources).expect("a sound spec");
    assert_eq!((updated.new.len(), &updated.unread), (0, &checked.not_checked));
    assert_eq!(fs::read_to_string(workshop.lock_of("broken")).expect("a lock"), before);
    let page = workshop.pages().join("acme-spaced-CreateBox.txt");
    let text = fs::read_to_string(&page).expect("a page");
    fs::write(&page, format!("{text}\n")).expect("a page");
    assert_eq!(codes_of(&verify(&spec, &sources)), ["page-changed"]);
    assert_eq!(refused(coverage(&spec, &sources)), ["page-changed"]);
    let updated = workshop.lock(&sources).expect("the page says the same");
    assert!(matches!(updated.new.as_slice(), [(file, record)] if file.contains("spaced") && record.contains("sha256")));
    assert_eq!(codes_of(&verify(&spec, &sources)), [""; 0]);
    fs::remove_file(page).expect("a page");
    assert_eq!(codes_of(&verify(&spec, &sources)), ["source-unreadable"], "it is another folder");
    assert_eq!(refused(workshop.lock(&sources)), ["source-unreadable"]);
}

#[test]
fn sources_may_lie_in_several_folders() {
    let workshop = two();
    let other = workshop.path().join("other");
    fs::create_dir(&other).expect("a folder");
    fs::rename(workshop.pages().join("acme-broken-CreateBox.txt"), other.join("acme-broken-CreateBox.txt"))
        .expect("a page");
    let checked = verify(&workshop.spec(), &Folders::new([workshop.pages(), other]));
    assert_eq!((codes_of(&checked), checked.not_checked.len()), (vec![], 0));
}

#[test]
fn a_package_is_asked_for_in_its_version() {
    let workshop = Workshop::locked("broken.txt", "broken");
    workshop.edit(
        CREATE,
        "\noperation:",
        "\nsources:\n  cli: {package: tccli 3.1.189.1, folder: services/box/v1}\n\noperation:",
    );
    let unread = |name: &str| {
        let package = workshop.pages().join(name);
        fs::create_dir(&package).expect("a folder");
        let updated = workshop.lock(&workshop.sources()).expect("the page is at hand");
        fs::remove_dir(package).expect("a folder");
        updated.unread.join("\n")
    };
    assert!(unread("tccli-3.1.190.0").contains("another version, tccli-3.1.190.0"));
    assert!(unread("tccli_plugins-3.1.189.1").contains("no folder of sources has it"));
    assert_eq!(codes_of(&verify(&workshop.spec(), &Folders::none())), [""; 0]);
    workshop.edit(CREATE, "tccli 3.1.189.1", "tccli 3.1.190.0");
    assert_eq!(codes_of(&verify(&workshop.spec(), &Folders::none())), ["lock-changed"]);
}

#[test]
fn what_is_wrong_in_one_file_hides_nothing_of_another() {
    let workshop = two();
    workshop.edit("acme/broken/service.yaml", "doc: Something.", "doc: \"todo: say it\"");
    workshop.edit(CREATE, "range: 60 to 6000", "range: 60 to 600");
    workshop.edit("acme/spaced/CreateBox.yaml", "range: 60 to 6000", "rnge: 60 to 6000");
    let checked = verify(&workshop.spec(), &Folders::none());
    assert_eq!(codes_of(&checked), ["page-fact", "open-matter", "unknown-key"]);
    let said = checked.not_checked.join("\n");
    assert!(said.contains("rows, facts and locks of acme/spaced/CreateBox"), "{said}");
    assert!(said.contains("examples and cases of acme/spaced/CreateBox"), "{said}");
}

#[test]
fn a_mistake_is_told_as_what_it_is_and_as_nothing_else() {
    let workshop = Workshop::locked("broken.txt", "broken");
    workshop.edit(CREATE, "range: 60 to 6000", "range: upto 6000");
    assert_eq!(codes_of(&verify(&workshop.spec(), &Folders::none())), ["unreadable-limits"]);
}

#[test]
fn what_leads_into_a_file_that_was_not_read_is_not_judged() {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("spec");
    copy(&spec_folder(), &spec);
    let path = spec.join("tencentcloud/vpc/CreateFlowLog.yaml");
    let text = fs::read_to_string(&path).expect("a spec");
    fs::write(&path, text.replacen("\nrequest:\n", "\nrequest: [\n", 1)).expect("a spec");
    let checked = verify(&spec, &Folders::none());
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
    assert_eq!(codes_of(&verify(&spec, &Folders::none())), ["lock-changed"]);
    let service = spec.join("alibabacloud/ecr/service.yaml");
    let text = fs::read_to_string(&service).expect("a spec");
    fs::write(service, text.replacen("version: ", "version: 1", 1)).expect("a spec");
    assert_eq!(codes_of(&verify(&spec, &Folders::none())), ["lock-changed"; 2]);
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
fn a_row_that_came_is_one_new_record_beside_those_that_count_it() {
    let text = fs::read_to_string(page("broken.txt")).expect("a page");
    let workshop = Workshop::locked_text(&text, "broken");
    let after = text.replacen("Weight |", "Size | integer | No | How large. | 7 |\nWeight |", 1);
    fs::write(workshop.pages().join("acme-broken-CreateBox.txt"), after).expect("a page");
    let spec = fs::read_to_string(workshop.spec().join(CREATE)).expect("a spec");
    let indent = spec.lines().find(|line| line.trim() == "Weight:").expect("the row").find('W').expect("it is there");
    let line = format!("{}Size: {{type: integer, example: 7, doc: How large.}}\n", " ".repeat(indent));
    fs::write(
        workshop.spec().join(CREATE),
        spec.replacen(&format!("{}Weight:", " ".repeat(indent)), &format!("{line}{}Weight:", " ".repeat(indent)), 1),
    )
    .expect("a spec");
    let updated = workshop.lock(&workshop.sources()).expect("a sound spec");
    let kinds: Vec<&str> = updated.new.iter().filter_map(|(_, record)| record.split('"').nth(1)).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "row").count(), 1, "{:#?}", updated.new);
    assert!(kinds.iter().all(|kind| ["source", "table", "row", "json"].contains(kind)), "{:#?}", updated.new);
}

#[test]
fn a_page_that_cannot_be_read_is_not_locked() {
    let workshop = Workshop::locked("broken.txt", "broken");
    fs::write(workshop.pages().join("acme-broken-CreateBox.txt"), "nothing\n").expect("a page");
    assert_eq!(refused(workshop.lock(&workshop.sources())), ["page-unreadable"]);
}
