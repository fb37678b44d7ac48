//! `cargo xtask coverage`

use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::coverage::{coverage, freshness, json, text, write};

use super::print::stdout;
use super::shared::{Format, Sources, Spec, fail, not_checked, root, say, written};

/// Count what became of every row and every sentence of the pages.
#[derive(Args)]
pub(crate) struct Coverage {
    #[command(flatten)]
    spec: Spec,
    #[command(flatten)]
    sources: Sources,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Bring the table in README.md up to date
    #[arg(long, conflicts_with = "spec")]
    write: bool,
    /// Write nothing; say whether the table in README.md is up to date, and fail if not
    #[arg(long, conflicts_with_all = ["write", "spec"])]
    check: bool,
}

impl Coverage {
    pub(super) fn run(self) -> ExitCode {
        let coverage = match coverage(&self.spec.folder(), &self.sources.folders()) {
            Ok(coverage) => coverage,
            Err(failure) => return fail(failure, &self.spec, ""),
        };
        not_checked(&coverage.not_checked);
        if self.check {
            return say(freshness(&coverage, root()), &self.spec);
        }
        if self.write {
            return written(write(&coverage, root()), &self.spec);
        }
        match self.format {
            Format::Json => stdout(&json(&coverage)),
            Format::Human => stdout(&text(&coverage)),
        }
        ExitCode::SUCCESS
    }
}
