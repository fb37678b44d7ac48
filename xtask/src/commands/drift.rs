//! `cargo xtask drift`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::drift::drift;

use super::shared::{Format, Spec, complain};

/// Hold a newer page against what was read before: what became of each row, what it means for callers, and which version the crate needs next.
/// 0 all rows are as they were, 1 some are not, 2 the page cannot be compared.
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
                print!("{}", if matches!(self.format, Format::Json) { drift.json() } else { drift.human() });
                ExitCode::from(u8::from(!drift.rows.is_empty()))
            }
            Err(error) => {
                complain(error);
                ExitCode::from(2)
            }
        }
    }
}
