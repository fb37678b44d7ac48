//! `cargo xtask drift`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::drift::{DriftError, drift};

use super::print::stdout;
use super::shared::{Format, Spec, complain, fail};

/// Hold a newer page against what was read before: what became of each row, what it means for callers, and which version the crate needs next.
/// 0 the page is as it was, 1 it is not, 2 the page cannot be compared.
#[derive(Args)]
pub(crate) struct Drift {
    /// The newer page
    new: PathBuf,
    /// The operation that it documents; known by its rows if not given
    #[arg(long, value_name = "VENDOR/SERVICE/OPERATION")]
    of: Option<String>,
    #[command(flatten)]
    spec: Spec,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

impl Drift {
    pub(super) fn run(self) -> ExitCode {
        match drift(&self.spec.folder(), &self.new, self.of.as_deref()) {
            Ok(drift) => {
                stdout(&if matches!(self.format, Format::Json) { drift.json() } else { drift.human() });
                ExitCode::from(u8::from(drift.changes() > 0))
            }
            Err(error) => {
                match error {
                    DriftError::Failure(failure) => fail(failure, &self.spec, ""),
                    other => complain(other),
                };
                ExitCode::from(2)
            }
        }
    }
}
