//! Every mistake that a spec can have: one small edit of a sound spec, and the whole report that a maintainer gets. The reports are in
//! `snapshots/`; the sound spec is `../fixtures/base`.

#![allow(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod cases;
mod explain;
mod folder;
mod shape;

use std::collections::BTreeSet;

use folder::{Edit, Spec};

/// What is wrong: the code, which case of it, and the edits of the sound spec that make it wrong.
struct Case {
    code: &'static str,
    variant: &'static str,
    edits: Vec<Edit>,
}

impl Case {
    fn name(&self) -> String {
        if self.variant.is_empty() { self.code.to_owned() } else { format!("{}.{}", self.code, self.variant) }
    }
}

#[test]
fn the_base_is_sound() {
    assert_eq!(Spec::edited("base", &[]).report(), "");
    assert_eq!(Spec::edited("page-and-base", &[]).report(), "");
}

#[test]
fn every_mistake_is_reported_alone_and_well() {
    let specs: Vec<(Case, Spec)> = cases::all()
        .into_iter()
        .map(|case| (Spec::edited(&case.name(), &case.edits), case))
        .map(|(spec, case)| (case, spec))
        .collect();
    let is_alone = |(case, spec): &&(Case, Spec)| {
        !spec.problems.is_empty() && spec.problems.iter().all(|problem| problem.code == case.code)
    };
    let wrong: Vec<String> = specs
        .iter()
        .filter(|both| !is_alone(both))
        .map(|(case, spec)| format!("## {}\n{}", case.name(), spec.report()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    for (case, spec) in specs {
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "snapshots" }, {
            insta::assert_snapshot!(case.name(), spec.report());
        });
    }
}

#[test]
fn no_case_is_there_twice() {
    let mut seen = BTreeSet::new();
    for case in cases::all() {
        assert!(seen.insert(case.name()), "{}", case.name());
    }
}

#[test]
fn every_code_in_the_source_has_a_case() {
    let cases: BTreeSet<String> = cases::all().iter().map(|case| case.code.to_owned()).collect();
    let source: BTreeSet<String> = folder::codes_in_source();
    assert_eq!(source.difference(&cases).collect::<Vec<_>>(), Vec::<&String>::new(), "codes without a case");
    assert_eq!(cases.difference(&source).collect::<Vec<_>>(), Vec::<&String>::new(), "cases of codes that are gone");
}

#[test]
fn no_snapshot_is_left_over() {
    let wanted: BTreeSet<String> = cases::all().iter().map(|case| format!("{}.snap", case.name())).collect();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics/snapshots");
    let found = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<String> = found.filter(|name| name.ends_with(".snap") && !wanted.contains(name)).collect();
    assert_eq!(left, Vec::<String>::new());
}
