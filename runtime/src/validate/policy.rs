//! What the caller does about findings. A vendor may widen a limit tomorrow, so every limit can be overruled: all of
//! them, or one by its id.

use super::{Finding, Findings, Severity};
use crate::object::Shape;
use crate::rules::Origin;
use std::borrow::Cow;
use std::fmt::{Debug, Display, Formatter, Result as Written};

/// What happens to a request with findings.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    mode: Mode,
    allowed: Vec<Cow<'static, str>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    #[default]
    Enforce,
    Report,
    Off,
}

impl Policy {
    /// A request with a violation is not sent. The default.
    #[must_use]
    pub fn enforce() -> Self {
        Self::default()
    }

    /// Every request is sent; what was found is reported with the reply.
    #[must_use]
    pub fn report() -> Self {
        Self { mode: Mode::Report, ..Self::default() }
    }

    /// Requests are not looked at.
    #[must_use]
    pub fn off() -> Self {
        Self { mode: Mode::Off, ..Self::default() }
    }

    /// Lets violations of one limit through, by the finding's [`id`](Finding::id), besides those that are let through
    /// already. They are still reported.
    #[must_use]
    pub fn allow(mut self, id: impl Into<Cow<'static, str>>) -> Self {
        self.allowed.push(id.into());
        self
    }

    /// Whether requests are looked at at all.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.mode == Mode::Off
    }

    /// What is to be reported with a request that may be sent.
    ///
    /// # Errors
    ///
    /// [`Rejected`] when the policy is to enforce and there is a violation that is not allowed by id.
    pub fn judge(&self, findings: Findings) -> Result<Findings, Rejected> {
        match self.mode {
            Mode::Off => Ok(Findings::default()),
            Mode::Report => Ok(findings),
            Mode::Enforce => {
                let is_reason = |finding: &Finding| finding.severity() == Severity::Violation && !self.allows(finding);
                let reasons: Vec<_> = findings.iter().map(is_reason).collect();
                if reasons.contains(&true) { Err(Rejected { reasons, findings }) } else { Ok(findings) }
            }
        }
    }

    /// Ids that are allowed and begin with this operation, of which it has no such limit: misspelt, or of a limit that the
    /// page no longer has.
    pub(crate) fn unknown(&self, operation: &Shape) -> Vec<Cow<'static, str>> {
        self.allowed.iter().filter(|id| !is_known(operation, id)).cloned().collect()
    }

    fn allows(&self, finding: &Finding) -> bool {
        self.allowed.iter().any(|id| id == finding.id())
    }
}

/// Whether it is the id of a limit of this operation, or of no operation that is looked at here. What is inside of objects
/// is taken as known: they need not be there to be looked at.
fn is_known(operation: &Shape, id: &str) -> bool {
    let Some(limit) = id.strip_prefix(operation.provenance.operation).and_then(|rest| rest.strip_prefix('/')) else {
        return true;
    };
    let Some((path, rule)) = limit.rsplit_once('/') else { return false };
    let rule = rule.split('@').next().unwrap_or_default();
    operation.fields.iter().any(|field| match path.strip_prefix(field.wire) {
        Some("") => field.rules.iter().any(|known| known.check.name() == rule),
        Some(inside) => inside.starts_with('.'),
        None => false,
    })
}

/// A request that was not sent, and why.
#[derive(Clone)]
pub struct Rejected {
    /// Which findings are violations that are not allowed by id.
    reasons: Vec<bool>,
    findings: Findings,
}

impl Rejected {
    /// The same without these findings.
    pub(crate) fn without(self, is_it: impl Fn(&Finding) -> bool) -> Self {
        let kept: Vec<_> = self.findings.iter().map(|finding| !is_it(finding)).collect();
        let reasons = self.reasons.iter().zip(&kept).filter_map(|(reason, kept)| kept.then_some(*reason)).collect();
        Self { reasons, findings: self.findings.only(&kept) }
    }

    /// All findings about the request, advice and allowed violations included.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// Those findings that keep the request from being sent.
    pub fn reasons(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().zip(&self.reasons).filter_map(|(finding, is_reason)| is_reason.then_some(finding))
    }
}

impl std::error::Error for Rejected {}

impl Display for Rejected {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        let reasons = self.reasons().count();
        let limits = if reasons == 1 { "limit is" } else { "limits are" };
        let are_documented = self.reasons().all(|finding| finding.origin() != Origin::Client);
        let documented = if are_documented { "documented " } else { "" };
        write!(out, "not sent: {reasons} {documented}{limits} broken")?;
        for (finding, is_reason) in self.findings.iter().zip(&self.reasons) {
            out.write_str("\n")?;
            match finding.severity() {
                Severity::Violation if !is_reason => finding.write_allowed(out)?,
                _ => Display::fmt(finding, out)?,
            }
        }
        self.findings.write_unknown(out, "\n")
    }
}

/// As `Display`: a failed `unwrap` should read well too.
impl Debug for Rejected {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        Display::fmt(self, out)
    }
}
