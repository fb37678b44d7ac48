//! Finds the files of a spec folder and reads them, in the order of their paths, each on its own: a file that cannot be read hides nothing of the
//! others. Reads from disk and must never write.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::read::FromNode;
use super::{OperationSpec, ServiceSpec, tree};
use crate::diagnostic::{Absence, Diagnostic, Problems, Sources, Span};

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The texts, for reports.
    pub sources: Sources,
    /// The services in the order of their paths.
    pub services: Vec<ServiceFolder>,
    /// Files of which something could not be read: what seems to be missing there may only be unread.
    incomplete: BTreeSet<u32>,
    /// Files in whose folder there is such a file, or no `service.yaml`.
    beside_incomplete: BTreeSet<u32>,
    /// Bytes of all files.
    pub bytes: usize,
}

impl Loaded {
    /// Whether what is missing there may only be unread. Files name each other's types and fields, so some things are looked for in the whole
    /// folder.
    pub fn is_incomplete(&self, at: Span, absence: Absence) -> bool {
        match absence {
            Absence::File => self.incomplete.contains(&at.file),
            Absence::Folder => self.beside_incomplete.contains(&at.file),
        }
    }

    fn folder(
        &mut self,
        mut folder: ServiceFolder,
        paths: &[PathBuf],
        shown: impl Fn(&Path) -> String,
        problems: &mut Problems,
    ) -> ServiceFolder {
        let mut described = false;
        for path in paths {
            let known = problems.len();
            let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            let (file, node) = self.file(path, shown(path), problems);
            if stem == "service" {
                described = true;
                folder.service = node.and_then(|node| ServiceSpec::from_node(&node, problems));
            } else if let Some(spec) = node.and_then(|node| OperationSpec::from_node(&node, problems)) {
                folder.operations.push(OperationFile { stem, file, spec });
            }
            if problems.len() > known {
                self.incomplete.insert(file);
            }
        }
        if !described {
            let path = shown(&paths.first().map(|path| path.with_file_name("service.yaml")).unwrap_or_default());
            let file = self.sources.add(path, "");
            self.incomplete.insert(file);
            let at = Span { file, ..Span::default() };
            let problem = Diagnostic::new("missing-service", at, "a service folder needs a service.yaml");
            problems
                .push(problem.help("write it once per service: name, protocol, endpoint; spec/README.md shows one"));
        }
        folder
    }

    fn file(&mut self, path: &Path, shown: String, problems: &mut Problems) -> (u32, Option<tree::Node>) {
        let bytes = fs::read(path);
        let lossy = bytes.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
        // Editors of some systems put a mark in front, which is no part of the text.
        let text = lossy.strip_prefix('\u{feff}').unwrap_or(&lossy);
        self.bytes += text.len();
        let file = self.sources.add(shown, text);
        let top = Span { file, ..Span::default() };
        let unreadable = |at: Span, message: String| {
            Diagnostic::new("unreadable-file", at, message).help("a spec file is UTF-8 text that may be read")
        };
        match &bytes {
            Err(error) => problems.push(unreadable(top, format!("cannot be read: {error}"))),
            Ok(bytes) => match std::str::from_utf8(bytes) {
                Ok(_) => return (file, tree::parse(file, text, problems)),
                Err(error) => {
                    let mark = lossy.len() - text.len();
                    let at = u32::try_from(error.valid_up_to().saturating_sub(mark)).unwrap_or(u32::MAX);
                    problems.push(unreadable(Span { start: at, end: at, ..top }, "this is not UTF-8".to_owned()));
                }
            },
        }
        (file, None)
    }
}

/// One `<vendor>/<service>/` folder.
#[derive(Debug)]
pub struct ServiceFolder {
    /// Name of the vendor's folder.
    pub vendor: String,
    /// Name of the service's folder.
    pub name: String,
    /// `service.yaml`; `None` if it is missing or could not be read.
    pub service: Option<ServiceSpec>,
    /// The operation files in the order of their names.
    pub operations: Vec<OperationFile>,
}

/// One `<Operation>.yaml`.
#[derive(Debug)]
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
    for ((vendor, name), paths) in found {
        let first = loaded.sources.iter().count();
        let folder = ServiceFolder { vendor, name, service: None, operations: Vec::new() };
        let folder = loaded.folder(folder, &paths, |path| shown(root, &prefix, path), problems);
        let files = || (0..).take(loaded.sources.iter().count()).skip(first);
        if files().any(|file| loaded.incomplete.contains(&file)) {
            let files: Vec<u32> = files().collect();
            loaded.beside_incomplete.extend(files);
        }
        loaded.services.push(folder);
    }
    loaded
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
