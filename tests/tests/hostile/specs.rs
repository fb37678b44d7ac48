//! Hostile spec files.

use flowlog_codegen::Checked;
use flowlog_codegen::diagnostic::{Diagnostic, Problems};
use flowlog_codegen::spec::{Loaded, load_files};
use flowlog_tests::hostile::{Choices, beside, edited_text, kinds, read};
use flowlog_tests::trees::{self, Tree};
use flowlog_tests::{fixtures, spec_folder};

use crate::made_up;

/// Every spec file of the repository, by its path.
fn committed() -> Tree {
    let mut all = trees::read(&spec_folder());
    all.extend(trees::read(&fixtures("spec")));
    all.retain(|path, _| path.ends_with(".yaml"));
    all
}

/// The folder of a file with other content in it.
fn with(all: &Tree, path: &str, content: Vec<u8>) -> Tree {
    let (folder, _) = path.rsplit_once('/').expect("a folder");
    let mut files: Tree = all.clone().into_iter().filter(|(other, _)| other.starts_with(folder)).collect();
    files.insert(path.to_owned(), content);
    files
}

/// A file that ends after each so many bytes is read, and what is wrong can be shown. Every so many of these ends goes through the whole pipeline,
/// beside a sound service.
fn cut(path: &str, text: &[u8], step: usize, whole: usize) {
    let file = if path.ends_with("/service.yaml") { "service.yaml" } else { "ListLogs.yaml" };
    for end in (0..text.len()).step_by(step) {
        let mut problems = Problems::default();
        let Loaded { sources, .. } = load_files(&[(path.to_owned(), text[..end].to_vec())].into(), &mut problems);
        problems.iter().for_each(|problem| assert!(problem.render(&sources).contains(&problem.message), "{path}"));
        if end % whole == 0 {
            read(&beside(file, text[..end].to_vec()));
        }
    }
}

#[test]
fn a_create_may_end_after_any_byte() {
    let creates: Tree = committed().into_iter().filter(|(path, _)| path.ends_with("/CreateFlowLog.yaml")).collect();
    assert_eq!(creates.len(), 5);
    std::thread::scope(|scope| {
        creates.iter().for_each(|(path, text)| drop(scope.spawn(|| cut(path, text, 1, 499))));
    });
}

#[test]
fn any_other_spec_file_may_end_too_early() {
    for (path, text) in committed().iter().filter(|(path, _)| !path.ends_with("/CreateFlowLog.yaml")) {
        cut(path, text, 31, 31 * 29);
    }
}

#[test]
fn slips_and_malice_in_any_spec_file_are_reported_or_make_another_spec() {
    let all = committed();
    made_up(48, |bytes| {
        let mut choices = Choices::new(bytes);
        let (path, text) = all.iter().nth(choices.below(all.len())).expect("a file");
        read(&with(&all, path, edited_text(text, &mut choices)));
    });
}

#[test]
fn any_bytes_are_reported() {
    made_up(256, |bytes| {
        for file in ["ListLogs.yaml", "service.yaml"] {
            assert!(!read(&beside(file, bytes.to_vec())).problems.is_empty());
        }
    });
}

/// What is right all the same.
const SOUND: [&str; 12] = [
    "CRLF",
    "CR",
    "a byte order mark",
    "other line ends",
    "a longest line",
    "a longest word",
    "a longest line of wide letters",
    "longest spaces",
    "longest lines",
    "longest comments",
    "values",
    "error codes",
];

#[test]
fn every_kind_of_malice_is_reported_at_its_place() {
    for (name, files) in kinds() {
        let Checked { problems, sources, .. } = read(&files);
        assert_eq!(problems.is_empty(), SOUND.contains(&name), "{name}");
        let file = |problem: &Diagnostic| sources.file(problem.span()).map(|file| file.path.clone());
        let changed = ["spec/acme/box/CreateLog.yaml", "spec/acme/box/service.yaml"];
        assert!(problems.iter().all(|problem| file(problem).is_some_and(|file| changed.contains(&&*file))), "{name}");
    }
}
