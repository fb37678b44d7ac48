//! The page itself: what stands there and what the spec says stands there.

use super::{CASES, CREATE, case, edit};
use crate::Case;
use crate::folder::Edit;

const PAGE: &str = "../documents/acme-box-CreateLog.txt";
const DIGEST: &str = "001cc486582a5ad60762da95bc5ba5d758193805bf4b5d6fa0f8f2ed25bf65f1";

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("page-unreadable.absent", [Edit::Remove(PAGE)]),
        case(
            "page-unreadable.form",
            [
                Edit::Write(PAGE, b"Parameter;Type;Description\nName;String;Label of the log.\n".to_vec()),
                edit(CREATE, DIGEST, "6bd111d4287ae8bfc556106387c1bd9d88a7b392996aa735b17b45f9dcd7be7e"),
            ],
        ),
        case(
            "page-changed",
            [edit(CREATE, DIGEST, "0000000000000000000000000000000000000000000000000000000000000000")],
        ),
        case("page-table.lines", [edit(CREATE, "T2: 20-20", "T2: 21-21")]),
        case(
            "page-table.forgotten",
            [
                edit(CREATE, "T2: 20-20, ", ""),
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
            "page-hole.elsewhere",
            [edit(CREATE, "        doc: Free text.\n", "        lost: text\n        doc: Free text.\n")],
        ),
        case("page-hole.other", [edit(CREATE, "        lost: list\n", "        lost: text\n")]),
        case("page-example.json", [edit(CASES, "\"Target\": \"target-1\"", "\"Target\": \"target-2\"")]),
        case("page-example.lines", [edit(CASES, "request-lines: 80-85", "request-lines: 79-85")]),
        case("page-example.path", [edit(CASES, "path: {box_id: box-1}", "path: {box_id: box-2}")]),
    ]
}
