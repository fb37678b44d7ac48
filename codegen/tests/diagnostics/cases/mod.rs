//! The mistakes, by theme.

mod calls;
mod compared;
mod conditions;
mod files;
mod limits;
mod locks;
mod names;
mod page;
mod yaml;

use crate::Case;
use crate::folder::Edit;

const CREATE: &str = "CreateLog.yaml";
const CASES: &str = "CreateLog.cases.yaml";
const LIST: &str = "ListLogs.yaml";
const LIST_CASES: &str = "ListLogs.cases.yaml";
const SERVICE: &str = "service.yaml";

/// All of them.
pub(crate) fn all() -> Vec<Case> {
    [
        yaml::cases(),
        files::cases(),
        page::cases(),
        compared::cases(),
        locks::cases(),
        names::cases(),
        conditions::cases(),
        limits::cases(),
        calls::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// One edit is enough for most; `code.variant` where a code has several cases.
fn case(name: &'static str, edits: impl Into<Vec<Edit>>) -> Case {
    let (code, variant) = name.split_once('.').unwrap_or((name, ""));
    Case { code, variant, edits: edits.into() }
}

/// A text in the place of another.
fn edit(file: &'static str, find: &'static str, replace: &'static str) -> Edit {
    Edit::Replace(file, find, replace)
}
