//! Every kind of rule, from both sides, judged twice; and what the caller can do about it.

use std::collections::BTreeSet;

use flowlog_kitchensink::rest::{CreateThingRequest, ThingRequest};
use flowlog_runtime::rules::Origin;
use flowlog_runtime::validate::Policy;
use flowlog_tests::verdicts::{conditions, disagreements, requests, unmet};
use flowlog_tests::{fixtures, model};

use crate::all;

#[test]
fn every_case_gets_its_verdict_from_the_generated_validator() {
    let model = model(&fixtures("spec"));
    let unmet: Vec<String> = all().iter().flat_map(|generated| unmet(generated, &model)).collect();
    assert!(unmet.is_empty(), "{}", unmet.join("\n\n"));
}

#[test]
fn both_judgements_say_the_same_of_every_example_and_case() {
    let model = model(&fixtures("spec"));
    let differences: Vec<String> = all().iter().flat_map(|generated| disagreements(generated, &model)).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

#[test]
fn every_condition_is_shown_from_both_sides() {
    let model = model(&fixtures("spec"));
    let (numbers, unshown): (Vec<_>, Vec<_>) = all().iter().map(|generated| conditions(generated, &model)).unzip();
    let unshown: Vec<String> = unshown.into_iter().flatten().collect();
    assert!(unshown.is_empty(), "{}", unshown.join("\n"));
    assert_eq!(
        numbers.iter().sum::<usize>(),
        11,
        "five requirements and four prohibitions, and one of each by witnesses"
    );
}

#[test]
fn every_kind_of_rule_with_every_origin_and_severity_is_found_by_some_case() {
    let model = model(&fixtures("spec"));
    let (mut rules, mut origins, mut severities) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for generated in all() {
        let (service, operation) = generated.described(&model);
        for request in requests(service, operation) {
            for finding in &generated.verdict(&request) {
                rules.insert(finding.rule());
                severities.insert(finding.severity().to_string());
                origins.insert(match finding.origin() {
                    Origin::Stated => "stated",
                    Origin::Recovered(_) => "recovered",
                    Origin::Beyond(_) => "beyond",
                    Origin::Client => "client",
                });
            }
        }
    }
    let known = [
        "bytes",
        "cannot-contain",
        "cannot-start-with",
        "characters",
        "charset",
        "deprecated",
        "enum",
        "first-and-last",
        "forbidden",
        "format",
        "items",
        "length",
        "non-empty",
        "range",
        "required",
        "unsupported",
    ];
    assert_eq!(rules.into_iter().collect::<Vec<_>>(), known);
    assert_eq!(origins.into_iter().collect::<Vec<_>>(), ["beyond", "recovered", "stated"]);
    assert_eq!(severities.into_iter().collect::<Vec<_>>(), ["advice", "notice", "violation"]);
}

fn good() -> CreateThingRequest {
    let thing = ThingRequest::default().name("n").kind("box").lid("oak").grade("b").host("h");
    CreateThingRequest::new().project_id("p").shelf("s").thing(thing)
}

#[test]
fn a_request_built_with_setters_is_judged_like_one_read_from_json() {
    assert!(good().validate().is_empty(), "{}", good().validate());
    let nothing = CreateThingRequest::new().validate();
    let ids: Vec<&str> = nothing.iter().map(|finding| finding.id()).collect();
    assert_eq!(
        ids,
        [
            "kitchensink.rest.CreateThing/project_id/required",
            "kitchensink.rest.CreateThing/shelf/required",
            "kitchensink.rest.CreateThing/thing/required",
        ]
    );
}

#[test]
fn a_finding_in_a_list_of_objects_says_which_element_and_its_id_does_not() {
    let parts = serde_json::json!([{"Name": "a"}, {"Name": "b", "Parts": [{"Name": "c"}, {"Name": "too long"}]}]);
    let request = serde_json::json!({"thing": {"parts": parts}});
    let create = all().into_iter().find(|generated| generated.info.name == "CreateThing").expect("the operation");
    let findings = create.verdict(&request);
    let finding = findings.iter().find(|finding| finding.rule() == "length").expect("a finding");
    assert_eq!(finding.path(), "thing.parts[1].Parts[1].Name");
    assert_eq!(finding.id(), "kitchensink.rest.CreateThing/thing.parts.Parts.Name/length");
}

#[test]
fn the_caller_can_overrule_one_rule_or_all() {
    let request = good().shelf("a shelf with a long name");
    let judged = |policy: Policy| policy.judge(request.validate());
    assert!(judged(Policy::enforce()).is_err());
    let allowed =
        judged(Policy::enforce().allow("kitchensink.rest.CreateThing/shelf/length")).expect("allowed by its id");
    assert_eq!(allowed.len(), 1, "still reported");
    assert!(judged(Policy::enforce().allow("kitchensink.rest.CreateThing/shelf/required")).is_err());
    assert_eq!(judged(Policy::report()).expect("only reported").len(), 1);
    assert!(judged(Policy::off()).expect("not looked at").is_empty());
}

#[test]
fn a_sensitive_value_is_shown_nowhere() {
    let secret = "héél sècret";
    let thing = good().thing.expect("a thing").code(secret);
    let request = good().thing(thing).x_client_token(secret);
    let findings = request.validate();
    assert_eq!(findings.iter().map(|finding| finding.rule()).collect::<Vec<_>>(), ["charset"]);
    let shown = format!(
        "{request:?}\n{findings}\n{findings:?}\n{}",
        Policy::enforce().judge(findings.clone()).expect_err("rejected")
    );
    assert!(!shown.contains("secret") && !shown.contains("sècret"), "{shown}");
    assert!(shown.contains("x_client_token: ***") && shown.contains("code: ***"), "{shown}");
}
