//! Acceptance: a page in any form becomes a draft, the draft a spec that no check has anything against, and the spec a client that compiles.

use std::fs;
use std::process::Command;

use flowlog_codegen::emit::RuntimeDependency;
use flowlog_codegen::import::{ImportError, import};
use flowlog_codegen::ledger::Folders;
use flowlog_codegen::page::PageError;
use flowlog_codegen::review::{Look, review};
use flowlog_codegen::{Target, check, generate, verify};
use flowlog_tests::{rendered, repository};

use crate::workshop::{PAGES, Workshop, page};

#[test]
fn a_page_of_every_form_becomes_a_client_that_compiles() {
    let workshop = Workshop::new();
    for (name, service) in PAGES {
        let imported = workshop.import(name, service);
        let rows = if matches!(name, "single.txt" | "piped.txt") { (2, 5) } else { (3, 7) };
        assert_eq!((imported.tables, imported.rows, imported.facts, imported.lost), (rows.0, rows.1, 6, 0), "{name}");
        assert_eq!(imported.written.len(), 2, "{name}");
    }
    let codes = check(&workshop.spec()).problems.iter().filter(|problem| problem.code == "open-matter").count();
    assert!(codes > 6 * 10, "what a draft leaves open is refused: {codes}");
    for (_, service) in PAGES {
        workshop.fill(service);
    }
    let mut checked = verify(&workshop.spec(), &workshop.sources());
    assert!(checked.problems.is_empty(), "{}", rendered(&mut checked.problems, &checked.sources));
    assert_eq!(checked.not_checked, ["what no program reads: there are no locks; `cargo xtask update` writes them"]);
    workshop.lock(&workshop.sources()).expect("locks");
    let mut checked = verify(&workshop.spec(), &Folders::none());
    assert!(checked.problems.is_empty(), "{}", rendered(&mut checked.problems, &checked.sources));
    assert_eq!(checked.not_checked.len(), 1, "only that no page was read: {:?}", checked.not_checked);
    compiles(&workshop);
}

fn compiles(workshop: &Workshop) {
    let out = workshop.path().join("generated");
    let runtime = RuntimeDependency::Path(
        repository().join("runtime").canonicalize().expect("the runtime").display().to_string(),
    );
    generate(&Target { spec: &workshop.spec(), out: &out, runtime, only: None }).expect("a client");
    let krate = out.join("acme");
    // The versions that this repository has, so that nothing has to be fetched.
    fs::copy(repository().join("Cargo.lock"), krate.join("Cargo.lock")).expect("a lock");
    let target = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("imported");
    let cargo = Command::new(env!("CARGO"))
        // Its services and no transport: what was imported is what is looked at.
        .args([
            "check",
            "--quiet",
            "--offline",
            "--no-default-features",
            "--features",
            &PAGES.map(|(_, service)| service).join(","),
        ])
        .current_dir(&krate)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo runs");
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
}

#[test]
fn what_comes_next_is_said_for_the_same_folders() {
    let workshop = Workshop::new();
    let imported = workshop.import("saved.html", "saved");
    let next = imported.human(" --spec /boxes/spec");
    for part in ["DIR/acme-saved-CreateBox.html", "`cargo xtask update --spec /boxes/spec --sources DIR --out OUT`"] {
        assert!(next.contains(part), "{part}: {next}");
    }
    assert!(imported.human("").contains("`cargo xtask update --sources DIR`"));
}

#[test]
fn nothing_is_overwritten() {
    let workshop = Workshop::new();
    workshop.import("broken.txt", "broken");
    let path = workshop.spec().join("acme/broken/CreateBox.yaml");
    fs::write(&path, "mine").expect("a file");
    let again = import(&workshop.spec(), &page("broken.txt"), "acme/broken", Some("CreateBox"));
    assert!(matches!(again, Err(ImportError::Exists(at)) if at == path));
    assert_eq!(fs::read_to_string(&path).expect("a file"), "mine");
}

#[test]
fn what_cannot_be_drafted_is_refused_with_what_to_do() {
    let workshop = Workshop::new();
    let try_ = |name: &str, service: &str| import(&workshop.spec(), &page(name), service, None);
    assert!(matches!(try_("broken.txt", "acme"), Err(ImportError::Service(_))));
    assert!(matches!(try_("broken.txt", "../acme"), Err(ImportError::Service(_))));
    for astray in ["../Stray", "a/b", "small", ""] {
        let drafted = import(&workshop.spec(), &page("broken.txt"), "acme/box", Some(astray));
        assert!(matches!(drafted, Err(ImportError::Operation(name)) if name == astray));
    }
    assert!(matches!(try_("nowhere.txt", "acme/box"), Err(ImportError::Page(PageError::File { .. }))));
    // Its title is a sentence, and no permission names the operation.
    assert!(matches!(try_("single.txt", "acme/box"), Err(ImportError::Nameless)));
    assert!(try_("broken.txt", "acme/box").is_ok(), "the title names the operation");
}

/// A page with what `import` must not decide, and with sentences that nobody reads.
const OPEN: &str = "Boxes:CreateBox
POST /v1/{shed_id}/boxes
Request parameters
Table 1 Path parameters
Parameter | Type | Required | Description |
shed_id | string | Yes | The shed. |
Table 2 Header parameters
Parameter | Type | Required | Description |
X-Token | string | Yes | Who asks. |
Table 3 Body parameters
Parameter | Type | Required | Description |
Kind | string | No | Kind of the box. Valid values: WOOD and STEEL. |
Height | integer | No | How high it is, in centimetres, between 10 and 90 inclusive. |
Lid | string | No | Kind of the lid. Valid values: WOOD and STEEL. |
Base | string | No | Kind of the base. Valid values: WOOD and STEEL. |
Response parameters
Parameter | Type | Description |
RequestId | string | The ID of the request. |
Examples
POST https://boxes.example.com/v1/shed-1/boxes
";

fn open_matter(workshop: &Workshop) -> String {
    let path = workshop.pages().join("acme-open-CreateBox.txt");
    fs::write(&path, OPEN).expect("a page");
    let imported = import(&workshop.spec(), &path, "acme/open", None).expect("a draft");
    assert_eq!(imported.unread, 1);
    fs::read_to_string(workshop.spec().join("acme/open/CreateBox.yaml")).expect("a draft")
}

#[test]
fn what_no_page_says_is_left_open() {
    let workshop = Workshop::new();
    let draft = open_matter(&workshop);
    let service = fs::read_to_string(workshop.spec().join("acme/open/service.yaml")).expect("a draft");
    for key in ["protocol", "fields-in", "lists", "host"] {
        assert!(service.contains(&format!("{key}: \"todo: ")), "{key}\n{service}");
    }
    assert!(draft.contains("path: {shed_id: shed-1}"), "{draft}");
    assert!(draft.contains("{\"X-Token\": \"todo: a value\"}"), "{draft}");
    assert!(draft.contains("is one of the protocol-rows"), "{draft}");
    assert!(draft.contains("# not read to its end: sentence 1 of 1"), "{draft}");
}

#[test]
fn enum_of_leads_over_more_than_one_field() {
    let workshop = Workshop::new();
    let draft = open_matter(&workshop);
    let values = "enum: {WOOD: \"todo: what it means\", STEEL: \"todo: what it means\"}";
    assert_eq!(draft.matches(values).count(), 3, "{draft}");
    let draft = draft.replacen(values, "enum: {WOOD: Light., STEEL: Heavy.}", 1);
    let draft = draft.replacen(values, "enum-of: request.Kind", 1).replacen(values, "enum-of: request.Lid", 1);
    fs::write(workshop.spec().join("acme/open/CreateBox.yaml"), draft).expect("a spec");
    workshop.fill("open");
    let path = workshop.spec().join("acme/open/CreateBox.yaml");
    let filled = fs::read_to_string(&path).expect("a spec").replace("Something.}\n", "\"x\"}\n");
    fs::write(path, filled).expect("a spec");
    let mut checked = verify(&workshop.spec(), &workshop.sources());
    assert!(checked.problems.is_empty(), "{}", rendered(&mut checked.problems, &checked.sources));
    workshop.lock(&workshop.sources()).expect("locks");
    let seen = review(&workshop.spec(), "acme/open/CreateBox", Some("Height"), &Folders::none(), Look::Text, None)
        .expect("a review");
    assert!(seen.text.contains("not read sentence 1 to its end"), "{}", seen.text);
    let page =
        review(&workshop.spec(), "acme/open/CreateBox", None, &Folders::none(), Look::Html, None).expect("a page");
    assert!(page.text.contains("not read sentence 1 to its end"), "{}", page.text);
}
