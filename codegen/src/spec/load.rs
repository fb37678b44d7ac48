//! Reads the files of a spec folder, in the order of their paths, each on its own: a file that cannot be read hides nothing of the
//! others. Reads from disk, or from files that are at hand, and must never write.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use super::find::Found;
use super::misplaced::misplaced;
use super::read::FromNode;
use super::{Node, OperationSpec, ServiceSpec, tree};
use crate::diagnostic::{Absence, Diagnostic, Problems, Sources, Span, Text};
use crate::parallel;

/// Name of the file that describes a service, without its ending.
pub(super) const SERVICE: &str = "service";

/// A file with more bytes than this is not read. The largest real page needs a tenth of it, and whatever compares things of a file with each other
/// has few enough to compare.
pub const LARGEST_FILE: usize = 256 << 10;

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The texts, for reports.
    pub sources: Sources,
    /// The services in the order of their paths.
    pub services: Vec<ServiceFolder>,
}

/// One `<vendor>/<service>/` folder.
#[derive(Clone, Debug)]
pub struct ServiceFolder {
    /// Name of the vendor's folder.
    pub vendor: String,
    /// Name of the service's folder.
    pub name: String,
    /// `service.yaml`; `None` if it is missing or could not be read.
    pub service: Option<ServiceSpec>,
    /// The operation files in the order of their names.
    pub operations: Vec<OperationFile>,
    /// Files of which something could not be read.
    incomplete: BTreeSet<u32>,
    /// The names of all files, without their ending.
    stems: BTreeSet<String>,
}

impl ServiceFolder {
    /// `vendor/service/Operation`, as the locks and the command line call the file of this folder with this stem.
    pub(crate) fn name_of(&self, stem: &str) -> String {
        format!("{}/{}/{stem}", self.vendor, self.name)
    }

    /// Whether what is missing there may only be unread. Files name each other's types and fields, so some things are looked for in the whole
    /// folder.
    pub fn is_incomplete(&self, at: Span, absence: Absence) -> bool {
        match absence {
            Absence::File => self.incomplete.contains(&at.file),
            Absence::Folder => !self.incomplete.is_empty(),
        }
    }

    /// Whether a file was read to its end.
    pub(crate) fn is_whole(&self, file: u32) -> bool {
        !self.incomplete.contains(&file)
    }

    /// The names of its files without their ending, whatever can be read of them.
    pub(crate) fn stems(&self) -> impl Iterator<Item = &str> {
        self.stems.iter().map(String::as_str)
    }

    /// Whether its file with this stem was read to its end.
    pub(crate) fn is_read(&self, stem: &str) -> bool {
        let service = self.service.iter().filter(|_| stem == SERVICE).map(|service| service.span.file);
        let operation = self.operations.iter().filter(|file| file.stem == stem).map(|file| file.file);
        service.chain(operation).any(|file| self.is_whole(file))
    }

    /// The files that were not.
    pub(crate) fn incomplete(&self) -> impl Iterator<Item = u32> {
        self.incomplete.iter().copied()
    }

    /// The folder with another tree in the place of one of its files; `None` if that says nothing that can be read.
    pub(crate) fn with(&self, file: u32, tree: &Node, problems: &mut Problems) -> Option<Self> {
        let mut folder = self.clone();
        match folder.operations.iter_mut().find(|operation| operation.file == file) {
            Some(operation) => operation.spec = OperationSpec::from_node(tree, problems)?,
            None => folder.service = Some(ServiceSpec::from_node(tree, problems)?),
        }
        Some(folder)
    }
}

/// One `<Operation>.yaml`.
#[derive(Clone, Debug)]
pub struct OperationFile {
    /// File name without its ending.
    pub stem: String,
    /// Index of the text in [`Sources`].
    pub file: u32,
    /// What it says.
    pub spec: OperationSpec,
}

/// Where the cases of some services stand.
pub(crate) fn cases(services: &[ServiceFolder]) -> impl Iterator<Item = Span> {
    let specs = services.iter().flat_map(|service| &service.operations).map(|file| &file.spec);
    specs.flat_map(|spec| spec.cases.iter().flatten()).map(|case| case.span)
}

/// How many services are read at once: a mirror is several times as large as its text, and nobody needs it any more when it is resolved.
const AT_ONCE: usize = 256;

/// Reads `<root>/<vendor>/<service>/*.yaml`.
pub fn load(root: &Path, problems: &mut Problems) -> Loaded {
    load_all(Unread::folder(root), problems)
}

/// The same for files that are at hand, by their paths below the spec folder, with forward slashes.
pub fn load_files(files: &BTreeMap<String, Vec<u8>>, problems: &mut Problems) -> Loaded {
    load_all(Unread::files(files), problems)
}

fn load_all(mut unread: Unread<'_>, problems: &mut Problems) -> Loaded {
    let mut services = Vec::new();
    while let Some(some) = unread.some(problems) {
        services.extend(some);
    }
    Loaded { sources: unread.finish(problems), services }
}

/// What a file holds, by its path.
type Contents<'f> = Box<dyn Fn(&Path) -> io::Result<Cow<'f, [u8]>> + Sync + 'f>;

/// A spec folder that is read some services at a time.
pub struct Unread<'f> {
    root: PathBuf,
    found: Found,
    content: Contents<'f>,
    /// Number of services that were read.
    done: usize,
    sources: Sources,
}

impl<'f> Unread<'f> {
    /// What is below a folder.
    pub fn folder(root: &Path) -> Self {
        let content = |path: &Path| {
            within_bounds(fs::metadata(path)?.len())?;
            fs::read(path).map(Cow::Owned)
        };
        Self::new(root, Found::below(root), Box::new(content))
    }

    /// Files that are at hand, by their paths below the spec folder, with forward slashes.
    pub fn files(files: &'f BTreeMap<String, Vec<u8>>) -> Self {
        let root = Path::new("spec");
        let content = move |path: &Path| {
            let file = path.strip_prefix(root).ok().and_then(|below| files.get(below.to_str()?));
            let bytes = file.ok_or(io::ErrorKind::NotFound)?;
            within_bounds(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
            Ok(Cow::Borrowed(bytes.as_slice()))
        };
        Self::new(root, Found::among(root, files.keys()), Box::new(content))
    }

    fn new(root: &Path, found: Found, content: Contents<'f>) -> Self {
        Self { root: root.to_owned(), found, content, done: 0, sources: Sources::default() }
    }

    /// Reads the next services; `None` when there are no more.
    pub fn some(&mut self, problems: &mut Problems) -> Option<Vec<ServiceFolder>> {
        let Self { root, found, content, done, sources } = self;
        let services: Vec<_> = found.services.iter().skip(*done).take(AT_ONCE).collect();
        *done += services.len();
        let paths = services.iter().flat_map(|(_, paths)| *paths);
        let files: Vec<(u32, &PathBuf)> = (sources.next_number()..).zip(paths).collect();
        let mut read = parallel::map(&files, |(file, path)| read(*file, path, content(path))).into_iter().zip(&files);
        let mut folders = Vec::with_capacity(services.len());
        for ((vendor, name), paths) in services {
            let mut folder = ServiceFolder {
                vendor: vendor.clone(),
                name: name.clone(),
                service: None,
                operations: Vec::with_capacity(paths.len()),
                incomplete: BTreeSet::new(),
                stems: paths.iter().map(|path| stem(path)).collect(),
            };
            for (read, (file, path)) in read.by_ref().take(paths.len()) {
                sources.add(shown(root, path), read.text);
                // What is left open is read as the text that it is, and hides nothing.
                if read.problems.iter().any(|problem| problem.code != "open-matter") {
                    folder.incomplete.insert(*file);
                }
                problems.append(read.problems);
                match read.content {
                    Some(Content::Service(service)) => folder.service = Some(*service),
                    Some(Content::Operation(spec)) => {
                        folder.operations.push(OperationFile { stem: stem(path), file: *file, spec: *spec });
                    }
                    None => {}
                }
            }
            folders.push(folder);
        }
        for folder in folders.iter_mut().filter(|folder| folder.service.is_none()) {
            self.miss_service(folder, problems);
        }
        (!folders.is_empty()).then_some(folders)
    }

    /// The texts of what was read so far.
    pub(crate) fn sources(&mut self) -> &mut Sources {
        &mut self.sources
    }

    /// Reports that there is no `service.yaml`; one that could not be read has been reported.
    fn miss_service(&mut self, folder: &mut ServiceFolder, problems: &mut Problems) {
        let paths = self.found.services.get(&(folder.vendor.clone(), folder.name.clone()));
        if paths.is_some_and(|paths| paths.iter().any(|path| stem(path) == SERVICE)) {
            return;
        }
        let path = self.root.join(&folder.vendor).join(&folder.name).join("service.yaml");
        let file = self.sources.add(shown(&self.root, &path), "");
        folder.incomplete.insert(file);
        let at = Span { file, ..Span::default() };
        let problem = Diagnostic::new("missing-service", at, "a service folder needs a service.yaml");
        problems.push(problem.help("write it once per service: name, protocol, endpoint; spec/README.md shows one"));
    }

    /// Reports what belongs to no service, and hands over the texts.
    pub fn finish(self, problems: &mut Problems) -> Sources {
        let Self { root, found, mut sources, .. } = self;
        misplaced(&found, |path| sources.add(shown(&root, path), ""), &root, problems);
        sources
    }
}

fn within_bounds(bytes: u64) -> io::Result<()> {
    let message = || format!("the file has {bytes} bytes, and {LARGEST_FILE} are allowed");
    match usize::try_from(bytes) {
        Ok(0..=LARGEST_FILE) => Ok(()),
        _ => Err(io::Error::new(io::ErrorKind::FileTooLarge, message())),
    }
}

/// What became of one file.
struct Read {
    text: Arc<str>,
    content: Option<Content>,
    problems: Problems,
}

enum Content {
    Service(Box<ServiceSpec>),
    Operation(Box<OperationSpec>),
}

fn read(file: u32, path: &Path, bytes: io::Result<Cow<'_, [u8]>>) -> Read {
    let mut problems = Problems::default();
    let lossy = bytes.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
    // Editors of some systems put a mark in front, which is no part of the text.
    let text = lossy.strip_prefix('\u{feff}').unwrap_or(&lossy);
    let top = Span { file, ..Span::default() };
    let mut unreadable = |at: Span, message: String, help: &str| {
        problems.push(Diagnostic::new("unreadable-file", at, message).help(help));
    };
    const TEXT: &str = "a spec file is UTF-8 text that may be read";
    match bytes.as_deref().map(std::str::from_utf8) {
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            unreadable(top, format!("cannot be read: {error}"), "one operation is one file: keep each file small");
        }
        Err(error) => unreadable(top, format!("cannot be read: {error}"), TEXT),
        Ok(Err(error)) => {
            let mark = lossy.len() - text.len();
            let at = u32::try_from(error.valid_up_to().saturating_sub(mark)).unwrap_or(u32::MAX);
            unreadable(Span { start: at, end: at, ..top }, "this is not UTF-8".to_owned(), TEXT);
        }
        Ok(Ok(_)) => {}
    }
    let node = if problems.is_empty() { tree::parse(file, text, &mut problems) } else { None };
    if let Some(node) = &node {
        open_matters(node, &mut problems);
    }
    let content = node.and_then(|node| match stem(path) == SERVICE {
        true => ServiceSpec::from_node(&node, &mut problems).map(|service| Content::Service(Box::new(service))),
        false => OperationSpec::from_node(&node, &mut problems).map(|spec| Content::Operation(Box::new(spec))),
    });
    Read { text: text.into(), content, problems }
}

/// Whatever a draft leaves open is a text, a key, or a text within the JSON of an example, that begins so.
fn open_matters(node: &Node, problems: &mut Problems) {
    let mut look = |text: &Text| {
        let quoted = || text.value.split_once("\"todo:").and_then(|(_, rest)| rest.split('"').next());
        if let Some(what) = text.value.strip_prefix("todo:").or_else(quoted) {
            let problem = Diagnostic::new("open-matter", text.span, format!("this is left open:{what}"));
            problems.push(problem.help("decide it, and write the answer in its place"));
        }
    };
    match node {
        Node::Text(text) => look(text),
        Node::List(list) => list.iter().for_each(|item| open_matters(item, problems)),
        Node::Map(map) => {
            map.keys().for_each(look);
            map.values().for_each(|value| open_matters(value, problems));
        }
        Node::Refused(_) => {}
    }
}

pub(super) fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn shown(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let mut shown = root.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_else(|| "spec".into());
    for part in below.components() {
        shown.push('/');
        shown.push_str(&part.as_os_str().to_string_lossy());
    }
    shown
}
