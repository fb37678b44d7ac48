//! Three judgements of one request that know nothing of each other's code: the generator's own, the generated validator's, and that of the `jsonschema`
//! crate on the exported schema. They must agree on every request that can be made up. `FLOWLOG_CASES` says how many per request.

use std::collections::BTreeSet;
use std::io::Write;

use flowlog_codegen::export::json_schema;
use flowlog_codegen::model::{Model, Operation, Service, Severity};
use flowlog_codegen::verdict::{Verdict, judge};
use flowlog_tests::generated::{Generated, all, generated};
use flowlog_tests::limits::request_fields;
use flowlog_tests::requests::{self, without_null};
use flowlog_tests::{fixtures, model, spec_folder};
use jsonschema::Validator;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

/// How many requests are made up per operation when nothing else is asked for.
const CASES: u32 = 2_000;

#[test]
fn three_judgements_agree_on_huawei_cloud() {
    agree(&spec_folder(), all().into_iter().filter(|g| g.info.service.vendor == "huaweicloud"));
}

#[test]
fn three_judgements_agree_on_alibaba_cloud() {
    agree(&spec_folder(), all().into_iter().filter(|g| g.info.service.vendor == "alibabacloud"));
}

#[test]
fn three_judgements_agree_on_tencent_cloud() {
    agree(&spec_folder(), all().into_iter().filter(|g| g.info.service.vendor == "tencentcloud"));
}

#[test]
fn three_judgements_agree_on_what_only_fixtures_have() {
    use {flowlog_collisions as collisions, flowlog_kitchensink as sink};
    let fixture = [
        generated::<sink::rest::CreateThingRequest>(),
        generated::<sink::rest::DeleteThingRequest>(),
        generated::<sink::rest::ListThingsRequest>(),
        generated::<sink::json::CreateEntryRequest>(),
        generated::<sink::json::ListEntriesRequest>(),
        generated::<sink::rpc::CreateItemRequest>(),
        generated::<sink::rpc::DescribeItemsRequest>(),
        generated::<sink::rpc::ListItemsRequest>(),
        generated::<collisions::names::PutRequest>(),
    ];
    agree(&fixtures("spec"), fixture.into_iter());
}

#[test]
fn where_json_schema_differs_it_is_known() {
    let model = model(&fixtures("spec"));
    let generated = generated::<flowlog_kitchensink::rest::CreateThingRequest>();
    let judges = Judges::new(&generated, &model);
    let example = judges.operation.first_request().expect("an example").clone();
    let with = |pointer: &str, value: Value| {
        let mut request = example.clone();
        *request.pointer_mut(pointer).expect("a member of the example") = value;
        (judge(judges.service, judges.operation, &request).is_accepted(), judges.schema.is_valid(&request))
    };
    assert_eq!(with("/thing/name", "äää".into()), (true, true));
    // Bytes cannot be counted, a whole number is an integer however it is written, and nothing of ours sends `null`.
    assert_eq!(with("/thing/name", "äääääääääääää".into()), (false, true), "a limit in bytes");
    assert_eq!(with("/thing/weight", 10.0.into()), (false, true), "a whole number with a point");
    assert_eq!(with("/thing/grade", Value::Null), (true, false), "null");
}

fn agree(spec: &std::path::Path, operations: impl Iterator<Item = Generated>) {
    let model = model(spec);
    let cases = std::env::var("FLOWLOG_CASES").map_or(CASES, |text| text.parse().expect("a number of cases"));
    for generated in operations {
        let judges = Judges::new(&generated, &model);
        let tally = judges.run(cases);
        // Not `println!`: how much was tried is to be seen when all is well, too.
        let mut out = std::io::stderr();
        writeln!(out, "second opinion, {}: {cases} cases, {tally}", judges.operation.id).expect("standard error");
        let unbroken: Vec<_> = judges.violations().into_iter().filter(|rule| !tally.broken.contains(rule)).collect();
        assert!(unbroken.is_empty(), "{}: no case breaks {unbroken:?}", judges.operation.id);
    }
}

/// What came of the cases.
#[derive(Debug, Default)]
struct Tally {
    accepted: u32,
    rejected: u32,
    alone: u32,
    unreadable: u32,
    broken: BTreeSet<String>,
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { accepted, rejected, alone, unreadable, broken } = self;
        let limits = broken.len();
        write!(
            f,
            "no difference: {accepted} accepted, {rejected} rejected ({alone} by one limit), {unreadable} unreadable; {limits} limits broken"
        )
    }
}

struct Judges<'m> {
    generated: &'m Generated,
    service: &'m Service,
    operation: &'m Operation,
    schema: Validator,
}

impl<'m> Judges<'m> {
    fn new(generated: &'m Generated, model: &'m Model) -> Self {
        let (service, operation) = generated.described(model);
        let schemas = json_schema(model);
        let text = &schemas[&format!("{}.json", operation.id.replace('.', "/"))];
        let schema = serde_json::from_str(text).expect("JSON");
        let schema = jsonschema::draft202012::options().should_validate_formats(true).build(&schema).expect("a schema");
        Self { generated, service, operation, schema }
    }

    /// `path rule` of every limit whose breach is a violation.
    fn violations(&self) -> Vec<String> {
        let limits = request_fields(self.service, self.operation).into_iter().flat_map(|(path, field)| {
            let violations = field.constraints.iter().filter(|limit| limit.severity() == Severity::Violation);
            violations.map(move |limit| format!("{path} {}", limit.rule()))
        });
        limits.collect()
    }

    fn run(&self, cases: u32) -> Tally {
        let strategy = requests::of(self.service, self.operation);
        let mut runner = TestRunner::new_with_rng(
            Config::default(),
            proptest::test_runner::TestRng::deterministic_rng(Default::default()),
        );
        let mut tally = Tally::default();
        for number in 0..cases {
            let mut tree = strategy.new_tree(&mut runner).expect("a request");
            if let Some(difference) = self.judge(&tree.current(), Some(&mut tally)) {
                let (request, difference) = self.smallest(&mut tree).unwrap_or((tree.current(), difference));
                panic!("{}, case {number}: {difference}\n{request:#}", self.operation.id);
            }
        }
        tally
    }

    /// The smallest request on which the judgements still differ.
    fn smallest(&self, tree: &mut impl ValueTree<Value = Value>) -> Option<(Value, String)> {
        let mut smallest = None;
        let mut goes_on = tree.simplify();
        while goes_on {
            goes_on = match self.judge(&tree.current(), None) {
                Some(difference) => {
                    smallest = Some((tree.current(), difference));
                    tree.simplify()
                }
                None => tree.complicate(),
            };
        }
        smallest
    }

    /// In what the judgements differ, if they do.
    fn judge(&self, request: &Value, tally: Option<&mut Tally>) -> Option<String> {
        let verdict = judge(self.service, self.operation, request);
        let by_schema = self.schema.is_valid(&without_null(self.service, &self.operation.request, request));
        let by_judge = verdict.unreadable.is_empty() && verdict.violations().all(|finding| finding.rule == "bytes");
        if by_schema != by_judge {
            return Some(format!("the schema says {by_schema}, the generator says {by_judge}: {verdict}"));
        }
        // Reading is lenient and turns a number into a text: what the generator cannot read is another request to the validator.
        if verdict.unreadable.is_empty() {
            let (here, there) = (self.by_validator(request), by_generator(&verdict));
            if here != there {
                return Some(format!("the validator finds {here:#?}, the generator finds {there:#?}"));
            }
        }
        if let Some(tally) = tally {
            tally.add(&verdict);
        }
        None
    }

    fn by_validator(&self, request: &Value) -> Vec<String> {
        let findings = self.generated.verdict(request);
        sorted(findings.iter().map(|finding| format!("{} {} at {}", finding.severity(), finding.id(), finding.path())))
    }
}

fn by_generator(verdict: &Verdict) -> Vec<String> {
    sorted(verdict.findings.iter().map(|finding| format!("{} {} at {}", finding.severity, finding.id, finding.path)))
}

fn sorted(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    lines
}

impl Tally {
    fn add(&mut self, verdict: &Verdict) {
        let broken: Vec<_> = verdict.violations().map(|finding| finding.expectation()).collect();
        match broken.len() {
            _ if !verdict.unreadable.is_empty() => self.unreadable += 1,
            0 => self.accepted += 1,
            1 => {
                self.rejected += 1;
                self.alone += 1;
            }
            _ => self.rejected += 1,
        }
        self.broken.extend(broken);
    }
}
