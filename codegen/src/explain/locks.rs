//! Rules of what was read before: the pinned facts that no row says. Examples only.

use super::{CREATE, Rule, rule};

pub(super) const RULES: &[Rule] = &[
    rule(
        "lock-changed",
        "What no row of a page says rests on a witness that no program can read again, or on a decision. So it is pinned in \
         `witnesses.lock`, and whoever changes it has to look at the witness once more before running `cargo xtask lock`. \
         Examples here are of a spec that was locked.",
    )
    .at(CREATE, "cli: {note: takes a minute}")
    .bad("cli: {note: takes an hour}")
    .good("cli: {note: takes a minute}"),
    rule(
        "lock-missing",
        "A fact that no row says and that was never pinned has been looked at by nobody but its author. The same holds for a \
         page that is not in `documents.lock`: without the page nothing can be compared.",
    )
    .at(CREATE, "doc: Free text.")
    .bad("doc: Free text.\nnote: seldom used")
    .good("doc: Free text."),
    rule(
        "lock-gone",
        "A pinned fact that the spec no longer states was dropped by mistake, or its witness was given up: only a person can \
         tell. A lock of a file that is no more is a leftover.",
    )
    .at(CREATE, "role: idempotency-token, sensitive: true, doc: Unique to this call.")
    .bad("role: idempotency-token, doc: Unique to this call.")
    .good("role: idempotency-token, sensitive: true, doc: Unique to this call."),
];
