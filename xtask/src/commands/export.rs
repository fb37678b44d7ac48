//! `cargo xtask export`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use flowlog_codegen::{export_json_schema, json_schema_freshness, report};

use super::print::stdout;
use super::shared::{Spec, fail, fix, repository, say, tell};

/// Write what the requests look like for users of other languages.
#[derive(Subcommand)]
pub(crate) enum Export {
    JsonSchema(JsonSchema),
}

/// JSON Schema 2020-12 of each request: its types, and the limits whose breach is a violation.
#[derive(Args)]
pub(crate) struct JsonSchema {
    #[command(flatten)]
    spec: Spec,
    /// The folder of the schemas, which holds nothing else [default: generated/schemas of this repository]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Remove the schemas of vendors that the spec folder does not have; without it, nothing is written where there are such
    #[arg(long)]
    prune: bool,
    /// Write nothing; list what is changed, missing or stale, and fail if anything is
    #[arg(long)]
    check: bool,
}

impl Export {
    pub(super) fn run(self) -> ExitCode {
        let Self::JsonSchema(JsonSchema { spec, out, prune, check }) = self;
        let command = ["cargo xtask export json-schema", if prune { " --prune" } else { "" }].concat();
        let fix = fix(&command, &spec, out.as_deref(), None);
        let out = out.unwrap_or_else(|| repository("generated/schemas"));
        if check {
            return say(json_schema_freshness(&spec.folder(), &out, prune, &fix), &spec);
        }
        match export_json_schema(&spec.folder(), &out, prune) {
            Ok((checked, applied)) => {
                stdout(&report::exported(&checked, &applied));
                tell(&checked);
                ExitCode::SUCCESS
            }
            Err(failure) => fail(failure, &spec, "nothing was written\n"),
        }
    }
}
