//! The rules about examples and cases: each gets the verdict that it should, and each conditional limit is shown from both sides. Judges only
//! through `walk` and `judge`; must not know how a case is written.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::Value;

use super::base::base;
use super::limit::limit;
use super::walk::walk;
use super::{Finding, Unreadable, Verdict, check_response, judge};
use crate::diagnostic::{Diagnostic, Problems, Span};
use crate::model::{Case, Check, Constraint, Example, Expectation, Model, ObjectType, Operation, Service, Severity};
use crate::parallel;

/// Checks all examples and cases of all services.
pub fn check_examples_and_cases(model: &Model, problems: &mut Problems) {
    for found in parallel::map(&model.services, check_service) {
        problems.append(found);
    }
}

fn check_service(service: &Service) -> Problems {
    let mut problems = Problems::default();
    let mut all_edited = true;
    for operation in &service.operations {
        for example in &operation.examples {
            example_is_accepted(service, operation, example, &mut problems);
            example_response_fits(service, operation, example, &mut problems);
        }
        let Some(base) = case_has_a_base(service, operation, &mut problems) else {
            all_edited &= operation.cases.is_empty();
            continue;
        };
        // What is wrong with the first example is said once.
        let is_sound = judge(service, operation, &base).is_accepted();
        for case in operation.cases.iter().filter(|_| is_sound) {
            if edits_apply(case, &base, &mut problems) {
                case_has_its_verdict(service, operation, case, &base, &mut problems);
            } else {
                all_edited = false;
            }
        }
    }
    // What a case would show that cannot be made is not missing.
    if all_edited {
        condition_is_tested(service, &mut problems);
    }
    problems
}

/// What the vendor shows as a request breaks none of the vendor's limits.
fn example_is_accepted(service: &Service, operation: &Operation, example: &Example, problems: &mut Problems) {
    let Some(request) = &example.request else { return };
    let verdict = judge(service, operation, request);
    if !verdict.is_accepted() {
        let message =
            format!("example `{}` should be a request without a violation; got {}", example.name, got(&verdict));
        let help = "compare both with the page: either a limit or the example was transcribed wrongly";
        problems.push(wrong_verdict(example.span, message, &verdict).help(help));
    }
}

/// What the vendor shows as a response has only members that the spec has, with the spec's types.
fn example_response_fits(service: &Service, operation: &Operation, example: &Example, problems: &mut Problems) {
    let Some(response) = &example.response else { return };
    let found = check_response(service, operation, response);
    if !found.is_empty() {
        let message = format!("the response of example `{}` should fit the spec; got {}", example.name, listed(&found));
        let help =
            "add the missing field to the response or correct its type; if the page is wrong, say so under `quirks`";
        problems.push(
            Diagnostic::new(
                "wrong-verdict",
                Span { end: example.response_span.start + 1, ..example.response_span },
                message,
            )
            .help(help),
        );
    }
}

/// There is a request that cases can edit: an example, or one that can be made.
fn case_has_a_base<'m>(service: &Service, operation: &'m Operation, problems: &mut Problems) -> Option<Cow<'m, Value>> {
    let base = base(service, operation);
    let is_made = operation.first_request().is_none();
    let base = base.filter(|base| !is_made || judge(service, operation, base).is_accepted());
    if let (None, Some(case)) = (&base, operation.cases.first()) {
        let message = "a case edits a request, and none could be made of the required fields";
        let problem = Diagnostic::new("case-without-example", case.span, message);
        problems.push(problem.help("add an example with a `request`; without lines if the page shows none"));
    }
    base
}

/// The base has a place for every edit of a case.
fn edits_apply(case: &Case, base: &Value, problems: &mut Problems) -> bool {
    let mut request = base.clone();
    let mut all = true;
    for edit in &case.edits {
        if edit.apply(&mut request) {
            continue;
        }
        let why = match edit.value {
            None => "is not in the request that cases edit, so it cannot be left out",
            Some(_) => "has no place in the request that cases edit: what is around it is no object there",
        };
        let problem = Diagnostic::new("case-edit", edit.span, format!("`{}` {why}", edit.path));
        problems
            .push(problem.help("cases edit the first request example or, where there is none, a request of the required fields; name one of its members by its dotted path, or remove this edit"));
        all = false;
    }
    all
}

/// A case gets exactly the verdict that it expects.
fn case_has_its_verdict(service: &Service, operation: &Operation, case: &Case, base: &Value, problems: &mut Problems) {
    let verdict = judge(service, operation, &case.request(base));
    let names = |findings: Vec<&Finding>| findings.into_iter().map(Finding::expectation).collect::<Vec<_>>();
    let violations = names(verdict.violations().collect());
    let (expected, is_met) = match &case.expected {
        Expectation::Accepts => ("no violation".to_owned(), violations.is_empty()),
        Expectation::AcceptsQuietly => ("no finding".to_owned(), verdict.findings.is_empty()),
        Expectation::Rejects(name) => (format!("exactly the violation `{name}`"), violations == [name.as_str()]),
        Expectation::Advises(name) => {
            let advice = names(verdict.advice().collect());
            (
                format!("no violation and exactly the advice `{name}`"),
                violations.is_empty() && advice == [name.as_str()],
            )
        }
        Expectation::Notices(name) => {
            let notices = names(verdict.notices().collect());
            (
                format!("no violation and exactly the notice `{name}`"),
                violations.is_empty() && notices == [name.as_str()],
            )
        }
    };
    if !is_met || !verdict.unreadable.is_empty() {
        let message = format!("case `{}` expects {expected}; got {}", case.name, got(&verdict));
        let help = "correct the limit if the page bears the case out, else the case; a case edits the first example, and names a \
                    finding by its dotted path and rule: `Tag.Key length`";
        problems.push(wrong_verdict(case.span, message, &verdict).help(help));
    }
}

fn wrong_verdict(span: Span, message: String, verdict: &Verdict) -> Diagnostic {
    let problem = Diagnostic::new("wrong-verdict", span, message);
    verdict.findings.iter().fold(problem, |problem, finding| {
        let given = finding.given.as_deref().unwrap_or("nothing");
        problem.also(finding.span, format!("{}: {}; given {given}", finding.path, finding.limit))
    })
}

fn got(verdict: &Verdict) -> String {
    let findings = verdict.findings.iter().map(|f| format!("{} `{}`", f.severity, f.expectation())).collect::<Vec<_>>();
    match (verdict.unreadable.is_empty(), findings.is_empty()) {
        (true, true) => "no finding".to_owned(),
        (true, false) => findings.join(", "),
        (false, true) => listed(&verdict.unreadable),
        (false, false) => format!("{}, {}", listed(&verdict.unreadable), findings.join(", ")),
    }
}

/// The first few; whoever sees them knows what the others are.
fn listed(found: &[Unreadable]) -> String {
    const SHOWN: usize = 3;
    let words = |u: &Unreadable| {
        let at = if u.path.is_empty() { "the whole" } else { &u.path };
        let help = if u.help.is_empty() { String::new() } else { format!(" ({})", u.help) };
        format!("`{at}`: {}{help}", u.problem)
    };
    let shown = found.iter().take(SHOWN).map(words).collect::<Vec<_>>().join(", ");
    match found.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// Each limit of a request that has a condition is broken in a case that expects that, and in an example or case that expects no violation it
/// would be broken if its condition did not spare the request. Otherwise nobody would see the condition vanish, or turn round.
fn condition_is_tested(service: &Service, problems: &mut Problems) {
    let conditional =
        |object: &ObjectType| object.fields.iter().any(|f| f.constraints.iter().any(|c| c.condition.is_some()));
    if !service.objects().any(conditional) {
        return;
    }
    let (mut broken, mut spared) = (HashSet::new(), HashSet::new());
    for operation in &service.operations {
        let accepts = &Expectation::Accepts;
        let examples = operation.examples.iter().filter_map(|e| Some((Cow::Borrowed(e.request.as_ref()?), accepts)));
        let base = base(service, operation);
        let cases = operation.cases.iter().filter_map(|c| Some((Cow::Owned(c.request(base.as_ref()?)), &c.expected)));
        for (request, expected) in examples.chain(cases) {
            walk(service, operation, &request, &mut |failure| match (&failure.origin, expected) {
                (None, expected) if !matches!(expected, Expectation::Rejects(_)) => {
                    spared.insert(identity(failure.constraint));
                }
                (Some(origin), Expectation::Rejects(name) | Expectation::Advises(name))
                    if Finding::new(operation, failure, origin).expectation() == *name =>
                {
                    broken.insert(identity(failure.constraint));
                }
                _ => {}
            });
        }
    }
    for object in service.objects().filter(|object| object.usage.request) {
        for field in &object.fields {
            for constraint in field.constraints.iter().filter(|constraint| constraint.condition.is_some()) {
                let (wire, limit) = (&field.wire, limit(constraint));
                let mut lacks = |message: String, help: String| {
                    problems.push(Diagnostic::new("untested-condition", constraint.span, message).help(help));
                };
                if !broken.contains(&identity(constraint)) {
                    let verdict = if constraint.severity() == Severity::Violation { "rejects" } else { "advises" };
                    let help = format!(
                        "add one where the condition applies: `{verdict}: <dotted path> {}`",
                        constraint.rule()
                    );
                    lacks(format!("no case breaks the limit of `{wire}`: {limit}"), help);
                }
                if !spared.contains(&identity(constraint)) {
                    let state = if constraint.check == Check::Required { "without" } else { "with" };
                    let help =
                        format!("add a case {state} the field where the condition does not apply: `accepts: all`");
                    lacks(format!("no case is spared the limit of `{wire}` by its condition: {limit}"), help);
                }
            }
        }
    }
}

// The same limit may be written for two fields, so that what it says does not tell which one it is.
fn identity(constraint: &Constraint) -> *const Constraint {
    std::ptr::from_ref(constraint)
}
