//! How much was emitted, counted where it is emitted, and the comparison with the model: no constraint may vanish. It knows nothing about what
//! the text looks like, except what a line of code is.

use std::collections::BTreeMap;

use super::error::EmitError;
use crate::model::{Constraint, Model, Service};

/// What emitters count while they write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Operations.
    pub operations: usize,
    /// Objects: requests, responses and types.
    pub types: usize,
    /// Open enums of fields.
    pub enums: usize,
    /// Error codes, each once per service.
    pub error_codes: usize,
    /// Limits, by the check's word and the origin's word.
    pub constraints: BTreeMap<(&'static str, &'static str), usize>,
    /// Lines of text.
    pub lines: usize,
    /// Lines that are neither blank nor comment.
    pub code_lines: usize,
}

impl Counts {
    /// Notes that a limit was written.
    pub(super) fn constraint(&mut self, constraint: &Constraint) {
        *self.constraints.entry((constraint.check.word(), constraint.origin.word())).or_default() += 1;
    }

    /// Notes that a file was written.
    pub(super) fn text(&mut self, text: &str) {
        self.lines += text.lines().count();
        self.code_lines += code_lines(text);
    }

    /// Adds what another file counted.
    pub fn add(&mut self, other: &Self) {
        self.operations += other.operations;
        self.types += other.types;
        self.enums += other.enums;
        self.error_codes += other.error_codes;
        self.lines += other.lines;
        self.code_lines += other.code_lines;
        for (kind, number) in &other.constraints {
            *self.constraints.entry(*kind).or_default() += number;
        }
    }

    /// All limits.
    pub fn all_constraints(&self) -> usize {
        self.constraints.values().sum()
    }
}

/// Lines of Rust that are neither blank nor comment.
pub fn code_lines(text: &str) -> usize {
    text.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//")).count()
}

/// Compares what was emitted with what the model holds.
pub(super) fn compare(model: &Model, counts: &BTreeMap<String, Counts>) -> Vec<EmitError> {
    let mut errors = Vec::new();
    for service in &model.services {
        let wanted = in_model(service);
        let written = counts.get(&service.id()).cloned().unwrap_or_default();
        let kinds: std::collections::BTreeSet<_> =
            wanted.constraints.keys().chain(written.constraints.keys()).collect();
        for kind in kinds {
            let number = |counts: &Counts| counts.constraints.get(kind).copied().unwrap_or_default();
            let (model, emitted) = (number(&wanted), number(&written));
            if model != emitted {
                errors.push(EmitError::Constraints {
                    service: service.id(),
                    check: kind.0,
                    origin: kind.1,
                    model,
                    emitted,
                });
            }
        }
    }
    errors
}

/// The limits of a service as the model has them.
fn in_model(service: &Service) -> Counts {
    let mut counts = Counts::default();
    for object in service.objects() {
        for constraint in object.fields.iter().flat_map(|field| object.checked(field)) {
            counts.constraint(constraint);
        }
    }
    counts
}
