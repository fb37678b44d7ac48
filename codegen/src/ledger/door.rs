//! The one door to sources: where a page or a package lies, whether it is the one that a spec names, and what a program reads in it. Opens; must not know what
//! was read before, nor what it is compared with.

use std::fs;
use std::path::{Path, PathBuf};

use super::lock::Reading;
use crate::page::{self, PageError};
use crate::spec::Catalogue;

/// The folders in which sources may lie: pages as files, packages as folders `<package>-<version>`.
#[derive(Clone, Debug, Default)]
pub struct Folders {
    folders: Vec<PathBuf>,
}

/// What became of looking for a source.
#[derive(Debug)]
pub(super) enum Found {
    /// It was read.
    Read(Box<Reading>),
    /// It is there, and cannot be read.
    Refused(PageError),
    /// It is not in any of the folders.
    Absent(Why),
    /// It may be there, and no program reads it here.
    Unreadable(String),
}

/// Why a source is not at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// No folder was given.
    NoFolder,
    /// None of them has it, nor anything like it.
    Nowhere,
    /// One of them has another version of it.
    OtherVersion(String),
}

impl Folders {
    /// These folders, in the order in which they are looked through.
    pub fn new(folders: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { folders: folders.into_iter().collect() }
    }

    /// One folder.
    pub fn one(folder: impl Into<PathBuf>) -> Self {
        Self::new([folder.into()])
    }

    /// No folder: nothing is at hand.
    pub fn none() -> Self {
        Self::default()
    }

    /// Whether there is any.
    pub fn is_none(&self) -> bool {
        self.folders.is_empty()
    }

    /// As the command line has them, with a space before each.
    pub(super) fn options(&self) -> String {
        self.folders.iter().map(|folder| format!(" --sources {}", folder.display())).collect()
    }

    /// The page of an operation, `vendor.service.Operation`, with its words.
    pub(crate) fn words(&self, id: &str) -> Option<Result<page::Document, PageError>> {
        self.folders.iter().find_map(|folder| page::at_hand(folder, id))
    }

    /// The page of an operation, `vendor.service.Operation`.
    pub(super) fn page(&self, id: &str) -> Found {
        match self.words(id) {
            Some(Ok(document)) => Found::Read(Box::new(Reading::new(document.sha256, document.page))),
            Some(Err(error)) => Found::Refused(error),
            None if self.is_none() => Found::Absent(Why::NoFolder),
            None => Found::Absent(Why::Nowhere),
        }
    }

    /// What a package says of an operation.
    pub(super) fn catalogue(&self, catalogue: &Catalogue, operation: &str) -> Found {
        match self.package(catalogue) {
            Ok(package) => read_catalogue(&package, catalogue, operation),
            Err(why) => Found::Absent(why),
        }
    }

    /// The folder of a package.
    fn package(&self, catalogue: &Catalogue) -> Result<PathBuf, Why> {
        let (name, version) = catalogue.name_and_version();
        let exact = self.folders.iter().map(|folder| folder.join(format!("{name}-{version}")));
        if let Some(package) = exact.into_iter().find(|folder| folder.is_dir()) {
            return Ok(package);
        }
        match self.other_version(name) {
            Some(other) => Err(Why::OtherVersion(other)),
            None if self.is_none() => Err(Why::NoFolder),
            None => Err(Why::Nowhere),
        }
    }

    /// The folder of another version of a package, the first by name.
    fn other_version(&self, name: &str) -> Option<String> {
        let entries = self.folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let is_version = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
        names
            .filter(|found| found.strip_prefix(name).and_then(|rest| rest.strip_prefix('-')).is_some_and(is_version))
            .min()
    }
}

/// Whether a program reads packages of this name.
pub(crate) fn is_readable(package: &str) -> bool {
    package == "tccli" || ["alibabacloud_", "huaweicloudsdk"].iter().any(|prefix| package.starts_with(prefix))
}

/// The one place where packages are read. Whoever reads them yields a page, as layouts do, whose rows also say where parameters travel.
fn read_catalogue(_package: &Path, catalogue: &Catalogue, _operation: &str) -> Found {
    Found::Unreadable(format!("no program reads packages of {} yet", catalogue.name_and_version().0))
}
