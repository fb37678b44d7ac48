//! `cargo xtask gen`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::emit::RuntimeDependency;
use flowlog_codegen::{Target, freshness, generate, report};

use super::print::stdout;
use super::shared::{Spec, fail, fix, repository, say, tell};

/// Read the spec, check it and write the generated crates; writes only what changed.
#[derive(Args)]
pub(crate) struct Gen {
    #[command(flatten)]
    spec: Spec,
    /// The folder of the generated crates [default: generated of this repository]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The crates in --out are members of this workspace, as those in generated are
    #[arg(long, requires = "out")]
    members: bool,
    /// Write only this service, and the files that its crate has once
    #[arg(long, value_name = "VENDOR/SERVICE")]
    only: Option<String>,
    /// Remove the crates of vendors that the spec folder does not have; without it, nothing is written where there are such
    #[arg(long, conflicts_with = "only")]
    prune: bool,
    /// Write nothing; list what is changed, missing or stale, and fail if anything is
    #[arg(long)]
    check: bool,
}

impl Gen {
    pub(super) fn run(self) -> ExitCode {
        let Self { spec, out, members, only, prune, check } = self;
        let only = only.as_deref();
        let command =
            ["cargo xtask gen", if members { " --members" } else { "" }, if prune { " --prune" } else { "" }].concat();
        let fix = fix(&command, &spec, out.as_deref(), only);
        let runtime = match &out {
            None => RuntimeDependency::Workspace,
            Some(_) if members => RuntimeDependency::Workspace,
            Some(_) => RuntimeDependency::Path(repository("runtime").display().to_string()),
        };
        let (folder, out) = (spec.folder(), out.unwrap_or_else(|| repository("generated")));
        let target = Target { spec: &folder, out: &out, runtime, only, prune };
        if check {
            return say(freshness(&target, &fix), &spec);
        }
        match generate(&target) {
            Ok((checked, emitted, applied)) => {
                stdout(&report::generated(&checked, &emitted, &applied, only));
                tell(&checked);
                ExitCode::SUCCESS
            }
            Err(failure) => fail(failure, &spec, "nothing was written\n"),
        }
    }
}
