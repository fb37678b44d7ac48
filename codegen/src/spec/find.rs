//! Which files a spec folder has: `<vendor>/<service>/*.yaml`, and everything else that lies there and would be read by nobody. Lists folders and
//! opens no file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What may lie beside the services, in any folder; whatever begins with a dot may too.
const WELCOME: [&str; 3] = ["README.md", "RULES.md", "schema.json"];

/// What is below a spec folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The files of each service, by vendor and name.
    pub(super) services: BTreeMap<(String, String), Vec<PathBuf>>,
    /// Files that belong to no service: what they say would vanish, and what was generated from them too.
    pub(super) strays: Vec<PathBuf>,
    /// Folders that cannot be listed, and why.
    pub(super) unreadable: Vec<(PathBuf, io::Error)>,
    /// Folders that are where a service should be, and hold nothing at all.
    pub(super) empty: Vec<PathBuf>,
}

impl Found {
    /// Looks through the whole folder; a part that cannot be listed hides nothing of the others.
    pub(super) fn below(root: &Path) -> Self {
        let mut found = Self::default();
        for vendor in found.folders(root) {
            for service in found.folders(&vendor) {
                found.service(name(&vendor), &service);
            }
        }
        found
    }

    /// The same for files that are at hand: only their paths are looked at.
    pub(super) fn among<'f>(root: &Path, files: impl Iterator<Item = &'f String>) -> Self {
        let mut found = Self::default();
        for file in files {
            let path = root.join(file);
            match file.split('/').collect::<Vec<_>>().as_slice() {
                [vendor, service, name] if name.ends_with(".yaml") => {
                    found.services.entry((vendor.to_string(), service.to_string())).or_default().push(path);
                }
                [_, _, name] if name.ends_with(".lock") => {}
                _ => found.stray(path),
            }
        }
        found
    }

    fn service(&mut self, vendor: String, folder: &Path) {
        let wrong = |found: &Self| found.strays.len() + found.unreadable.len();
        let before = wrong(self);
        let mut files = Vec::new();
        for path in self.list(folder) {
            match path.extension() {
                _ if path.is_dir() => self.stray_below(&path),
                Some(ending) if ending == "yaml" => files.push(path),
                // What was read of the sources of a file lies beside it.
                Some(ending) if ending == "lock" => {}
                _ => self.stray(path),
            }
        }
        if !files.is_empty() {
            self.services.insert((vendor, name(folder)), files);
        } else if wrong(self) == before {
            self.empty.push(folder.to_owned());
        }
    }

    /// The folders in a folder that holds nothing but folders.
    fn folders(&mut self, folder: &Path) -> Vec<PathBuf> {
        let (folders, files): (Vec<_>, Vec<_>) = self.list(folder).into_iter().partition(|path| path.is_dir());
        files.into_iter().for_each(|file| self.stray(file));
        folders
    }

    fn stray(&mut self, path: PathBuf) {
        if !WELCOME.contains(&name(&path).as_str()) {
            self.strays.push(path);
        }
    }

    fn stray_below(&mut self, folder: &Path) {
        for path in self.list(folder) {
            // A link to a folder is one stray: what is behind it may have no end.
            if fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_dir()) {
                self.stray_below(&path);
            } else {
                self.stray(path);
            }
        }
    }

    /// What is in a folder, in order, without what is hidden.
    fn list(&mut self, folder: &Path) -> Vec<PathBuf> {
        let listed = fs::read_dir(folder)
            .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>());
        match listed {
            Ok(mut paths) => {
                paths.retain(|path| !name(path).starts_with('.'));
                paths.sort();
                paths
            }
            Err(error) => {
                self.unreadable.push((folder.to_owned(), error));
                Vec::new()
            }
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
