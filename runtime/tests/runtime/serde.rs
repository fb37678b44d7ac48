//! serde's own traits, with the feature `serde`.

use crate::good;
use crate::sample::{CreateLogRequest, ResourceType, Tag};
use serde_core::de::value::Error;
use serde_core::de::{Deserialize, IntoDeserializer};
use std::collections::BTreeMap;

#[test]
fn objects_and_enums_survive_the_way_through_json() {
    let request = good().secret("s").tag([Tag::default().key("k")]).resource_type("NEW");
    let json = serde_json::to_string(&request).expect("printable");
    assert_eq!(
        json,
        r#"{"project_id":"p","Tag":[{"Key":"k"}],"Name":"edge","ResourceType":"NEW","Secret":"s","TopicId":"t"}"#
    );
    assert_eq!(serde_json::from_str::<CreateLogRequest>(&json).expect("readable"), request);
    assert_eq!(serde_json::from_str::<ResourceType>("\"VPC\"").expect("readable"), ResourceType::Vpc);
    let requests: Vec<CreateLogRequest> =
        serde_json::from_value(serde_json::json!([{"Name": 5}, {}])).expect("readable");
    assert_eq!(requests, [CreateLogRequest::new().name("5"), CreateLogRequest::new()]);
}

#[test]
fn everything_that_does_not_fit_is_one_error() {
    let error = serde_json::from_str::<CreateLogRequest>(r#"{"Name": [], "Interval": {}}"#).expect_err("unreadable");
    assert!(
        error.to_string().starts_with("not what was promised: Name: expected a text, found a list; Interval:"),
        "{error}"
    );
}

/// As they arrive when some crate of the build turns on serde_json's feature `arbitrary_precision`.
#[test]
fn numbers_in_disguise_are_numbers() {
    let fields = [("Name", "12345678901234567890123"), ("Interval", "600.0"), ("Period", "1.5"), ("Port", "7")];
    let numbers = fields.map(|(name, digits)| (name, BTreeMap::from([("$serde_json::private::Number", digits)])));
    let read = |numbers: &[(&'static str, BTreeMap<&'static str, &'static str>)]| {
        let map: BTreeMap<_, _> = numbers.iter().cloned().collect();
        let map = IntoDeserializer::<Error>::into_deserializer(map);
        CreateLogRequest::deserialize(map).map_err(|error| error.to_string())
    };
    let expected = "not what was promised: Period: expected a whole number of 64 bits, found the number 1.5";
    assert_eq!(read(&numbers), Err(expected.to_owned()));
    let [name, interval, _, port] = numbers;
    let request = CreateLogRequest::new().name("12345678901234567890123").interval(600).port(7);
    assert_eq!(read(&[name, interval, port]), Ok(request));
}
