//! Where the page of each file is read: in the folder of documents or, if it is not there, in `documents.lock`, as it was read before. Finds pages; must
//! not judge what they say.

use std::io::ErrorKind;
use std::path::Path;

use indexmap::IndexMap;

use super::pages::{self, LockedPage, Pages};
use super::{COMMAND, LARGEST_LOCK, with_documents};
use crate::diagnostic::{Diagnostic, Problems, Sources, Span};
use crate::disk;
use crate::page::{self, Document, Page, PageError};
use crate::spec::{OperationFile, ServiceFolder};

/// The page of one file.
#[derive(Debug)]
pub(crate) enum Held {
    /// As it is in the folder of documents.
    Read(Box<Document>),
    /// It is there, and cannot be read.
    Refused(PageError),
    /// As it was read before.
    Locked(Box<(LockedPage, Page)>),
}

impl Held {
    /// What it says; nothing if it cannot be read.
    pub(crate) fn page(&self) -> Option<&Page> {
        match self {
            Self::Read(document) => Some(&document.page),
            Self::Refused(_) => None,
            Self::Locked(locked) => Some(&locked.1),
        }
    }

    /// What is kept of it: its tables by the names that the file gives them.
    pub(crate) fn locked(&self, file: &OperationFile) -> Option<LockedPage> {
        match self {
            Self::Read(document) => {
                let tables = file.spec.document.iter().flat_map(|document| &document.tables);
                let tables = tables.map(|(name, lines)| (name.value.clone(), lines.value.clone())).collect();
                Some(LockedPage::new(&document.sha256, &document.page, &tables))
            }
            Self::Refused(_) => None,
            Self::Locked(locked) => Some(locked.0.clone()),
        }
    }
}

/// The pages of a spec folder.
#[derive(Debug, Default)]
pub(crate) struct HeldPages {
    /// By file.
    pages: IndexMap<String, Held>,
    /// Where `documents.lock` is, if there is one, and the files of which it has pages.
    pub(super) place: Option<Span>,
    pub(super) locked: Vec<String>,
    /// Why it cannot be used.
    pub(super) broken: Option<Diagnostic>,
    pub(super) documents: Documents,
}

/// What the folder of documents has.
#[derive(Debug, Default)]
pub(super) enum Documents {
    #[default]
    NotGiven,
    /// None of the pages: it is not the folder that was meant.
    Nothing,
    /// All but the pages of these files.
    AllBut(Vec<String>),
}

impl HeldPages {
    /// Reads pages and lock, and adds the text of the lock to the sources for reports.
    pub(crate) fn read(
        spec: &Path,
        documents: Option<&Path>,
        services: &[ServiceFolder],
        sources: &mut Sources,
    ) -> Self {
        let mut held = Self::default();
        let mut locked = match lock(spec, pages::FILE, sources) {
            None => Pages::new(),
            Some((place, text)) => {
                held.place = Some(place);
                text.and_then(|text| pages::read(&text)).unwrap_or_else(|error| {
                    let problem =
                        Diagnostic::new("unreadable-file", place, format!("this is no lock of pages: {error}"));
                    held.broken = Some(problem.help(format!("write it anew with `{COMMAND} --documents DIR`")));
                    Pages::new()
                })
            }
        };
        held.locked = locked.keys().cloned().collect();
        let mut absent = Vec::new();
        for (file, name) in with_documents(services) {
            let id = file.spec.document.as_ref().map(|document| document.id.value.as_str()).unwrap_or_default();
            let page = match documents.and_then(|documents| page::at_hand(documents, id)) {
                Some(Ok(document)) => Held::Read(Box::new(document)),
                Some(Err(error)) => Held::Refused(error),
                None => {
                    absent.push(name.clone());
                    let Some(before) = locked.shift_remove(&name) else { continue };
                    let page = before.page();
                    Held::Locked(Box::new((before, page)))
                }
            };
            held.pages.insert(name, page);
        }
        let is_nothing = held.pages.values().all(|page| matches!(page, Held::Locked(_))) && !absent.is_empty();
        held.documents = match documents {
            None => Documents::NotGiven,
            Some(_) if is_nothing => Documents::Nothing,
            Some(_) => Documents::AllBut(absent),
        };
        if matches!(held.documents, Documents::Nothing) {
            held.pages.clear();
        }
        held
    }

    /// The page of a file; none if it is nowhere.
    pub(crate) fn get(&self, name: &str) -> Option<&Held> {
        self.pages.get(name)
    }

    /// The same, for who shows it.
    pub(crate) fn take(&mut self, name: &str) -> Option<Held> {
        self.pages.shift_remove(name)
    }

    /// Why the lock cannot be used, if it cannot.
    pub(crate) fn broken(&self) -> Option<&str> {
        self.broken.as_ref().map(|broken| broken.message.as_str())
    }

    /// Reports a lock that cannot be read, unless every page is at hand and the lock is about to be written anew.
    pub(super) fn report_broken_if_needed(&self, services: &[ServiceFolder], problems: &mut Problems) {
        if let Some(broken) = &self.broken
            && with_documents(services).any(|(_, name)| self.get(&name).is_none())
        {
            problems.push(broken.clone());
        }
    }

    /// The check that was not made, for want of pages.
    pub(crate) fn unread(&self) -> Vec<String> {
        match &self.documents {
            Documents::NotGiven => vec![
                "that the pages still read so: no folder of documents was given (--documents, FLOWLOG_DOCUMENTS)"
                    .to_owned(),
            ],
            Documents::AllBut(absent) if !absent.is_empty() => {
                vec![format!(
                    "that these pages still read so, as the folder of documents has none of them: {}",
                    absent.join(", ")
                )]
            }
            Documents::Nothing | Documents::AllBut(_) => Vec::new(),
        }
    }
}

/// The text of a lock and its place, if there is one; the error says why it cannot be read.
pub(super) fn lock(spec: &Path, name: &str, sources: &mut Sources) -> Option<(Span, Result<String, String>)> {
    let text = match disk::read_within(spec, &spec.join(name), LARGEST_LOCK) {
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        Err(error) => Err(error.to_string()),
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned()),
    };
    let folder = spec.file_name().map_or_else(|| "spec".into(), |name| name.to_string_lossy());
    let file = sources.add(format!("{folder}/{name}"), text.as_deref().unwrap_or_default());
    Some((Span { file, ..Span::default() }, text))
}
