//! Rules of conditions, lifecycles and roles: what looks at other fields, and what clients do with a field. Examples only.

use super::{CREATE, Rule, rule};

const PORT: &str = "Port:\n  type: integer\n  required: {when: {Mode: [some]}}";
const STATES: &str = "field: State\nmoving: [starting]\nsettled: [running]\nfailed: [broken]";

pub(super) const RULES: &[Rule] = &[
    rule(
        "condition-form",
        "A condition is one of four forms, and names fields and values. Everything else would need an order of \
         evaluation, which pages do not have.",
    )
    .at(CREATE, PORT)
    .bad("Port:\n  type: integer\n  required: {when: {Mode: []}}")
    .good(PORT),
    rule("condition-on-itself", "Whether a field is needed cannot depend on whether it is there.")
        .at(CREATE, PORT)
        .bad("Port:\n  type: integer\n  required: {when-given: [Port]}")
        .good(PORT),
    rule("condition-value", "A condition on a value that the field never has never applies: the limit would be lost.")
        .at(CREATE, PORT)
        .bad("Port:\n  type: integer\n  required: {when: {Mode: [sum]}}")
        .good(PORT),
    rule("contradiction", "No request can satisfy a field that must be there and must not be there at once.")
        .at(CREATE, "forbidden: {unless: {Mode: [all]}}\ndoc: How long packets are collected.")
        .bad(
            "
            required: {when: {Mode: [none]}}
            forbidden: {unless: {Mode: [all]}}
            doc: How long packets are collected.
            ",
        )
        .good("forbidden: {unless: {Mode: [all]}}\ndoc: How long packets are collected."),
    rule(
        "requirement-in-answer",
        "Answers are never checked, since a client must not fail on what a vendor changes. A requirement there would \
         look like a promise.",
    )
    .at(CREATE, "RequestId: {type: string, role: request-id, doc: Identifies the call.}")
    .bad("RequestId: {type: string, required: always, role: request-id, doc: Identifies the call.}")
    .good("RequestId: {type: string, role: request-id, doc: Identifies the call.}"),
    rule(
        "unknown-field",
        "Conditions, cases, error codes, lifecycles and paginations name fields. A name that leads nowhere would \
         switch them off in silence.",
    )
    .at(CREATE, "Target:\n  type: string\n  required: {when: {Mode: [all, some]}}")
    .bad("Target:\n  type: string\n  required: {when: {Mod: [all, some]}}")
    .good("Target:\n  type: string\n  required: {when: {Mode: [all, some]}}"),
    rule(
        "lifecycle-without-enum",
        "Who waits for a state of a resource has to know all of them: the field must list them.",
    )
    .at(CREATE, STATES)
    .bad("field: Id\nmoving: [starting]\nsettled: [running]\nfailed: [broken]")
    .good(STATES),
    rule("unknown-state", "A state that the field never has would be waited for in vain.")
        .at(CREATE, STATES)
        .bad("field: State\nmoving: [starting]\nsettled: [running, ready]\nfailed: [broken]")
        .good(STATES),
    rule("state-twice", "In a state of two groups nobody would know whether to go on waiting.")
        .at(CREATE, STATES)
        .bad("field: State\nmoving: [starting, broken]\nsettled: [running]\nfailed: [broken]")
        .good(STATES),
    rule("state-without-group", "In a state that no group has, one would wait for ever.")
        .at(CREATE, STATES)
        .bad("field: State\nmoving: [starting]\nsettled: [running]")
        .good(STATES),
    rule("role-twice", "A client takes one field per role: with two of them it could not know which.")
        .at(CREATE, "RequestId: {type: string, role: request-id, doc: Identifies the call.}")
        .bad(
            "
            RequestId: {type: string, role: request-id, doc: Identifies the call.}
            TraceId: {type: string, from: sdk, role: request-id, doc: Identifies what it led to.}
            ",
        )
        .good(
            "
            RequestId: {type: string, role: request-id, doc: Identifies the call.}
            TraceId: {type: string, from: sdk, doc: Identifies what it led to.}
            ",
        ),
    rule("role-type", "What the client fills in for a role has a type: a token is a text, a page size is a number.")
        .at(CREATE, "Port:\n  type: integer")
        .bad("Port:\n  type: integer\n  role: region")
        .good("Port:\n  type: integer"),
];
