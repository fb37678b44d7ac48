//! Hostile answers to every operation.

use flowlog_runtime::decode::DecodeError;
use flowlog_tests::generated::{Generated, all, everything};
use flowlog_tests::hostile::{Choices, Outcome, Recorded, answer, edited_json, edited_text, header, recorded};
use flowlog_tests::sample::full;
use flowlog_tests::{model, spec_folder};
use http::HeaderMap;
use serde_json::{Value, json};

use crate::made_up;

const STATUSES: [u16; 12] = [200, 201, 202, 204, 302, 400, 401, 403, 404, 429, 500, 503];

/// Headers that every vendor looks at, with one value for all of them.
fn headers(value: &[u8]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for name in ["x-request-id", "x-acs-request-id", "retry-after", "date", "content-type"] {
        header(&mut headers, name, value);
    }
    headers
}

/// Each operation, and what a full answer to it is.
fn each(mut look: impl FnMut(&Generated, Value)) {
    let model = model(&spec_folder());
    for generated in all() {
        let (service, operation) = generated.described(&model);
        let mut answer = full(service, &operation.response);
        // What is made up must not say that it is an error.
        let members = answer.as_object_mut().expect("an object");
        members.remove("Code");
        members.entry("Success").and_modify(|success| *success = json!(true));
        look(&generated, answer);
    }
}

/// A full answer as the body has it.
fn enveloped(generated: &Generated, answer: &Value) -> Vec<u8> {
    let body = match generated.info.envelope {
        Some(envelope) => json!({ envelope: answer }),
        None => answer.clone(),
    };
    body.to_string().into_bytes()
}

#[test]
fn any_bytes_are_a_result_or_an_error() {
    let operations = all();
    made_up(300, |bytes| {
        let (value, body) = bytes.split_at(bytes.len().min(20));
        for (generated, status) in operations.iter().zip(STATUSES.iter().cycle().skip(bytes.len())) {
            answer(generated, *status, &headers(value), body);
        }
    });
}

#[test]
fn recorded_answers_after_any_edit_are_a_result_or_an_error() {
    let (operations, recorded) = (all(), recorded());
    assert!(recorded.len() > 20, "{}", recorded.len());
    made_up(48, |bytes| {
        let mut choices = Choices::new(bytes);
        let status = STATUSES[choices.below(STATUSES.len())];
        let Recorded { service, body, .. } = &recorded[choices.below(recorded.len())];
        let of_service = operations.iter().filter(|one| one.info.id.starts_with(service));
        let edited = match choices.below(2) {
            0 => edited_text(body.as_bytes(), &mut choices),
            _ => edited_json(serde_json::from_str(body).unwrap_or_default(), &mut choices).to_string().into_bytes(),
        };
        of_service.for_each(|generated| drop(answer(generated, status, &headers(b"h-1"), &edited)));
    });
}

/// Values of every JSON type, and some that no type of ours can hold.
fn values() -> Vec<Value> {
    let deep = (0..100).fold(json!(1), |inner, _| json!([{ "a": inner }]));
    let numbers = [
        "0",
        "-0",
        "1.5",
        "1e3",
        "9223372036854775808",
        "-9223372036854775809",
        "1e300",
        "123456789012345678901234567890",
    ];
    let numbers = numbers.iter().map(|number| serde_json::from_str(number).expect("a number"));
    let others = [json!(null), json!(true), json!(""), json!("a"), json!([]), json!([[]]), json!({}), json!({"a": {}})];
    numbers.chain(others).chain([deep]).collect()
}

#[test]
fn a_value_of_any_type_in_any_place_is_read_or_named_and_spoils_nothing_else() {
    each(|generated, full| {
        for name in full.as_object().expect("an object").keys() {
            for value in values() {
                let mut changed = full.clone();
                changed[name] = value.clone();
                let outcome =
                    answer(generated, generated.info.success[0], &HeaderMap::new(), &enveloped(generated, &changed));
                match outcome {
                    Outcome::Result(response) => assert!(response.shape().find(name).is_some()),
                    Outcome::Unreadable(DecodeError::Unreadable(fields)) => {
                        let prefix = generated.info.envelope.map(|envelope| format!("{envelope}.")).unwrap_or_default();
                        let is_inside =
                            |path: &str| path.strip_prefix(&prefix).is_some_and(|path| path.starts_with(name));
                        assert!(
                            fields.iter().all(|field| is_inside(&field.path)),
                            "{} {name}: {fields:?}",
                            generated.info.id
                        );
                    }
                    Outcome::Unreadable(error) => panic!("{} {name} {value}: {error}", generated.info.id),
                    Outcome::Refused(error) => assert_eq!(name, "Success", "{error}"),
                }
            }
        }
    });
}

#[test]
fn what_a_vendor_may_change_tomorrow_changes_nothing_at_any_depth_or_size() {
    let nested = |depth: usize| format!("{}1{}", "[{\"a\":".repeat(depth), "}]".repeat(depth));
    let huge = format!("[{}1e999]", "123456789012345678901234567890,".repeat(10_000));
    each(|generated, full| {
        let sound = String::from_utf8(enveloped(generated, &full)).expect("text");
        for novel in [nested(60), nested(50_000), huge.clone(), "\"\\ud83d\\ude00\"".to_owned()] {
            // A new field in front of all others, and one behind them, in the outermost object and in the response.
            for (find, replace) in [("{", "{\"Novel\":@,"), ("{", "{\"Novel\":@,\"Novel\":@,")] {
                let changed = sound.replace(find, &replace.replace('@', &novel));
                if changed.len() > 64 << 20 {
                    continue;
                }
                match answer(generated, generated.info.success[0], &HeaderMap::new(), changed.as_bytes()) {
                    Outcome::Result(response) => assert_eq!(everything(&*response), everything_of(generated, &sound)),
                    Outcome::Unreadable(error) => panic!("{}: {error}", generated.info.id),
                    Outcome::Refused(error) => panic!("{error}"),
                }
            }
        }
    });
}

fn everything_of(generated: &Generated, body: &str) -> Value {
    everything(&*generated.response(&[], body).expect("a full answer is readable"))
}

#[test]
fn the_last_of_two_equal_names_counts_and_both_may_be_anything() {
    each(|generated, full| {
        for (name, value) in full.as_object().expect("an object") {
            let twice = |first: &Value| {
                let object = format!("{{{name:?}:{first},{name:?}:{value}}}");
                let body =
                    generated.info.envelope.map_or(object.clone(), |envelope| format!("{{{envelope:?}:{object}}}"));
                answer(generated, generated.info.success[0], &HeaderMap::new(), body.as_bytes())
            };
            let once = json!({ name: value });
            let once = everything_of(generated, &String::from_utf8(enveloped(generated, &once)).expect("text"));
            match twice(value) {
                Outcome::Result(response) => assert_eq!(everything(&*response), once, "{} {name}", generated.info.id),
                Outcome::Unreadable(error) => panic!("{}: {error}", generated.info.id),
                Outcome::Refused(error) => panic!("{error}"),
            }
            for first in values() {
                twice(&first);
            }
        }
    });
}
