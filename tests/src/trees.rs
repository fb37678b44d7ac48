//! Folders of files as values: to copy a spec, to look at what was written, to say whether anything changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Every file below a folder by its path with forward slashes.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Reads a folder; empty if there is none.
pub fn read(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    take(folder, "", &mut tree);
    tree
}

/// Whether there is a file anywhere below a folder, also while somebody else writes there: what vanishes while it is looked at does not count.
pub fn has_files(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| if path.is_dir() { has_files(&path) } else { path.is_file() })
}

fn take(folder: &Path, below: &str, tree: &mut Tree) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("UTF-8");
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if entry.path().is_dir() {
            take(&entry.path(), &path, tree);
        } else {
            tree.insert(path, fs::read(entry.path()).expect("a file"));
        }
    }
}

/// Writes files, in the order in which they are given, and the folders that they need.
pub fn write<'f>(folder: &Path, files: impl IntoIterator<Item = (&'f String, &'f Vec<u8>)>) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
}

/// The paths in which two trees differ.
pub fn differences(left: &Tree, right: &Tree) -> Vec<String> {
    let paths = left.keys().chain(right.keys()).filter(|path| left.get(*path) != right.get(*path));
    let mut paths: Vec<String> = paths.cloned().collect();
    paths.sort();
    paths.dedup();
    paths
}
