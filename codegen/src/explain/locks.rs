//! Rules of what was read before: the locks, and what no program can read again. Examples only.

use super::{CREATE, LOCK, Rule, rule};

pub(super) const RULES: &[Rule] = &[
    rule(
        "lock-changed",
        "What no program can read rests on somebody who read it, or on a decision. So it is kept in the lock beside the file, and \
         whoever changes it has to look once more before running `cargo xtask update`. Examples here are of a spec that was locked.",
    )
    .at(CREATE, "cli: {note: takes a minute}")
    .bad("cli: {note: takes an hour}")
    .good("cli: {note: takes a minute}"),
    rule(
        "lock-missing",
        "A fact that no program can read and that was never locked has been looked at by nobody but its author. The same holds for a \
         page that is neither at hand nor locked: without it nothing can be compared.",
    )
    .at(CREATE, "doc: Free text.")
    .bad("doc: Free text.\nnote: seldom used")
    .good("doc: Free text."),
    rule(
        "lock-gone",
        "A locked fact that the spec no longer states was dropped by mistake, or its source was given up: only a person can \
         tell. A lock of a file that is no more is a leftover.",
    )
    .at(CREATE, "role: idempotency-token, sensitive: true, doc: Unique to this call.")
    .bad("role: idempotency-token, doc: Unique to this call.")
    .good("role: idempotency-token, sensitive: true, doc: Unique to this call."),
    rule(
        "lock-unreadable",
        "A lock is written by a program, a record a line, and each record ends with a digest of itself. One that was cut off, merged half \
         way, changed by hand or written by another version says nothing that could be relied on.",
    )
    .at(LOCK, "{\"end\":true,")
    .bad("=======\n{\"end\":true,")
    .good("{\"end\":true,"),
];
