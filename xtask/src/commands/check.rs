//! `cargo xtask check`

use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::{report, verify};

use super::shared::{Documents, Format, Spec, not_checked, status};

/// Report every problem of every spec file, and hold the specs against their pages or what was read on them before.
#[derive(Args)]
pub(crate) struct Check {
    #[command(flatten)]
    spec: Spec,
    #[command(flatten)]
    documents: Documents,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

impl Check {
    pub(super) fn run(self) -> ExitCode {
        let (mut checked, missing) = verify(&self.spec.folder(), self.documents.folder());
        self.spec.show(&mut checked.sources);
        let fine = checked.problems.is_empty();
        match self.format {
            Format::Json => print!("{}", report::problems_as_json(&checked.problems, &checked.sources)),
            Format::Human if fine => println!("{}", report::checked(&checked)),
            Format::Human => eprint!("{}", report::problems(&checked.problems, &checked.sources)),
        }
        not_checked(&missing);
        status(fine)
    }
}
