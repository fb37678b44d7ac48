//! `cargo xtask lock`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::lock;

use super::shared::{Documents, fail, repository, say};

/// Write down what was read, so that the checks have something to hold the specs against: spec/documents.lock from the pages, spec/witnesses.lock from the specs.
#[derive(Args)]
pub(crate) struct Lock {
    /// The spec folder [default: spec of this repository]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    #[command(flatten)]
    documents: Documents,
    /// Write nothing; say whether the locks are up to date, and fail if not
    #[arg(long)]
    check: bool,
}

impl Lock {
    pub(super) fn run(self) -> ExitCode {
        let given = self.spec.as_deref();
        let spec = given.map_or_else(|| repository("spec"), PathBuf::from);
        let documents = self.documents.folder();
        if self.check {
            return say(lock::freshness(&spec, documents), given);
        }
        match lock::write(&spec, documents) {
            Ok(applied) => {
                println!("{} written, {} unchanged", applied.written.len(), applied.unchanged.len());
                ExitCode::SUCCESS
            }
            Err(failure) => fail(failure, given, "nothing was written\n"),
        }
    }
}
