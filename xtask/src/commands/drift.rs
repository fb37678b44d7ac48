//! `cargo xtask drift`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::drift::drift;

use super::shared::{Format, repository};

/// Hold a newer page against what was read before: what became of each row, what it means for callers, and which version the crate needs next.
/// 0 all rows are as they were, 1 some are not, 2 the page cannot be compared.
#[derive(Args)]
pub(crate) struct Drift {
    /// The newer page
    new: PathBuf,
    /// The operation that it documents; known by its rows if not given
    #[arg(long, value_name = "VENDOR/SERVICE/OPERATION")]
    of: Option<String>,
    /// The spec folder [default: spec of this repository]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

impl Drift {
    pub(super) fn run(self) -> ExitCode {
        let spec = self.spec.unwrap_or_else(|| repository("spec"));
        match drift(&spec, &self.new, self.of.as_deref()) {
            Ok(drift) => {
                print!("{}", if matches!(self.format, Format::Json) { drift.json() } else { drift.human() });
                ExitCode::from(u8::from(!drift.rows.is_empty()))
            }
            Err(error) => {
                error.to_string().lines().for_each(|line| eprintln!("error: {line}"));
                ExitCode::from(2)
            }
        }
    }
}
