//! `cargo xtask coverage`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::coverage::{coverage, freshness, json, text, write};

use super::shared::{Documents, Format, fail, repository, say};

/// Count what became of every row and every sentence of the pages.
#[derive(Args)]
pub(crate) struct Coverage {
    /// The spec folder [default: spec of this repository]
    #[arg(long, value_name = "DIR", conflicts_with_all = ["write", "check"])]
    spec: Option<PathBuf>,
    #[command(flatten)]
    documents: Documents,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Bring the table in README.md up to date
    #[arg(long)]
    write: bool,
    /// Write nothing; say whether the table in README.md is up to date, and fail if not
    #[arg(long, conflicts_with = "write")]
    check: bool,
}

impl Coverage {
    pub(super) fn run(self) -> ExitCode {
        let given = self.spec.as_deref();
        let spec = given.map_or_else(|| repository("spec"), PathBuf::from);
        let coverage = match coverage(&spec, self.documents.folder()) {
            Ok(coverage) => coverage,
            Err(failure) => return fail(failure, given, ""),
        };
        let spec_folder = repository("spec");
        let root = spec_folder.parent().unwrap_or(Path::new("."));
        if self.check {
            return say(freshness(&coverage, root), given);
        }
        if self.write {
            return match write(&coverage, root) {
                Ok(applied) => {
                    println!("{} written, {} unchanged", applied.written.len(), applied.unchanged.len());
                    ExitCode::SUCCESS
                }
                Err(failure) => fail(failure, given, ""),
            };
        }
        match self.format {
            Format::Json => print!("{}", json(&coverage)),
            Format::Human => print!("{}", text(&coverage)),
        }
        ExitCode::SUCCESS
    }
}
