//! What commands have in common: the folders of this repository, how a failure is told, and the exit status.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use flowlog_codegen::output::Freshness;
use flowlog_codegen::{Checked, Failure, check, report};

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
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

/// A folder of the repository that this program was built from.
pub(super) fn repository(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name(folder)
}

/// Checks the spec folder that was given, or that of this repository.
pub(super) fn checked(given: Option<&Path>) -> Checked {
    let Some(given) = given else { return check(&repository("spec")) };
    let mut checked = check(given);
    checked.sources.show_below(given);
    checked
}

pub(super) fn status(fine: bool) -> ExitCode {
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

pub(super) fn say(freshness: Result<Freshness, Failure>, given: Option<&Path>) -> ExitCode {
    match freshness {
        Ok(freshness) => {
            print!("{freshness}");
            status(freshness.is_fresh())
        }
        Err(failure) => fail(failure, given, ""),
    }
}

/// The command that brings what it writes up to date.
pub(super) fn fix(command: &str, spec: Option<&Path>, out: Option<&Path>, only: Option<&str>) -> String {
    let mut command = command.to_owned();
    let options = [("spec", spec.map(|p| p.display().to_string())), ("out", out.map(|p| p.display().to_string()))];
    for (option, value) in options.into_iter().chain([("only", only.map(str::to_owned))]) {
        if let Some(value) = value {
            command.push_str(&format!(" --{option} {value}"));
        }
    }
    command
}

/// Says why nothing came of a run over the spec folder that was given, if one was.
pub(super) fn fail(failure: Failure, given: Option<&Path>, last: &str) -> ExitCode {
    match failure {
        Failure::Spec(mut checked) => {
            if let Some(given) = given {
                checked.sources.show_below(given);
            }
            eprint!("{}{last}", report::problems(&checked.problems, &checked.sources));
        }
        // One line for each problem.
        other => other.to_string().lines().for_each(|line| eprintln!("error: {line}")),
    }
    ExitCode::FAILURE
}
