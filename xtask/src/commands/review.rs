//! `cargo xtask review`

use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::review::{operations, review};

use super::shared::{Documents, Spec, print};

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
    #[command(flatten)]
    spec: Spec,
}

impl Review {
    pub(super) fn run(self) -> ExitCode {
        let spec = self.spec.folder();
        print(match &self.operation {
            Some(operation) => review(&spec, operation, self.field.as_deref(), self.documents.folder()),
            None => operations(&spec).map(|names| names.join("\n") + "\n"),
        })
    }
}
