//! Phrases that look like one that a shape knows and say something else, and what is read of them: nothing, or exactly what they say. In our own words.

use super::read;
use crate::page::table::Kind;

const NOTHING: &str = "";

/// Type of the field, phrase, facts.
const PHRASES: &[(&str, &str, &str)] = &[
    // Turned round.
    ("string", "This parameter is not required if Kind is set to WOOD.", NOTHING),
    ("string", "This parameter is no longer required when Kind is set to WOOD.", NOTHING),
    ("string", "It isn't mandatory if Kind is set to WOOD.", NOTHING),
    ("string", "You do not have to leave it, and it is never required unless Kind is set to WOOD.", NOTHING),
    ("string", "The label must not contain ASCII characters.", NOTHING),
    ("string", "The label need not be 3 to 40 characters in length.", NOTHING),
    ("string", "The call is not idempotent.", NOTHING),
    ("string", "This parameter is not deprecated.", NOTHING),
    ("string", "Unsupported values: WOOD, STEEL.", NOTHING),
    ("string", "Unsupported values:\n• WOOD: rots\n• STEEL: rusts", NOTHING),
    ("string", "当Kind为WOOD时，该参数不是必填。", NOTHING),
    ("string", "无需保证标签不超过40个字符。", NOTHING),
    // Of the values between the commas.
    ("string", "One or more names, separated by commas. Each name must be 1 to 8 characters in length.", NOTHING),
    ("string", "Valid values: RED, GREEN. Separate several with commas.", NOTHING),
    ("string", "A comma-separated list. Valid values: RED, GREEN.", NOTHING),
    ("string", "The name must be 1 to 8 characters in length. Blanks separate nothing.", "length: 1 to 8"),
    ("string", "标签名称，多个以逗号分隔。长度为1~8个字符。", NOTHING),
    // Of a value, of another field, of some cases.
    ("string", "The value STEEL is deprecated.", NOTHING),
    ("string", "The value STEEL is not supported for now.", NOTHING),
    ("string", "STEEL is currently not supported.", NOTHING),
    ("string", "Valid values:\n• WOOD: up to 40 characters\n• STEEL: heavy", "enum: [WOOD, STEEL]"),
    ("string", "Valid values:\n• WOOD: this is fine\n• STEEL: this parameter is deprecated", "enum: [WOOD, STEEL]"),
    ("string", "The lid is required if Kind is set to WOOD.", NOTHING),
    ("integer", "If Kind is set to WOOD, the value ranges from 3 to 40.", NOTHING),
    ("integer", "When Kind is WOOD:\nValid values: 3 to 40.", NOTHING),
    ("integer", "• WOOD: valid values: 3 to 40", NOTHING),
    ("integer", "Valid values: 3 to 40 if Kind is WOOD.", NOTHING),
    ("integer", "Valid values: 3 to 40, unless the box is sealed.", NOTHING),
    ("integer", "Recommended range: 3 to 40.", NOTHING),
    ("integer", "The maximum value is 40 for small boxes.", NOTHING),
    ("string", "This parameter is required if Kind is set to WOOD or Lid is set to OPEN.", NOTHING),
    ("string", "取值STEEL已废弃。", NOTHING),
    ("string", "取值STEEL暂不支持。", NOTHING),
    ("integer", "当Kind为WOOD时，取值范围：3-40。", NOTHING),
    ("integer", "取值范围为3到40，除非箱子已封。", NOTHING),
    ("string", "盖子不为空时，标签不能为空。", NOTHING),
    // A comma is no range, a half-open bracket leaves its number out.
    ("integer", "Valid values: 60, 300 and 600", "enum: [60, 300, 600]"),
    ("integer", "Valid values: 60, 600", "enum: [60, 600]"),
    ("integer", "Value range: 60, 600", NOTHING),
    ("integer", "Value range: [60, 600]", "range: 60 to 600"),
    ("integer", "Value range: [1, 65535)", "range: 1 to 65534"),
    ("integer", "Value range: (0, 100]", "range: 1 to 100"),
    ("integer", "Value range: (0, 100)", "range: 1 to 99"),
    ("integer", "Value range: (1-100)", NOTHING),
    ("integer", "Value range: [1, 100", NOTHING),
    ("integer", "Value range: [1, 50, 100]", NOTHING),
    ("number", "Value range: (0, 100]", NOTHING),
    ("integer", "取值范围：［１，６５５３５）", "range: 1 to 65534"),
    ("integer", "取值范围：（0，100］。", "range: 1 to 100"),
    ("integer", "取值范围：３，４０。", NOTHING),
    ("integer", "取值范围：３～４０。", "range: 3 to 40"),
    // A part of a number.
    ("integer", "The maximum value is 2^31-1.", NOTHING),
    ("integer", "The maximum value is 10K.", NOTHING),
    ("integer", "The maximum value is 10 million.", NOTHING),
    ("integer", "The maximum value is 40%.", NOTHING),
    ("integer", "The value must be between 1 and 2.5.", NOTHING),
    ("integer", "Valid values: 0.5 to 3.", NOTHING),
    ("integer", "Valid values: 1,000 to 20,000.", "range: 1000 to 20000"),
    ("integer", "Default value: 2^10", NOTHING),
    ("integer", "Default value: 10K.", NOTHING),
    ("integer", "最大值为４０万。", NOTHING),
    ("integer", "最大值为2.5。", NOTHING),
    ("string", "The label can be up to 2.5 characters in length.", NOTHING),
    // More than the list or the span.
    ("integer", "Valid values: 1 to 100 or -1.", NOTHING),
    ("integer", "Valid values: 1 to 100, -1.", NOTHING),
    ("integer", "Valid values: 1 to 100. -1 means that there is no limit.", NOTHING),
    ("integer", "Valid values: 0 to 100. 0 means that there is no limit.", "range: 0 to 100"),
    ("integer", "Valid values: 60 to 600 in steps of 60.", NOTHING),
    ("integer", "取值范围：1～100或-1。", NOTHING),
    ("integer", "取值范围：1～100，-1表示不限。", NOTHING),
    ("string", "Valid values: WOOD, STEEL, etc.", NOTHING),
    ("string", "Valid values: WOOD, STEEL, and so on.", NOTHING),
    ("string", "Valid values: WOOD, STEEL, or the name of a box.", NOTHING),
    ("string", "Valid values: WOOD, STEEL...", NOTHING),
    ("string", "Valid values:\n• WOOD\n• STEEL\n• any other text", NOTHING),
    ("string", "Valid values: 1-100.", NOTHING),
    ("string", "取值：WOOD、STEEL等。", NOTHING),
    ("string", "取值：WOOD、STEEL，或自定义的名称。", NOTHING),
    ("string", "The label can be empty or 3 to 40 characters in length.", NOTHING),
    ("string", "The label is 3 to 40 characters in length, or empty.", NOTHING),
    ("string", "The label can be up to 40 characters. A Chinese character counts as two.", NOTHING),
    // Words that are no values.
    ("string", "The value is returned.", NOTHING),
    ("string", "The value is alphanumeric.", NOTHING),
    ("string", "The value must be unique.", NOTHING),
    ("string", "The value is encrypted or hashed.", NOTHING),
    ("string", "The value is WOOD.", "enum: [WOOD]"),
    ("string", "The label cannot contain angle brackets (< or >).", NOTHING),
    ("string", "The label cannot contain spaces.", NOTHING),
    ("string", "The label cannot contain spaces or `<`.", NOTHING),
    ("string", "The label cannot start with a digit.", NOTHING),
    ("string", "The label cannot start with `tmp:` more than once.", NOTHING),
    ("string", "The label must contain lowercase letters and digits.", NOTHING),
    ("string", "Default value: all resources are recorded", NOTHING),
    ("string", "Default value: WOOD if the box is small.", NOTHING),
    ("string", "Default value: WOOD.", "default: WOOD"),
    ("list of string", "You can specify up to 40 characters.", "length: up to 40"),
    ("string", "Note\nWARNING: Wood rots.", NOTHING),
    ("string", "Where it is, in the format YYYY-MM-DD HH:mm.", NOTHING),
    ("string", "The IP address of the box or its domain name.", NOTHING),
    // Two statements, of which nobody knows the right one.
    ("integer", "Valid values: 3 to 40. In summer the value range: 3 to 60.", NOTHING),
    ("string", "Default value: WOOD. Default value: STEEL.", NOTHING),
    ("integer", "The minimum value is 3. The maximum value is 40.", "range: 3 to 40"),
    // What stands beside it takes nothing back.
    (
        "string",
        "The label can be up to 40 characters in length and must start with a letter or digit.",
        "length: up to 40",
    ),
    (
        "integer",
        "How long to wait, in seconds. Valid values: 3 to 40. Default value: 7.",
        "default: 7; range: 3 to 40; unit: seconds",
    ),
    ("integer", "Default: 20, maximum: 100.", "default: 20; range: up to 100"),
    ("string", "**取值范围**：长度为3-40个字符。", "length: 3 to 40"),
    ("string", "标签长度为３～４０个字符，且只能以字母开头。", "length: 3 to 40"),
];

#[test]
fn what_is_not_understood_to_its_end_yields_nothing() {
    let mut wrong = Vec::new();
    for (ty, phrase, expected) in PHRASES {
        let read = read(phrase, Some(ty), Kind::Request);
        let facts: Vec<String> = read.facts.iter().map(|(key, value)| format!("{key}: {value}")).collect();
        if facts.join("; ") != *expected {
            wrong.push(format!("{ty} {phrase:?}\n  is read as {facts:?}, expected {expected:?}"));
        }
        if expected.is_empty() && read.silent.len() != read.sentences {
            wrong
                .push(format!("{phrase:?} yields nothing, and not all of its sentences are silent: {:?}", read.silent));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Phrase, sentences that yield nothing, sentences that say more than was read.
const LEFT: &[(&str, &[usize], &[usize])] = &[
    ("Valid values: WOOD, STEEL. You must never set it to WOOD on Sundays.", &[2], &[2]),
    ("Valid values: WOOD, STEEL. It is a box. You must never set it to WOOD.", &[2, 3], &[3]),
    ("The label is 2 to 64 characters in length and must start with a letter.", &[], &[1]),
    ("The label is 2 to 64 characters in length.", &[], &[]),
    ("The name of the box. It must be 1 to 64 characters in length.", &[1], &[]),
    ("How high it is, in centimetres, between 10 and 90 inclusive.", &[1], &[1]),
    ("Up to 20 tags can be given.", &[1], &[1]),
    ("The name of the box.", &[1], &[]),
    ("Required when Kind is WOOD or STEEL.", &[1], &[1]),
    ("At least 8 characters. Exactly 32 characters.", &[1, 2], &[1, 2]),
    ("Kind of the box. Valid values:\n• WOOD: rots\n• STEEL: rusts\nIt cannot be changed.", &[1, 5], &[5]),
    ("箱子的标签。取值：WOOD、STEEL。必须大写。", &[1, 3], &[3]),
];

#[test]
fn what_was_not_read_stays_visible() {
    for (phrase, silent, unread) in LEFT {
        let read = read(phrase, Some("string"), Kind::Request);
        assert_eq!((read.silent.as_slice(), read.unread.as_slice()), (*silent, *unread), "{phrase}");
    }
}
