//! Model to text: one function per kind of file, none of which decides anything or touches the disk. Which files there are is said in `plan`,
//! they are printed on all cores, and what was counted on the way must agree with the model.
//!
//! ```text
//! plan      model -> one job per file
//! print     job -> text, and counts of what was written       krate, service, client, operation, types, errors
//! gather    texts -> sorted map; two on one path is an error
//! compare   limits in the model = limits written, by kind and origin
//! ```

mod client;
mod count;
mod enums;
mod error;
mod errors;
mod format;
mod krate;
mod object;
mod operation;
mod plan;
mod rules;
mod service;
mod types;
mod usage;
mod words;

use std::collections::BTreeMap;

pub use count::{Counts, code_lines};
pub use error::{EmitError, Fault};
pub use format::is_generated;

use crate::model::Model;

/// Text of every file by its path below the output folder, with forward slashes.
pub type Output = BTreeMap<String, String>;

/// What the model cannot know about the output.
#[derive(Clone, Debug)]
pub struct Options {
    /// How generated crates find the runtime.
    pub runtime: RuntimeDependency,
}

/// How generated crates find the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeDependency {
    /// They are members of this workspace.
    Workspace,
    /// They stand anywhere; the runtime has this path.
    Path(String),
}

/// What was emitted.
#[derive(Debug)]
pub struct Emitted {
    /// The files.
    pub output: Output,
    /// What was written of each service, by `vendor.service`.
    pub counts: BTreeMap<String, Counts>,
}

/// Prints the whole model.
pub fn emit(model: &Model, options: &Options) -> Result<Emitted, Vec<EmitError>> {
    let layouts = plan::layouts(model);
    let jobs = plan::plan(model, &layouts);
    let emitted = gather(plan::print_all(&jobs, options))?;
    match count::compare(model, &emitted.counts) {
        lost if lost.is_empty() => Ok(emitted),
        lost => Err(lost),
    }
}

/// Sorts the files by path and adds up what their services counted.
fn gather(files: Vec<Result<plan::File, EmitError>>) -> Result<Emitted, Vec<EmitError>> {
    let mut emitted = Emitted { output: Output::new(), counts: BTreeMap::new() };
    let mut errors = Vec::new();
    for file in files {
        match file {
            Ok(file) => {
                if let Some(service) = file.service {
                    emitted.counts.entry(service).or_default().add(&file.counts);
                }
                if emitted.output.insert(file.path.clone(), file.text).is_some() {
                    errors.push(EmitError::Twice { path: file.path });
                }
            }
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(emitted) } else { Err(errors) }
}
