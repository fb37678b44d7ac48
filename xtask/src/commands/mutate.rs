//! `cargo xtask mutate`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::mutate::mutate;

use super::shared::{Documents, Format, fail, repository, status};

/// Make one fact of one spec wrong at a time, and count how often the checks notice.
#[derive(Args)]
pub(crate) struct Mutate {
    /// The spec folder [default: spec of this repository]
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,
    #[command(flatten)]
    documents: Documents,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

impl Mutate {
    pub(super) fn run(self) -> ExitCode {
        let given = self.spec.as_deref();
        match mutate(&given.map_or_else(|| repository("spec"), PathBuf::from), self.documents.folder()) {
            Ok(score) => {
                print!("{}", if matches!(self.format, Format::Json) { score.json() } else { score.human() });
                status(score.survivors().next().is_none())
            }
            Err(failure) => fail(failure, given, "nothing was measured\n"),
        }
    }
}
