//! `cargo xtask review`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::review::{operations, review};

use super::shared::{Documents, repository};

/// See each row of a page beside each line of its spec, and what no row supports; for one field also what would notice if it changed.
#[derive(Args)]
pub(crate) struct Review {
    /// The operation; without it, all are listed
    #[arg(value_name = "VENDOR/SERVICE/OPERATION")]
    operation: Option<String>,
    /// A field by its name, or by the end of its path
    field: Option<String>,
    #[command(flatten)]
    documents: Documents,
    /// The spec folder [default: spec of this repository]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
}

impl Review {
    pub(super) fn run(self) -> ExitCode {
        let spec = self.spec.clone().unwrap_or_else(|| repository("spec"));
        let text = match &self.operation {
            Some(operation) => review(&spec, operation, self.field.as_deref(), self.documents.folder()),
            None => operations(&spec).map(|names| names.join("\n") + "\n"),
        };
        match text {
            Ok(text) => {
                print!("{text}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("error: {error}");
                ExitCode::FAILURE
            }
        }
    }
}
