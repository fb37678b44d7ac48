//! The specs that the repository holds and where their crates go, so that generating and checking them is said once.

use std::path::{Path, PathBuf};

use flowlog_codegen::emit::{Output, RuntimeDependency};
use flowlog_codegen::output::{Applied, Freshness};
use flowlog_codegen::{Failure, Target, emit, export_json_schema, freshness, generate, json_schema_freshness, report};

use crate::{fixtures, repository, spec_folder};

/// A spec folder, the folder of its crates, and the command that brings them up to date.
pub struct Generation {
    /// The spec folder.
    pub spec: PathBuf,
    /// The folder of the crates.
    pub out: PathBuf,
    /// The command.
    pub fix: &'static str,
}

/// What is committed: the repository's own crates, and those of the fixtures.
pub fn committed() -> [Generation; 2] {
    let own = Generation { spec: spec_folder(), out: repository().join("generated"), fix: "cargo xtask gen" };
    let fix = "cargo xtask gen --members --spec tests/fixtures/spec --out tests/fixtures/generated";
    [own, Generation { spec: fixtures("spec"), out: fixtures("generated"), fix }]
}

fn target<'p>(spec: &'p Path, out: &'p Path, only: Option<&'p str>) -> Target<'p> {
    Target { spec, out, runtime: RuntimeDependency::Workspace, only, prune: false }
}

/// Writes the crates of a spec.
pub fn write(spec: &Path, out: &Path) -> Applied {
    write_only(spec, out, None).unwrap_or_else(|failure| panic!("{}", words(&failure)))
}

/// Writes the crates of a spec, or of one of its services.
pub fn write_only(spec: &Path, out: &Path, only: Option<&str>) -> Result<Applied, Failure> {
    generate(&target(spec, out, only)).map(|(_, _, applied)| applied)
}

/// Writes the crates of a spec, and removes those of vendors that it does not have.
pub fn write_and_prune(spec: &Path, out: &Path) -> Result<Applied, Failure> {
    generate(&Target { prune: true, ..target(spec, out, None) }).map(|(_, _, applied)| applied)
}

/// Says how far the crates of a spec are from being up to date.
pub fn check(spec: &Path, out: &Path, fix: &str) -> Freshness {
    try_check(spec, out, fix).unwrap_or_else(|failure| panic!("{}", words(&failure)))
}

/// The same, or why that cannot be said.
pub fn try_check(spec: &Path, out: &Path, fix: &str) -> Result<Freshness, Failure> {
    freshness(&target(spec, out, None), fix)
}

/// The text of every file, without writing any.
pub fn text(spec: &Path) -> Output {
    match emit(spec, RuntimeDependency::Workspace) {
        Ok((_, emitted)) => emitted.output,
        Err(failure) => panic!("{}", words(&failure)),
    }
}

/// Writes the JSON Schemas of a spec.
pub fn write_schemas(spec: &Path, out: &Path) -> Result<Applied, Failure> {
    export_json_schema(spec, out, false).map(|(_, applied)| applied)
}

/// Writes the JSON Schemas of a spec, and removes those of vendors that it does not have.
pub fn write_schemas_and_prune(spec: &Path, out: &Path) -> Result<Applied, Failure> {
    export_json_schema(spec, out, true).map(|(_, applied)| applied)
}

/// Says how far the JSON Schemas of a spec are from being up to date.
pub fn check_schemas(spec: &Path, out: &Path) -> Freshness {
    json_schema_freshness(spec, out, false, "cargo xtask export json-schema")
        .unwrap_or_else(|failure| panic!("{}", words(&failure)))
}

/// A failure as a person would read it.
pub fn words(failure: &Failure) -> String {
    match failure {
        Failure::Spec(checked) => report::problems(&checked.problems, &checked.sources),
        other => other.to_string(),
    }
}
