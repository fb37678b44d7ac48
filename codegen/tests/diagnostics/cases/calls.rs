//! The call, where fields travel, and pagination.

use super::{CREATE, LIST, SERVICE, case, edit};
use crate::Case;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("missing-call", [edit(LIST, "  call: GET /v1/{box_id}/logs\n", "")]),
        case("unreadable-call", [edit(LIST, "GET /v1", "Get /v1")]),
        case("unreadable-call.path", [edit(LIST, "GET /v1/", "GET /v1/../")]),
        case(
            "unreadable-call.lines",
            [edit(LIST, "call: GET /v1/{box_id}/logs", "call: \"GET /v1/{box_id}/logs\\n///\"")],
        ),
        case(
            "permission-form.access",
            [edit(
                LIST,
                "  call: GET",
                "  authorization: {action: \"a:b\", access: \"write\\n#[test] fn f() {}\\n///\", resource: \"*\"}\n  call: GET",
            )],
        ),
        case(
            "permission-form.resource",
            [edit(
                LIST,
                "  call: GET",
                "  authorization: {action: \"a:b\", access: write, resource: \"See below: anything.\"}\n  call: GET",
            )],
        ),
        case("unknown-path-field", [edit(LIST, "GET /v1/{box_id}/logs", "GET /v1/{box_id}/logs/{log_id}")]),
        case("unknown-path-field.twice", [edit(LIST, "GET /v1/{box_id}/logs", "GET /v1/{box_id}/{box_id}")]),
        case("unused-path-field", [edit(LIST, "GET /v1/{box_id}/logs", "GET /v1/logs")]),
        case("optional-path-field", [edit(LIST, "box_id: {type: string, required: always,", "box_id: {type: string,")]),
        case("body-without-body", [edit(CREATE, "call: POST", "call: DELETE")]),
        case(
            "two-bodies",
            [edit(CREATE, "        doc: Where records go.\n", "        in: form\n        doc: Where records go.\n")],
        ),
        case("place-type", [edit(CREATE, "        items: up to 5\n", "        items: up to 5\n        in: header\n")]),
        case(
            "place-type.common",
            [edit(SERVICE, "X-Acme-Version: {type: string", "X-Acme-Version: {type: list of string")],
        ),
        case("place-in-answer", [edit(CREATE, "RequestId: {type: string,", "RequestId: {type: string, in: query,")]),
        case("place-inside-type", [edit(CREATE, "Value: {type: string,", "Value: {type: string, in: form,")]),
        case(
            "duplicate-field",
            [edit(LIST, "      Limit: {", "      box_id: {type: string, doc: Again.}\n      Limit: {")],
        ),
        case("unknown-field.position", [edit(LIST, "position: Marker", "position: Markers")]),
        case("unknown-field.items", [edit(LIST, "items: Logs", "items: Page.Logs")]),
        case("unknown-field.last", [edit(LIST, "next: Page.Next", "next: last Ident")]),
        case("pagination-type.items", [edit(LIST, "items: Logs", "items: Page")]),
        case("pagination-type.total", [edit(LIST, "total: Page.Total", "total: Page.Next")]),
        case(
            "pagination-type.style",
            [
                edit(LIST, "style: marker", "style: offset"),
                edit(LIST, "  next: Page.Next\n", ""),
                edit(LIST, "role: page-token, ", ""),
            ],
        ),
        case("pagination-role.missing", [edit(LIST, "role: page-size, ", "")]),
        case(
            "pagination-role.other",
            [
                edit(LIST, "role: page-token, ", ""),
                edit(LIST, "Level: {type: string,", "Level: {type: string, role: page-token,"),
            ],
        ),
        case(
            "pagination-role.none",
            [edit(CREATE, "        default: 10\n", "        default: 10\n        role: page-size\n")],
        ),
        case("pagination-form.next", [edit(LIST, "  next: Page.Next\n", "")]),
        case(
            "pagination-form.counted",
            [
                edit(LIST, "style: marker", "style: page-number"),
                edit(LIST, "Marker: {type: string, role: page-token,", "Marker: {type: integer,"),
            ],
        ),
    ]
}
