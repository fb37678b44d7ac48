//! The request that cases edit where there is no example, and the values that it is made of.

use serde_json::{Value, json};

use super::sample::{beyond, field, if_, limit, of, one_of, service, test};
use crate::model::{Characters, Check, Class, Constraint, Field, LONGEST_MADE, Type};
use crate::verdict::base;

fn text(limits: Vec<Constraint>) -> Field {
    field("Name", Type::Text, limits)
}

fn letters(words: &str, classes: &[Class]) -> Characters {
    Characters { words: words.to_owned(), classes: classes.to_vec() }
}

/// What is made of a request with these fields, and no example.
fn made(fields: Vec<Field>) -> Option<Value> {
    let mut service = service();
    service.operations[0].examples.clear();
    service.operations[0].request.fields = fields;
    base(&service, &service.operations[0]).map(std::borrow::Cow::into_owned)
}

#[test]
fn an_example_is_the_base_where_there_is_one() {
    let service = service();
    assert_eq!(base(&service, &service.operations[0]).as_deref(), service.operations[0].first_request());
}

#[test]
fn nothing_is_made_that_is_not_required() {
    assert_eq!(made(vec![text(vec![limit(Check::NonEmpty)])]), Some(json!({})));
}

#[test]
fn what_is_required_is_made_with_what_it_demands_in_turn() {
    let required = || limit(Check::Required);
    let fields = vec![
        field("Port", Type::Integer, vec![if_(Check::Required, false, vec![test("Kind", &["b"], None)])]),
        field("Kind", Type::Enum("Kind".to_owned()), vec![required(), one_of(&["b", "a"])]),
        field("Spare", Type::Text, vec![if_(Check::Required, false, vec![test("Kind", &["a"], None)])]),
        field("Wanted", Type::Boolean, vec![of(beyond("sdk"), required())]),
        field(
            "Tag",
            Type::List(Box::new(Type::Object("Tag".to_owned()))),
            vec![required(), limit(Check::Items { min: 2, max: Some(3) })],
        ),
    ];
    let made = made(fields).unwrap();
    assert_eq!(made["Kind"], "b");
    assert_eq!((&made["Port"], &made["Wanted"]), (&json!(1), &json!(true)));
    assert!(made.get("Spare").is_none());
    assert_eq!(made["Tag"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_made_text_keeps_all_limits() {
    let size = |min, max| limit(Check::Length { min, max });
    let ends = letters("0-9", &[Class::Range('0', '9')]);
    let inside = letters("- 0-9", &[Class::Range('-', '-'), Class::Range('0', '9')]);
    let cases = [
        (vec![], Some("x")),
        (vec![size(3, Some(5))], Some("xxx")),
        (vec![limit(Check::Bytes { min: 2, max: None })], Some("xx")),
        (vec![size(3, None), limit(Check::Characters(inside.clone()))], Some("111")),
        (vec![size(4, None), limit(Check::Characters(inside)), limit(Check::FirstAndLast(ends))], Some("1111")),
        (vec![size(1, None), limit(Check::CannotContain(vec!["x".to_owned()]))], Some("a")),
        (vec![limit(Check::Characters(letters("ж", &[Class::Range('ж', 'ж')])))], Some("ж")),
        (vec![limit(Check::Ip)], Some("192.0.2.1")),
        (vec![one_of(&["long", "s"]), size(1, Some(1))], Some("s")),
        (vec![one_of(&["long"]), size(1, Some(1))], None),
        (vec![size(LONGEST_MADE as u64 + 1, None)], None),
    ];
    for (limits, expected) in cases {
        assert_eq!(text(limits.clone()).made(), expected.map(Value::from), "{limits:?}");
    }
}

#[test]
fn a_text_of_a_size_keeps_all_limits_but_those_of_its_size() {
    let field = text(vec![
        limit(Check::Length { min: 1, max: Some(4) }),
        limit(Check::Bytes { min: 1, max: Some(4) }),
        limit(Check::CannotStartWith(vec!["x".to_owned(), "a".to_owned()])),
    ]);
    assert_eq!(field.text_of(1).as_deref(), Some("A"));
    assert_eq!(field.text_of(6).as_deref(), Some("AxxxxA"));
    assert_eq!(text(vec![]).text_of(LONGEST_MADE).map(|text| text.chars().count()), Some(LONGEST_MADE));
    assert_eq!(text(vec![]).text_of(LONGEST_MADE + 1), None);
    let not_so_many = limit(Check::CannotContain(vec!["x".repeat(9)]));
    assert_eq!(text(vec![not_so_many]).text_of(9).as_deref(), Some("axxxxxxxa"));
    assert_eq!(text(vec![one_of(&["b"])]).text_of(9), None);
}

#[test]
fn a_made_number_keeps_all_limits() {
    let range = |min, max| limit(Check::Range { min, max });
    let cases = [
        (vec![], Some(1)),
        (vec![range(Some(5), Some(9))], Some(5)),
        (vec![range(None, Some(-3))], Some(-3)),
        (vec![limit(Check::OneOfIntegers([60, 600].into())), range(Some(100), None)], Some(600)),
        (vec![limit(Check::OneOfIntegers([60].into())), range(Some(100), None)], None),
    ];
    for (limits, expected) in cases {
        assert_eq!(field("Port", Type::Integer, limits.clone()).made(), expected.map(Value::from), "{limits:?}");
    }
}

#[test]
fn an_object_that_demands_itself_is_not_made() {
    let mut service = service();
    service.operations[0].examples.clear();
    let inner = || field("Tag", Type::Object("Tag".to_owned()), vec![limit(Check::Required)]);
    service.operations[0].request.fields = vec![inner()];
    service.types.iter_mut().find(|ty| ty.rust == "Tag").unwrap().fields = vec![inner()];
    assert!(base(&service, &service.operations[0]).is_none());
}
