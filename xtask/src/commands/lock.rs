//! `cargo xtask lock`

use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::lock;

use super::shared::{Documents, Spec, fix, not_checked, say, written};

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
        let tell = |not_made: Vec<String>| not_checked(&not_made);
        if self.check {
            let with = documents.map(|folder| format!(" --documents {}", folder.display())).unwrap_or_default();
            let fix = fix("cargo xtask lock", &self.spec, None, None) + &with;
            let freshness = lock::freshness(&spec, documents, &fix);
            return say(
                freshness.map(|(freshness, not_made)| {
                    tell(not_made);
                    freshness
                }),
                &self.spec,
            );
        }
        let applied = lock::write(&spec, documents);
        written(
            applied.map(|(applied, not_made)| {
                tell(not_made);
                applied
            }),
            &self.spec,
        )
    }
}
