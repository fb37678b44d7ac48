//! The promise of codegen: any files give a model or problems that a person can read, and a model without a problem gives code.

use flowlog_codegen::emit::{Options, RuntimeDependency, emit};
use flowlog_codegen::export::json_schema;
use flowlog_codegen::{Checked, check_files, explain};
use serde_json::Value;

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
        assert!(shown.contains(code) && shown.contains(&source.path), "{shown}");
        assert!(serde_json::to_string(&problem.to_json(sources)).is_ok(), "{shown}");
    }
    if problems.is_empty() {
        let options = Options { runtime: RuntimeDependency::Workspace };
        let emitted = emit(&checked.model, &options).unwrap_or_else(|errors| panic!("not emitted: {errors:?}"));
        for (path, text) in emitted.output.iter().filter(|(path, _)| path.ends_with(".rs")) {
            syn::parse_file(text).unwrap_or_else(|error| panic!("{path} is not Rust: {error}\n{text}"));
        }
        for (path, text) in json_schema(&checked.model) {
            serde_json::from_str::<Value>(&text).unwrap_or_else(|error| panic!("{path} is not JSON: {error}"));
        }
    }
    checked
}

/// A small sound spec in which one file is this one: `service.yaml`, or the operation whose page is simple.
pub fn beside(file: &str, content: Vec<u8>) -> Tree {
    let mut files = trees::read(&here("../codegen/tests/fixtures/base"));
    let path = format!("acme/box/{file}");
    assert!(files.insert(path, content).is_some(), "{file} is in the sound spec");
    files
}
