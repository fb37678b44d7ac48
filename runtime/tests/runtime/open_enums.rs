//! Open enums keep what they do not know, and know what they know.

use crate::sample::{ResourceType, StorageType};
use std::collections::HashSet;

#[test]
fn known_texts_are_known_values() {
    for known in ResourceType::KNOWN {
        assert_eq!(&ResourceType::from(known.as_str()), known);
        assert!(!matches!(known, ResourceType::Unlisted(_)));
    }
    assert_eq!(ResourceType::from("VPC".to_owned()), ResourceType::Vpc);
    assert_eq!(StorageType::KNOWN, [StorageType::Cls, StorageType::Kafka]);
}

#[test]
fn unknown_texts_are_kept() {
    let new = ResourceType::from("Vpc");
    assert_eq!(new.as_str(), "Vpc");
    assert_eq!(new, ResourceType::from("Vpc"));
    assert_ne!(new, ResourceType::Vpc);
    assert_eq!(new.clone(), new);
    let set: HashSet<_> = [new.clone(), new, ResourceType::Vpc].into_iter().collect();
    assert_eq!(set.len(), 2);
}

#[test]
fn printing() {
    assert_eq!(format!("[{:>6}]", ResourceType::Vpc), "[   VPC]");
    assert_eq!(format!("{:?}", ResourceType::Vpc), "ResourceType(\"VPC\")");
    assert_eq!(format!("{:?}", ResourceType::from("new")), "ResourceType(\"new\")");
    let ResourceType::Unlisted(text) = ResourceType::from("new") else { panic!("not known") };
    assert_eq!(format!("{text} {text:?}"), "new \"new\"");
}
