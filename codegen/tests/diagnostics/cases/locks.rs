//! What was read before: facts that no program reads, and pages that are not at hand. The sound spec was locked before these edits.

use super::{CREATE, LIST, case, edit};
use crate::Case;
use crate::folder::Edit;

const LOCK: &str = "acme/box/CreateLog.lock";

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("lock-changed", [edit(CREATE, "note: takes a minute", "note: takes an hour")]),
        case(
            "lock-changed.order",
            [
                edit(LIST, "      Marker: {type: string, role: page-token, doc: Where to go on.}\n", ""),
                edit(
                    LIST,
                    "  query:\n    fields:\n",
                    "  query:\n    fields:\n      Marker: {type: string, role: page-token, doc: Where to go on.}\n",
                ),
            ],
        ),
        case("lock-changed.pin", [edit(LIST, "sdk: acme-sdk 1.0", "sdk: acme-sdk 1.1")]),
        case(
            "lock-missing",
            [edit(CREATE, "        doc: Free text.\n", "        note: seldom used\n        doc: Free text.\n")],
        ),
        case("lock-missing.file", [Edit::Remove("acme/box/ListLogs.lock")]),
        case("lock-missing.page", [Edit::Remove(LOCK)]),
        case(
            "lock-gone",
            [edit(CREATE, ", sensitive: true, doc: Unique to this call.", ", doc: Unique to this call.")],
        ),
        case("lock-gone.file", [Edit::Write("acme/box/OldLogs.lock", b"{}\n".to_vec())]),
        case("lock-gone.renamed", [Edit::Rename("acme/box/ListLogs.lock", "acme/box/OldLogs.lock")]),
        case("lock-unreadable.merge", [edit(LOCK, "{\"end\":true", "<<<<<<< HEAD\n{\"end\":true")]),
        case("lock-unreadable.hand", [edit(LOCK, "\"range\":\"1 to 100\"", "\"range\":\"1 to 50\"")]),
        case("lock-unreadable.empty", [Edit::Write(LOCK, Vec::new())]),
        case("lock-unreadable.version", [edit(LOCK, "{\"ledger\":1,", "{\"ledger\":2,")]),
        case("lock-unreadable.other", [Edit::Copy("acme/box/ListLogs.lock", LOCK)]),
    ]
}
