//! A good request is judged without allocating.

use crate::good;
use crate::sample::{Storage, StorageType, Tag};

#[test]
fn nothing_is_allocated_when_there_is_nothing_to_say() {
    let request = good()
        .client_token("token")
        .sort_key(["id".to_owned(), "name".to_owned()])
        .tag([Tag::default().key("k"), Tag::default().key("l").value("v")])
        .dry_run(false)
        .storage_type(StorageType::Kafka)
        .storage(Storage::default().storage_id("s").tags([Tag::default().key("k")]))
        .interval(60)
        .period(300)
        .secret("abcdefgh")
        .collector("::1")
        .port(1)
        .description("text 𝄞")
        .store_name("store-1")
        .labels(["a".to_owned()]);
    let mut empty = false;
    let measured = allocation_counter::measure(|| empty = request.validate().is_empty());
    assert!(empty);
    assert_eq!(measured.count_total, 0);
}
