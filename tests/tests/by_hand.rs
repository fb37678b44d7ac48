//! The requests that were written by hand are no cheats: on the examples and cases of the spec, at every limit and on made-up requests they find what the generated
//! ones find, in the same order, and put the same bytes on the wire. Otherwise it would mean nothing to be as fast as they are.

use allocation_counter::measure;
use flowlog_codegen::verdict::judge;
use flowlog_runtime::layout::lay_out;
use flowlog_runtime::validate::validate;
use flowlog_tests::by_hand::{self, answers};
use flowlog_tests::generated::{Generated, all};
use flowlog_tests::{boundaries, model, requests, spec_folder, verdicts};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, TestRng, TestRunner};
use serde_json::Value;

/// How many requests are made up for each operation.
const MADE_UP: usize = 1_000;

fn creates() -> impl Iterator<Item = Generated> {
    all().into_iter().filter(|generated| generated.info.name == "CreateFlowLog")
}

/// What came of one request.
#[derive(Default)]
struct Tally {
    good: usize,
    bad: usize,
    encoded: usize,
}

impl Tally {
    fn compare(&mut self, generated: &Generated, json: &Value) {
        let id = generated.info.id;
        let by_hand = by_hand::read(id, json.clone()).expect("values have the types of their fields");
        let request = generated.request(json);
        let prefix = format!("{id}/");
        let findings = validate(&*request);
        let found: Vec<_> =
            findings.iter().map(|finding| finding.id().strip_prefix(&prefix).expect("its id")).collect();
        let found_by_hand: Vec<_> = by_hand.validate().iter().map(|finding| finding.id).collect();
        assert_eq!(found, found_by_hand, "{id}: {json}");
        *(if found.is_empty() { &mut self.good } else { &mut self.bad }) += 1;
        // Only the product refuses what would make another path.
        if lay_out(&*request, generated.info).is_ok() {
            assert_eq!(generated.encode(&*request), by_hand.encode(), "{id}: {json}");
            self.encoded += 1;
        }
    }
}

#[test]
fn both_find_the_same_and_send_the_same() {
    let model = model(&spec_folder());
    for generated in creates() {
        let (service, operation) = generated.described(&model);
        let strategy = requests::of(service, operation);
        let rng = TestRng::deterministic_rng(Default::default());
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let mut tally = Tally::default();
        let made_up = (0..MADE_UP).map(|_| strategy.new_tree(&mut runner).expect("a request").current());
        let probes = boundaries::of(service, operation).into_iter().flat_map(|boundary| boundary.probes);
        let requests = verdicts::requests(service, operation).into_iter().chain(probes.map(|probe| probe.request));
        for json in requests.chain(made_up) {
            // What readers make of values of another type is not what is compared here.
            if judge(service, operation, &json).unreadable.is_empty() {
                tally.compare(&generated, &json);
            }
        }
        let Tally { good, bad, encoded } = tally;
        assert!(good > 10 && bad > 200 && encoded > 200, "{}: {good} good, {bad} bad, {encoded} sent", operation.id);
    }
}

#[test]
fn judging_a_good_request_allocates_nothing() {
    let model = model(&spec_folder());
    for generated in creates() {
        let request = generated.request(generated.described(&model).1.first_request().expect("an example"));
        let mut is_empty = false;
        let allocations = measure(|| is_empty = validate(&*request).is_empty()).count_total;
        assert_eq!((is_empty, allocations), (true, 0), "{}", generated.info.id);
    }
}

#[test]
fn reading_an_answer_allocates_no_more_than_derived_code_does() {
    for answer in answers::all() {
        let generated = measure(|| (answer.generated)(&answer.body)).count_total;
        let derived = measure(|| (answer.derived)(&answer.body)).count_total;
        println!("{:<40} generated {generated:>3}, derived {derived:>3}", answer.id);
        assert!(generated <= derived, "{}: {generated} allocations, derived {derived}", answer.id);
    }
}
