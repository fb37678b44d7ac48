//! Acceptance: a page in any form becomes a draft, the draft a spec that no check has anything against, and the spec a client that compiles.

use std::fs;
use std::process::Command;

use flowlog_codegen::emit::RuntimeDependency;
use flowlog_codegen::import::{ImportError, import};
use flowlog_codegen::page::PageError;
use flowlog_codegen::{Target, check, generate, lock, verify};
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
    let (mut checked, missing) = verify(&workshop.spec(), Some(&workshop.documents()));
    assert!(checked.problems.is_empty(), "{}", rendered(&mut checked.problems, &checked.sources));
    assert_eq!(missing, ["what no row says: there is no witnesses.lock"]);
    lock::write(&workshop.spec(), Some(&workshop.documents())).expect("locks");
    let (mut checked, missing) = verify(&workshop.spec(), None);
    assert!(checked.problems.is_empty(), "{}", rendered(&mut checked.problems, &checked.sources));
    assert_eq!(missing.len(), 1, "only that no page was read: {missing:?}");
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
