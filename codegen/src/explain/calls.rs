//! Rules of the call, of where fields travel, and of pagination. Examples only.

use super::{CREATE, LIST, Rule, rule};

const PERMISSION_BAD: &str = "call: GET /v1/{box_id}/logs
success: {status: [200]}
authorization: {action: \"box:ListLogs\", access: Only owners; see below., resource: \"*\"}";
const PERMISSION_GOOD: &str = "call: GET /v1/{box_id}/logs
success: {status: [200]}
authorization: {action: \"box:ListLogs\", access: read, resource: \"*\"}";
const CALL: &str = "call: GET /v1/{box_id}/logs\nsuccess: {status: [200]}";
const PAGE: &str = "style: marker\nposition: Marker\nsize: Limit\nitems: Logs\nnext: Page.Next";

pub(super) const RULES: &[Rule] = &[
    rule(
        "missing-call",
        "Without method and path there is nothing to send. `service.yaml` has them if all operations share them.",
    )
    .at(LIST, CALL)
    .bad("success: {status: [200]}")
    .good(CALL),
    rule(
        "unreadable-call",
        "A call is a method in capitals and a path that begins with a slash, as on the page. The path is signed and sent as it is, \
         with values in the place of `{field}`: so it has the characters of a URL's path only, and none of `//`, `.`, `..`, `?` and `#`, \
         which would make another address of it.",
    )
        .at(LIST, CALL)
        .bad("call: Get /v1/{box_id}/logs\nsuccess: {status: [200]}")
        .good(CALL),
    rule(
        "permission-form",
        "The action, the access level and the resource of a permission are words of the vendor's, which `import` copies from a cell of \
         the page. The level is a word or two of at most 40 characters, the others have no spaces; a cell with anything else was \
         misread, or is no permission.",
    )
    .at(LIST, CALL)
    .bad(PERMISSION_BAD)
    .good(PERMISSION_GOOD),
    rule("unreadable-status", "Success is judged by the HTTP status, so each has to be one.")
        .at(LIST, CALL)
        .bad("call: GET /v1/{box_id}/logs\nsuccess: {status: [2000]}")
        .good(CALL),
    rule(
        "unknown-path-field",
        "Each placeholder of the path is filled from a field of its name, or the address has a hole.",
    )
    .at(LIST, CALL)
    .bad("call: GET /v1/{box_id}/logs/{log_id}\nsuccess: {status: [200]}")
    .good(CALL),
    rule("unused-path-field", "A field that travels in the path and has no place there would never be sent.")
        .at(LIST, CALL)
        .bad("call: GET /v1/logs\nsuccess: {status: [200]}")
        .good(CALL),
    rule("optional-path-field", "Without a part of its path a call has no address.")
        .at(LIST, "box_id: {type: string, required: always,")
        .bad("box_id: {type: string,")
        .good("box_id: {type: string, required: always,"),
    rule("body-without-body", "A call by GET, HEAD or DELETE has no body here: many servers and proxies drop one.")
        .at(CREATE, "doc: Starts to record what passes a box.\ncall: POST /v1/{box_id}/logs")
        .bad("doc: Starts to record what passes a box.\ncall: DELETE /v1/{box_id}/logs")
        .good("doc: Starts to record what passes a box.\ncall: POST /v1/{box_id}/logs"),
    rule("two-bodies", "A request has one body, which is either a form or JSON.")
        .at(CREATE, "Note:\n  type: string")
        .bad("Note:\n  type: string\n  in: form")
        .good("Note:\n  type: string\n  in: query"),
    rule(
        "place-type",
        "A path or a header holds one plain value. How a list or object would be written there is not known.",
    )
    .at(CREATE, "Tags:\n  type: list of Tag")
    .bad("Tags:\n  type: list of Tag\n  in: header")
    .good("Tags:\n  type: list of Tag\n  in: body"),
    rule("place-in-answer", "An answer has headers and a body, and no path or query.")
        .at(CREATE, "RequestId: {type: string,")
        .bad("RequestId: {type: string, in: query,")
        .good("RequestId: {type: string, in: header,"),
    rule(
        "place-inside-type",
        "A field of an object travels with the object. Only fields of the request itself have a place.",
    )
    .at(CREATE, "Value: {type: string, doc: Content of the tag.}")
    .bad("Value: {type: string, in: query, doc: Content of the tag.}")
    .good("Value: {type: string, doc: Content of the tag.}"),
    rule(
        "duplicate-field",
        "A request is one struct and a name is one field of it, so a name can travel in one place only.",
    )
    .at(LIST, "query:\n  fields:")
    .bad("query:\n  fields:\n    box_id: {type: string, doc: Again the box.}")
    .good("query:\n  fields:\n    zone: {type: string, doc: Where the box stands.}"),
    rule("pagination-type", "A position that is counted is a number, a token is a text, and the items are a list.")
        .at(LIST, PAGE)
        .bad("style: marker\nposition: Marker\nsize: Limit\nitems: Page\nnext: Page.Next")
        .good(PAGE),
    rule(
        "pagination-role",
        "The fields that the pagination names are the ones that the client turns pages with, and they are marked so \
         that both agree.",
    )
    .at(LIST, "Limit: {type: integer, range: 1 to 100, role: page-size,")
    .bad("Limit: {type: integer, range: 1 to 100,")
    .good("Limit: {type: integer, range: 1 to 100, role: page-size,"),
    rule(
        "pagination-form",
        "By marker or token the answer says how to go on; by offset or page number the client counts.",
    )
    .at(LIST, PAGE)
    .bad("style: marker\nposition: Marker\nsize: Limit\nitems: Logs")
    .good(PAGE),
];
