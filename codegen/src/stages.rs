//! What every run has besides its result: how long each stage took, and why nothing came of it.

use std::time::{Duration, Instant};

use crate::Checked;
use crate::emit::EmitError;
use crate::output::OutputError;
use crate::spec::suggest;

/// How long each stage of a run took, in order; what is done in several goes is added up.
#[derive(Clone, Debug, Default)]
pub struct Stages {
    /// Name and time.
    pub times: Vec<(&'static str, Duration)>,
}

impl Stages {
    pub(crate) fn time<R>(&mut self, stage: &'static str, work: impl FnOnce() -> R) -> R {
        let start = Instant::now();
        let result = work();
        let took = start.elapsed();
        match self.times.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, time)) => *time += took,
            None => self.times.push((stage, took)),
        }
        result
    }
}

/// Why a run came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The spec has problems.
    #[error("the spec is not sound ({} problems); `cargo xtask check` lists them", .0.problems.len())]
    Spec(Box<Checked>),
    /// The generator contradicts itself.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Emit(Vec<EmitError>),
    /// The disk is not as it should be.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// `--only` names a service of a crate of which another is not there.
    #[error("{} not been generated yet in {folder}; run without --only", has(missing))]
    NotGenerated {
        /// The other services, `vendor/service`.
        missing: Vec<String>,
        /// The folder of the generated crates.
        folder: String,
    },
    /// Files of whole vendors would be removed, and nobody said so.
    #[error(
        "the spec folder has no vendor {}, of which there are files in {folder}; if they belong to another spec folder name that one with --spec, \
         or another place with --out; to remove them add --prune",
        names(vendors)
    )]
    VendorsGone {
        /// The vendors.
        vendors: Vec<String>,
        /// The output folder.
        folder: String,
    },
    /// `--only` names no service.
    #[error("there is no service `{asked}`; {}", nearest(asked, known))]
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

fn names(vendors: &[String]) -> String {
    vendors.iter().map(|vendor| format!("`{vendor}`")).collect::<Vec<_>>().join(", ")
}

fn has(missing: &[String]) -> String {
    format!("{} {}", missing.join(", "), if missing.len() == 1 { "has" } else { "have" })
}

// A vendor alone means its services; a slash at the end means nothing.
fn nearest(asked: &str, known: &[String]) -> String {
    let asked = asked.trim_matches('/');
    let within: Vec<&str> =
        known.iter().map(String::as_str).filter(|name| name.split('/').any(|part| part == asked)).collect();
    match within.as_slice() {
        [] => suggest(asked, &known.iter().map(String::as_str).collect::<Vec<_>>()),
        names => format!("did you mean {}?", names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(" or ")),
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn whatever_part_of_the_name_is_right_leads_to_the_rest() {
        let known = ["huaweicloud/er", "huaweicloud/vpc", "tencentcloud/vpc"].map(str::to_owned);
        assert_eq!(nearest("huaweicloud", &known), "did you mean `huaweicloud/er` or `huaweicloud/vpc`?");
        assert_eq!(nearest("huaweicloud/vpc/", &known), "did you mean `huaweicloud/vpc`?");
        assert_eq!(nearest("vpc", &known), "did you mean `huaweicloud/vpc` or `tencentcloud/vpc`?");
        assert_eq!(nearest("huaweicloud/vcp", &known), "did you mean `huaweicloud/vpc`?");
        assert_eq!(nearest("aws", &known), "known: huaweicloud/er, huaweicloud/vpc, tencentcloud/vpc");
    }
}
