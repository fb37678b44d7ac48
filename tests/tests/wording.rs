//! Limits are worded twice, by the generator and by the runtime, which do not know each other. Here both must say the same, at the edges above all.

use flowlog_codegen::diagnostic::Span;
use flowlog_codegen::model::{Characters, Check, Class, Constraint, Origin, Wording};
use flowlog_runtime::rules::{self, Rule};

fn said(check: Check) -> String {
    let plain = Wording { name: str::to_owned, list: |names| names.join(", "), either: |names| names.join(" or ") };
    plain.limit(&Constraint { check, condition: None, origin: Origin::Stated, span: Span::default() })
}

fn assert_said(words: &str, check: Check, rule: Rule) {
    assert_eq!((said(check).as_str(), rule.check.to_string().as_str()), (words, words));
}

#[test]
fn sizes_are_worded_alike() {
    let length = |min, max| Check::Length { min, max };
    assert_said("exactly 0 characters", length(0, Some(0)), rules::length(0, 0));
    assert_said("at least 0 characters", length(0, None), rules::length_at_least(0));
    assert_said("at most 1 character", length(0, Some(1)), rules::length(0, 1));
    assert_said("at most 64 characters", length(0, Some(64)), rules::length(0, 64));
    assert_said("exactly 1 character", length(1, Some(1)), rules::length(1, 1));
    assert_said("1 to 64 characters", length(1, Some(64)), rules::length(1, 64));
    assert_said("exactly 5 characters", length(5, Some(5)), rules::length(5, 5));
    assert_said("at least 1 character", length(1, None), rules::length_at_least(1));
    let most = u32::MAX;
    assert_said("at most 4294967295 characters", length(0, Some(most.into())), rules::length(0, most));

    let bytes = |min, max| Check::Bytes { min, max };
    assert_said("at least 3 bytes in UTF-8", bytes(3, None), rules::bytes_at_least(3));
    assert_said("at most 1 byte in UTF-8", bytes(0, Some(1)), rules::bytes(0, 1));
    assert_said("exactly 0 bytes in UTF-8", bytes(0, Some(0)), rules::bytes(0, 0));

    let items = |min, max| Check::Items { min, max };
    assert_said("at most 1 item", items(0, Some(1)), rules::items(0, 1));
    assert_said("at least 1 item", items(1, None), rules::items_at_least(1));
    assert_said("exactly 0 items", items(0, Some(0)), rules::items(0, 0));
    assert_said("2 to 5 items", items(2, Some(5)), rules::items(2, 5));
}

#[test]
fn numbers_are_worded_alike() {
    let range = |min, max| Check::Range { min, max };
    assert_said("exactly 0", range(Some(0), Some(0)), rules::range(0, 0));
    assert_said("0 to 1", range(Some(0), Some(1)), rules::range(0, 1));
    assert_said("at most 0", range(None, Some(0)), rules::range_up_to(0));
    assert_said("at least 0", range(Some(0), None), rules::range_at_least(0));
    assert_said("-1 to 1", range(Some(-1), Some(1)), rules::range(-1, 1));
    let (min, max) = (i64::MIN, i64::MAX);
    assert_said("any number", range(None, Some(max)), rules::range_up_to(max));
    assert_said("any number", range(Some(min), None), rules::range_at_least(min));
    assert_said("at least 1", range(Some(1), Some(max)), rules::range(1, max));
    assert_said("exactly 9223372036854775807", range(Some(max), Some(max)), rules::range(max, max));
}

#[test]
fn what_the_client_refuses_by_itself_is_worded_alike() {
    let words = "one part of a path, not . or .., without /, \\ and control characters";
    assert_said(words, Check::PathSegment, rules::path_segment());
    assert_eq!(Origin::Client.to_string(), rules::path_segment().origin.to_string());
}

#[test]
fn characters_are_worded_alike() {
    let set = |classes: &[Class]| Characters { words: String::new(), classes: classes.to_vec() };
    let (az, dash) = (Class::Range('a', 'z'), Class::Range('-', '-'));
    assert_said(
        "only the characters a-z, -",
        Check::Characters(set(&[az, dash])),
        rules::characters(&[rules::Class::Range('a', 'z'), rules::Class::One('-')]),
    );
    assert_said(
        "only letters, digits, space, -",
        Check::Characters(set(&[Class::Letters, Class::Digits, Class::Range(' ', ' '), dash])),
        rules::characters(&[
            rules::Class::Letters,
            rules::Class::Digits,
            rules::Class::One(' '),
            rules::Class::One('-'),
        ]),
    );
    assert_said(
        "first and last character one of letters",
        Check::FirstAndLast(set(&[Class::Letters])),
        rules::first_and_last(&[rules::Class::Letters]),
    );
}
