//! Reads the files of a spec folder, in the order of their paths, each on its own: a file that cannot be read hides nothing of the
//! others. Reads from disk, or from files that are at hand, and must never write.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use super::find::Found;
use super::read::FromNode;
use super::{Node, OperationSpec, ServiceSpec, tree};
use crate::diagnostic::{Absence, Diagnostic, Problems, Sources, Span};
use crate::parallel;

/// Name of the file that describes a service, without its ending.
const SERVICE: &str = "service";

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
}

impl ServiceFolder {
    /// Whether what is missing there may only be unread. Files name each other's types and fields, so some things are looked for in the whole
    /// folder.
    pub fn is_incomplete(&self, at: Span, absence: Absence) -> bool {
        match absence {
            Absence::File => self.incomplete.contains(&at.file),
            Absence::Folder => !self.incomplete.is_empty(),
        }
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

/// Reads `<root>/<vendor>/<service>/*.yaml`.
pub fn load(root: &Path, problems: &mut Problems) -> Loaded {
    let content = |path: &Path| {
        within_bounds(fs::metadata(path)?.len())?;
        fs::read(path).map(Cow::Owned)
    };
    gather(root, &Found::below(root), content, problems)
}

/// The same for files that are at hand, by their paths below the spec folder, with forward slashes.
pub fn load_files(files: &BTreeMap<String, Vec<u8>>, problems: &mut Problems) -> Loaded {
    let root = Path::new("spec");
    let content = |path: &Path| {
        let file = path.strip_prefix(root).ok().and_then(|below| files.get(below.to_str()?));
        let bytes = file.ok_or(io::ErrorKind::NotFound)?;
        within_bounds(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
        Ok(Cow::Borrowed(bytes.as_slice()))
    };
    gather(root, &Found::among(root, files.keys()), content, problems)
}

fn within_bounds(bytes: u64) -> io::Result<()> {
    let message = || format!("the file has {bytes} bytes, and {LARGEST_FILE} are allowed");
    match usize::try_from(bytes) {
        Ok(0..=LARGEST_FILE) => Ok(()),
        _ => Err(io::Error::new(io::ErrorKind::FileTooLarge, message())),
    }
}

/// Reads the files that were found, each by what `content` has of it.
fn gather<'f>(
    root: &Path,
    found: &Found,
    content: impl Fn(&Path) -> io::Result<Cow<'f, [u8]>> + Sync,
    problems: &mut Problems,
) -> Loaded {
    let mut loaded = Loaded::default();
    let prefix = root.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_else(|| "spec".into());
    let files: Vec<(u32, &PathBuf)> = (0..).zip(found.services.values().flatten()).collect();
    let mut read = parallel::map(&files, |(file, path)| read(*file, path, content(path))).into_iter().zip(&files);
    for ((vendor, name), paths) in &found.services {
        let (vendor, name) = (vendor.clone(), name.clone());
        let mut folder = ServiceFolder {
            vendor,
            name,
            service: None,
            operations: Vec::with_capacity(paths.len()),
            incomplete: BTreeSet::new(),
        };
        for (read, (file, path)) in read.by_ref().take(paths.len()) {
            loaded.sources.add(shown(root, &prefix, path), read.text);
            if !read.problems.is_empty() {
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
        loaded.services.push(folder);
    }
    for folder in &mut loaded.services {
        let paths = found.services.get(&(folder.vendor.clone(), folder.name.clone()));
        if !paths.is_some_and(|paths| paths.iter().any(|path| stem(path) == SERVICE)) {
            let file = loaded.sources.add(format!("{prefix}/{}/{}/service.yaml", folder.vendor, folder.name), "");
            folder.incomplete.insert(file);
            let problem = Diagnostic::new(
                "missing-service",
                Span { file, ..Span::default() },
                "a service folder needs a service.yaml",
            );
            problems
                .push(problem.help("write it once per service: name, protocol, endpoint; spec/README.md shows one"));
        }
    }
    misplaced(found, |path| loaded.sources.add(shown(root, &prefix, path), ""), root, problems);
    loaded
}

/// Reports what is below the folder and is no spec, and what should be there and is not.
fn misplaced(found: &Found, mut source: impl FnMut(&Path) -> u32, root: &Path, problems: &mut Problems) {
    let mut at = |path: &Path| Span { file: source(path), ..Span::default() };
    for (path, error) in &found.unreadable {
        let problem = Diagnostic::new("unreadable-file", at(path), format!("cannot be read: {error}"));
        let help = match path == root {
            true => "name the spec folder with --spec, and see that it may be read",
            false => "see that the folder may be read; nothing in it was",
        };
        problems.push(problem.help(help));
    }
    for path in &found.strays {
        let problem = Diagnostic::new("stray-file", at(path), "no service has this file, so nobody would read it");
        problems.push(
            problem.help("rename it to `<vendor>/<service>/<Operation>.yaml`, or move it out of the spec folder"),
        );
    }
    let only_service = |(_, paths): &(_, &Vec<PathBuf>)| matches!(paths.as_slice(), [one] if stem(one) == SERVICE);
    let without = found.services.iter().filter(only_service).filter_map(|(_, paths)| paths.first()?.parent());
    // Where a file lies that nobody reads, that is what is wrong.
    let without = without.filter(|folder| !found.strays.iter().any(|stray| stray.starts_with(folder)));
    for path in without.chain(found.empty.iter().map(PathBuf::as_path)) {
        let problem = Diagnostic::new("service-without-operations", at(path), "this service has no operation");
        problems.push(problem.help("write `<Operation>.yaml` into the folder, or remove it"));
    }
    if found.services.is_empty() && found.unreadable.is_empty() && found.strays.is_empty() && found.empty.is_empty() {
        let problem = Diagnostic::new("empty-spec", at(root), "no <vendor>/<service>/*.yaml below this folder");
        problems.push(problem.help("name the spec folder with --spec"));
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

/// Whatever a draft leaves open is written as a text that begins so.
fn open_matters(node: &Node, problems: &mut Problems) {
    match node {
        Node::Text(text) => {
            if let Some(what) = text.strip_prefix("todo:") {
                let problem = Diagnostic::new("open-matter", text.span, format!("this is left open:{what}"));
                problems.push(problem.help("decide it, and write the answer in its place"));
            }
        }
        Node::List(list) => list.iter().for_each(|item| open_matters(item, problems)),
        Node::Map(map) => map.values().for_each(|value| open_matters(value, problems)),
        Node::Refused(_) => {}
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn shown(root: &Path, prefix: &str, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let mut shown = prefix.to_owned();
    for part in below.components() {
        shown.push('/');
        shown.push_str(&part.as_os_str().to_string_lossy());
    }
    shown
}
