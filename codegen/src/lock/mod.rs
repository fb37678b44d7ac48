//! What was read once and is held against the specs where it cannot be read again: the rows of the pages as digests and facts, and what no row says.
//! Reads and writes the two files; must not judge the specs by anything else.

pub(crate) mod pages;
mod pins;
mod unsupported;

use std::fs;
use std::path::Path;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Problems, Sources, Span};
use crate::emit::Output;
use crate::output::{self, Applied, Freshness};
use crate::page::{self, Page};
use crate::spec::{File, OperationFile, ServiceFolder, files};
use crate::{Failure, sound_and_keep};
use pages::{LockedPage, Pages};
use pins::Pins;
pub(crate) use unsupported::{Claim, unsupported};

/// The command that writes the locks.
const COMMAND: &str = "cargo xtask lock";

/// The check that cannot be made without the pages.
const NO_DOCUMENTS: &str =
    "that the pages still read so: no folder of documents was given (--documents, FLOWLOG_DOCUMENTS)";

/// Brings the locks of a spec folder up to date. The spec must be sound in itself. A page that is not in the folder of documents stays as it was
/// read before.
pub fn write(spec: &Path, documents: Option<&Path>) -> Result<Applied, Failure> {
    Ok(output::apply_named(&locks(spec, documents)?.0, spec)?)
}

/// Says how far the locks are from it, and writes nothing. Also says which checks could not be made.
pub fn freshness(spec: &Path, documents: Option<&Path>) -> Result<(Freshness, Vec<String>), Failure> {
    let (locks, missing) = locks(spec, documents)?;
    Ok((output::check_named(&locks, spec, COMMAND)?, missing))
}

/// The pages that were read before; the error says why there are none.
pub(crate) fn read_pages(spec: &Path) -> Result<Pages, String> {
    let path = spec.join(pages::FILE);
    let text = fs::read_to_string(&path).map_err(|error| {
        format!("{}: {error}; `{COMMAND} --documents DIR` writes it from the pages", path.display())
    })?;
    pages::read(&text)
        .map_err(|error| format!("{}: {error}; write it anew with `{COMMAND} --documents DIR`", path.display()))
}

/// The texts of the locks, and the pages of which they say what they said before.
fn locks(spec: &Path, documents: Option<&Path>) -> Result<(Output, Vec<String>), Failure> {
    let (mut checked, mirror) = sound_and_keep(spec)?;
    let before = read_pages(spec).unwrap_or_default();
    let (mut pages, mut unread) = (Pages::new(), Vec::new());
    for (file, name) in with_documents(&mirror) {
        let read = documents.and_then(|documents| locked(file, documents, &mut checked.problems));
        if read.is_none() {
            unread.push(name.clone());
        }
        pages.extend(read.or_else(|| before.get(&name).cloned()).map(|page| (name, page)));
    }
    if !checked.problems.is_empty() {
        return Err(Failure::Spec(Box::new(checked)));
    }
    let pins = (pins::FILE.to_owned(), pins::write(&files(&mirror, &checked.sources)));
    let pages = (!pages.is_empty()).then(|| (pages::FILE.to_owned(), pages::write(&pages)));
    let missing = match documents {
        None => Some(NO_DOCUMENTS.to_owned()),
        Some(_) if unread.is_empty() => None,
        Some(_) => {
            Some(format!("that these pages still read so, as the folder has none of them: {}", unread.join(", ")))
        }
    };
    Ok((pages.into_iter().chain([pins]).collect(), missing.into_iter().collect()))
}

/// The page of a file, if it is in the folder. One that cannot be read must not pass for one that is not there.
fn locked(file: &OperationFile, documents: &Path, problems: &mut Problems) -> Option<LockedPage> {
    let document = file.spec.document.as_ref()?;
    let tables = document.tables.iter().map(|(name, lines)| (name.value.clone(), lines.value.clone())).collect();
    match page::at_hand(documents, &document.id.value)? {
        Ok(read) => Some(LockedPage::new(&read.sha256, &read.page, &tables)),
        Err(error) => {
            error.report(document.id.span, problems);
            None
        }
    }
}

/// The operation files that transcribe a page, with their names.
fn with_documents(services: &[ServiceFolder]) -> impl Iterator<Item = (&OperationFile, String)> {
    let files = services.iter().flat_map(|folder| folder.operations.iter().map(move |file| (folder, file)));
    let files = files.filter(|(_, file)| file.spec.document.is_some());
    files.map(|(folder, file)| (file, folder.name_of(&file.stem)))
}

/// What the specs of a folder are held against.
#[derive(Debug, Default)]
pub(crate) struct Locks {
    pins: Option<Pins>,
    /// Digest and content by file, of the lock or of the pages themselves.
    pages: Option<IndexMap<String, (String, Page)>>,
    /// Where `documents.lock` is, if the pages are those of the lock.
    place: Option<Span>,
    /// Whether the pages themselves are at hand: then others have compared them, and those of the lock are not asked.
    pages_at_hand: bool,
}

impl Locks {
    /// Reads them, and adds their texts to the sources for reports. Pages at hand are read by others.
    pub(crate) fn read(spec: &Path, pages_at_hand: bool, sources: &mut Sources, problems: &mut Problems) -> Self {
        let folder = spec.file_name().map_or_else(|| "spec".into(), |name| name.to_string_lossy());
        let mut lock = |name: &str| {
            let text = fs::read_to_string(spec.join(name)).ok()?;
            Some((sources.add(format!("{folder}/{name}"), text.as_str()), text))
        };
        let pins = lock(pins::FILE).map(|(number, text)| Pins::read(number, &text, problems));
        let mut locks = Self { pins, pages_at_hand, ..Self::default() };
        if let Some((file, text)) = lock(pages::FILE) {
            let place = Span { file, ..Span::default() };
            locks.place = Some(place);
            match pages::read(&text) {
                Ok(pages) => {
                    let page = |(name, page): (String, LockedPage)| (name, (page.sha256.clone(), page.page()));
                    locks.pages = Some(pages.into_iter().map(page).collect());
                }
                Err(error) => {
                    let problem =
                        Diagnostic::new("unreadable-file", place, format!("this is no lock of pages: {error}"));
                    problems.push(problem.help(format!("write it anew with `{COMMAND} --documents DIR`")));
                }
            }
        }
        locks
    }

    /// The same with the pages of a folder in the place of those that were read before.
    pub(crate) fn with_documents(mut self, services: &[ServiceFolder], documents: &Path) -> Self {
        let read = with_documents(services).filter_map(|(file, name)| {
            let document = page::at_hand(documents, &file.spec.document.as_ref()?.id.value)?.ok()?;
            Some((name, (document.sha256, document.page)))
        });
        self.pages = Some(read.collect());
        self
    }

    /// Holds a whole spec folder against them, both ways.
    pub(crate) fn compare(&self, services: &[ServiceFolder], sources: &Sources, problems: &mut Problems) {
        let files = files(services, sources);
        files.iter().for_each(|file| self.compare_pins(file, problems));
        self.stale(&files, problems);
        if !self.pages_at_hand {
            for folder in services {
                folder.operations.iter().for_each(|file| self.compare_page(folder, file, problems));
            }
        }
    }

    /// Holds what no row says in one file against what was pinned.
    pub(crate) fn compare_pins(&self, file: &File<'_>, problems: &mut Problems) {
        if let Some(pins) = &self.pins {
            pins.compare(&file.name, &file.tree, problems);
        }
    }

    /// Holds one file against its page.
    pub(crate) fn compare_page(&self, folder: &ServiceFolder, file: &OperationFile, problems: &mut Problems) {
        let name = folder.name_of(&file.stem);
        match (self.pages.as_ref().map(|pages| pages.get(&name)), &file.spec.document) {
            (None, _) | (Some(None), None) => {}
            (Some(Some((sha256, page))), Some(_)) => {
                page::changed(file, sha256, problems);
                page::compare(folder, file, page, problems);
            }
            (Some(None), Some(document)) => {
                let problem =
                    Diagnostic::new("lock-missing", document.id.span, format!("this page is not in {}", pages::FILE));
                problems.push(problem.help(format!("run `{COMMAND} --documents DIR` with the page in DIR")));
            }
            (Some(Some(_)), None) => stale(&name, self.place.unwrap_or_default(), problems),
        }
    }

    /// What they have of files that are no more.
    fn stale(&self, files: &[File<'_>], problems: &mut Problems) {
        if let Some(pins) = &self.pins {
            pins.stale(files, problems);
        }
        let Some(place) = self.place else { return };
        let locked = self.pages.iter().flat_map(IndexMap::keys);
        for name in locked.filter(|name| !files.iter().any(|file| file.name == **name)) {
            stale(name, place, problems);
        }
    }

    /// The checks that cannot be made for want of them, or of the pages.
    pub(crate) fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        if self.pages.is_none() && !self.pages_at_hand {
            missing.push(format!("rows, facts and holes: there are neither pages nor {}", pages::FILE));
        }
        if self.pins.is_none() {
            missing.push(format!("what no row says: there is no {}", pins::FILE));
        }
        if !self.pages_at_hand {
            missing.push(NO_DOCUMENTS.to_owned());
        }
        missing
    }
}

fn stale(name: &str, place: Span, problems: &mut Problems) {
    let problem =
        Diagnostic::new("lock-gone", place, format!("`{name}` is locked, and no such file transcribes a page"));
    problems.push(problem.help(format!("run `{COMMAND}`, or bring the file back")));
}
