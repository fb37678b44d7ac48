//! Rules that hold a file against the tables of its page: which table, which rows, in which order. Examples only.

use super::{CREATE, LIST, Rule, rule};

const TABLES: &str = "tables: [T1, T2, T3, T4, T5, T6]";

pub(super) const RULES: &[Rule] = &[
    rule("unknown-table", "A table that the page does not list is not on it, so nothing could be compared with it.")
        .at(CREATE, "Log:\n  table: T5\n  doc: A log with its state.")
        .bad("Log:\n  table: T9\n  doc: A log with its state.")
        .good("Log:\n  table: T5\n  doc: A log with its state."),
    rule(
        "missing-table",
        "Where there is a page, each field is a row of one of its tables. Without the table's name its rows cannot be \
         found.",
    )
    .at(CREATE, "body:\n  table: T4\n  fields:")
    .bad("body:\n  fields:")
    .good("body:\n  table: T4\n  fields:"),
    rule("table-without-page", "A file without a page has no tables to point at, so a name would mislead.")
        .at(LIST, "query:\n  fields:")
        .bad("query:\n  table: T2\n  fields:")
        .good("query:\n  fields:"),
    rule("unused-table", "A table that nothing transcribes holds facts that were forgotten.")
        .at(CREATE, TABLES)
        .bad("tables: [T1, T2, T3, T4, T5, T6, T7]")
        .good(TABLES),
    rule("table-twice", "A name stands for one table of the page. Two of one name could not be told apart.")
        .at(CREATE, TABLES)
        .bad("tables: [T1, T2, T3, T4, T5, T6, T6]")
        .good(TABLES),
    rule("unreadable-rows", "A type inside a larger table says from which row to which, counted from 1.")
        .at(CREATE, "Tag:\n  table: T3\n  rows: 9-11")
        .bad("Tag:\n  table: T3\n  rows: 9 to 11")
        .good("Tag:\n  table: T3\n  rows: 9-11"),
    rule(
        "slice-length",
        "A type that claims more rows than it has fields leaves a row out, or begins at the wrong one.",
    )
    .at(CREATE, "Tag:\n  table: T3\n  rows: 9-11\n  root-rows: [object]")
    .bad("Tag:\n  table: T3\n  rows: 9-12\n  root-rows: [object]")
    .good("Tag:\n  table: T3\n  rows: 9-11\n  root-rows: [object]"),
    rule(
        "row-twice",
        "Every row is transcribed exactly once. Two types that share rows would be one type on the page.",
    )
    .with(CREATE, "T4, T5, T6]", "T4, T6]")
    .at(CREATE, "Log:\n  table: T5")
    .bad("Log:\n  table: T4")
    .good("Log:\n  table: T4\n  rows: 3-5"),
    rule(
        "row-mismatch",
        "A row that two places account for must have the same name in both, or one of them counts wrongly.",
    )
    .at(CREATE, "items: up to 5\ndoc: Tags of the log.\nnested-rows: [object, Key, Value]")
    .bad("items: up to 5\ndoc: Tags of the log.\nnested-rows: [object, Value, Key]")
    .good("items: up to 5\ndoc: Tags of the log.\nnested-rows: [object, Key, Value]"),
    rule("row-gap", "Every row of the page is accounted for. A gap is a row that nobody transcribed.")
        .at(CREATE, "Log:\n  table: T5")
        .bad("Log:\n  table: T5\n  rows: 2-4")
        .good("Log:\n  table: T5\n  rows: 1-3"),
];
