//! The page itself: what stands there and what the spec says stands there.

use super::{CREATE, LIST, SERVICE, case, edit};
use crate::Case;
use crate::folder::Edit;

const PAGE: &str = "../sources/acme-box-CreateLog.txt";

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("source-unreadable", [Edit::Remove(PAGE)]),
        case(
            "page-unreadable",
            [Edit::Write(PAGE, b"Parameter;Type;Description\nName;String;Label of the log.\n".to_vec())],
        ),
        case("page-changed", [edit(PAGE, "Starts to keep what", "Starts to keep whatever")]),
        case(
            "page-table",
            [
                edit(CREATE, "T2, ", ""),
                edit(
                    CREATE,
                    "  header:\n    table: T2\n    fields:\n      X-Token: {type: string, length: 1 to 64, role: idempotency-token, sensitive: true, doc: Unique to this call.}\n",
                    "",
                ),
            ],
        ),
        case("page-row.renamed", [edit(CREATE, "      Note:\n", "      Remark:\n")]),
        case(
            "page-row.forgotten",
            [edit(CREATE, "    409 Exists: {doc: The same log exists already., retry: after-change}\n", "")],
        ),
        case(
            "page-row.extra",
            [edit(CREATE, "      Period:\n", "      More: {type: string, doc: Even more.}\n      Period:\n")],
        ),
        case("page-cell.type", [edit(CREATE, "Key: {type: string,", "Key: {type: string, type-on-page: text,")]),
        case("page-cell.required", [edit(CREATE, "Key: {type: string, required: always,", "Key: {type: string,")]),
        case("page-cell.example", [edit(CREATE, "example: my-log", "example: your-log")]),
        case("page-cell.status", [edit(CREATE, "409 Exists", "410 Exists")]),
        case("page-fact.other", [edit(CREATE, "items: up to 5", "items: up to 6")]),
        case(
            "page-fact.added",
            [edit(CREATE, "        doc: Free text.\n", "        charset: ascii\n        doc: Free text.\n")],
        ),
        case("page-fact.forgotten", [edit(CREATE, "        unit: bytes\n", "")]),
        case("page-fact.date", [edit(CREATE, "dated: 2024-01-01", "dated: 2024-01-10")]),
        case(
            "page-misread.gone",
            [edit(CREATE, "        doc: Free text.\n", "        misread: {charset: ascii}\n        doc: Free text.\n")],
        ),
        case(
            "page-misread.other",
            [edit(CREATE, "        unit: bytes\n", "        unit: bits\n        misread: {unit: bits}\n")],
        ),
        case(
            "page-misread.same",
            [edit(CREATE, "        unit: bytes\n", "        unit: bytes\n        misread: {unit: bytes}\n")],
        ),
        case(
            "page-misread.nothing",
            [edit(CREATE, "        unit: bytes\n", "        unit: bytes\n        misread: {}\n")],
        ),
        case(
            "page-misread.no-page",
            [edit(LIST, "range: 1 to 100, role", "range: 1 to 100, misread: {range: 1 to 10}, role")],
        ),
        case("page-misread.service", [edit(SERVICE, "from: sdk, doc", "misread: {length: up to 5}, from: sdk, doc")]),
        case(
            "page-hole.elsewhere",
            [edit(CREATE, "        doc: Free text.\n", "        lost: text\n        doc: Free text.\n")],
        ),
        case("page-hole.other", [edit(CREATE, "        lost: list\n", "        lost: text\n")]),
        case("page-example.json", [edit(CREATE, "\"Target\": \"target-1\"", "\"Target\": \"target-2\"")]),
        case(
            "page-example.forgotten",
            [edit(
                CREATE,
                "    response: |\n      {\"Log\": {\"Id\": \"log-1\", \"State\": \"starting\"}, \"RequestId\": \"req-1\"}\n",
                "",
            )],
        ),
        case("page-example.path", [edit(CREATE, "path: {box_id: box-1}", "path: {box_id: box-2}")]),
        case(
            "source-row",
            [edit(
                CREATE,
                "      Period:\n",
                "      Lid: {type: string, from: cli, doc: Kind of the lid.}\n      Period:\n",
            )],
        ),
        case(
            "source-cell",
            [edit(CREATE, "      Period:\n        type: integer", "      Period:\n        type: string")],
        ),
        case("source-fact", [edit(CREATE, "length: up to 255", "length: up to 256")]),
        case("sources-differ", [edit(CREATE, "Value: {type: string,", "Value: {type: boolean, type-on-page: string,")]),
        case(
            "sources-agree",
            [edit(
                CREATE,
                "quirks:\n",
                "quirks:\n  - {at: field Tag.Value, found: One has no text., decided: A text., between: [page, cli]}\n",
            )],
        ),
    ]
}
