//! What the tests have in common: where the folders of the repository are, how a spec tree becomes a model, and how the reference files are read.
//! Everything here panics with a readable text, as it only ever runs inside a test.

/// The examples of what is written for people: they are run here, as here all crates are known.
#[cfg(doctest)]
mod written {
    macro_rules! examples {
        ($($name:ident: $path:literal)*) => {
            $(#[doc = include_str!($path)] pub struct $name;)*
        };
    }

    examples! {
        Readme: "../../README.md"
        Credentials: "../../runtime/src/guide/credentials.md"
        Errors: "../../runtime/src/guide/errors.md"
        Overruling: "../../runtime/src/guide/overruling.md"
        Pages: "../../runtime/src/guide/pages.md"
        Retries: "../../runtime/src/guide/retries.md"
        Testing: "../../runtime/src/guide/testing.md"
        Blocking: "../../runtime/src/guide/blocking.md"
    }
}

use std::path::{Path, PathBuf};
use std::{fs, process::Command};

use flowlog_codegen::diagnostic::{Problems, Sources};
use flowlog_codegen::model::Model;
use flowlog_codegen::spec::{Loaded, load};
use flowlog_codegen::{Checked, check};
use serde_json::Value;

pub mod boundaries;
pub mod by_hand;
pub mod candidates;
pub mod generated;
pub mod hostile;
pub mod language;
pub mod limits;
pub mod loopback;

pub mod page;
pub mod render;
pub mod requests;
pub mod sample;
pub mod sources;
pub mod targets;
pub mod trees;
pub mod verdicts;

/// The root of the repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The spec of the repository.
pub fn spec_folder() -> PathBuf {
    repository().join("spec")
}

/// A file or folder of this package.
pub fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A folder of the fixtures: `spec` holds two invented vendors, `generated` their crates.
pub fn fixtures(folder: &str) -> PathBuf {
    here("fixtures").join(folder)
}

/// What the files of a spec tree say, which is expected to be right.
pub fn mirror(root: &Path) -> Loaded {
    let mut problems = Problems::default();
    let loaded = load(root, &mut problems);
    assert!(problems.is_empty(), "{}", rendered(&mut problems, &loaded.sources));
    loaded
}

/// What a spec tree means, which is expected to be right in every respect.
pub fn model(root: &Path) -> Model {
    let Checked { mut problems, sources, model, .. } = check(root);
    assert!(problems.is_empty(), "{}", rendered(&mut problems, &sources));
    model
}

/// All problems as a person would read them.
pub fn rendered(problems: &mut Problems, sources: &Sources) -> String {
    problems.sort();
    problems.iter().map(|problem| problem.render(sources) + "\n\n").collect()
}

/// A JSON file of this package.
pub fn json(path: &str) -> Value {
    let text = fs::read_to_string(here(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The variable that tells a test that it runs in a process of its own, and where its output goes.
const CHILD: &str = "FLOWLOG_TESTS_CHILD";

/// Where a test that was started by [`again`] writes to; none in the first process.
pub fn child() -> Option<PathBuf> {
    std::env::var_os(CHILD).map(PathBuf::from)
}

/// The current test binary once more, for one test only, which will write to a folder: for what only a new process can show.
pub fn again(test: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("the path of the test binary"));
    command.args([test, "--exact", "--quiet"]).env(CHILD, folder);
    command
}
