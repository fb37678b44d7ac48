//! Rules of what proves a transcription: error codes, examples, cases and quirks. Examples only.

use super::{CREATE, Rule, SERVICE, rule};

const CODES: &str = "
    400 MissingParam.Target: {doc: No target was given., about: Target}
    400 MissingParam.Port: {doc: No port was given., about: Port}
    ";
const EXISTS: &str = "409 Exists: {doc: The same log exists already., retry: after-change}";
const REQUEST: &str = "path: {box_id: box-1}\nrequest: |\n  {\"Name\": \"my-log\", \"Target\": \"target-1\"}";
const NO_NAME: &str = "- {name: no name, unset: [Name], rejects: Name required}";

pub(super) const RULES: &[Rule] = &[
    rule(
        "missing-param",
        "Some pages have a condition in their table of error codes only. A code for a missing field shows that it is \
         required sometimes.",
    )
    .at(CREATE, "Target:\n  type: string\n  required: {when: {Mode: [all, some]}}")
    .bad("Target:\n  type: string")
    .good("Target:\n  type: string\n  required: {when: {Mode: [all, some]}}"),
    rule(
        "missing-param-code",
        "If a page lists a code for each missing field, a condition without its code was misread, or the code forgotten.",
    )
    .at(CREATE, CODES)
    .bad("400 MissingParam.Target: {doc: No target was given., about: Target}")
    .good(CODES),
    rule("duplicate-code", "A code that stands twice in a table has one row too many, or one of them a wrong status.")
        .at(CREATE, EXISTS)
        .bad("409 Exists: {doc: The same log exists already.}\n0409 Exists: {doc: The name is taken.}")
        .good("409 Exists: {doc: The same log exists already.}\n409 NameTaken: {doc: The name is taken.}"),
    rule("error-status", "Codes have the status that the table gives. A table without statuses says so once.")
        .at(CREATE, EXISTS)
        .bad("Exists: {doc: The same log exists already., retry: after-change}")
        .good(EXISTS),
    rule("errors-source", "Codes are facts too: a table of the page states them, or one source where the page has none.")
        .at(CREATE, "errors:\n  table: T6\n  codes:")
        .bad("errors:\n  table: T6\n  from: sdk\n  codes:")
        .good("errors:\n  table: T6\n  codes:"),
    rule("unreadable-code", "A key of the table is `status code`, or the code alone. Codes are compared with what is answered.")
        .at(CREATE, EXISTS)
        .bad("409 Exists already: {doc: The same log exists already., retry: after-change}")
        .good(EXISTS),
    rule("example-json", "The example of the page is what a real request looks like, and every limit is tried on it.")
        .at(CREATE, REQUEST)
        .bad("path: {box_id: box-1}\nrequest: |\n  {\"Name\": \"my-log\", \"Target\": \"target-1\",}")
        .good(REQUEST),
    rule("case-without-example", "Cases are edits of the first request example, so there must be one.")
        .at(CREATE, REQUEST)
        .bad("path: {box_id: box-1}")
        .good(REQUEST),
    rule("case-edit", "An edit that changes nothing shows nothing, so a case can only leave out what is there.")
        .at(CREATE, NO_NAME)
        .bad("- {name: no name, unset: [Note], rejects: Name required}")
        .good(NO_NAME),
    rule("case-twice", "A case is known by its name, in reports and among reviewers.")
        .at(CREATE, "- {name: largest size, set: {Size: 100}, accepts: all}")
        .bad("- {name: no name, set: {Size: 100}, accepts: all}")
        .good("- {name: largest size, set: {Size: 100}, accepts: all}"),
    rule("case-form", "A case expects one verdict. With two of them it would be unclear what it shows.")
        .at(CREATE, NO_NAME)
        .bad("- {name: no name, unset: [Name], rejects: Name required, accepts: all}")
        .good(NO_NAME),
    rule(
        "wrong-verdict",
        "Cases and examples are the second statement of each limit. Where they disagree with it, one of the two was \
         misread.",
    )
    .at(CREATE, "- {name: largest size, set: {Size: 100}, accepts: all}")
    .bad("- {name: largest size, set: {Size: 101}, accepts: all}")
    .good("- {name: largest size, set: {Size: 100}, accepts: all}"),
    rule(
        "untested-condition",
        "A condition is easily written the wrong way round. A case on each side shows that it is not.",
    )
    .at(CREATE, "- {name: a sample to no port, set: {Mode: some}, rejects: Port required}")
    .bad("- {name: a sample to a port, set: {Mode: some, Port: 1}, accepts: all}")
    .good("- {name: a sample to no port, set: {Mode: some}, rejects: Port required}"),
    rule(
        "default-and-required",
        "A field that must be given needs no default. If the page has both, a quirk says which of the two was taken.",
    )
    .at(CREATE, "required: {when: {Mode: [all, some]}}")
    .bad("required: {when: {Mode: [all, some]}}\ndefault: target-0")
    .good("required: {when: {Mode: [all, some]}}\nexample: target-0"),
    rule("quirk-nowhere", "A quirk is about a place. If the place is gone, so is the reason for what was decided.")
        .at(SERVICE, "- at: errors 2\n  found: The status is missing in old copies.")
        .bad("- at: errors 3\n  found: The status is missing in old copies.")
        .good("- at: errors 2\n  found: The status is missing in old copies."),
];
