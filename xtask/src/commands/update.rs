//! `cargo xtask update`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use flowlog_codegen::emit::RuntimeDependency;
use flowlog_codegen::ledger::{self, update};

use super::print::stdout;
use super::shared::{Sources, Spec, fail, not_checked, repository, root};

/// Bring everything up to date that follows from the specs and their sources: locks, clients, schemas, the files about the language, the table in README.md.
/// Nothing is written when anything is wrong. What the locks hold that they did not before is printed, record by record.
#[derive(Args)]
pub(crate) struct Update {
    #[command(flatten)]
    spec: Spec,
    #[command(flatten)]
    sources: Sources,
    /// With --spec: write the clients into this folder; without it only the locks are written
    #[arg(long, value_name = "DIR", requires = "spec")]
    out: Option<PathBuf>,
}

impl Update {
    pub(super) fn run(self) -> ExitCode {
        let (spec, sources) = (self.spec.folder(), self.sources.folders());
        let is_ours = self.spec.given().is_none();
        let (crates, schemas) = (repository("generated"), repository("generated/schemas"));
        let clients = match &self.out {
            Some(out) => Some((out.as_path(), RuntimeDependency::Path(repository("runtime").display().to_string()))),
            None => is_ours.then_some((crates.as_path(), RuntimeDependency::Workspace)),
        };
        let schemas = is_ours.then_some(schemas.as_path());
        let what = ledger::Update { spec: &spec, sources: &sources, clients, schemas, repository: is_ours.then(root) };
        match update(&what) {
            Ok(updated) => {
                stdout(&updated.human());
                not_checked(&updated.unread);
                ExitCode::SUCCESS
            }
            Err(failure) => fail(failure, &self.spec, "nothing was written\n"),
        }
    }
}
