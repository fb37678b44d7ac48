//! Holds the specs of a folder against their pages and against what was pinned, both ways. Must not know where a page was read, but for telling it.

use std::path::Path;

use super::held::{Documents, Held, HeldPages, lock};
use super::pins::{self, Pins};
use super::{COMMAND, pages as file};
use crate::diagnostic::{Diagnostic, Problems, Sources};
use crate::page::{self, PageError};
use crate::spec::{File, OperationFile, ServiceFolder, files};

/// What the specs of a folder are held against.
#[derive(Debug, Default)]
pub(crate) struct Locks {
    pins: Option<Pins>,
    /// Why there are none to hold the specs against.
    without_pins: &'static str,
    pub(crate) pages: HeldPages,
    /// Files that were not compared, as they could not be read to their end.
    skipped: Vec<String>,
}

impl Locks {
    /// Reads them, and adds their texts to the sources for reports.
    pub(crate) fn read(
        spec: &Path,
        documents: Option<&Path>,
        services: &[ServiceFolder],
        sources: &mut Sources,
        problems: &mut Problems,
    ) -> Self {
        let (pins, without_pins) = match lock(spec, pins::FILE, sources) {
            None => (None, "there is no"),
            Some((place, text)) => {
                let pins = text.map_err(|error| {
                    Diagnostic::new("unreadable-file", place, format!("this is no lock of facts: {error}"))
                });
                let pins = pins.and_then(|text| Pins::read(place.file, &text));
                let broken = |problem: Diagnostic| problem.help(format!("write it anew with `{COMMAND}`"));
                (pins.map_err(|problem| problems.push(broken(problem))).ok(), "something is wrong in")
            }
        };
        let pages = HeldPages::read(spec, documents, services, sources);
        problems.extend(pages.broken.clone());
        Self { pins, without_pins, pages, skipped: Vec::new() }
    }

    /// Holds a whole spec folder against them, both ways.
    pub(crate) fn compare(&mut self, services: &[ServiceFolder], sources: &Sources, problems: &mut Problems) {
        let is_whole = |folder: &ServiceFolder, file: u32| folder.is_whole(file);
        if self.pins.is_some() {
            let whole = files(services, sources);
            whole.iter().filter(|f| is_whole(f.folder, f.number)).for_each(|file| self.compare_pins(file, problems));
        }
        pages(&self.pages, services, |(folder, file)| is_whole(folder, file.file), problems);
        let names = names(services, sources);
        self.skipped = names.iter().filter(|(_, is_whole)| !is_whole).map(|(name, _)| name.clone()).collect();
        self.stale(&names.into_iter().map(|(name, _)| name).collect::<Vec<_>>(), problems);
    }

    /// Holds what no row says in one file against what was pinned.
    pub(crate) fn compare_pins(&self, file: &File<'_>, problems: &mut Problems) {
        if let Some(pins) = &self.pins {
            pins.compare(&file.name, &file.tree, problems);
        }
    }

    /// What they have of files that are no more.
    fn stale(&self, names: &[String], problems: &mut Problems) {
        if let Some(pins) = &self.pins {
            pins.stale(names, problems);
        }
        for name in self.pages.locked.iter().filter(|name| !names.contains(name)) {
            stale(&self.pages, name, problems);
        }
    }

    /// The checks that could not be made for want of locks, or of files that can be read.
    pub(crate) fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        if self.pins.is_none() {
            missing.push(format!("what no row says: {} {}", self.without_pins, pins::FILE));
        }
        if !self.skipped.is_empty() {
            let files = self.skipped.join(", ");
            missing.push(format!("rows, facts and pins of {files}: what could not be read hides them"));
        }
        missing
    }
}

/// Holds the files that are asked for against their pages.
pub(super) fn pages(
    held: &HeldPages,
    services: &[ServiceFolder],
    is_asked: impl Fn((&ServiceFolder, &OperationFile)) -> bool,
    problems: &mut Problems,
) {
    for folder in services {
        for file in folder.operations.iter().filter(|file| is_asked((folder, file))) {
            page(held, folder, file, problems);
        }
    }
}

/// Holds one file against its page.
pub(crate) fn page(held: &HeldPages, folder: &ServiceFolder, file: &OperationFile, problems: &mut Problems) {
    let name = folder.name_of(&file.stem);
    match (held.get(&name), &file.spec.document) {
        (None, None) => {}
        (Some(_), None) => stale(held, &name, problems),
        (Some(Held::Read(document)), Some(_)) => {
            page::changed(file, &document.sha256, problems);
            page::compare(folder, file, &document.page, problems);
        }
        (Some(Held::Refused(error)), Some(document)) => {
            if let PageError::Refused { sha256, .. } = error {
                page::changed(file, sha256, problems);
            }
            error.report(document.id.span, problems);
        }
        (Some(Held::Locked(locked)), Some(_)) => {
            let (locked, page) = locked.as_ref();
            let before = problems.len();
            page::changed(file, &locked.sha256, problems);
            page::compare(folder, file, page, problems);
            // What is called the page is what was read on it.
            for problem in problems.since(before) {
                problem.help.push_str(&format!(
                    "; the page is here what {} has of it: if the page itself says what this file says, run `{COMMAND} --documents DIR` with the page in DIR",
                    file::FILE
                ));
            }
        }
        (None, Some(document)) => {
            let id = &document.id;
            if matches!(held.documents, Documents::Nothing) {
                page::absent(id, problems);
            } else if held.broken.is_none() {
                let message = format!("this page is not in {}", file::FILE);
                let problem = Diagnostic::new("lock-missing", id.span, message);
                problems.push(problem.help(format!("run `{COMMAND} --documents DIR` with the page in DIR")));
            }
        }
    }
}

/// The files of the services, also those that could not be read, and whether they were read to their end.
fn names(services: &[ServiceFolder], sources: &Sources) -> Vec<(String, bool)> {
    let mut names = Vec::new();
    for folder in services {
        let files = folder.operations.iter().map(|file| (folder.name_of(&file.stem), folder.is_whole(file.file)));
        names.extend(files.filter(|(_, is_whole)| *is_whole));
        let service = folder.service.iter().filter(|service| folder.is_whole(service.span.file));
        names.extend(service.map(|_| (folder.name_of("service"), true)));
        let stem = |file: u32| Some(sources.of(file)?.path.rsplit('/').next()?.trim_end_matches(".yaml").to_owned());
        names.extend(folder.incomplete().filter_map(stem).map(|stem| (folder.name_of(&stem), false)));
    }
    names
}

fn stale(held: &HeldPages, name: &str, problems: &mut Problems) {
    let place = held.place.unwrap_or_default();
    let problem =
        Diagnostic::new("lock-gone", place, format!("`{name}` is locked, and no such file transcribes a page"));
    problems.push(problem.help(format!("run `{COMMAND}`, or bring the file back")));
}
