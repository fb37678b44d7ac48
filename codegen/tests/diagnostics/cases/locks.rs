//! What was read before: facts that no row says, and pages that are not at hand. The sound spec was locked before these edits.

use super::{CREATE, LIST, case, edit};
use crate::Case;
use crate::folder::Edit;

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
        case(
            "lock-missing",
            [edit(CREATE, "        doc: Free text.\n", "        note: seldom used\n        doc: Free text.\n")],
        ),
        case("lock-missing.page", [Edit::Write("documents.lock", b"{}\n".to_vec())]),
        case(
            "lock-gone",
            [edit(CREATE, ", sensitive: true, doc: Unique to this call.", ", doc: Unique to this call.")],
        ),
        case(
            "lock-gone.file",
            [edit("witnesses.lock", "\nacme/box/ListLogs:", "\nacme/box/OldLogs: {}\n\nacme/box/ListLogs:")],
        ),
    ]
}
