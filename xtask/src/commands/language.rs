//! `cargo xtask language`

use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::{Failure, language};

use super::shared::{Spec, repository, say, written};

/// Write what stands beside the specs about their language: spec/RULES.md and spec/schema.json.
#[derive(Args)]
pub(crate) struct Language {
    /// Write nothing; say whether the two are up to date, and fail if not
    #[arg(long)]
    check: bool,
}

impl Language {
    pub(super) fn run(self) -> ExitCode {
        let spec = repository("spec");
        if self.check {
            return say(language::freshness(&spec, "cargo xtask language").map_err(Failure::from), &Spec::default());
        }
        written(language::write(&spec).map_err(Failure::from), &Spec::default())
    }
}
