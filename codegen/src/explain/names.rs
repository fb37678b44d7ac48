//! Rules of names in Rust and of object types. Examples only; names are made in `resolve::names`.

use super::{CREATE, LIST, Rule, rule};

const MODE: &str = "enum: {all: every packet, some: a sample, none: nothing}";

pub(super) const RULES: &[Rule] = &[
    rule("needs-rust-name", "Names in generated code are ASCII. Where none can be made of the wire name, one is chosen.")
        .at(CREATE, MODE)
        .bad("enum: {all: every packet, some: a sample, none: nothing, \"*\": anything}")
        .good("enum: {all: every packet, some: a sample, none: nothing, \"*\": {rust: Anything, doc: anything}}"),
    rule("bad-rust-name", "A name of our choice stands in users' code, so it has the form that names have there.")
        .at(CREATE, MODE)
        .bad("enum: {all: every packet, some: a sample, none: {rust: no-thing, doc: nothing}}")
        .good("enum: {all: every packet, some: a sample, none: {rust: Nothing, doc: nothing}}"),
    rule(
        "name-collision",
        "Two wire names can become one name in Rust. Numbering them would make code depend on their order, so one of \
         them is named by hand.",
    )
    .at(CREATE, MODE)
    .bad("enum: {all: every packet, some: a sample, none: nothing, ALL: once more}")
    .good("enum: {all: every packet, some: a sample, none: nothing, ALL: {rust: AllAgain, doc: once more}}"),
    rule("reserved-name", "Generated code has some names of its own, such as the variant for values that it cannot know.")
        .at(CREATE, MODE)
        .bad("enum: {all: every packet, some: a sample, none: nothing, unlisted: what else}")
        .good("enum: {all: every packet, some: a sample, none: nothing, unlisted: {rust: Other, doc: what else}}"),
    rule(
        "two-rust-names",
        "All enums of one name share one Rust enum in a service. A value has one name there, whichever file is read \
         first.",
    )
    .at(LIST, "Level: {type: string, enum-of: CreateLog.request.Level, doc: Keeps only logs of this level.}")
    .bad("Level: {type: string, enum: {low: {rust: Lowest, doc: few}, high: many}, doc: Keeps only logs of this level.}")
    .good("Level: {type: string, enum: {low: few, high: many}, doc: Keeps only logs of this level.}"),
    rule(
        "type-conflict",
        "A type belongs to the service. Two files may define it, as their pages do, but both mean the same struct.",
    )
    .at(LIST, "types:\n  Page:\n    doc: The place of an answer in the whole list.")
    .bad(
        "
        types:
          Tag:
            doc: One tag.
            fields:
              Key: {type: string, required: always, doc: Name of the tag.}
              Value: {type: integer, doc: Content of the tag.}
          Page:
            doc: The place of an answer in the whole list.
        ",
    )
    .good(
        "
        types:
          Tag:
            doc: One tag.
            fields:
              Key: {type: string, required: always, doc: Name of the tag.}
              Value: {type: string, doc: Content of the tag.}
          Page:
            doc: The place of an answer in the whole list.
        ",
    ),
    rule("unused-type", "A type that nothing holds is dead code in the client, or a field with a wrong type.")
        .at(LIST, "Logs: {type: list of Log, doc: The logs of this page.}\nPage: {type: Page, doc: How to go on.}")
        .with(LIST, "  next: Page.Next\n  total: Page.Total", "  next: last Id")
        .bad("Logs: {type: list of Log, doc: The logs of this page.}\nPage: {type: string, doc: How to go on.}")
        .good("Logs: {type: list of Log, doc: The logs of this page.}\nPage: {type: Page, doc: How to go on.}"),
    rule("endless-type", "A value of a type that contains itself would have no end, and no size in Rust.")
        .at(LIST, "Next: {type: string, doc: Value for Marker of the next call.}")
        .bad("Next: {type: string, doc: Value for Marker of the next call.}\nBefore: {type: Page, doc: Earlier page.}")
        .good(
            "
            Next: {type: string, doc: Value for Marker of the next call.}
            Before: {type: list of Page, doc: Earlier pages.}
            ",
        ),
    rule("list-of-list", "No operation has lists of lists so far, and nobody has said how one would travel in a query.")
        .at(LIST, "Next: {type: string, doc: Value for Marker of the next call.}")
        .bad("Next: {type: string, doc: Value for Marker of the next call.}\nTable: {type: list of list of string, doc: Cells.}")
        .good("Next: {type: string, doc: Value for Marker of the next call.}\nTable: {type: list of string, doc: Rows.}"),
    rule("unknown-type", "A type is one of the three plain ones, a list, or a name under `types` of the same service.")
        .at(LIST, "Total: {type: integer, doc: Number of all logs.}")
        .bad("Total: {type: number, doc: Number of all logs.}")
        .good("Total: {type: integer, doc: Number of all logs.}"),
];
