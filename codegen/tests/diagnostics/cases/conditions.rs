//! Conditions, lifecycles and roles.

use super::{CREATE, LIST, case, edit};
use crate::Case;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case(
            "unknown-field.condition",
            [edit(CREATE, "required: {when: {Mode: [all, some]}}", "required: {when: {Mod: [all, some]}}")],
        ),
        case(
            "unknown-field.other-object",
            [edit(CREATE, "Value: {type: string,", "Value: {type: string, required: {when-given: [Mode]},")],
        ),
        case(
            "condition-on-itself",
            [edit(CREATE, "required: {when: {Mode: [all, some]}}", "required: {when-given: [Target]}")],
        ),
        case("condition-value.enum", [edit(CREATE, "[all, some]", "[all, sum]")]),
        case(
            "condition-value.number",
            [edit(CREATE, "required: {when: {Mode: [some]}}", "required: {when: {Size: [large]}}")],
        ),
        case(
            "condition-value.list",
            [edit(CREATE, "required: {when: {Mode: [some]}}", "required: {when: {Tags: [some]}}")],
        ),
        case("duplicate-text.condition", [edit(CREATE, "[all, some]", "[all, some, all]")]),
        case(
            "duplicate-text.given",
            [edit(CREATE, "required: {when: {Mode: [some]}}", "required: {when-given: [Target, Target]}")],
        ),
        case(
            "contradiction.always",
            [edit(
                CREATE,
                "        required: always\n        length",
                "        required: always\n        forbidden: {when: {Mode: [none]}}\n        length",
            )],
        ),
        case(
            "contradiction.default",
            [edit(
                CREATE,
                "required: {when: {Mode: [some]}}",
                "required: {when: {Mode: [some]}}\n        forbidden: {unless: {Mode: [all], Level: [low]}}",
            )],
        ),
        case(
            "contradiction.given",
            [edit(
                CREATE,
                "required: {when: {Mode: [some]}}",
                "required: {unless: {Mode: [all, none]}}\n        forbidden: {when-given: [Note]}",
            )],
        ),
        case(
            "requirement-in-answer.type",
            [edit(CREATE, "      Id: {type: string,", "      Id: {type: string, required: always,")],
        ),
        case(
            "requirement-in-answer.response",
            [edit(CREATE, "RequestId: {type: string,", "RequestId: {type: string, forbidden: {when-given: [Log]},")],
        ),
        case("unknown-field.lifecycle", [edit(CREATE, "field: State", "field: Status")]),
        case("lifecycle-without-enum", [edit(CREATE, "field: State", "field: Id")]),
        case("unknown-state", [edit(CREATE, "settled: [running]", "settled: [running, runing]")]),
        case("state-twice", [edit(CREATE, "moving: [starting]", "moving: [starting, broken]")]),
        case("state-without-group", [edit(CREATE, "      failed: [broken]\n", "")]),
        case(
            "role-twice",
            [
                edit(
                    LIST,
                    "box_id: {type: string, required: always,",
                    "box_id: {type: string, required: always, role: region,",
                ),
                edit(LIST, "Level: {type: string,", "Level: {type: string, role: region,"),
            ],
        ),
        case("role-type", [edit(CREATE, "X-Token: {type: string, length: 1 to 64,", "X-Token: {type: integer,")]),
    ]
}
