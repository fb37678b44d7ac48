//! The page: its tables, their rows, examples, cases, error codes and quirks.

use super::{CASES, CREATE, LIST, LIST_CASES, SERVICE, case, edit};
use crate::Case;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("unknown-table", [edit(CREATE, "table: T5", "table: T9")]),
        case("unknown-table.errors", [edit(CREATE, "errors:\n  table: T6", "errors:\n  table: T66")]),
        case("missing-table", [edit(CREATE, "    table: T4\n", "")]),
        case("table-without-page", [edit(LIST, "  query:\n", "  query:\n    table: T2\n")]),
        case("unused-table", [edit(CREATE, "T6: 70-72}", "T6: 70-72, T7: 75-76}")]),
        case("overlapping-tables", [edit(CREATE, "T5: 60-62", "T5: 60-70")]),
        case("rows-outside-table", [edit(CREATE, "T3: 30-41", "T3: 30-39")]),
        case("unreadable-lines.table", [edit(CREATE, "T3: 30-41", "T3: 41-30")]),
        case("unreadable-lines.example", [edit(CASES, "request-lines: 80-85", "request-lines: 80")]),
        case("slice-nowhere", [edit(CREATE, "under: Tags", "under: Target")]),
        case("slice-length", [edit(CREATE, "nested-rows: [object, Key, Value]", "nested-rows: [object, Key]")]),
        case(
            "row-twice",
            [edit(CREATE, "table: T5", "table: T4"), edit(CREATE, "T4: 50-51, T5: 60-62, ", "T4: 50-53, ")],
        ),
        case("row-mismatch", [edit(CREATE, "nested-rows: [object, Key, Value]", "nested-rows: [object, Value, Key]")]),
        case("quirk-nowhere.listed", [edit(CASES, "at: field Port", "at: [field Port, field Tags.Kye]")]),
        case("quirk-nowhere.empty", [edit(CASES, "at: field Period", "at: []")]),
        case("quirk-nowhere.table", [edit(LIST_CASES, "at: field Limit", "at: table qeury")]),
        case("quirk-nowhere.row", [edit(LIST_CASES, "at: field Limit", "at: query 1")]),
        case("quirk-nowhere.page", [edit(LIST_CASES, "at: field Limit", "at: page")]),
        case("quirk-nowhere.example", [edit(CASES, "at: page", "at: example creating")]),
        case("quirk-nowhere.error", [edit(CASES, "at: page", "at: error 409 Exist")]),
        case("quirk-nowhere.field", [edit(CASES, "at: field Period", "at: field Tag.Period")]),
        case("quirk-nowhere.service", [edit(SERVICE, "at: error 503 Busy", "at: error 503 Buzy")]),
        case("quirk-nowhere.service-field", [edit(SERVICE, "at: error 503 Busy", "at: field X-Acme-Verson")]),
        case("quirk-nowhere.service-row", [edit(SERVICE, "at: error 503 Busy", "at: errors 2")]),
        case("default-and-required", [edit(CASES, "at: field Port", "at: field Target")]),
        case("missing-param", [edit(CREATE, "        required: {when: {Mode: [all, some]}}\n", "")]),
        case(
            "missing-param-code",
            [edit(CREATE, "    400 MissingParam.Port: {doc: No port was given., about: Port}\n", "")],
        ),
        case("unknown-field.about", [edit(CREATE, "about: Port}", "about: Ports}")]),
        case("unknown-field.about-inside", [edit(CREATE, "about: Port}", "about: Tags.Name}")]),
        case(
            "duplicate-code",
            [
                edit(CREATE, "    409 Exists: {", "    0409 Exists: {doc: Twice.}\n    409 Exists: {"),
                edit(CREATE, "T6: 70-72", "T6: 70-73"),
            ],
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
                CASES,
                "      {\"Name\": \"my-log\", \"Target\": \"target-1\"}",
                "      {\n        \"Name\": \"my-log\",\n        \"Target\": target-1\n      }",
            )],
        ),
        case("example-json.quoted", [edit(LIST_CASES, "    request: |\n      {}\n", "    request: '{]'\n")]),
        case("example-json", [edit(CASES, "\"Target\": \"target-1\"}", "\"Target\": \"target-1\",}")]),
        case(
            "case-without-example",
            [
                edit(CASES, "    request: |\n      {\"Name\": \"my-log\", \"Target\": \"target-1\"}\n", ""),
                edit(CREATE, "doc: Where records go.", "length: at least 20000\n        doc: Where records go."),
            ],
        ),
        case("case-edit.unset", [edit(CASES, "unset: [Name]", "unset: [Note]")]),
        case("case-edit.fill", [edit(CASES, "set: {Size: 100}", "fill: {Note: 0}")]),
        case("case-edit.fill-a-number", [edit(CASES, "set: {Size: 100}", "fill: {Size: 100}")]),
        case("case-edit.fill-nothing-fits", [edit(CASES, "set: {Size: 100}", "fill: {Level: 100}")]),
        case("case-edit.value", [edit(CASES, "set: {Size: 100}", "set: {Size: many}")]),
        case("wrong-verdict.case", [edit(CASES, "set: {Size: 100}", "set: {Size: 101}")]),
        case(
            "wrong-verdict.example",
            [edit(CASES, "{\"Name\": \"my-log\", \"Target\"", "{\"Name\": \"my_log\", \"Target\"")],
        ),
        case(
            "wrong-verdict.unknown-member",
            [edit(CASES, "{\"Name\": \"my-log\", \"Target\"", "{\"Nmae\": \"my-log\", \"Target\"")],
        ),
        case("wrong-verdict.response", [edit(CASES, "{\"Log\": {\"Id\": \"log-1\"", "{\"Log\": {\"Ids\": \"log-1\"")]),
        case(
            "untested-condition",
            [edit(CASES, "  - {name: a sample to no port, set: {Mode: some}, rejects: Port required}\n", "")],
        ),
        case("case-twice", [edit(CASES, "name: largest size", "name: no name")]),
        case("case-form", [edit(CASES, "rejects: Name required", "rejects: Name required, accepts: all")]),
        case("unknown-field.case", [edit(CASES, "set: {Size: 100}", "set: {Sise: 100}")]),
    ]
}
