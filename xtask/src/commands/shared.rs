//! What commands have in common: the folders that they work on, how a result and a failure are told, and the exit status.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use flowlog_codegen::diagnostic::Sources as Texts;
use flowlog_codegen::ledger::Folders;
use flowlog_codegen::output::{Applied, Freshness};
use flowlog_codegen::{Checked, Failure, report};

use super::print::{stderr, stdout};

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

    /// The folder, if one was given.
    pub(super) fn given(&self) -> Option<&Path> {
        self.spec.as_deref()
    }

    /// The option as it was given, for the commands that come next.
    pub(super) fn option(&self) -> String {
        self.spec.as_ref().map(|given| format!(" --spec {}", given.display())).unwrap_or_default()
    }

    /// Shows the files of a folder that was given so that whoever is elsewhere can open them.
    pub(super) fn show(&self, texts: &mut Texts) {
        if let Some(given) = &self.spec {
            texts.show_below(given);
        }
    }
}

/// Where the sources are, if they are at hand.
#[derive(Args)]
pub(super) struct Sources {
    /// A folder of sources: pages as `vendor-service-Operation.txt` or `.html`, packages as folders `package-version`; may be given several times
    #[arg(long, value_name = "DIR", env = "FLOWLOG_SOURCES", value_parser = folders)]
    sources: Vec<Listed>,
    /// The same, as it was called once
    #[arg(long, value_name = "DIR", env = "FLOWLOG_DOCUMENTS", value_parser = folders, hide = true)]
    documents: Vec<Listed>,
}

/// Folders that are given in one text, as in PATH.
#[derive(Clone)]
struct Listed(Vec<PathBuf>);

impl Sources {
    /// What is given under the one name stands in for the other.
    pub(super) fn folders(&self) -> Folders {
        let given = |listed: &[Listed]| listed.iter().flat_map(|Listed(folders)| folders.clone()).collect::<Vec<_>>();
        let sources = given(&self.sources);
        Folders::new(if sources.is_empty() { given(&self.documents) } else { sources })
    }
}

/// An empty variable is no folder; one that is not there would pass for one without sources.
fn folders(text: &str) -> Result<Listed, String> {
    let listed: Vec<PathBuf> = std::env::split_paths(text).filter(|path| !path.as_os_str().is_empty()).collect();
    match listed.iter().find(|path| !path.is_dir()) {
        Some(path) => Err(format!("there is no such folder: {}", path.display())),
        None => Ok(Listed(listed)),
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

/// Says what a run that wrote something did not refuse, and what it did not check.
pub(super) fn tell(checked: &Checked) {
    if checked.contradictions > 0 {
        let times = if checked.contradictions == 1 { "once" } else { &format!("{} times", checked.contradictions) };
        stderr(&format!(
            "warning: sources and locks say otherwise than the spec, {times}; `cargo xtask check` lists it\n"
        ));
    }
    not_checked(&checked.not_checked);
}

/// Says which checks could not be made.
pub(super) fn not_checked(checks: &[String]) {
    checks.iter().for_each(|check| stderr(&format!("not checked: {check}\n")));
}

pub(super) fn status(fine: bool) -> ExitCode {
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints a text, or says why there is none.
pub(super) fn print(text: Result<String, impl Display>) -> ExitCode {
    match text {
        Ok(text) => {
            stdout(&text);
            ExitCode::SUCCESS
        }
        Err(error) => complain(error),
    }
}

/// Says how many files were written.
pub(super) fn written(applied: Result<Applied, Failure>, spec: &Spec) -> ExitCode {
    match applied {
        Ok(applied) => {
            stdout(&format!("{} written, {} unchanged\n", applied.written.len(), applied.unchanged.len()));
            ExitCode::SUCCESS
        }
        Err(failure) => fail(failure, spec, "nothing was written\n"),
    }
}

/// Says what is not up to date.
pub(super) fn say(freshness: Result<Freshness, Failure>, spec: &Spec) -> ExitCode {
    match freshness {
        Ok(freshness) => {
            stdout(&freshness.to_string());
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
            stderr(&format!("{}{last}", report::problems(&checked.problems, &checked.sources)));
            not_checked(&checked.not_checked);
            ExitCode::FAILURE
        }
        other => complain(other),
    }
}

/// Prints an error, which has a line for each problem.
pub(super) fn complain(error: impl Display) -> ExitCode {
    error.to_string().lines().for_each(|line| stderr(&format!("error: {line}\n")));
    ExitCode::FAILURE
}
