//! Objects as such: equality, `Debug`, access by number.

use crate::good;
use crate::sample::{CreateLogRequest, Log, Storage, Tag};
use flowlog_runtime::object::{Object, Place, Role, Slot, Value, fill, value};

#[test]
fn debug_shows_what_is_set_and_no_secret() {
    let request =
        CreateLogRequest::new().name("n").secret("hunter2").r#type("t").interval(5).tag([Tag::default().key("k")]);
    assert_eq!(
        format!("{request:?}"),
        "CreateLogRequest { tag: [Tag { key: \"k\" }], name: \"n\", secret: ***, interval: 5, type: \"t\" }"
    );
    assert_eq!(format!("{:?}", CreateLogRequest::new()), "CreateLogRequest");
    assert!(!format!("{:#?}", request).contains("hunter2"));
    assert!(!request.validate().to_string().contains("hunter2"));
}

#[test]
fn equality_is_by_value() {
    let storage = || Storage::default().topics(["a".to_owned()]).tags([Tag::default().key("k")]);
    assert_eq!(good().storage(storage()), good().storage(storage()));
    assert_eq!(good().storage(storage()).clone(), good().storage(storage()));
    assert_ne!(good().storage(storage()), good().storage(storage().topics([])));
    assert_ne!(good().storage(storage()), good().storage(storage().tags([Tag::default().key("l")])));
    assert_ne!(good(), good().name(""));
    assert_ne!(good().dry_run(true), good().dry_run(false));
    assert_ne!(Tag::default().key(""), Tag::default());
}

#[test]
fn the_shape_is_the_table() {
    let request = good();
    let shape = request.shape();
    assert_eq!((shape.name, shape.provenance.operation), ("CreateLogRequest", "samplecloud.logs.CreateLog"));
    assert_eq!(shape.fields.len(), 21);
    let field = shape.fields[0];
    assert_eq!(
        (field.name, field.wire, field.place, field.role),
        ("project_id", "project_id", Place::Path, Some(Role::Project))
    );
    assert_eq!(shape.find("Type"), Some(14));
    assert_eq!(shape.find("type"), None);
}

#[test]
fn fields_by_number() {
    let mut request = good();
    let number = request.shape().find("Interval").expect("a field");
    assert!(matches!(value(&request, number), Value::Unset));
    fill(&mut request, number, &mut |slot| {
        if let Slot::Integer(slot) = slot {
            *slot = Some(7);
        }
    });
    assert!(matches!(value(&request, number), Value::Integer(7)));
    fill(&mut request, number, &mut |slot| slot.clear());
    assert!(matches!(value(&request, number), Value::Unset));
    fill(&mut request, usize::MAX, &mut |_| panic!("no such field"));
    assert!(matches!(value(&request, 21), Value::Unset));
}

#[test]
fn every_kind_of_field_can_be_cleared() {
    let json = br#"{"Id": "a", "Secret": "b", "ResourceType": "VPC", "Interval": 1, "Enabled": true, "Storage": {},
        "Sizes": [1], "Kinds": ["VPC"]}"#;
    let mut log: Log = flowlog_runtime::json::request_from_json(json).expect("readable");
    assert_eq!(log.clone(), log);
    for number in 0..log.shape().fields.len() {
        assert!(!matches!(value(&log, number), Value::Unset));
        fill(&mut log, number, &mut |slot| slot.clear());
    }
    assert_eq!(log, Log::default());
}
