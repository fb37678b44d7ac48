//! All findings about one request.

use super::{Finding, Severity};
use crate::text::quoted;
use std::borrow::Cow;
use std::fmt::{Debug, Display, Formatter, Result};

/// All findings about one request, in page order.
#[derive(Clone, Default)]
#[must_use]
pub struct Findings {
    findings: Vec<Finding>,
    // Hardly ever there, and findings are made for every call.
    unknown: Option<Box<[Cow<'static, str>]>>,
}

impl Findings {
    pub(super) fn new(findings: Vec<Finding>) -> Self {
        Self { findings, unknown: None }
    }

    /// Those that are kept.
    pub(super) fn only(self, kept: &[bool]) -> Self {
        let findings = self.findings.into_iter().zip(kept);
        Self { findings: findings.filter_map(|(finding, kept)| kept.then_some(finding)).collect(), ..self }
    }

    /// The same about a request whose policy allows these.
    pub(crate) fn with_unknown(self, unknown: Vec<Cow<'static, str>>) -> Self {
        Self { unknown: (!unknown.is_empty()).then(|| unknown.into()), ..self }
    }

    /// Ids that the [`Policy`](super::Policy) allows and that are of no limit of this operation: misspelt, or of a limit that
    /// the page no longer has.
    pub fn unknown_allowed(&self) -> impl Iterator<Item = &str> {
        self.unknown.iter().flatten().map(|id| &**id)
    }

    /// Every finding.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.findings.iter()
    }

    /// Limits that the page states and the request breaks.
    pub fn violations(&self) -> impl Iterator<Item = &Finding> {
        self.of(Severity::Violation)
    }

    /// Limits that another source states and the request breaks.
    pub fn advice(&self) -> impl Iterator<Item = &Finding> {
        self.of(Severity::Advice)
    }

    /// Unsupported and deprecated fields that are set.
    pub fn notices(&self) -> impl Iterator<Item = &Finding> {
        self.of(Severity::Notice)
    }

    /// Whether there is no violation. There may be advice and notices.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.violations().next().is_none()
    }

    /// Whether there are no findings. Ids of [`unknown_allowed`](Self::unknown_allowed) are about the policy, and none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// How many findings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    pub(crate) fn write_unknown(&self, out: &mut Formatter<'_>, mut between: &str) -> Result {
        for id in self.unknown_allowed() {
            write!(out, "{between}notice: the policy allows {}, and the operation has no such limit", quoted(id))?;
            between = "\n";
        }
        Ok(())
    }

    fn of(&self, severity: Severity) -> impl Iterator<Item = &Finding> {
        self.iter().filter(move |finding| finding.severity() == severity)
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One block per finding.
impl Display for Findings {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        for (number, finding) in self.iter().enumerate() {
            if number > 0 {
                out.write_str("\n")?;
            }
            Display::fmt(finding, out)?;
        }
        self.write_unknown(out, if self.is_empty() { "" } else { "\n" })
    }
}

/// As `Display`: a failed `assert!` should read well too.
impl Debug for Findings {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        Display::fmt(self, out)
    }
}
