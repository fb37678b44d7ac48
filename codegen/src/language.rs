//! The two files about the spec language itself that stand beside the specs: its rules for people and its schema for editors. They depend on no
//! spec, so they are not part of `generate`.

use std::path::Path;

use crate::emit::Output;
use crate::output::{self, Applied, Freshness, OutputError};
use crate::{explain, spec};

/// Brings the two files of a spec folder up to date.
pub fn write(folder: &Path) -> Result<Applied, OutputError> {
    output::apply_named(&files(), folder)
}

/// Says how far they are from it, and writes nothing. `fix` is the command that would mend it.
pub fn freshness(folder: &Path, fix: &str) -> Result<Freshness, OutputError> {
    output::check_named(&files(), folder, fix)
}

pub(crate) fn files() -> Output {
    [("RULES.md".to_owned(), explain::page()), ("schema.json".to_owned(), spec::schema())].into()
}
