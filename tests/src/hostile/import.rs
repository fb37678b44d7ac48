//! The promise of `import`: any page is refused with what was seen, or drafted as spec files whose form is right, whatever its cells hold. And once a
//! person has decided what a draft leaves open, it is a spec like any other.

use flowlog_codegen::Checked;
use flowlog_codegen::import::{ImportError, draft};
use flowlog_codegen::page;

use super::{is_hidden, read};
use crate::trees::Tree;

/// What is wrong with the form of a file, which no draft may have.
const OF_FORM: [&str; 7] = [
    "yaml-syntax",
    "yaml-feature",
    "unknown-key",
    "wrong-kind",
    "operation-name",
    "permission-form",
    "unreadable-digest",
];

/// Reads a page, drafts a new service from it, checks the draft, decides what it leaves open, and checks that; what has no problem then is emitted.
/// Nothing comes of a page that is refused.
pub fn import(bytes: &[u8]) -> Option<Checked> {
    let page = match page::read(&String::from_utf8_lossy(bytes)) {
        Ok(page) => page,
        Err(troubles) => {
            assert!(!troubles.is_empty() && troubles.iter().all(|it| !it.found.is_empty() && !it.help.is_empty()));
            return None;
        }
    };
    let digest = "0".repeat(64);
    let drafted = match draft(&page, &digest, "acme/box", None) {
        Err(ImportError::Nameless) => draft(&page, &digest, "acme/box", Some("CreateBox")),
        other => other,
    };
    let drafted = drafted.unwrap_or_else(|error| panic!("not drafted: {error}"));
    // The operation, the service, and the examples where the page has any.
    let beside = drafted.keys().filter(|path| path.ends_with(".cases.yaml")).count();
    assert!(drafted.len() == 2 + beside && beside < 2, "{:?}", drafted.keys());
    for (path, text) in &drafted {
        let hidden = text.chars().find(|c| *c != '\n' && is_hidden(*c));
        assert!(hidden.is_none(), "{path} has {hidden:?}\n{text}");
    }
    let files: Tree = drafted.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect();
    let checked = read(&files);
    let of_form = checked.problems.iter().find(|problem| OF_FORM.contains(&problem.code));
    assert!(of_form.is_none(), "{}\n{drafted:#?}", of_form.map(|it| it.render(&checked.sources)).unwrap_or_default());
    assert!(checked.problems.iter().any(|problem| problem.code == "open-matter"), "nothing is left open\n{drafted:#?}");
    Some(read(&drafted.into_iter().map(|(path, text)| (path, filled(&text).into_bytes())).collect()))
}

/// A draft in which somebody has decided what it leaves open.
pub fn filled(draft: &str) -> String {
    let line = |line: &str| {
        let key = line.trim_start().split(':').next().unwrap_or_default();
        let decided = match key {
            "protocol" => "huawei-rest",
            "host" => "boxes.example.com",
            "fields-in" => "body",
            "lists" => "repeat",
            "call" => "POST /v1/boxes",
            _ => "Something.",
        };
        let mut line = line.to_owned();
        while let Some(start) = line.find("\"todo: ") {
            let end = start + 1 + line[start + 1..].find('"').expect("the end of the text");
            line.replace_range(start..=end, decided);
        }
        line + "\n"
    };
    draft.lines().map(line).collect()
}
