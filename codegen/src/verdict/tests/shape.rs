//! What is no request, or no response, at all.

use serde_json::{Value, json};

use super::sample::{good, service, with};
use super::verdict;
use crate::verdict::check_response;

fn unreadable(request: &Value) -> Vec<String> {
    verdict(request).unreadable.iter().map(|u| format!("{}: {} | {}", u.path, u.problem, u.help)).collect()
}

#[test]
fn unknown_members_name_their_neighbours() {
    assert_eq!(unreadable(&good()), [""; 0]);
    assert_eq!(
        unreadable(&with(json!({"Nmae": "x", "Tag": [{"Key": "a", "Colour": null}]}))),
        [
            "Tag[0].Colour: the spec has no such member | known: Key, Value",
            "Nmae: the spec has no such member | did you mean `Name`?"
        ]
    );
}

#[test]
fn nothing_is_coerced() {
    let cases = [
        (json!({"Name": 1234}), "Name: expected a text, found a number | write it in quotes"),
        (json!({"Kind": true}), "Kind: expected a text, found a boolean | write it in quotes"),
        (json!({"Interval": "60"}), "Interval: expected an integer, found a text | write it without quotes"),
        (json!({"DryRun": "true"}), "DryRun: expected a boolean, found a text | write it without quotes"),
        (json!({"DryRun": 1}), "DryRun: expected a boolean, found a number | "),
        (json!({"Sort": "id"}), "Sort: expected a list, found a text | "),
        (json!({"Sort": ["id", null]}), "Sort[1]: expected a text, found null | leave it out"),
        (json!({"Sort": [["id"]]}), "Sort[0]: expected a text, found a list | "),
        (json!({"Tag": {"Key": "a"}}), "Tag: expected a list, found an object | "),
        (json!({"Tag": ["a"]}), "Tag[0]: expected an object, found a text | "),
        (json!({"Login": []}), "Login: expected an object, found a list | "),
    ];
    for (members, expected) in cases {
        assert_eq!(unreadable(&with(members.clone())), [expected], "{members}");
    }
}

#[test]
fn numbers_are_i64() {
    let of = |text: &str| unreadable(&with(serde_json::from_str(&format!("{{\"Period\": {text}}}")).unwrap()));
    assert_eq!(of("9223372036854775807"), [""; 0]);
    assert_eq!(of("-9223372036854775808"), [""; 0]);
    let huge = ["Period: the number does not fit into 64 bits | from -9223372036854775808 to 9223372036854775807"];
    assert_eq!(of("9223372036854775808"), huge);
    assert_eq!(of("-9223372036854775809"), huge);
    assert_eq!(of("1e300"), huge);
    let fraction = [
        "Period: expected an integer, found a number with a fraction or an exponent | write it without a point and without an exponent",
    ];
    assert_eq!(of("60.0"), fraction);
    assert_eq!(of("6e1"), fraction);
    // A limit has no opinion on what is no number for it.
    assert_eq!(verdict(&with(json!({"Interval": 1.5}))).findings.len(), 0);
}

#[test]
fn a_request_is_an_object() {
    assert_eq!(unreadable(&json!([])), [": expected an object, found a list | "]);
    let verdict = verdict(&json!(null));
    assert!(!verdict.is_accepted());
    assert_eq!(
        verdict.to_string(),
        "cloud.logs.CreateLog: not a request (1 unreadable)\n\nunreadable: expected an object, found null"
    );
}

#[test]
fn problems_and_findings_stand_side_by_side() {
    let verdict = verdict(&with(json!({"LogId": null, "Interval": "1"})));
    assert_eq!((verdict.unreadable.len(), verdict.findings.len()), (1, 1));
}

fn response(response: &Value) -> Vec<String> {
    let service = service();
    check_response(&service, &service.operations[0], response)
        .iter()
        .map(|u| format!("{}: {}", u.path, u.problem))
        .collect()
}

#[test]
fn responses_fit_when_they_have_known_members_of_the_right_type() {
    let fits = json!({"Response": {"LogId": "l", "Total": 1, "Tag": [{"Key": null, "Value": ""}]}});
    assert_eq!(response(&fits), [""; 0]);
    assert_eq!(response(&json!({"Response": {}})), [""; 0]);
    assert_eq!(
        response(&json!({"Response": {"LogId": 1, "Total": "1", "New": 1}, "Id": 1})),
        [
            "Id: the spec has no such member",
            "Response.LogId: expected a text, found a number",
            "Response.Total: expected an integer, found a text",
            "Response.New: the spec has no such member",
        ]
    );
    assert_eq!(response(&json!({})), [": the envelope `Response` is missing"]);
    assert_eq!(response(&json!([])), [": expected an object, found a list"]);
}

#[test]
fn a_path_cannot_hold_what_leads_elsewhere() {
    use crate::model::{Check, Constraint, Origin, Placement};
    use crate::spec::Place;
    let mut model = super::sample::model();
    let field = &mut model.services[0].operations[0].request.fields[0];
    let segment = Constraint { check: Check::PathSegment, condition: None, origin: Origin::Client, span: field.span };
    (field.place, field.constraints) = (Placement::At(Place::Path), vec![segment]);
    let service = &model.services[0];
    let found = |text: &str| {
        let verdict =
            crate::verdict::judge(service, &service.operations[0], &super::sample::with(json!({"LogId": text})));
        let unreadable = verdict.unreadable.iter().map(|u| format!("{}: {}", u.path, u.problem));
        unreadable.chain(verdict.violations().map(|finding| finding.expectation())).collect::<Vec<_>>()
    };
    for text in ["l-1..2", "...", "a%2Fb", "流?"] {
        assert_eq!(found(text), Vec::<String>::new());
    }
    assert_eq!(found(""), ["LogId: \"\" cannot stand in a path"]);
    for text in [".", "..", "/", "a/b", "a\\b", "\n", "a\u{7f}", "\u{85}"] {
        assert_eq!(found(text), ["LogId path-segment"], "{text:?}");
    }
}
