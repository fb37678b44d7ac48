//! `cargo xtask import`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::import::import;

use super::shared::{Spec, print};

/// Draft a spec file from a saved page: what was read is written, the rest is left open as `todo:`. Overwrites nothing.
#[derive(Args)]
pub(crate) struct Import {
    /// The page, as text or HTML
    page: PathBuf,
    /// The service that the operation belongs to; a new one gets a draft of its service.yaml
    #[arg(long, value_name = "VENDOR/SERVICE")]
    service: String,
    /// The operation, if the page does not say
    #[arg(long, value_name = "NAME")]
    operation: Option<String>,
    #[command(flatten)]
    spec: Spec,
}

impl Import {
    pub(super) fn run(self) -> ExitCode {
        let imported = import(&self.spec.folder(), &self.page, &self.service, self.operation.as_deref());
        print(imported.map(|imported| imported.human()))
    }
}
