//! Both sides of each condition, and the origin of what rests on an absent field's default.

use serde_json::{Map, Value, json};

use super::found;
use super::sample::{beyond, if_, limit, of, test, with};
use crate::model::{Check, Origin};
use crate::verdict::hold::applies;

#[test]
fn unless_requires_when_it_does_not_match() {
    assert_eq!(found(&with(json!({"VpcId": null}))), ["VpcId required: violation"]);
    assert_eq!(
        found(&with(json!({"VpcId": null, "Kind": "VPC"}))),
        ["Kind enum@cli: advice", "VpcId required: violation"]
    );
    assert_eq!(found(&with(json!({"VpcId": null, "Kind": "CCN"}))), [""; 0]);
}

#[test]
fn forbidden_when_it_matches() {
    assert_eq!(found(&with(json!({"Kind": "CCN"}))), ["VpcId forbidden@cli: advice"]);
}

#[test]
fn an_absent_field_counts_with_its_default_and_the_origin_of_that() {
    assert_eq!(found(&with(json!({"Topic": null}))), ["Topic required@cli: advice"]);
    assert_eq!(found(&with(json!({"Topic": null, "Store": "cls"}))), ["Topic required: violation"]);
    assert_eq!(found(&with(json!({"Topic": null, "Store": "kafka"}))), [""; 0]);
    assert_eq!(found(&with(json!({"Topic": null, "Store": null}))), ["Topic required@cli: advice"]);
}

#[test]
fn given_means_any_value() {
    assert_eq!(found(&with(json!({"Port": 1}))), ["Ip required: violation"]);
    assert_eq!(found(&with(json!({"Port": null}))), [""; 0]);
}

fn members(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

#[test]
fn several_tests_must_all_hold() {
    let both = |negated| if_(Check::Required, negated, vec![test("A", &["x", "y"], None), test("B", &[], None)]);
    let cases = [
        (json!({"A": "y", "B": 1}), true),
        (json!({"A": "z", "B": 1}), false),
        (json!({"A": "x"}), false),
        (json!({}), false),
    ];
    for (request, all_hold) in cases {
        assert_eq!(applies(&both(false), &members(request.clone())).is_some(), all_hold, "{request}");
        assert_eq!(applies(&both(true), &members(request.clone())).is_some(), !all_hold, "{request}");
    }
}

#[test]
fn values_are_compared_as_they_are_written_on_the_wire() {
    let constraint = if_(Check::Required, false, vec![test("A", &["true", "7"], None)]);
    for (request, holds) in [
        (json!({"A": true}), true),
        (json!({"A": 7}), true),
        (json!({"A": "7"}), true),
        (json!({"A": false}), false),
        (json!({"A": 70}), false),
    ] {
        assert_eq!(applies(&constraint, &members(request.clone())).is_some(), holds, "{request}");
    }
}

#[test]
fn the_weakest_origin_is_that_of_the_finding() {
    let recovered = Origin::Recovered(vec!["sdk".to_owned()]);
    let by_default = |own: Origin, of_default: Origin| {
        of(own, if_(Check::Required, false, vec![test("A", &["x"], Some(of_default))]))
    };
    let absent = |constraint| applies(&constraint, &Map::new());
    assert_eq!(absent(by_default(Origin::Stated, recovered.clone())), Some(recovered.clone()));
    assert_eq!(absent(by_default(recovered.clone(), beyond("cli"))), Some(beyond("cli")));
    assert_eq!(absent(by_default(beyond("sdk"), Origin::Stated)), Some(beyond("sdk")));
    assert_eq!(absent(by_default(beyond("sdk"), beyond("cli"))), Some(beyond("sdk")));
    // A default that keeps `unless` from applying leaves nothing to weigh.
    assert_eq!(absent(if_(Check::Required, true, vec![test("A", &["x"], Some(Origin::Stated))])), None);
    assert_eq!(absent(limit(Check::Required)), Some(Origin::Stated));
}
