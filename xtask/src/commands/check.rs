//! `cargo xtask check`

use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::{report, verify};

use super::print::{stderr, stdout};
use super::shared::{Format, Sources, Spec, not_checked, status};

/// Report every problem of every spec file, and hold the specs against their sources or what was read of them before, and against their locks.
#[derive(Args)]
pub(crate) struct Check {
    #[command(flatten)]
    spec: Spec,
    #[command(flatten)]
    sources: Sources,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

impl Check {
    pub(super) fn run(self) -> ExitCode {
        let mut checked = verify(&self.spec.folder(), &self.sources.folders());
        self.spec.show(&mut checked.sources);
        let fine = checked.problems.is_empty();
        match self.format {
            Format::Json => stdout(&report::problems_as_json(&checked.problems, &checked.sources)),
            Format::Human if fine => stdout(&(report::checked(&checked) + "\n")),
            Format::Human => stderr(&report::problems(&checked.problems, &checked.sources)),
        }
        not_checked(&checked.not_checked);
        status(fine)
    }
}
