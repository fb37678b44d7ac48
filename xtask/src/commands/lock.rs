//! `cargo xtask lock`

use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::lock;

use super::shared::{Documents, Spec, not_checked, say, written};

/// Write down what was read, so that the checks have something to hold the specs against: spec/documents.lock from the pages, spec/witnesses.lock from the specs.
#[derive(Args)]
pub(crate) struct Lock {
    #[command(flatten)]
    spec: Spec,
    #[command(flatten)]
    documents: Documents,
    /// Write nothing; say whether the locks are up to date, and fail if not
    #[arg(long)]
    check: bool,
}

impl Lock {
    pub(super) fn run(self) -> ExitCode {
        let (spec, documents) = (self.spec.folder(), self.documents.folder());
        if self.check {
            let freshness = lock::freshness(&spec, documents).map(|(freshness, missing)| {
                not_checked(&missing);
                freshness
            });
            return say(freshness, &self.spec);
        }
        written(lock::write(&spec, documents), &self.spec)
    }
}
