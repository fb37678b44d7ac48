//! Names in Rust, and object types.

use super::{CREATE, LIST, SERVICE, case, edit};
use crate::Case;
use crate::folder::Edit;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("needs-rust-name.field", [edit(CREATE, "      Id: {type", "      名: {type")]),
        case("needs-rust-name.protocol", [edit(SERVICE, "protocol: ", "protocol: 協 # ")]),
        case("needs-rust-name.value", [edit(CREATE, "none: nothing", "\"*\": anything")]),
        case("bad-rust-name.field", [edit(CREATE, "Key: {type: string,", "Key: {type: string, rust: Key,")]),
        case("bad-rust-name.type", [edit(LIST, "  Page:\n    doc", "  Page:\n    rust: Option\n    doc")]),
        case("bad-rust-name.value", [edit(CREATE, "none: nothing", "none: {rust: no-thing, doc: nothing}")]),
        case("bad-rust-name.code", [edit(SERVICE, "500 Internal: {", "500 Internal: {rust: 500, ")]),
        case(
            "name-collision.fields",
            [
                edit(CREATE, "      Value: {type", "      KEY: {type"),
                edit(CREATE, "[object, Key, Value]", "[object, Key, KEY]"),
            ],
        ),
        case("name-collision.types", [edit(LIST, "  Page:\n    doc", "  Page:\n    rust: Log\n    doc")]),
        case("name-collision.enum", [edit(LIST, "  Page:\n    doc", "  Page:\n    rust: Level\n    doc")]),
        case("name-collision.values", [edit(CREATE, "none: nothing", "ALL: once more")]),
        case(
            "name-collision.codes",
            [
                edit(SERVICE, "    503 Busy", "    500 INTERNAL: {doc: Again.}\n    503 Busy"),
                edit(SERVICE, "at: error 503 Busy", "at: table errors"),
            ],
        ),
        case(
            "name-collision.modules",
            [
                Edit::Rename("ListLogs.yaml", "create_log.yaml"),
                Edit::Rename("ListLogs.cases.yaml", "create_log.cases.yaml"),
                edit("create_log.yaml", "name: ListLogs", "name: create_log"),
            ],
        ),
        case("reserved-name.type", [edit(LIST, "  Page:\n    doc", "  Page:\n    rust: ErrorCode\n    doc")]),
        case("reserved-name.value", [edit(CREATE, "none: nothing", "unlisted: nothing")]),
        case(
            "reserved-name.module",
            [
                Edit::Rename("ListLogs.yaml", "Types.yaml"),
                Edit::Rename("ListLogs.cases.yaml", "Types.cases.yaml"),
                edit("Types.yaml", "name: ListLogs", "name: Types"),
            ],
        ),
        case(
            "reserved-name.method",
            [
                Edit::Rename("ListLogs.yaml", "Prepare.yaml"),
                Edit::Rename("ListLogs.cases.yaml", "Prepare.cases.yaml"),
                edit("Prepare.yaml", "name: ListLogs", "name: Prepare"),
            ],
        ),
        case(
            "two-rust-names",
            [edit(
                CREATE,
                "Level: {type: string, enum-of: CreateLog.request.Level,",
                "Level: {type: string, enum: {low: {rust: Lowest, doc: few}, high: many},",
            )],
        ),
        case(
            "type-conflict.field",
            [edit(
                LIST,
                "types:\n",
                "types:\n  Tag:\n    shown-by: example\n    doc: One tag.\n    fields:\n      Key: {type: string, required: always, doc: Name of the tag.}\n      Value: {type: integer, doc: Content of the tag.}\n",
            )],
        ),
        case(
            "type-conflict.missing",
            [edit(
                LIST,
                "types:\n",
                "types:\n  Tag:\n    shown-by: example\n    doc: One tag.\n    fields:\n      Key: {type: string, required: always, doc: Name of the tag.}\n",
            )],
        ),
        case(
            "type-conflict.doc",
            [edit(
                LIST,
                "types:\n",
                "types:\n  Tag:\n    shown-by: example\n    doc: Another tag.\n    fields:\n      Key: {type: string, required: always, doc: Name of the tag.}\n      Value: {type: string, doc: Content of the tag.}\n",
            )],
        ),
        case(
            "unused-type",
            [edit(
                LIST,
                "types:\n",
                "types:\n  Spare:\n    doc: Nothing holds it.\n    fields:\n      Name: {type: string, doc: What it is called.}\n",
            )],
        ),
        case(
            "endless-type",
            [edit(LIST, "      Total: {", "      Next2: {type: Page, doc: The next one.}\n      Total: {")],
        ),
        case(
            "endless-type.two",
            [
                edit(LIST, "      Total: {", "      Inner: {type: Inner, doc: More.}\n      Total: {"),
                edit(
                    LIST,
                    "types:\n",
                    "types:\n  Inner:\n    doc: More of it.\n    fields:\n      Page: {type: Page, doc: Back again.}\n",
                ),
            ],
        ),
        case(
            "list-of-list",
            [edit(
                LIST,
                "Level: {type: string, enum-of: CreateLog.request.Level,",
                "Level: {type: list of list of string,",
            )],
        ),
        case("unknown-type.near", [edit(LIST, "type: list of Log,", "type: list of Lock,")]),
        case("unknown-type.far", [edit(LIST, "Marker: {type: string", "Marker: {type: text")]),
    ]
}
