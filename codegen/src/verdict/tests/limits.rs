//! One limit at a time, at its borders; what a finding says.

use serde_json::{Value, json};

use super::sample::{good, with};
use super::{found, verdict};

const NONE: [&str; 0] = [];

#[test]
fn a_good_request_has_no_finding() {
    assert_eq!(found(&good()), NONE);
}

#[test]
fn length_counts_scalar_values() {
    let broken = ["Name length: violation"];
    let cases: [(&str, &[&str]); 9] = [
        ("", &broken),
        ("a", &broken),
        ("ab", &NONE),
        ("abcd", &NONE),
        ("abcde", &broken),
        ("日本語字", &NONE),
        ("😀😀😀😀", &NONE),
        // A combining mark is a scalar value of its own.
        ("ae\u{301}e", &NONE),
        ("ae\u{301}e\u{301}", &broken),
    ];
    for (name, expected) in cases {
        assert_eq!(found(&with(json!({ "Name": name }))), expected, "{name}");
    }
}

#[test]
fn bytes_count_utf8() {
    for (title, is_broken) in
        [("12345678", false), ("123456789", true), ("😀😀", false), ("😀😀a", true), ("日本a", false), ("日本語", true)]
    {
        let expected: &[&str] = if is_broken { &["Title bytes@sdk: advice"] } else { &NONE };
        assert_eq!(found(&with(json!({ "Title": title }))), expected, "{title}");
    }
}

#[test]
fn ranges_include_their_ends() {
    for (interval, is_broken) in
        [(59, true), (60, false), (600, false), (601, true), (i64::MIN, true), (i64::MAX, true)]
    {
        let expected: &[&str] = if is_broken { &["Interval range: violation"] } else { &NONE };
        assert_eq!(found(&with(json!({ "Interval": interval }))), expected, "{interval}");
    }
    assert_eq!(found(&with(json!({"Port": 0, "Ip": "::1"}))), ["Port range: violation"]);
    assert_eq!(found(&with(json!({"Port": i64::MAX, "Ip": "10.0.0.1"}))), NONE);
}

#[test]
fn enums_weigh_by_their_origin() {
    assert_eq!(found(&with(json!({"Kind": "vpc"}))), ["Kind enum: violation", "Kind enum@cli: advice"]);
    assert_eq!(found(&with(json!({"Kind": "VPC"}))), ["Kind enum@cli: advice"]);
    assert_eq!(found(&with(json!({"Period": 300}))), NONE);
    assert_eq!(found(&with(json!({"Period": 301}))), ["Period enum@cli: advice"]);
}

#[test]
fn text_rules() {
    let cases: [(Value, &[&str]); 14] = [
        (json!({"Slug": "a_1b"}), &NONE),
        (json!({"Slug": "a٣b"}), &NONE),
        (json!({"Slug": "aAb"}), &["Slug characters: violation"]),
        (json!({"Slug": "_a"}), &["Slug first-and-last: violation"]),
        (json!({"Slug": "a1"}), &["Slug first-and-last: violation"]),
        (json!({"Slug": "_"}), &["Slug first-and-last: violation"]),
        (json!({"Slug": ""}), &["Slug non-empty: violation"]),
        (json!({"About": "see http://x"}), &NONE),
        (json!({"About": "https://x"}), &["About cannot-start-with: violation"]),
        (json!({"About": "a>b"}), &["About cannot-contain: violation"]),
        (json!({"About": "\u{7f}"}), &NONE),
        (json!({"About": "\u{80}"}), &["About charset: violation"]),
        (json!({"Ip": "256.0.0.1"}), &["Ip format: violation"]),
        (json!({"Ip": "fe80::1"}), &NONE),
    ];
    for (members, expected) in cases {
        assert_eq!(found(&with(members.clone())), expected, "{members}");
    }
}

#[test]
fn presence_alone_can_be_a_notice() {
    assert_eq!(found(&with(json!({"Alias": "", "Old": "x"}))), ["Alias deprecated: notice", "Old unsupported: notice"]);
    let verdict = verdict(&with(json!({"Alias": ""})));
    assert!(verdict.is_accepted());
    assert_eq!(verdict.notices().count(), 1);
}

#[test]
fn lists_are_limited_and_so_are_their_elements() {
    assert_eq!(found(&with(json!({"Sort": ["id", "name"]}))), NONE);
    assert_eq!(found(&with(json!({"Sort": []}))), ["Sort items: violation"]);
    assert_eq!(
        found(&with(json!({"Sort": ["id", "x", "y"]}))),
        ["Sort[1] enum: violation", "Sort[2] enum: violation", "Sort items: violation"]
    );
    assert_eq!(
        found(&with(json!({"Tag": [{"Key": "a"}, {}, {"Key": "long"}]}))),
        ["Tag items: violation", "Tag[1].Key required: violation", "Tag[2].Key length: violation"]
    );
}

#[test]
fn null_counts_as_absent() {
    assert_eq!(found(&with(json!({"LogId": null, "Alias": null, "Name": null}))), ["LogId required: violation"]);
}

#[test]
fn a_finding_says_where_and_why() {
    let verdict = verdict(&with(json!({"Tag": [{"Key": "abcd"}]})));
    let finding = &verdict.findings[0];
    assert_eq!(finding.path, "Tag[0].Key");
    assert_eq!(finding.field, "Tag.Key");
    assert_eq!(finding.id, "cloud.logs.CreateLog/Tag.Key/length");
    assert_eq!(finding.limit, "1 to 3 characters");
    assert_eq!(finding.given.as_deref(), Some("\"abcd\" (4 characters)"));
    assert_eq!(finding.source, "`Tag.Key` in SDK 1.2.3");
    assert_eq!(finding.expectation(), "Tag.Key length");
}

#[test]
fn what_was_given_is_shortened_and_counted() {
    let given = |members: Value| verdict(&with(members)).findings[0].given.clone().unwrap();
    assert_eq!(given(json!({"About": "<".repeat(61)})), format!("\"{}\"… (61 characters)", "<".repeat(60)));
    assert_eq!(given(json!({"About": "<".repeat(60)})), format!("\"{}\"", "<".repeat(60)));
    assert_eq!(given(json!({"Title": "日本語"})), "\"日本語\" (9 bytes)");
    assert_eq!(given(json!({"Slug": "ab\ncd"})), "\"ab\\ncd\" ('\\n' at character 3)");
    assert_eq!(given(json!({"Interval": -1})), "-1");
    assert_eq!(given(json!({"Sort": []})), "0 items");
}

#[test]
fn a_secret_is_never_shown() {
    let request = with(json!({"Secret": "hunter2", "Login": {"Password": "hunter3"}}));
    let verdict = verdict(&request);
    assert_eq!(found(&request), ["Secret length: violation", "Login.Password length: violation"]);
    assert!(verdict.findings.iter().all(|f| f.given.as_deref() == Some("a value that is not shown")));
    let everything = format!("{verdict} {verdict:?} {}", serde_json::to_string(&verdict).unwrap());
    assert!(!everything.contains("hunter"), "{everything}");
}

#[test]
fn limits_in_words() {
    let limits =
        |members: Value| -> Vec<String> { verdict(&with(members)).findings.iter().map(|f| f.limit.clone()).collect() };
    assert_eq!(limits(json!({"Title": "123456789"})), ["at most 8 bytes in UTF-8"]);
    assert_eq!(limits(json!({"Secret": ""})), ["at least 8 characters"]);
    assert_eq!(limits(json!({"Period": 1})), ["one of 60, 300"]);
    assert_eq!(limits(json!({"Slug": "!"})), ["only a-z, digits, _", "first and last character one of letters"]);
    assert_eq!(limits(json!({"VpcId": null})), ["required unless Kind is CCN"]);
    assert_eq!(limits(json!({"Topic": null})), ["required when Store is cls or absent"]);
    assert_eq!(limits(json!({"Port": 1})), ["required when Port is given"]);
    assert_eq!(limits(json!({"Sort": []})), ["1 to 2 items"]);
}
