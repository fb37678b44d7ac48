//! Limits: which type has which, whether they can be read, and values that break them.

use super::{CREATE, LIST, case, edit};
use crate::Case;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("unreadable-number.zeros", [edit(CREATE, "enum: {60: one", "enum: {060: one")]),
        case("value-refused.zeros", [edit(CREATE, "default: 9995", "default: 09995")]),
        case("unreadable-limits", [edit(CREATE, "range: 1 to 100", "range: 1-100")]),
        case("unreadable-limits.negative", [edit(CREATE, "items: up to 5", "items: -1 to 5")]),
        case("unreadable-limits.huge", [edit(CREATE, "items: up to 5", "items: up to 5000000000")]),
        case("inverted-limits", [edit(CREATE, "items: up to 5", "items: 5 to 1")]),
        case("unreadable-characters", [edit(CREATE, "characters: a-z 0-9 -", "characters: a-z, 0-9 -")]),
        case("unreadable-number", [edit(CREATE, "600: ten minutes", "ten: ten minutes")]),
        case("unknown-enum", [edit(LIST, "enum-of: CreateLog.request.Level", "enum-of: CreateLog.request.Levels")]),
        case(
            "unknown-enum.operation",
            [edit(LIST, "enum-of: CreateLog.request.Level", "enum-of: CreateLogs.request.Level")],
        ),
        case(
            "unknown-enum.no-enum",
            [edit(LIST, "enum-of: CreateLog.request.Level", "enum-of: CreateLog.request.Note")],
        ),
        case("misplaced-limit.length", [edit(CREATE, "range: 1 to 100\n", "length: 1 to 100\n")]),
        case("misplaced-limit.range", [edit(CREATE, "Value: {type: string,", "Value: {type: string, range: up to 9,")]),
        case("misplaced-limit.items", [edit(CREATE, "Value: {type: string,", "Value: {type: string, items: up to 9,")]),
        case(
            "misplaced-limit.list",
            [edit(
                LIST,
                "Level: {type: string, enum-of: CreateLog.request.Level,",
                "Level: {type: list of integer, length: up to 2,",
            )],
        ),
        case(
            "misplaced-limit.enum",
            [edit(CREATE, "items: up to 5\n", "items: up to 5\n        enum: {a: one, b: another}\n")],
        ),
        case(
            "misplaced-limit.characters",
            [edit(CREATE, "range: 1 to 100\n", "range: 1 to 100\n        characters: 0-9\n")],
        ),
        case("misplaced-limit.default", [edit(CREATE, "items: up to 5\n", "items: up to 5\n        default: none\n")]),
        case("misplaced-limit.unit", [edit(CREATE, "Value: {type: string,", "Value: {type: string, unit: seconds,")]),
        case(
            "enum-of-another-type",
            [edit(LIST, "enum-of: CreateLog.request.Level", "enum-of: CreateLog.request.Period")],
        ),
        case("empty-limit.enum", [edit(CREATE, "Value: {type: string,", "Value: {type: string, enum: {},")]),
        case(
            "empty-limit.starts",
            [edit(CREATE, "Value: {type: string,", "Value: {type: string, cannot-start-with: [],")],
        ),
        case("duplicate-text.starts", [edit(CREATE, "[\"http:\", \"https:\"]", "[\"http:\", \"https:\", \"http:\"]")]),
        case("value-refused.range", [edit(CREATE, "default: 10\n", "default: 101\n")]),
        case("value-refused.enum", [edit(CREATE, "default: all\n", "default: always\n")]),
        case("value-refused.number", [edit(CREATE, "default: 10\n", "default: ten\n")]),
        case(
            "value-refused.recovered",
            [edit(
                CREATE,
                "        doc: How detailed records are.\n",
                "        doc: How detailed records are.\n        example: medium\n",
            )],
        ),
        case("value-refused.example", [edit(CREATE, "example: my-log", "example: My-log")]),
        case(
            "enum-value-refused",
            [edit(CREATE, "        default: all\n", "        default: all\n        length: up to 3\n")],
        ),
        case(
            "no-value-fits.first",
            [
                edit(CREATE, "first-and-last: a-z 0-9\n", "first-and-last: A-Z\n"),
                edit(CREATE, "        example: my-log\n", ""),
            ],
        ),
        case("no-value-fits.bytes", [edit(CREATE, "length: up to 255}", "length: at least 100, bytes: up to 64}")]),
        case(
            "no-value-fits.empty",
            [edit(CREATE, "Value: {type: string,", "Value: {type: string, length: up to 0, non-empty: true,")],
        ),
        case("no-value-fits.prefix", [edit(CREATE, "[\"http:\", \"https:\"]", "[\"http:\", \"\"]")]),
        case(
            "no-value-fits.range",
            [edit(
                CREATE,
                "        unit: bytes\n",
                "        unit: bytes\n        beyond: {cli: {range: at least 200}}\n",
            )],
        ),
    ]
}
