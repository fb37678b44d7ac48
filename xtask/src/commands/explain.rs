//! `cargo xtask explain`

use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::explain;

use super::shared::print;

/// Say what a rule is for, with a bad and a good example; without a code, list all rules.
#[derive(Args)]
pub(crate) struct Explain {
    /// The code of a diagnostic, such as `inverted-limits`
    code: Option<String>,
}

impl Explain {
    pub(super) fn run(self) -> ExitCode {
        print(self.code.as_deref().map_or_else(|| Ok(explain::list()), explain::explain))
    }
}
