//! The promise of codegen: any files give a model or problems that a person can read, and a model without a problem gives code.

use flowlog_codegen::emit::{Options, RuntimeDependency, emit};
use flowlog_codegen::export::json_schema;
use flowlog_codegen::{Checked, check_files, explain};

use super::Contents;
use super::emitted::{contents, is_hidden};
use crate::here;
use crate::trees::{self, Tree};

/// Reads, resolves and checks files, by their paths below the spec folder. Every problem can be shown; without one, all that is written parses.
pub fn read(files: &Tree) -> Checked {
    let checked = check_files(files);
    let Checked { sources, problems, .. } = &checked;
    for problem in problems.iter() {
        let code = problem.code;
        assert!(explain::rules().any(|rule| rule.code == code), "{code} is not explained");
        let source = sources.file(problem.span()).unwrap_or_else(|| panic!("{code} has no file"));
        let shown = problem.render(sources);
        assert!(!problem.message.is_empty() && !problem.help.is_empty(), "{shown}");
        assert!(!shown.contains(|c| c != '\n' && is_hidden(c)), "{shown:?}");
        assert!(shown.contains(code) && shown.contains(&source.path), "{shown}");
        assert!(serde_json::to_string(&problem.to_json(sources)).is_ok(), "{shown}");
    }
    if problems.is_empty() {
        emitted(&checked);
    }
    checked
}

/// What is written for a spec without problems: its crates and its JSON Schemas.
pub fn emitted(checked: &Checked) -> Contents {
    let options = Options { runtime: RuntimeDependency::Workspace };
    let emitted = emit(&checked.model, &options).unwrap_or_else(|errors| panic!("not emitted: {errors:?}"));
    contents(&json_schema(&checked.model));
    contents(&emitted.output)
}

/// A small sound spec in which one file is this one: `service.yaml`, or the operation whose page is simple.
pub fn beside(file: &str, content: Vec<u8>) -> Tree {
    let mut files = trees::read(&here("../codegen/tests/fixtures/base"));
    let path = format!("acme/box/{file}");
    assert!(files.insert(path, content).is_some(), "{file} is in the sound spec");
    files
}
