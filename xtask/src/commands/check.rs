//! `cargo xtask check`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::{report, verify};

use super::shared::{Documents, Format, repository, status};

/// Report every problem of every spec file, and hold the specs against their pages or what was read on them before.
#[derive(Args)]
pub(crate) struct Check {
    /// The spec folder [default: spec of this repository]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    #[command(flatten)]
    documents: Documents,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

impl Check {
    pub(super) fn run(self) -> ExitCode {
        let spec = self.spec.clone().unwrap_or_else(|| repository("spec"));
        let (mut checked, missing) = verify(&spec, self.documents.folder());
        if let Some(given) = &self.spec {
            checked.sources.show_below(given);
        }
        let fine = checked.problems.is_empty();
        match self.format {
            Format::Json => print!("{}", report::problems_as_json(&checked.problems, &checked.sources)),
            Format::Human if fine => println!("{}", report::checked(&checked)),
            Format::Human => eprint!("{}", report::problems(&checked.problems, &checked.sources)),
        }
        missing.iter().for_each(|check| eprintln!("not checked: {check}"));
        status(fine)
    }
}
