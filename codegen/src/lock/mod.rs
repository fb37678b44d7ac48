//! What was read once and is held against the specs where it cannot be read again: the rows of the pages as digests and facts, and what no row says.
//! Writes the two files; must not judge the specs by anything else.

mod compare;
pub(crate) mod held;
pub(crate) mod pages;
mod pins;
mod unsupported;

use std::path::Path;

use crate::emit::Output;
use crate::output::{self, Applied, Freshness};
use crate::spec::{OperationFile, ServiceFolder, files};
use crate::{Failure, disk, sound_and_keep};
pub(crate) use compare::{Locks, page};
pub(crate) use held::{Held, HeldPages};
use pages::Pages;
pub(crate) use unsupported::{Claim, unsupported};

/// A lock with more bytes than this is not read. That of the largest page has some kilobytes.
pub(crate) const LARGEST_LOCK: usize = 64 << 20;

/// The command that writes the locks.
const COMMAND: &str = "cargo xtask lock";

/// Whether a spec folder has locks. Without any it is that of somebody who has not begun to use them.
pub(crate) fn is_there(spec: &Path) -> bool {
    [pages::FILE, pins::FILE].iter().any(|name| spec.join(name).exists())
}

/// Brings the locks of a spec folder up to date. The spec must be sound in itself, and say what its pages say. A page that is not in the folder of
/// documents stays as it was read before. Also says which checks could not be made.
pub fn write(spec: &Path, documents: Option<&Path>) -> Result<(Applied, Vec<String>), Failure> {
    let (locks, not_checked) = locks(spec, documents)?;
    Ok((output::apply_named(&locks, spec)?, not_checked))
}

/// Says how far the locks are from it, and writes nothing. `fix` is the command that would mend it.
pub fn freshness(spec: &Path, documents: Option<&Path>, fix: &str) -> Result<(Freshness, Vec<String>), Failure> {
    let (locks, not_checked) = locks(spec, documents)?;
    Ok((output::check_named(&locks, spec, fix)?, not_checked))
}

/// The pages that were read before; the error says why there are none.
pub(crate) fn read_pages(spec: &Path) -> Result<Pages, String> {
    let path = spec.join(pages::FILE);
    let text = disk::read_text(&path, LARGEST_LOCK).map_err(|error| {
        format!("{}: {error}; `{COMMAND} --documents DIR` writes it from the pages", path.display())
    })?;
    pages::read(&text)
        .map_err(|error| format!("{}: {error}; write it anew with `{COMMAND} --documents DIR`", path.display()))
}

/// The texts of the locks, and the checks that were not made.
fn locks(spec: &Path, documents: Option<&Path>) -> Result<(Output, Vec<String>), Failure> {
    let (mut checked, mirror) = sound_and_keep(spec)?;
    let held = HeldPages::read(spec, documents, &mirror, &mut checked.sources);
    held.report_broken_if_needed(&mirror, &mut checked.problems);
    compare::pages(&held, &mirror, |_| true, &mut checked.problems);
    if !checked.problems.is_empty() {
        checked.problems.sort();
        return Err(Failure::Spec(Box::new(checked)));
    }
    let locked = with_documents(&mirror).filter_map(|(file, name)| Some((held.get(&name)?.locked(file)?, name)));
    let pages: Pages = locked.map(|(page, name)| (name, page)).collect();
    let pins = (pins::FILE.to_owned(), pins::write(&files(&mirror, &checked.sources)));
    let pages = (!pages.is_empty()).then(|| (pages::FILE.to_owned(), pages::write(&pages)));
    Ok((pages.into_iter().chain([pins]).collect(), held.unread()))
}

/// The operation files that transcribe a page, with their names.
fn with_documents(services: &[ServiceFolder]) -> impl Iterator<Item = (&OperationFile, String)> {
    let files = services.iter().flat_map(|folder| folder.operations.iter().map(move |file| (folder, file)));
    let files = files.filter(|(_, file)| file.spec.document.is_some());
    files.map(|(folder, file)| (file, folder.name_of(&file.stem)))
}
