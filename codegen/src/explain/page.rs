//! Rules that hold a file against the tables of its page: which table, which rows, in which order. Examples only.

use super::{CREATE, LIST, Rule, rule};

const TABLES: &str = "tables: {T1: 10-10, T2: 20-20, T3: 30-41, T4: 50-51, T5: 60-62, T6: 70-72}";

pub(super) const RULES: &[Rule] = &[
    rule(
        "unknown-table",
        "A table that the document does not list has no lines, so nothing could be compared with it.",
    )
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
    rule("table-without-page", "A file that transcribes a witness has no tables to point at, so a name would mislead.")
        .at(LIST, "query:\n  fields:")
        .bad("query:\n  table: T2\n  fields:")
        .good("query:\n  fields:"),
    rule("unused-table", "A table that nothing transcribes holds facts that were forgotten.")
        .at(CREATE, TABLES)
        .bad("tables: {T1: 10-10, T2: 20-20, T3: 30-41, T4: 50-51, T5: 60-62, T6: 70-72, T7: 75-76}")
        .good(TABLES),
    rule("overlapping-tables", "A line of the page belongs to one table. In two, its row would be transcribed twice.")
        .at(CREATE, TABLES)
        .bad("tables: {T1: 10-10, T2: 20-20, T3: 30-41, T4: 50-51, T5: 60-70, T6: 70-72}")
        .good(TABLES),
    rule("rows-outside-table", "A row needs at least a line. More rows than lines means that one of the two is wrong.")
        .at(CREATE, TABLES)
        .bad("tables: {T1: 10-10, T2: 20-20, T3: 30-39, T4: 50-51, T5: 60-62, T6: 70-72}")
        .good(TABLES),
    rule("unreadable-lines", "Lines are how a reviewer and the check find a table in the text that was read.")
        .at(CREATE, TABLES)
        .bad("tables: {T1: 10-10, T2: 20-20, T3: 41-30, T4: 50-51, T5: 60-62, T6: 70-72}")
        .good(TABLES),
    rule(
        "slice-nowhere",
        "A type inside a larger table says which field its rows are nested in, so that nobody counts them.",
    )
    .at(CREATE, "Tag:\n  table: T3\n  under: Tags")
    .bad("Tag:\n  table: T3\n  under: Target")
    .good("Tag:\n  table: T3\n  under: Tags"),
    rule(
        "slice-length",
        "Rows that are nested in a field are the rows of its type. A type with fewer of them leaves a row out.",
    )
    .at(
        CREATE,
        "Key: {type: string, required: always, doc: Name of the tag.}\nValue: {type: string, doc: Content of the tag.}",
    )
    .bad("Key: {type: string, required: always, doc: Name of the tag.}")
    .good(
        "Key: {type: string, required: always, doc: Name of the tag.}\nValue: {type: string, doc: Content of the tag.}",
    ),
    rule(
        "row-twice",
        "Every row is transcribed exactly once. Two types that share rows would be one type on the page.",
    )
    .at(CREATE, "Tag:\n  table: T3\n  under: Tags")
    .bad("Tag:\n  table: T3")
    .good("Tag:\n  table: T3\n  under: Tags"),
    rule(
        "row-mismatch",
        "A row that two places account for must have the same name in both, or one of them counts wrongly.",
    )
    .at(CREATE, "items: up to 5\ndoc: Tags of the log.\nnested-rows: [object, Key, Value]")
    .bad("items: up to 5\ndoc: Tags of the log.\nnested-rows: [object, Value, Key]")
    .good("items: up to 5\ndoc: Tags of the log.\nnested-rows: [object, Key, Value]"),
];
