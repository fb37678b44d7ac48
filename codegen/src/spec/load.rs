//! Finds the files of a spec folder and reads them, in the order of their paths, each on its own: a file that cannot be read hides nothing of the
//! others. Reads from disk and must never write.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::read::FromNode;
use super::{OperationSpec, ServiceSpec, tree};
use crate::diagnostic::{Absence, Diagnostic, Problems, Sources, Span};
use crate::parallel;

/// Name of the file that describes a service, without its ending.
const SERVICE: &str = "service";

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
    let mut loaded = Loaded::default();
    let prefix = root.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_else(|| "spec".into());
    let found = match find(root) {
        Ok(found) => found,
        Err((path, error)) => {
            let file = loaded.sources.add(shown(root, &prefix, &path), "");
            let problem = Diagnostic::new(
                "unreadable-file",
                Span { file, ..Span::default() },
                format!("cannot be read: {error}"),
            );
            problems.push(problem.help("name the spec folder with --spec, and see that it may be read"));
            return loaded;
        }
    };
    if found.is_empty() {
        let file = loaded.sources.add(prefix.clone(), "");
        let problem = Diagnostic::new(
            "empty-spec",
            Span { file, ..Span::default() },
            "no <vendor>/<service>/*.yaml below this folder",
        );
        problems.push(problem.help("name the spec folder with --spec"));
    }
    let files: Vec<(u32, &PathBuf)> = (0..).zip(found.values().flatten()).collect();
    let mut read = parallel::map(&files, |(file, path)| read(*file, path)).into_iter().zip(&files);
    for ((vendor, name), paths) in &found {
        let (vendor, name) = (vendor.clone(), name.clone());
        let mut folder =
            ServiceFolder { vendor, name, service: None, operations: Vec::new(), incomplete: BTreeSet::new() };
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
        let paths = found.get(&(folder.vendor.clone(), folder.name.clone()));
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
    loaded
}

/// What became of one file.
struct Read {
    text: String,
    content: Option<Content>,
    problems: Problems,
}

enum Content {
    Service(Box<ServiceSpec>),
    Operation(Box<OperationSpec>),
}

fn read(file: u32, path: &Path) -> Read {
    let mut problems = Problems::default();
    let bytes = fs::read(path);
    let lossy = bytes.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
    // Editors of some systems put a mark in front, which is no part of the text.
    let text = lossy.strip_prefix('\u{feff}').unwrap_or(&lossy);
    let top = Span { file, ..Span::default() };
    let mut unreadable = |at: Span, message: String| {
        let problem = Diagnostic::new("unreadable-file", at, message);
        problems.push(problem.help("a spec file is UTF-8 text that may be read"));
    };
    match bytes.as_deref().map(std::str::from_utf8) {
        Err(error) => unreadable(top, format!("cannot be read: {error}")),
        Ok(Err(error)) => {
            let mark = lossy.len() - text.len();
            let at = u32::try_from(error.valid_up_to().saturating_sub(mark)).unwrap_or(u32::MAX);
            unreadable(Span { start: at, end: at, ..top }, "this is not UTF-8".to_owned());
        }
        Ok(Ok(_)) => {}
    }
    let node = if problems.is_empty() { tree::parse(file, text, &mut problems) } else { None };
    let content = node.and_then(|node| match stem(path) == SERVICE {
        true => ServiceSpec::from_node(&node, &mut problems).map(|service| Content::Service(Box::new(service))),
        false => OperationSpec::from_node(&node, &mut problems).map(|spec| Content::Operation(Box::new(spec))),
    });
    Read { text: text.to_owned(), content, problems }
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

type Folders = BTreeMap<(String, String), Vec<PathBuf>>;

fn find(root: &Path) -> Result<Folders, (PathBuf, io::Error)> {
    let list = |dir: &Path| -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
        let fail = |error| (dir.to_owned(), error);
        let mut paths = fs::read_dir(dir)
            .map_err(fail)?
            .map(|entry| entry.map(|e| e.path()))
            .collect::<Result<Vec<_>, _>>()
            .map_err(fail)?;
        paths.sort();
        Ok(paths)
    };
    let name = |path: &Path| path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut folders = Folders::new();
    for vendor in list(root)?.into_iter().filter(|p| p.is_dir()) {
        for service in list(&vendor)?.into_iter().filter(|p| p.is_dir()) {
            let files: Vec<_> =
                list(&service)?.into_iter().filter(|p| p.extension().is_some_and(|e| e == "yaml")).collect();
            if !files.is_empty() {
                folders.insert((name(&vendor), name(&service)), files);
            }
        }
    }
    Ok(folders)
}
