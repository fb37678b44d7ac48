//! `cargo xtask export`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use flowlog_codegen::{export_json_schema, json_schema_freshness, report};

use super::shared::{Spec, fail, fix, repository, say};

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
    /// Write nothing; list what is changed, missing or stale, and fail if anything is
    #[arg(long)]
    check: bool,
}

impl Export {
    pub(super) fn run(self) -> ExitCode {
        let Self::JsonSchema(JsonSchema { spec, out, check }) = self;
        let fix = fix("cargo xtask export json-schema", &spec, out.as_deref(), None);
        let out = out.unwrap_or_else(|| repository("generated/schemas"));
        if check {
            return say(json_schema_freshness(&spec.folder(), &out, &fix), &spec);
        }
        match export_json_schema(&spec.folder(), &out) {
            Ok((checked, applied)) => {
                print!("{}", report::exported(&checked, &applied));
                ExitCode::SUCCESS
            }
            Err(failure) => fail(failure, &spec, "nothing was written\n"),
        }
    }
}
