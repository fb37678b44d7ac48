//! What the sources of each spec file say: as they are read now, where they are at hand, and otherwise as they were read before. Finds and reads both; must
//! not judge what they say.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use indexmap::IndexMap;

use super::door::{Folders, Found, Why};
use super::lock::{Broken, Lock, LockedSource, Reading};
use super::{COMMAND, PAGE};
use crate::diagnostic::{Diagnostic, Span};
use crate::page::{Page, PageError};
use crate::parallel;
use crate::spec::{OperationFile, ServiceFolder, Source};

/// Bytes of a lock. The largest page has a tenth of it.
const LARGEST_LOCK: u64 = 16 << 20;

/// The sources of one spec file.
#[derive(Debug, Default)]
pub(crate) struct Held {
    /// What was read before. Of a lock that is broken, what is left of it.
    pub(super) lock: Lock,
    pub(super) state: LockState,
    /// What was found of each source that the file names.
    pub(super) found: IndexMap<String, State>,
    /// What the file pins its sources to.
    pub(super) pins: IndexMap<String, String>,
}

/// What became of reading a lock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum LockState {
    /// There is none.
    #[default]
    Missing,
    /// It is not to be relied on.
    Broken(Broken),
    /// It is as it was written.
    Whole,
}

/// A source of a file.
#[derive(Debug)]
pub(crate) enum State {
    /// As it is read now.
    Read(Box<Reading>),
    /// It is there, and cannot be read.
    Refused(PageError),
    /// As it was read before.
    Locked,
    /// It is not at hand, and was not read before.
    Nowhere,
    /// No program reads it.
    Unreadable,
}

impl Held {
    /// What a source says; nothing if it is not known.
    pub(crate) fn says(&self, source: &str) -> Option<&Page> {
        self.reading(source).map(|reading| &reading.page)
    }

    /// What was read of a source, now or before.
    pub(crate) fn reading(&self, source: &str) -> Option<&Reading> {
        match self.found.get(source)? {
            State::Read(reading) => Some(reading),
            State::Locked => self.lock.sources.get(source)?.reading.as_ref(),
            State::Refused(_) | State::Nowhere | State::Unreadable => None,
        }
    }

    /// What is wrong with the lock, if it is not to be relied on.
    pub(crate) fn broken(&self) -> Option<String> {
        match &self.state {
            LockState::Broken(broken) => {
                Some(format!("line {} of its lock: {}; {}", broken.line, broken.found, mend(self)))
            }
            LockState::Missing | LockState::Whole => None,
        }
    }

    /// Whether the lock can be relied on.
    pub(crate) fn is_locked(&self) -> bool {
        self.state == LockState::Whole
    }

    /// The sources of which rows are known, but for the page.
    pub(super) fn catalogues(&self) -> impl Iterator<Item = (&str, &Page)> {
        let names = self.found.keys().filter(|name| *name != PAGE);
        names.filter_map(|name| Some((name.as_str(), self.says(name)?)))
    }

    /// The sources as a lock holds them.
    pub(super) fn to_lock(&self) -> IndexMap<String, LockedSource> {
        let source =
            |name: &String| LockedSource { pin: self.pins.get(name).cloned(), reading: self.reading(name).cloned() };
        let page = self.found.contains_key(PAGE).then(|| PAGE.to_owned());
        page.iter().chain(self.pins.keys()).map(|name| (name.clone(), source(name))).collect()
    }
}

/// The sources of some services.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    held: IndexMap<String, Held>,
    /// Locks of files that are no more, by their paths below the spec folder.
    pub(super) stale: Vec<String>,
}

/// What a run could not read, and what it could.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// Whether the spec folder has locks. Without any it is that of somebody who has not begun to use them.
    pub(super) has_locks: bool,
    /// The folders of sources, as the command line has them.
    pub(super) options: String,
    /// What was not read, by reason.
    unread: BTreeMap<String, BTreeSet<String>>,
    /// How many sources are at hand, and how many are not.
    there: usize,
    absent: usize,
    /// Files that were not compared, as they could not be read to their end.
    skipped: Vec<String>,
}

/// Whether a spec folder has locks.
pub(crate) fn is_there(spec: &Path) -> bool {
    let folders = |folder: &Path| {
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| path.is_dir())
    };
    let services = folders(spec).flat_map(|vendor| folders(&vendor).collect::<Vec<_>>());
    services.into_iter().any(|service| !locks_in(&service).is_empty())
}

/// The stems of the locks in the folder of a service, in order.
fn locks_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let locks = entries.filter(|path| path.extension().is_some_and(|ending| ending == "lock"));
    let mut stems: Vec<String> =
        locks.filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect();
    stems.retain(|stem| !stem.starts_with('.'));
    stems.sort();
    stems
}

impl Ledger {
    /// Reads the locks of services, and of their sources those that are at hand.
    pub(crate) fn read(spec: &Path, folders: &Folders, services: &[ServiceFolder], notes: &mut Notes) -> Self {
        let mut ledger = Self::default();
        let operations =
            services.iter().flat_map(|folder| folder.operations.iter().map(move |file| (folder, Some(file))));
        let files: Vec<_> =
            operations.chain(services.iter().filter(|f| f.service.is_some()).map(|f| (f, None))).collect();
        let read = parallel::map(&files, |&(folder, file)| self::read(spec, folders, folder, file));
        for ((folder, file), (held, unread)) in files.into_iter().zip(read) {
            notes.take(&held, unread);
            ledger.held.insert(folder.name_of(file.map_or("service", |file| &file.stem)), held);
        }
        for folder in services {
            let known = |stem: &String| folder.stems().any(|known| known == stem);
            let path = |stem: String| folder.name_of(&stem) + ".lock";
            let locks = locks_in(&spec.join(&folder.vendor).join(&folder.name));
            ledger.stale.extend(locks.into_iter().filter(|stem| !known(stem)).map(path));
            let skipped = folder.stems().filter(|stem| !folder.is_read(stem));
            notes.skipped.extend(skipped.map(|stem| folder.name_of(stem)));
        }
        ledger
    }

    /// The sources of a file.
    pub(crate) fn get(&self, name: &str) -> Option<&Held> {
        self.held.get(name)
    }

    /// Takes in those of other services.
    pub(crate) fn extend(&mut self, other: Self) {
        self.held.extend(other.held);
        self.stale.extend(other.stale);
    }
}

impl Notes {
    /// Of a run that has read nothing yet.
    pub(crate) fn new(spec: &Path, folders: &Folders) -> Self {
        Self { has_locks: is_there(spec), options: folders.options(), ..Self::default() }
    }

    fn take(&mut self, held: &Held, unread: Vec<Unread>) {
        let is_read = |state: &&State| matches!(state, State::Read(_) | State::Refused(_));
        self.there += held.found.values().filter(is_read).count();
        for Unread { what, why, is_there } in unread {
            self.there += usize::from(is_there);
            self.absent += usize::from(!is_there);
            self.unread.entry(why).or_default().insert(what);
        }
    }

    /// Says if folders were given that have none of the sources: these are not the folders that were meant.
    pub(crate) fn elsewhere(&self) -> Option<Diagnostic> {
        if self.options.is_empty() || self.there > 0 || self.absent == 0 {
            return None;
        }
        let message = "none of the sources of the specs is in the folders of sources";
        Some(Diagnostic::new("source-unreadable", Span::default(), message).help(
            "name the folder of the saved pages, `vendor-service-Operation.txt`, or of the unpacked packages, `package-version/`; or check without sources",
        ))
    }

    /// The sources that were not read, and why.
    pub(crate) fn unread(&self) -> Vec<String> {
        if self.options.is_empty() && self.absent > 0 {
            return vec![
                "that the sources still say so: no folder of sources was given (--sources, FLOWLOG_SOURCES)".to_owned(),
            ];
        }
        let listed = |what: &BTreeSet<String>| what.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        self.unread
            .iter()
            .map(|(why, what)| format!("that these sources still say so ({why}): {}", listed(what)))
            .collect()
    }

    /// The checks that could not be made for want of locks, or of files that can be read.
    pub(crate) fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        if !self.has_locks {
            missing.push(format!("what no program reads: there are no locks; `{COMMAND}` writes them"));
        }
        if !self.skipped.is_empty() {
            let files = self.skipped.join(", ");
            missing.push(format!("rows, facts and locks of {files}: what could not be read hides them"));
        }
        missing
    }
}

/// A source that was not read.
struct Unread {
    /// The file, or the package.
    what: String,
    why: String,
    /// Whether it is at hand all the same.
    is_there: bool,
}

/// What was found of the sources of one file, and those that were not read.
fn read(spec: &Path, folders: &Folders, folder: &ServiceFolder, file: Option<&OperationFile>) -> (Held, Vec<Unread>) {
    let name = folder.name_of(file.map_or("service", |file| &file.stem));
    let (lock, state) = read_lock(&spec.join(format!("{name}.lock")), &name);
    let mut held = Held { lock, state, ..Held::default() };
    let mut unread = Vec::new();
    let sources = match file {
        Some(file) => &file.spec.sources,
        None => folder.service.as_ref().map_or(&None, |service| &service.sources),
    };
    if file.is_some_and(|file| file.spec.page.is_some()) {
        let found = folders.page(&name.replace('/', "."));
        held.take(PAGE, found, &name, &mut unread);
    }
    for (source, what) in sources.iter().flatten() {
        held.pins.insert(source.value.clone(), what.pin());
        match (what, file) {
            (Source::Catalogue(catalogue), Some(file)) => {
                let found = folders.catalogue(catalogue, &file.stem);
                held.take(source, found, &catalogue.package, &mut unread);
            }
            // Nothing that a service has in common is read of packages.
            _ => {
                held.found.insert(source.value.clone(), State::Unreadable);
            }
        }
    }
    (held, unread)
}

impl Held {
    fn take(&mut self, name: &str, found: Found, what: &str, unread: &mut Vec<Unread>) {
        let mut not_read = |why: String, is_there| unread.push(Unread { what: what.to_owned(), why, is_there });
        let state = match found {
            Found::Read(reading) => State::Read(reading),
            Found::Refused(error) => State::Refused(error),
            Found::Unreadable(why) => {
                not_read(why, true);
                self.before(name).unwrap_or(State::Unreadable)
            }
            Found::Absent(why) => {
                not_read(
                    match why {
                        Why::NoFolder => String::new(),
                        Why::Nowhere => "no folder of sources has it".to_owned(),
                        Why::OtherVersion(other) => format!("the folders of sources have another version, {other}"),
                    },
                    false,
                );
                self.before(name).unwrap_or(State::Nowhere)
            }
        };
        self.found.insert(name.to_owned(), state);
    }

    /// As it was read before, if it was, and from what it is pinned to now.
    fn before(&self, name: &str) -> Option<State> {
        let locked = self.lock.sources.get(name)?;
        let is_same = locked.pin.as_ref() == self.pins.get(name);
        (locked.reading.is_some() && is_same).then_some(State::Locked)
    }
}

fn read_lock(path: &Path, of: &str) -> (Lock, LockState) {
    let text = fs::metadata(path).and_then(|found| {
        if found.len() > LARGEST_LOCK {
            return Err(std::io::Error::new(ErrorKind::FileTooLarge, format!("it has {} bytes", found.len())));
        }
        fs::read(path)
    });
    match text {
        Err(error) if error.kind() == ErrorKind::NotFound => (Lock::default(), LockState::Missing),
        Err(error) => (Lock::default(), LockState::Broken(Broken { line: 1, found: error.to_string() })),
        Ok(bytes) => match Lock::read(&String::from_utf8_lossy(&bytes), of) {
            (lock, None) => (lock, LockState::Whole),
            (lock, Some(broken)) => (lock, LockState::Broken(broken)),
        },
    }
}

/// The command that reads sources again.
pub(super) const WITH_SOURCES: &str = "cargo xtask update --sources DIR";

/// The command that mends the lock of a file.
pub(super) fn mend(held: &Held) -> String {
    match held.found.get(PAGE) {
        Some(State::Nowhere) => format!("run `{WITH_SOURCES}` with the page in DIR"),
        _ => format!("run `{COMMAND}`"),
    }
}
