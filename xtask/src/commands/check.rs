//! `cargo xtask check`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::report;

use super::shared::{Format, checked, status};

/// Report every problem of every spec file.
#[derive(Args)]
pub(crate) struct Check {
    /// The spec folder [default: spec of this repository]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

impl Check {
    pub(super) fn run(self) -> ExitCode {
        let checked = checked(self.spec.as_deref());
        let fine = checked.problems.is_empty();
        match self.format {
            Format::Json => print!("{}", report::problems_as_json(&checked.problems, &checked.sources)),
            Format::Human if fine => println!("{}", report::checked(&checked)),
            Format::Human => eprint!("{}", report::problems(&checked.problems, &checked.sources)),
        }
        status(fine)
    }
}
