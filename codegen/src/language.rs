//! The files about the spec language itself that stand beside the specs: its rules for people and its schemas for editors. They depend on no
//! spec, so they are not part of `generate`.

use std::path::Path;

use crate::emit::Output;
use crate::output::{self, Applied, Freshness, OutputError};
use crate::{explain, spec};

/// Brings these files of a spec folder up to date.
pub fn write(folder: &Path) -> Result<Applied, OutputError> {
    output::apply_named(&files(), folder)
}

/// Says how far they are from it, and writes nothing. `fix` is the command that would mend it.
pub fn freshness(folder: &Path, fix: &str) -> Result<Freshness, OutputError> {
    output::check_named(&files(), folder, fix)
}

fn files() -> Output {
    let files =
        [("RULES.md", explain::page()), ("cases.schema.json", spec::cases_schema()), ("schema.json", spec::schema())];
    files.map(|(name, text)| (name.to_owned(), text)).into()
}
