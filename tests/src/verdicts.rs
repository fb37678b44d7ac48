//! Two implementations of the limits that share nothing: the generator's own judgement of JSON, and the validators that it generates. Here they are held
//! against each other, and against the verdicts that the cases of a spec expect.

use flowlog_codegen::model::{Case, Check, Constraint, Expectation, Model, Operation, Service};
use flowlog_codegen::verdict::{base, judge};
use flowlog_runtime::validate::{Finding, Findings, Severity};
use serde_json::Value;

use crate::generated::Generated;
use crate::limits::request_fields;

/// The cases with the requests that they make of their base.
pub fn cases<'m>(service: &Service, operation: &'m Operation) -> Vec<(&'m Case, Value)> {
    let base = base(service, operation).unwrap_or_else(|| panic!("the cases of {} have no base", operation.id));
    operation.cases.iter().map(|case| (case, case.request(&base))).collect()
}

/// All examples and cases as requests.
pub fn requests(service: &Service, operation: &Operation) -> Vec<Value> {
    let examples = operation.examples.iter().filter_map(|example| example.request.clone());
    examples.chain(cases(service, operation).into_iter().map(|(_, request)| request)).collect()
}

/// Every request on which the two judgements differ in anything that they say.
pub fn disagreements(generated: &Generated, model: &Model) -> Vec<String> {
    let (service, operation) = generated.described(model);
    let differs = |request: &Value| {
        let verdict = judge(service, operation, request);
        assert!(verdict.unreadable.is_empty(), "{verdict}");
        disagreement(generated, model, request)
    };
    requests(service, operation).iter().filter_map(differs).collect()
}

/// In what the two judgements of a request differ, if they do. Whether it can be sent at all is not asked.
pub fn disagreement(generated: &Generated, model: &Model, request: &Value) -> Option<String> {
    let (here, there) = (said(&generated.verdict(request)), judged(generated, model, request));
    (here != there).then(|| format!("{}: {request}\ngenerated: {here:#?}\njudged: {there:#?}", generated.info.id))
}

// Sorted: the two may look in different orders.
fn said(findings: &Findings) -> Vec<String> {
    let said = findings.iter().map(|finding| {
        let row = finding.source().row().map(|row| format!("{} {}", row.table, row.row));
        let (id, path, limit, given) = (finding.id(), finding.path(), finding.limit(), finding.given());
        format!(
            "{} {id} at {path}: {limit}; given {given:?}; {}, {row:?}, {}",
            finding.severity(),
            finding.source(),
            finding.origin()
        )
    });
    let mut lines: Vec<String> = said.collect();
    lines.sort();
    lines
}

fn judged(generated: &Generated, model: &Model, request: &Value) -> Vec<String> {
    let (service, operation) = generated.described(model);
    let verdict = judge(service, operation, request);
    let said = verdict.findings.iter().map(|finding| {
        let row = finding.table.as_ref().zip(finding.row).map(|(table, row)| format!("{table} {row}"));
        let (severity, id, path, limit) = (finding.severity, &finding.id, &finding.path, &finding.limit);
        let given = finding.given.as_deref();
        format!("{severity} {id} at {path}: {limit}; given {given:?}; {}, {row:?}, {}", finding.source, finding.origin)
    });
    let mut lines: Vec<String> = said.collect();
    lines.sort();
    lines
}

/// `Tag.Key length@sdk`, as cases write it.
pub fn expectation(finding: &Finding) -> String {
    let (_, rest) = finding.id().split_once('/').expect("operation, path, rule");
    let (path, rule) = rest.rsplit_once('/').expect("path and rule");
    format!("{path} {rule}")
}

/// Every case that does not get from the generated validator what it expects, and every example that breaks a limit.
pub fn unmet(generated: &Generated, model: &Model) -> Vec<String> {
    let (service, operation) = generated.described(model);
    let mut unmet = Vec::new();
    for (case, request) in cases(service, operation) {
        let findings = generated.verdict(&request);
        if !is_met(&case.expected, &findings) {
            unmet.push(format!("{}: {} expects {:?}, got\n{findings}", operation.id, case.name, case.expected));
        }
    }
    for request in operation.examples.iter().filter_map(|example| example.request.as_ref()) {
        let findings = generated.verdict(request);
        if !findings.is_ok() {
            unmet.push(format!("{}: an example breaks limits\n{findings}", operation.id));
        }
    }
    unmet
}

fn is_met(expected: &Expectation, findings: &Findings) -> bool {
    let only = |severity: Severity, name: &String| {
        let of = findings.iter().filter(|finding| finding.severity() == severity);
        of.map(expectation).collect::<Vec<_>>() == [name.as_str()]
    };
    match expected {
        Expectation::Accepts => findings.is_ok(),
        Expectation::AcceptsQuietly => findings.is_empty(),
        Expectation::Rejects(name) => only(Severity::Violation, name),
        Expectation::Advises(name) => findings.is_ok() && only(Severity::Advice, name),
        Expectation::Notices(name) => findings.is_ok() && only(Severity::Notice, name),
    }
}

/// How many conditional limits an operation has, and those that no case shows from both sides.
pub fn conditions(generated: &Generated, model: &Model) -> (usize, Vec<String>) {
    let (service, operation) = generated.described(model);
    let (mut number, mut unshown) = (0, Vec::new());
    for (path, field) in request_fields(service, operation) {
        for constraint in field.constraints.iter().filter(|constraint| constraint.condition.is_some()) {
            number += 1;
            if !is_broken(generated, (service, operation), &path, constraint) {
                unshown.push(format!("{}: no case breaks {path} {}", operation.id, constraint.rule()));
            }
            if !is_spared(generated, (service, operation), &path, constraint) {
                unshown.push(format!("{}: the condition of {path} {} spares no case", operation.id, constraint.rule()));
            }
        }
    }
    (number, unshown)
}

fn is_broken(
    generated: &Generated,
    (service, operation): (&Service, &Operation),
    path: &str,
    constraint: &Constraint,
) -> bool {
    let rule = format!("{path} {}", constraint.rule());
    let breaks = |expected: &Expectation| matches!(expected, Expectation::Rejects(name) | Expectation::Advises(name) if *name == rule);
    let found = |request: &Value| generated.verdict(request).iter().any(|finding| expectation(finding) == rule);
    cases(service, operation).iter().any(|(case, request)| breaks(&case.expected) && found(request))
}

/// Whether some case has the field as the rule would not have it, and nothing is found because the condition does not apply.
fn is_spared(
    generated: &Generated,
    (service, operation): (&Service, &Operation),
    path: &str,
    constraint: &Constraint,
) -> bool {
    let rule = format!("{path} {}", constraint.rule());
    let parent = path.rsplit_once('.').map_or("", |(parent, _)| parent);
    requests(service, operation).iter().any(|request| {
        let is_there =
            |path: &str| path.is_empty() || request.pointer(&format!("/{}", path.replace('.', "/"))).is_some();
        let against_the_rule = match constraint.check {
            Check::Required => is_there(parent) && !is_there(path),
            _ => is_there(path),
        };
        let findings = generated.verdict(request);
        against_the_rule && findings.is_ok() && !findings.iter().any(|found| expectation(found) == rule)
    })
}
