//! Every rule at its limits.

use crate::sample::{CreateLogRequest, Tag};
use crate::{found, good};

#[track_caller]
fn accepts(request: &CreateLogRequest) {
    assert_eq!(found(request), Vec::<String>::new());
}

#[track_caller]
fn finds(request: &CreateLogRequest, findings: &[&str]) {
    assert_eq!(found(request), findings);
}

#[test]
fn the_good_request_is_good() {
    accepts(&good());
}

#[test]
fn length_counts_characters() {
    // An `é` of two scalar values is two characters, an emoji beyond the BMP is one.
    finds(&good().client_token(""), &["X-Client-Token length"]);
    accepts(&good().client_token("a"));
    accepts(&good().client_token("a".repeat(64)));
    finds(&good().client_token("a".repeat(65)), &["X-Client-Token length"]);
    accepts(&good().description("𝄞".repeat(255)));
    finds(&good().description("𝄞".repeat(256)), &["Description length"]);
    finds(&good().description("e\u{301}".repeat(128)), &["Description length"]);
    accepts(&good().description(""));
}

#[test]
fn open_length() {
    finds(&good().store_name("ab"), &["StoreName length"]);
    accepts(&good().store_name("abc"));
    accepts(&good().store_name("a".repeat(10_000)));
}

#[test]
fn bytes_counts_utf8() {
    accepts(&good().name("𝄞".repeat(32)));
    finds(&good().name("𝄞".repeat(33)), &["Name bytes@sdk"]);
    finds(&good().name("é".repeat(65)), &["Name length", "Name bytes@sdk"]);
    accepts(&good().name("é".repeat(64)));
}

#[test]
fn range_includes_its_ends() {
    finds(&good().interval(59), &["Interval range"]);
    accepts(&good().interval(60));
    accepts(&good().interval(600));
    finds(&good().interval(601), &["Interval range"]);
    finds(&good().interval(i64::MIN), &["Interval range"]);
    finds(&good().interval(i64::MAX), &["Interval range"]);
}

#[test]
fn open_ranges() {
    let good = good().collector("::1");
    finds(&good.clone().port(0), &["Port range"]);
    accepts(&good.clone().port(1));
    accepts(&good.clone().port(65535));
    finds(&good.port(65536), &["Port range"]);
}

#[test]
fn items_counts_elements() {
    let tags = |count: usize| good().tag((0..count).map(|number| Tag::default().key(number.to_string())));
    finds(&tags(0), &["Tag items"]);
    accepts(&tags(1));
    accepts(&tags(20));
    finds(&tags(21), &["Tag items"]);
    finds(&good().labels([]), &["Labels items"]);
    accepts(&good().labels(["".to_owned()]));
}

#[test]
fn enums_compare_exactly() {
    finds(&good().vpc_id("v").resource_type("vpc"), &["ResourceType enum", "ResourceType enum@sdk"]);
    finds(&good().vpc_id("v").resource_type("VPC"), &["ResourceType enum@sdk"]);
    finds(&good().period(61), &["Period enum@sdk"]);
    accepts(&good().period(300));
}

#[test]
fn text_rules_hold_for_each_element() {
    accepts(&good().sort_key(["id".to_owned(), "name".to_owned()]));
    finds(&good().sort_key(["id".to_owned(), "size".to_owned()]), &["sort_key[1] enum"]);
    finds(&good().labels(["a".repeat(9), "ok".to_owned(), "b".repeat(9)]), &["Labels[0] length", "Labels[2] length"]);
}

#[test]
fn characters_are_classes() {
    accepts(&good().store_name("a-1_٣b"));
    finds(&good().store_name("aéb"), &["StoreName characters"]);
    finds(&good().store_name("aBc"), &["StoreName characters"]);
    finds(&good().store_name("-ab"), &["StoreName first-and-last"]);
    finds(&good().store_name("ab_"), &["StoreName first-and-last"]);
    finds(&good().store_name(""), &["StoreName length"]);
}

#[test]
fn forbidden_parts() {
    accepts(&good().description("see http://x"));
    finds(&good().description("http://x"), &["Description cannot-start-with"]);
    finds(&good().description("https://"), &["Description cannot-start-with"]);
    finds(&good().description("a > b"), &["Description cannot-contain"]);
}

#[test]
fn a_path_value_is_one_part_of_the_path() {
    // Looked at many bytes at once, and so at any place in texts of any length.
    for length in 1..40 {
        for at in 0..length {
            let with = |odd: char| (0..length).map(|place| if place == at { odd } else { 'a' }).collect::<String>();
            for odd in ['-', '~', ' ', '%', '?', '#', ';', ':', 'é', '\u{a0}', '\u{2028}'] {
                accepts(&good().project_id(with(odd)));
            }
            for odd in ['/', '\\', '\0', '\n', '\u{1f}', '\u{7f}', '\u{80}', '\u{9f}'] {
                finds(&good().project_id(with(odd)), &["project_id path-segment"]);
            }
        }
    }
    for dots in [".", ".."] {
        finds(&good().project_id(dots), &["project_id path-segment"]);
    }
    for others in ["", "...", ".a", "a..", "%2e%2e", "..%2f"] {
        accepts(&good().project_id(others));
    }
}

#[test]
fn charset_format_and_non_empty() {
    finds(&good().client_token("é"), &["X-Client-Token charset"]);
    let good = good().port(1);
    accepts(&good.clone().collector("10.0.0.1"));
    accepts(&good.clone().collector("2001:db8::1"));
    finds(&good.clone().collector("10.0.0.256"), &["Collector format"]);
    finds(&good.clone().collector("10.0.0.1").alias(""), &["Alias deprecated", "Alias non-empty"]);
}

#[test]
fn unsupported_and_deprecated_fields_are_noticed() {
    let findings = good().r#type("x").alias("y").validate();
    assert!(findings.is_ok());
    assert_eq!(
        findings.notices().map(|finding| finding.id()).collect::<Vec<_>>(),
        ["samplecloud.logs.CreateLog/Type/unsupported", "samplecloud.logs.CreateLog/Alias/deprecated",]
    );
}

#[test]
fn nested_objects_are_walked() {
    let request = good().tag([Tag::default().key("ok"), Tag::default().key("12345"), Tag::default()]);
    finds(&request, &["Tag[1].Key length", "Tag[2].Key required"]);
    let storage = crate::sample::Storage::default().tags([Tag::default()]);
    finds(&good().storage(storage), &["Storage.StorageId required", "Storage.Tags[0].Key required"]);
}

#[test]
fn classes_have_the_characters_that_each_of_them_has() {
    use flowlog_runtime::rules::Class::{Digits, Letters, One, Range};
    use flowlog_runtime::rules::{Class, Classes};
    const SETS: &[&[Class]] = &[
        &[],
        &[Letters],
        &[Digits, One('_')],
        &[Range('a', 'z'), Range('0', '9'), One('-')],
        &[Range('\0', '\u{7f}')],
        &[One('\0'), One('\u{7f}'), One('\u{80}')],
        &[Range('~', 'é')],
        &[Range('@', '\u{10ffff}')],
        &[Range('z', 'a')],
    ];
    for set in SETS {
        let classes = Classes::new(set);
        for character in '\0'..='\u{3000}' {
            let expected = set.iter().any(|class| class.has(character));
            assert_eq!(classes.has(character), expected, "{character:?} in {set:?}");
            assert_eq!(classes.has_all(&format!("{character}{character}")), expected, "{character:?} in {set:?}");
        }
        assert!(classes.has_all(""));
    }
}
