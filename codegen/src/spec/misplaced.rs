//! What is below a spec folder and is no spec, and what should be there and is not. Reports, and opens no file.

use std::path::{Path, PathBuf};

use super::find::Found;
use super::load::{SERVICE, stem};
use crate::diagnostic::{Diagnostic, Problems, Span};

/// Reports all of it; `source` takes a path in among the sources.
pub(super) fn misplaced(found: &Found, mut source: impl FnMut(&Path) -> u32, root: &Path, problems: &mut Problems) {
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
            problem.help("rename it to `<vendor>/<service>/<Operation>.yaml` or `<Operation>.cases.yaml`, or move it out of the spec folder"),
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
