//! The rules about examples, cases and conditions.

use serde_json::{Value, json};

use super::sample::{case, if_, model, test, with};
use crate::diagnostic::Problems;
use crate::model::{Case, Check, Example, Expectation, Model};
use crate::verdict::check_examples_and_cases;

fn problems(model: &Model) -> Vec<String> {
    let mut problems = Problems::default();
    check_examples_and_cases(model, &mut problems);
    problems.iter().map(|p| format!("{}: {}", p.code, p.message)).collect()
}

fn wrong(model: &Model) -> Vec<String> {
    problems(model).into_iter().filter_map(|p| p.strip_prefix("wrong-verdict: ").map(str::to_owned)).collect()
}

fn with_case(case: Case) -> Model {
    let mut model = model();
    model.services[0].operations[0].cases.push(case);
    model
}

fn judged(members: Value, expected: Expectation) -> Vec<String> {
    wrong(&with_case(case("it", with(members), expected)))
}

fn rejects(name: &str) -> Expectation {
    Expectation::Rejects(name.to_owned())
}

fn advises(name: &str) -> Expectation {
    Expectation::Advises(name.to_owned())
}

fn notices(name: &str) -> Expectation {
    Expectation::Notices(name.to_owned())
}

#[test]
fn cases_that_get_their_verdict() {
    let cases = [
        (json!({}), Expectation::Accepts),
        (json!({"Period": 1, "Alias": ""}), Expectation::Accepts),
        (json!({"Name": "a"}), rejects("Name length")),
        (json!({"Kind": "X"}), rejects("Kind enum")),
        (json!({"Tag": [{"Key": "long"}]}), rejects("Tag.Key length")),
        (json!({"Period": 1, "Alias": ""}), advises("Period enum@cli")),
        (json!({"Period": 1, "Alias": ""}), notices("Alias deprecated")),
    ];
    for (members, expected) in cases {
        assert_eq!(judged(members, expected), [""; 0]);
    }
}

#[test]
fn cases_that_get_another() {
    let name = json!({"Name": "a"});
    assert_eq!(
        judged(name.clone(), Expectation::Accepts),
        ["case `it` expects no violation; got violation `Name length`"]
    );
    assert_eq!(
        judged(name.clone(), rejects("Name bytes")),
        ["case `it` expects exactly the violation `Name bytes`; got violation `Name length`"]
    );
    assert_eq!(
        judged(json!({"Name": "a", "Interval": 1}), rejects("Name length")),
        [
            "case `it` expects exactly the violation `Name length`; got violation `Name length`, violation `Interval range`"
        ]
    );
    assert_eq!(
        judged(json!({}), rejects("Name length")),
        ["case `it` expects exactly the violation `Name length`; got no finding"]
    );
    assert_eq!(
        judged(json!({"Period": 1, "Name": "a"}), advises("Period enum@cli")),
        [
            "case `it` expects no violation and exactly the advice `Period enum@cli`; got violation `Name length`, advice `Period enum@cli`"
        ]
    );
    assert_eq!(judged(json!({"Alias": ""}), notices("Old unsupported")).len(), 1);
    assert_eq!(
        judged(json!({"Nam": "a"}), Expectation::Accepts),
        ["case `it` expects no violation; got `Nam`: the spec has no such member (did you mean `Name`?)"]
    );
}

#[test]
fn examples_are_held_to_the_limits() {
    let mut model = model();
    let example = |request, response| Example {
        name: "page".to_owned(),
        request,
        response,
        response_span: Default::default(),
        span: Default::default(),
    };
    model.services[0].operations[0].examples = vec![
        example(Some(with(json!({"LogId": null, "Period": 1}))), Some(json!({"Response": {"New": 1, "Total": 1.5}}))),
        example(None, Some(json!({"Response": {"LogId": "l"}}))),
    ];
    assert_eq!(
        wrong(&model),
        [
            "example `page` should be a request without a violation; got violation `LogId required`, advice `Period enum@cli`",
            "the response of example `page` should fit the spec; got `Response.Total`: expected an integer, found a number with a \
             fraction or an exponent (write it without a point and without an exponent), `Response.New`: the spec has no such member \
             (known: LogId, Total, Tag)",
        ]
    );
}

#[test]
fn of_many_unknown_members_the_first_are_enough() {
    let found = judged(json!({"A1": 1, "A2": 1, "A3": 1, "A4": 1, "A5": 1}), Expectation::Accepts);
    let [found] = found.as_slice() else { panic!("{found:?}") };
    assert!(found.contains("`A1`") && found.contains("`A3`") && !found.contains("`A4`"), "{found}");
    assert!(found.ends_with(" and 2 more"), "{found}");
}

fn untested(cases: Vec<Case>) -> Vec<String> {
    let mut model = model();
    model.services[0].operations[0].cases = cases;
    problems(&model).into_iter().filter_map(|p| p.strip_prefix("untested-condition: ").map(str::to_owned)).collect()
}

const NO_VPC: &str = "no case breaks the limit of `VpcId`: required unless Kind is CCN";
const SPARED_VPC: &str = "no case is spared the limit of `VpcId` by its condition: required unless Kind is CCN";
const CCN_VPC: &str = "no case breaks the limit of `VpcId`: must be absent when Kind is CCN";
const NO_TOPIC: &str = "no case breaks the limit of `Topic`: required when Store is cls or absent";
const SPARED_TOPIC: &str =
    "no case is spared the limit of `Topic` by its condition: required when Store is cls or absent";
const NO_IP: &str = "no case breaks the limit of `Ip`: required when Port is given";

#[test]
fn a_condition_needs_both_sides() {
    // The example alone spares `VpcId` from being forbidden, and `Ip` from being required.
    assert_eq!(untested(Vec::new()), [NO_VPC, SPARED_VPC, CCN_VPC, NO_TOPIC, SPARED_TOPIC, NO_IP]);
    let sides = [
        (NO_VPC, case("", with(json!({"VpcId": null})), rejects("VpcId required"))),
        (SPARED_VPC, case("", with(json!({"VpcId": null, "Kind": "CCN"})), Expectation::Accepts)),
        (CCN_VPC, case("", with(json!({"Kind": "CCN"})), advises("VpcId forbidden@cli"))),
        (NO_TOPIC, case("", with(json!({"Topic": null})), advises("Topic required@cli"))),
        (SPARED_TOPIC, case("", with(json!({"Topic": null, "Store": "kafka"})), Expectation::Accepts)),
        (NO_IP, case("", with(json!({"Port": 1})), rejects("Ip required"))),
    ];
    assert_eq!(untested(sides.iter().map(|(_, case)| case.clone()).collect()), [""; 0]);
    for (side, (message, _)) in sides.iter().enumerate() {
        let others = sides.iter().enumerate().filter(|(index, _)| *index != side).map(|(_, (_, case))| case.clone());
        assert_eq!(untested(others.collect()), [*message]);
    }
}

#[test]
fn a_refusal_for_another_reason_shows_neither_side() {
    let ccn = with(json!({"VpcId": null, "Kind": "CCN", "Name": "a"}));
    let found = untested(vec![case("", ccn, rejects("Name length"))]);
    assert!(found.iter().any(|p| p == NO_VPC) && found.iter().any(|p| p == SPARED_VPC), "{found:?}");
}

#[test]
fn a_shared_type_is_shown_by_any_operation() {
    let mut model = model();
    let service = &mut model.services[0];
    service.types[0].fields[1].constraints.push(if_(Check::Required, false, vec![test("Key", &["k"], None)]));
    let tag = service.operations[0].request.fields.iter().find(|f| f.wire == "Tag").cloned();
    service.operations[1].request.fields.extend(tag);
    service.operations[1].cases = vec![
        case("", json!({"Tag": [{"Key": "k"}]}), rejects("Tag.Value required")),
        case("", json!({"Tag": [{"Key": "a"}, {"Key": "k", "Value": ""}]}), Expectation::Accepts),
    ];
    // The other operation's example has nothing that could be left out.
    for case in &mut service.operations[1].cases {
        case.edits.retain(|edit| edit.value.is_some());
    }
    assert!(!problems(&model).iter().any(|p| p.contains("`Value`")));
    model.services[0].operations[1].cases.remove(0);
    let expected = "untested-condition: no case breaks the limit of `Value`: required when Key is k";
    assert!(problems(&model).iter().any(|p| p == expected));
}
