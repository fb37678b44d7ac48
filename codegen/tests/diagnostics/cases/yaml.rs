//! Files that are no YAML, or YAML that the spec language does not have, or keys and words that it does not know.

use super::{CASES, CREATE, LIST, LIST_CASES, SERVICE, case, edit};
use crate::Case;
use crate::folder::Edit;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("open-matter", [edit(LIST, "doc: How to go on.", "doc: \"todo: say how to go on\"")]),
        case("open-matter.example", [edit(CASES, "\"Target\": \"target-1\"", "\"Target\": \"todo: a value\"")]),
        case(
            "open-matter.key",
            [edit(
                CREATE,
                "      Period:\n",
                "      \"todo: a member\": {type: string, doc: Left open.}\n      Period:\n",
            )],
        ),
        case("open-matter.word", [edit(SERVICE, "fields-in: query", "fields-in: \"todo: query or body\"")]),
        case("yaml-syntax.indent", [edit(LIST, "  name: ListLogs", "   name: ListLogs")]),
        case("yaml-syntax.quote", [edit(LIST, "doc: How to go on.", "doc: \"How to go on.")]),
        case("yaml-syntax.tab", [edit(LIST, "  style: marker", "\tstyle: marker")]),
        case("yaml-syntax.colon", [edit(LIST, "doc: Lists the logs of a box.", "doc: Lists: the logs of a box.")]),
        case("yaml-syntax.empty", [Edit::Write(LIST, Vec::new())]),
        case("yaml-syntax.two-documents", [edit(LIST, "pagination:", "---\npagination:")]),
        case("yaml-feature.anchor", [edit(LIST, "Page: {type", "Page: &page {type")]),
        case("yaml-feature.alias", [edit(LIST, "position: Marker", "position: *marker")]),
        case("yaml-feature.tag", [edit(LIST, "total: Page.Total", "total: !!str Page.Total")]),
        case("yaml-feature.merge", [edit(LIST, "  total: Page.Total", "  <<: {total: Page.Total}")]),
        case("duplicate-key", [edit(LIST, "  size: Limit", "  size: Limit\n  style: token")]),
        case(
            "empty-value.section",
            [edit(
                LIST_CASES,
                "quirks:\n  - at: field Limit\n    found: The limit is missing in old copies.\n    decided: Taken from the new one.\n",
                "quirks:\n",
            )],
        ),
        case("unknown-key.near", [edit(CREATE, "default: 10", "defualt: 10")]),
        case("unknown-key.far", [edit(SERVICE, "networks:", "gateways:")]),
        case("missing-key", [edit(CREATE, "        doc: How much of a packet is kept.\n", "")]),
        case("missing-key.type", [edit(LIST, "    doc: The place of an answer in the whole list.\n", "")]),
        case("wrong-kind.text", [edit(CREATE, "doc: Where records go.", "doc: [Where records go.]")]),
        case("wrong-kind.list", [edit(CREATE, "status: [202]", "status: 202")]),
        case(
            "wrong-kind.map",
            [edit(CREATE, "recovered: {sdk: {enum: {low: few details, high: many details}}}", "recovered: [sdk]")],
        ),
        case(
            "enum-without-meaning.stated",
            [edit(CREATE, "{all: every packet, some: a sample, none: nothing}", "[all, some, none]")],
        ),
        case("wrong-kind.key", [edit(LIST, "total: Page.Total", "[total]: Page.Total")]),
        case("empty-value", [edit(CREATE, "default: 10", "default:")]),
        case("unknown-word.near", [edit(CREATE, "role: idempotency-token", "role: idempotency-tokn")]),
        case("unknown-word.far", [edit(SERVICE, "lists: repeat", "lists: commas")]),
        case(
            "unknown-word.requirement",
            [edit(CREATE, "required: always\n        length", "required: yes\n        length")],
        ),
        case("unknown-word.shown-by", [edit(LIST, "  Page:\n    doc", "  Page:\n    shown-by: examples\n    doc")]),
        case("unknown-word.verdict", [edit(CASES, "Size: 100}, accepts: all", "Size: 100}, accepts: everything")]),
        case("unknown-word.http", [edit(SERVICE, "from: sdk\n  codes", "from: sdk\n  http: unknown\n  codes")]),
        case(
            "condition-form.two",
            [edit(CREATE, "{when: {Mode: [all, some]}}", "{when: {Mode: [all]}, unless: {Mode: [none]}}")],
        ),
        case("condition-form.none", [edit(CREATE, "{when: {Mode: [some]}}", "{when: {}}")]),
        case("wrong-kind.condition", [edit(CREATE, "{when: {Mode: [some]}}", "{when: {Mode: some}}")]),
        case("condition-form.no-value", [edit(CREATE, "{when: {Mode: [some]}}", "{when: {Mode: []}}")]),
    ]
}
