//! What every run has besides its result: how long each stage took, and why nothing came of it.

use std::time::{Duration, Instant};

use crate::Checked;
use crate::emit::EmitError;
use crate::output::OutputError;

/// How long each stage of a run took, in order.
#[derive(Clone, Debug, Default)]
pub struct Stages {
    /// Name and time.
    pub times: Vec<(&'static str, Duration)>,
}

impl Stages {
    pub(crate) fn time<R>(&mut self, stage: &'static str, work: impl FnOnce() -> R) -> R {
        let start = Instant::now();
        let result = work();
        self.times.push((stage, start.elapsed()));
        result
    }
}

/// Why a run came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The spec has problems.
    #[error("the spec has {} problems", .0.problems.len())]
    Spec(Box<Checked>),
    /// The generator contradicts itself.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Emit(Vec<EmitError>),
    /// The disk is not as it should be.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// `--only` names no service.
    #[error("there is no service `{asked}`; known: {}", known.join(", "))]
    UnknownService {
        /// What was asked for.
        asked: String,
        /// What there is.
        known: Vec<String>,
    },
}

impl From<Vec<EmitError>> for Failure {
    fn from(errors: Vec<EmitError>) -> Self {
        Self::Emit(errors)
    }
}
