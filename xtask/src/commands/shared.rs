//! What commands have in common: the folders that they work on, how a result and a failure are told, and the exit status.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use flowlog_codegen::diagnostic::Sources;
use flowlog_codegen::output::{Applied, Freshness};
use flowlog_codegen::{Failure, report};

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
}

/// Which spec folder a command works on.
#[derive(Args, Default)]
pub(super) struct Spec {
    /// The spec folder [default: spec of this repository]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
}

impl Spec {
    pub(super) fn folder(&self) -> PathBuf {
        self.spec.clone().unwrap_or_else(|| repository("spec"))
    }

    /// Shows the files of a folder that was given so that whoever is elsewhere can open them.
    pub(super) fn show(&self, sources: &mut Sources) {
        if let Some(given) = &self.spec {
            sources.show_below(given);
        }
    }
}

/// Where the pages are, if they are at hand.
#[derive(Args)]
pub(super) struct Documents {
    /// The folder of the pages, each `vendor-service-Operation.txt` or `.html`
    #[arg(long, value_name = "DIR", env = "FLOWLOG_DOCUMENTS")]
    documents: Option<PathBuf>,
}

impl Documents {
    /// An empty variable is none.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.documents.as_deref().filter(|folder| !folder.as_os_str().is_empty())
    }
}

/// The repository that this program was built from.
pub(super) fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// A folder of it.
pub(super) fn repository(folder: &str) -> PathBuf {
    root().join(folder)
}

/// Says which checks could not be made.
pub(super) fn not_checked(checks: &[String]) {
    checks.iter().for_each(|check| eprintln!("not checked: {check}"));
}

pub(super) fn status(fine: bool) -> ExitCode {
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints a text, or says why there is none.
pub(super) fn print(text: Result<String, impl Display>) -> ExitCode {
    match text {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => complain(error),
    }
}

/// Says how many files were written.
pub(super) fn written(applied: Result<Applied, Failure>, spec: &Spec) -> ExitCode {
    match applied {
        Ok(applied) => {
            println!("{} written, {} unchanged", applied.written.len(), applied.unchanged.len());
            ExitCode::SUCCESS
        }
        Err(failure) => fail(failure, spec, "nothing was written\n"),
    }
}

/// Says what is not up to date.
pub(super) fn say(freshness: Result<Freshness, Failure>, spec: &Spec) -> ExitCode {
    match freshness {
        Ok(freshness) => {
            print!("{freshness}");
            status(freshness.is_fresh())
        }
        Err(failure) => fail(failure, spec, ""),
    }
}

/// The command that brings what it writes up to date.
pub(super) fn fix(command: &str, spec: &Spec, out: Option<&Path>, only: Option<&str>) -> String {
    let mut command = command.to_owned();
    let options =
        [("spec", spec.spec.as_ref().map(|p| p.display().to_string())), ("out", out.map(|p| p.display().to_string()))];
    for (option, value) in options.into_iter().chain([("only", only.map(str::to_owned))]) {
        if let Some(value) = value {
            command.push_str(&format!(" --{option} {value}"));
        }
    }
    command
}

/// Says why nothing came of a run over a spec folder.
pub(super) fn fail(failure: Failure, spec: &Spec, last: &str) -> ExitCode {
    match failure {
        Failure::Spec(mut checked) => {
            spec.show(&mut checked.sources);
            eprint!("{}{last}", report::problems(&checked.problems, &checked.sources));
            ExitCode::FAILURE
        }
        other => complain(other),
    }
}

/// Prints an error, which has a line for each problem.
pub(super) fn complain(error: impl Display) -> ExitCode {
    error.to_string().lines().for_each(|line| eprintln!("error: {line}"));
    ExitCode::FAILURE
}
