//! The page: its tables, their rows, examples, cases, error codes and quirks.

use super::{CREATE, LIST, SERVICE, case, edit};
use crate::Case;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("unknown-table", [edit(CREATE, "table: T5", "table: T9")]),
        case("unknown-table.errors", [edit(CREATE, "errors:\n  table: T6", "errors:\n  table: T66")]),
        case("missing-table", [edit(CREATE, "    table: T4\n", "")]),
        case("table-without-page", [edit(LIST, "  query:\n", "  query:\n    table: T2\n")]),
        case("unused-table", [edit(CREATE, "T6]", "T6, T7]")]),
        case("table-twice", [edit(CREATE, "T6]", "T6, T6]")]),
        case("unreadable-rows", [edit(CREATE, "rows: 9-11", "rows: 9 to 11")]),
        case("slice-length", [edit(CREATE, "rows: 9-11", "rows: 9-12")]),
        case("row-twice", [edit(CREATE, "table: T5", "table: T4"), edit(CREATE, "T4, T5, ", "T4, ")]),
        case("row-mismatch", [edit(CREATE, "nested-rows: [object, Key, Value]", "nested-rows: [object, Value, Key]")]),
        case(
            "row-gap",
            [
                edit(CREATE, "rows: 9-11", "rows: 10-12"),
                edit(CREATE, "        nested-rows: [object, Key, Value]\n", ""),
            ],
        ),
        case("quirk-nowhere.row", [edit(CREATE, "at: T3 5", "at: T3 5-12")]),
        case("quirk-nowhere.table", [edit(LIST, "at: query 1", "at: qeury 1")]),
        case("quirk-nowhere.page", [edit(LIST, "at: query 1", "at: page")]),
        case("quirk-nowhere.example", [edit(CREATE, "at: page", "at: example creating")]),
        case("quirk-nowhere.field", [edit(CREATE, "at: field Period", "at: field Tag.Period")]),
        case("quirk-nowhere.service", [edit(SERVICE, "at: errors 2", "at: errors 3")]),
        case("default-and-required", [edit(CREATE, "at: T3 5", "at: T3 4")]),
        case("missing-param", [edit(CREATE, "        required: {when: {Mode: [all, some]}}\n", "")]),
        case(
            "missing-param-code",
            [edit(CREATE, "    400 MissingParam.Port: {doc: No port was given., about: Port}\n", "")],
        ),
        case("unknown-field.about", [edit(CREATE, "about: Port}", "about: Ports}")]),
        case("unknown-field.about-inside", [edit(CREATE, "about: Port}", "about: Tags.Name}")]),
        case(
            "duplicate-code",
            [edit(CREATE, "    409 Exists: {", "    0409 Exists: {doc: Twice.}\n    409 Exists: {")],
        ),
        case("error-status.none", [edit(CREATE, "409 Exists", "Exists")]),
        case(
            "error-status.unstated",
            [
                edit(SERVICE, "from: sdk\n  codes", "from: sdk\n  http: unstated\n  codes"),
                edit(SERVICE, "500 Internal", "Internal"),
            ],
        ),
        case("errors-source.both", [edit(CREATE, "errors:\n  table: T6", "errors:\n  table: T6\n  from: sdk")]),
        case("errors-source.none", [edit(SERVICE, "errors:\n  from: sdk", "errors:")]),
        case("unreadable-code", [edit(CREATE, "409 Exists", "409 Exists already")]),
        case("unreadable-status", [edit(CREATE, "status: [202]", "status: [2022]")]),
        case(
            "example-json.third-line",
            [edit(
                CREATE,
                "      {\"Name\": \"my-log\", \"Target\": \"target-1\"}",
                "      {\n        \"Name\": \"my-log\",\n        \"Target\": target-1\n      }",
            )],
        ),
        case("example-json.quoted", [edit(LIST, "    request: |\n      {}\n", "    request: '{]'\n")]),
        case("example-json", [edit(CREATE, "\"Target\": \"target-1\"}", "\"Target\": \"target-1\",}")]),
        case(
            "case-without-example",
            [edit(CREATE, "    request: |\n      {\"Name\": \"my-log\", \"Target\": \"target-1\"}\n", "")],
        ),
        case("case-edit.unset", [edit(CREATE, "unset: [Name]", "unset: [Note]")]),
        case("case-edit.value", [edit(CREATE, "set: {Size: 100}", "set: {Size: many}")]),
        case("wrong-verdict.case", [edit(CREATE, "set: {Size: 100}", "set: {Size: 101}")]),
        case(
            "wrong-verdict.example",
            [edit(CREATE, "{\"Name\": \"my-log\", \"Target\"", "{\"Name\": \"my_log\", \"Target\"")],
        ),
        case(
            "wrong-verdict.unknown-member",
            [edit(CREATE, "{\"Name\": \"my-log\", \"Target\"", "{\"Nmae\": \"my-log\", \"Target\"")],
        ),
        case("wrong-verdict.response", [edit(CREATE, "{\"Log\": {\"Id\": \"log-1\"", "{\"Log\": {\"Ids\": \"log-1\"")]),
        case(
            "untested-condition",
            [edit(CREATE, "  - {name: a sample to no port, set: {Mode: some}, rejects: Port required}\n", "")],
        ),
        case("case-twice", [edit(CREATE, "name: largest size", "name: no name")]),
        case("case-form", [edit(CREATE, "rejects: Name required", "rejects: Name required, accepts: all")]),
        case("unknown-field.case", [edit(CREATE, "set: {Size: 100}", "set: {Sise: 100}")]),
    ]
}
