//! `cargo xtask validate`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::report;
use flowlog_codegen::verdict::{Format as VerdictFormat, validate};

use super::shared::{Format, checked};

/// Judge a request without sending it: 0 no violation, 1 violations, 2 cannot be read.
#[derive(Args)]
pub(crate) struct Validate {
    /// The operation
    #[arg(value_name = "VENDOR/SERVICE/OPERATION")]
    operation: String,
    /// The request as JSON, keyed by wire names, places merged; `-` for standard input
    request: PathBuf,
    /// The spec folder [default: spec of this repository]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

impl Validate {
    pub(super) fn run(self) -> ExitCode {
        let checked = checked(self.spec.as_deref());
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
