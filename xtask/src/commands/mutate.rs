//! `cargo xtask mutate`

use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::mutate::mutate;

use super::print::stdout;
use super::shared::{Format, Sources, Spec, fail, status};

/// Make one fact of one spec wrong at a time, and count how often the checks notice.
#[derive(Args)]
pub(crate) struct Mutate {
    #[command(flatten)]
    spec: Spec,
    #[command(flatten)]
    sources: Sources,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

impl Mutate {
    pub(super) fn run(self) -> ExitCode {
        match mutate(&self.spec.folder(), &self.sources.folders()) {
            Ok(score) => {
                stdout(&if matches!(self.format, Format::Json) { score.json() } else { score.human() });
                status(score.survivors().next().is_none())
            }
            Err(failure) => fail(failure, &self.spec, "nothing was measured\n"),
        }
    }
}
