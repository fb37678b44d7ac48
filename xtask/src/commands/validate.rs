//! `cargo xtask validate`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::verdict::{Format as VerdictFormat, validate};
use flowlog_codegen::{check, report};

use super::shared::{Format, Spec};

/// Judge a request without sending it: 0 no violation, 1 violations, 2 cannot be read.
#[derive(Args)]
pub(crate) struct Validate {
    /// The operation
    #[arg(value_name = "VENDOR/SERVICE/OPERATION")]
    operation: String,
    /// The request as JSON, keyed by wire names, places merged; `-` for standard input
    request: PathBuf,
    #[command(flatten)]
    spec: Spec,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

impl Validate {
    pub(super) fn run(self) -> ExitCode {
        let mut checked = check(&self.spec.folder());
        self.spec.show(&mut checked.sources);
        if !checked.problems.is_empty() {
            eprint!("{}", report::problems(&checked.problems, &checked.sources));
            return ExitCode::from(2);
        }
        let format = match self.format {
            Format::Human => VerdictFormat::Human,
            Format::Json => VerdictFormat::Json,
        };
        let verdict = validate(&checked.model, &self.operation, &self.request, format);
        println!("{}", verdict.text);
        ExitCode::from(verdict.status)
    }
}
