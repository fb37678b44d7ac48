//! `cargo xtask import`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::import::import;

use super::shared::repository;

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
    /// The spec folder [default: spec of this repository]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
}

impl Import {
    pub(super) fn run(self) -> ExitCode {
        let spec = self.spec.unwrap_or_else(|| repository("spec"));
        match import(&spec, &self.page, &self.service, self.operation.as_deref()) {
            Ok(imported) => {
                print!("{}", imported.human());
                ExitCode::SUCCESS
            }
            Err(error) => {
                error.to_string().lines().for_each(|line| eprintln!("error: {line}"));
                ExitCode::FAILURE
            }
        }
    }
}
