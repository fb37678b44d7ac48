//! Each example of a page decodes into the generated type and encodes back to equal JSON. Answers survive whatever a vendor may change tomorrow, shown
//! on every field of every answer. What is unset, empty and present stays three things, in memory and on the wire.

use flowlog_codegen::model::{Model, Operation, Placement, Service, Type};
use flowlog_codegen::spec::Place;
use flowlog_runtime::object::{self, Object};
use flowlog_tests::generated::{Generated, all, body, everything};
use flowlog_tests::sample::{changed, full};
use flowlog_tests::{model, spec_folder};
use serde_json::{Value, json};

/// Calls `look` for every operation, with its description.
fn each(mut look: impl FnMut(&Generated, &Service, &Operation)) {
    let model: Model = model(&spec_folder());
    for generated in all() {
        let (service, operation) = generated.described(&model);
        look(&generated, service, operation);
    }
}

/// The answers of an operation without their envelope: those that the page shows, and one with every field set.
fn answers(service: &Service, operation: &Operation) -> Vec<Value> {
    let shown = operation.examples.iter().filter_map(|example| example.response.clone());
    let inner = shown.map(|answer| operation.envelope.as_ref().map_or(answer.clone(), |name| answer[name].clone()));
    inner.chain([in_body(operation, full(service, &operation.response))]).collect()
}

/// Without the fields that travel in headers.
fn in_body(operation: &Operation, mut answer: Value) -> Value {
    let members = answer.as_object_mut().expect("an object");
    members.retain(|name, _| {
        operation.response.fields.iter().any(|f| f.wire == *name && f.place == Placement::At(Place::Body))
    });
    answer
}

fn decode(generated: &Generated, answer: &Value) -> Box<dyn Object> {
    let text = match generated.info.envelope {
        Some(envelope) => json!({ envelope: answer }).to_string(),
        None => answer.to_string(),
    };
    generated.response(&[], &text).unwrap_or_else(|error| panic!("{}: {error}\n{text}", generated.info.id))
}

/// Reads every answer after a change of some of its values, and expects what another change makes of the original.
fn survives(send: impl Fn(&Type, &Value) -> Option<Value>, expect: impl Fn(&Type, &Value) -> Option<Value>) {
    let mut replaced = 0;
    each(|generated, service, operation| {
        for answer in answers(service, operation) {
            let sent = changed(service, &operation.response, &answer, &mut |ty, value| {
                send(ty, value).inspect(|_| replaced += 1)
            });
            let expected = changed(service, &operation.response, &answer, &mut |ty, value| expect(ty, value));
            assert_eq!(body(&*decode(generated, &sent)), expected, "{}: {sent}", operation.id);
        }
    });
    assert!(replaced > 0, "nothing was changed, so nothing was shown");
}

#[test]
fn request_examples_decode_and_encode_back_to_equal_json() {
    let mut examples = 0;
    each(|generated, _, operation| {
        for example in operation.examples.iter().filter_map(|example| example.request.as_ref()) {
            let request = generated.request(example);
            assert_eq!(everything(&*request), *example, "{}", operation.id);
            let mut in_body = example.clone();
            let fields = &operation.request.fields;
            in_body
                .as_object_mut()
                .expect("an object")
                .retain(|name, _| fields.iter().any(|f| f.wire == *name && f.place == Placement::At(Place::Body)));
            assert_eq!(body(&*request), in_body, "{}", operation.id);
            examples += 1;
        }
    });
    assert_eq!(examples, 10);
}

#[test]
fn answers_decode_and_encode_back_to_equal_json() {
    let mut shown = 0;
    each(|generated, service, operation| {
        shown += operation.examples.iter().filter(|example| example.response.is_some()).count();
        for answer in answers(service, operation) {
            assert_eq!(body(&*decode(generated, &answer)), answer, "{}", operation.id);
        }
    });
    assert_eq!(shown, 5, "each page shows one answer");
}

#[test]
fn fields_of_answers_that_travel_in_headers_are_read_from_headers_only() {
    let mut found = 0;
    each(|generated, service, operation| {
        let everything_set = full(service, &operation.response);
        let headers = operation.response.fields.iter().filter(|f| f.place == Placement::At(Place::Header));
        for field in headers {
            let response =
                generated.response(&[(&field.wire.to_uppercase(), "from the header")], everything_set.to_string());
            let response = response.unwrap_or_else(|error| panic!("{}: {error}", operation.id));
            assert_eq!(everything(&*response)[&field.wire], "from the header", "{}", operation.id);
            let without = generated.response(&[], everything_set.to_string()).expect("readable");
            assert_eq!(everything(&*without).get(&field.wire), None, "{}", operation.id);
            found += 1;
        }
    });
    assert_eq!(found, 1, "one create answers with a header field");
}

#[test]
fn answers_survive_new_fields_at_every_level() {
    let novel = json!({"brand new": [1, {"x": null}], "type": {"deep": true}});
    let add = |value: &Value| {
        let mut members = value.as_object()?.clone();
        members.extend(novel.as_object()?.clone());
        Some(Value::from(members))
    };
    // Around the whole answer, and then in every object inside it, one after the other.
    each(|generated, service, operation| {
        for answer in answers(service, operation) {
            let read = body(&*decode(generated, &add(&answer).expect("an object")));
            assert_eq!(read, answer, "{}", operation.id);
        }
    });
    survives(|ty, value| matches!(ty, Type::Object(_)).then(|| add(value)).flatten(), |_, _| None);
}

#[test]
fn answers_survive_every_missing_field_and_null_is_missing() {
    each(|generated, service, operation| {
        let answer = in_body(operation, full(service, &operation.response));
        for name in answer.as_object().expect("an object").keys() {
            let mut without = answer.clone();
            without.as_object_mut().expect("an object").remove(name);
            assert_eq!(body(&*decode(generated, &without)), without, "{} without {name}", operation.id);
            let mut null = answer.clone();
            null[name] = Value::Null;
            assert_eq!(body(&*decode(generated, &null)), without, "{} with {name} null", operation.id);
        }
        assert_eq!(body(&*decode(generated, &json!({}))), json!({}), "{} with nothing", operation.id);
    });
    let is_object: fn(&Type) -> bool = |ty| matches!(ty, Type::Object(_));
    survives(put(json!({}), is_object), put(json!({}), is_object));
}

/// Puts one value everywhere where a type promises something.
fn put(value: Value, promised: fn(&Type) -> bool) -> impl Fn(&Type, &Value) -> Option<Value> {
    move |ty, _| promised(ty).then(|| value.clone())
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::Text | Type::Enum(_))
}

fn is_enum(ty: &Type) -> bool {
    matches!(ty, Type::Enum(_))
}

fn is_integer(ty: &Type) -> bool {
    *ty == Type::Integer
}

fn is_boolean(ty: &Type) -> bool {
    *ty == Type::Boolean
}

fn is_list(ty: &Type) -> bool {
    ty.is_list()
}

#[test]
fn answers_survive_numbers_where_texts_were_promised() {
    survives(put(json!(20150105), is_text), put(json!("20150105"), is_text));
}

#[test]
fn answers_survive_texts_where_numbers_or_truth_values_were_promised() {
    survives(put(json!("-42"), is_integer), put(json!(-42), is_integer));
    survives(put(json!("True"), is_boolean), put(json!(true), is_boolean));
    survives(put(json!("false"), is_boolean), put(json!(false), is_boolean));
}

#[test]
fn unknown_enum_values_make_the_round_trip() {
    survives(put(json!("nobody knows 流"), is_enum), put(json!("nobody knows 流"), is_enum));
}

#[test]
fn empty_texts_and_lists_of_answers_stay_empty_and_are_not_unset() {
    survives(put(json!(""), is_text), put(json!(""), is_text));
    survives(put(json!([]), is_list), put(json!([]), is_list));
}

#[test]
fn unset_empty_and_present_stay_apart_in_requests() {
    let mut fields = 0;
    each(|generated, service, operation| {
        let all_set = full(service, &operation.request);
        for (number, field) in operation.request.fields.iter().enumerate() {
            let empty = match &field.ty {
                Type::Text | Type::Enum(_) => json!(""),
                Type::List(_) => json!([]),
                Type::Object(_) => json!({}),
                Type::Integer | Type::Boolean => continue,
            };
            let unset = generated.request(&json!({}));
            assert!(matches!(object::value(&*unset, number), object::Value::Unset), "{} {}", operation.id, field.wire);
            for value in [&empty, &all_set[&field.wire]] {
                let request = json!({ &field.wire: value });
                assert_eq!(everything(&*generated.request(&request)), request, "{}", operation.id);
            }
            fields += 1;
        }
    });
    assert!(fields > 70, "{fields}");
}

#[test]
fn unset_empty_and_present_stay_apart_on_the_wire() {
    each(|generated, service, operation| {
        let all_set = full(service, &operation.request);
        for field in operation.request.fields.iter().filter(|f| f.place != Placement::At(Place::Path)) {
            let on_wire = |value: Option<&Value>| {
                let mut request = all_set.clone();
                match value {
                    Some(value) => request[&field.wire] = value.clone(),
                    None => drop(request.as_object_mut().expect("an object").remove(&field.wire)),
                }
                let layout = generated.layout(&*generated.request(&request));
                (
                    layout.query.into_string(),
                    layout.form.into_string(),
                    layout.headers,
                    layout.body.map(|bytes| String::from_utf8(bytes).expect("UTF-8")),
                )
            };
            let (unset, present) = (on_wire(None), on_wire(Some(&all_set[&field.wire])));
            assert_ne!(unset, present, "{} {}", operation.id, field.wire);
            let in_body = field.place == Placement::At(Place::Body);
            match &field.ty {
                Type::Text | Type::Enum(_) => {
                    let empty = on_wire(Some(&json!("")));
                    assert!(empty != unset && empty != present, "{} {}", operation.id, field.wire);
                }
                // A query has no way to write a list without elements.
                Type::List(_) => {
                    assert_eq!(on_wire(Some(&json!([]))) != unset, in_body, "{} {}", operation.id, field.wire)
                }
                _ => {}
            }
        }
    });
}

#[test]
fn a_json_body_in_which_nothing_is_set_is_an_empty_object_and_other_requests_have_none() {
    each(|generated, service, operation| {
        let mut request = full(service, &operation.request);
        let fields = &operation.request.fields;
        request
            .as_object_mut()
            .expect("an object")
            .retain(|name, _| fields.iter().any(|f| f.wire == *name && f.place == Placement::At(Place::Path)));
        let body = generated.layout(&*generated.request(&request)).body;
        let has_body = operation.request.fields.iter().any(|f| f.place == Placement::At(Place::Body));
        assert_eq!(body, has_body.then(|| b"{}".to_vec()), "{}", operation.id);
    });
}
