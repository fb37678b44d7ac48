//! Files and folders, what a file says of itself, and `service.yaml`.

use super::{CASES, CREATE, LIST, SERVICE, case, edit};
use crate::Case;
use crate::folder::Edit;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("unreadable-file", [Edit::Write(LIST, b"spec: 1\ndoc: caf\xe9 noir\n".to_vec())]),
        case("unreadable-file.large", [Edit::Write(LIST, vec![b'#'; (256 << 10) + 1])]),
        case("unreadable-file.root", [Edit::Remove("")]),
        case("empty-spec", [Edit::Remove("acme")]),
        case("missing-service", [Edit::Remove(SERVICE)]),
        case("stray-file.ending", [Edit::Write("acme/box/DropLog.yml", b"spec: 1\n".to_vec())]),
        case("stray-file.dots", [Edit::Rename("CreateLog.cases.yaml", "CreateLog.case.yaml")]),
        case("cases-without-operation.near", [Edit::Rename("ListLogs.cases.yaml", "ListLog.cases.yaml")]),
        case("cases-without-operation.far", [Edit::Write("acme/box/Pour.cases.yaml", b"spec: 1\n".to_vec())]),
        case("cases-without-operation.service", [Edit::Write("acme/box/service.cases.yaml", b"spec: 1\n".to_vec())]),
        case("stray-file.capitals", [Edit::Write("acme/box/DropLog copy.YAML", b"spec: 1\n".to_vec())]),
        case("stray-file.above", [Edit::Write("acme/DropLog.yaml", b"spec: 1\n".to_vec())]),
        case("stray-file.root", [Edit::Write("./notes.txt", b"remember\n".to_vec())]),
        case("stray-file.below", [Edit::Write("acme/box/old/DropLog.yaml", b"spec: 1\n".to_vec())]),
        case("stray-file.only", [Edit::Write("acme/shed/DropLog.yml", b"spec: 1\n".to_vec())]),
        case(
            "service-without-operations",
            [Edit::Write(
                "acme/shed/service.yaml",
                include_bytes!("../../fixtures/base/acme/box/service.yaml").to_vec(),
            )],
        ),
        case("spec-version", [edit(CREATE, "spec: 1", "spec: 2")]),
        case("spec-version.cases", [edit(CASES, "spec: 1", "spec: 2")]),
        case("spec-version.service", [edit(SERVICE, "spec: 1", "spec: 1.0")]),
        case("file-name", [edit(LIST, "name: ListLogs", "name: ListLog")]),
        case("operation-name.lines", [edit(LIST, "name: ListLogs", "name: \"List\\n#[test] fn f() {}\"")]),
        case("operation-name.dots", [edit(LIST, "name: ListLogs", "name: Logs..List")]),
        case(
            "operation-name.device",
            [
                Edit::Rename("ListLogs.yaml", "NUL.yaml"),
                Edit::Rename("ListLogs.cases.yaml", "NUL.cases.yaml"),
                edit("NUL.yaml", "name: ListLogs", "name: NUL"),
            ],
        ),
        case(
            "operation-name.case",
            [
                Edit::Rename("ListLogs.yaml", "Createlog.yaml"),
                Edit::Rename("ListLogs.cases.yaml", "Createlog.cases.yaml"),
                edit("Createlog.yaml", "name: ListLogs", "name: Createlog"),
            ],
        ),
        case(
            "folder-name.service",
            [
                Edit::Rename("acme/box", "acme/Box"),
                edit("acme/Box/CreateLog.yaml", "id: acme.box.CreateLog", "id: acme.Box.CreateLog"),
            ],
        ),
        case(
            "folder-name.vendor",
            [
                Edit::Rename("acme", "runtime"),
                edit("runtime/box/CreateLog.yaml", "id: acme.box.CreateLog", "id: runtime.box.CreateLog"),
            ],
        ),
        case(
            "folder-name.device",
            [Edit::Rename("acme", "com1"), edit("com1/box/CreateLog.yaml", "id: acme", "id: com1")],
        ),
        case(
            "folder-name.feature",
            [
                Edit::Rename("acme/box", "acme/tracing"),
                edit("acme/tracing/CreateLog.yaml", "id: acme.box", "id: acme.tracing"),
            ],
        ),
        case("hidden-character", [edit(CASES, "{name: no name,", "{name: \"no\\n  name\",")]),
        case("document-or-authority.both", [edit(CREATE, "\nwitnesses:", "\nauthority: sdk\nwitnesses:")]),
        case(
            "document-or-authority.neither",
            [
                edit(LIST, "authority: sdk\n", ""),
                edit(LIST, "      Page: {type: Page, doc", "      Page: {type: Page, from: sdk, doc"),
            ],
        ),
        case("document-id", [edit(CREATE, "id: acme.box.CreateLog", "id: acme.box.CreateLogs")]),
        case("unreadable-digest", [edit(CREATE, "sha256: 001c", "sha256: 5C3B")]),
        case("host-form.url", [edit(SERVICE, "host: box", "host: https://box")]),
        case("host-form.path", [edit(SERVICE, "inner: box-inner.acme.example", "inner: box-inner.acme.example/v1")]),
        case("host-form.hyphen", [edit(SERVICE, "host: box", "host: -box")]),
        case("host-form.number", [edit(SERVICE, "inner: box-inner.acme.example", "inner: box-inner.acme.0x1")]),
        case("host-form.region", [edit(SERVICE, "{north: \"\"", "{no.rth: \"\"")]),
        case("unknown-placeholder", [edit(SERVICE, "{region}", "{zone}")]),
        case("unknown-witness", [edit(CREATE, "cli: {note: takes", "clii: {note: takes")]),
        case("unknown-witness.none", [edit(LIST, "witnesses:\n  sdk: acme-sdk 1.0\n", "")]),
        case("unused-witness", [edit(LIST, "  sdk: acme-sdk 1.0\n", "  sdk: acme-sdk 1.0\n  docs: acme-docs 2\n")]),
        case(
            "unused-witness.service",
            [edit(SERVICE, "  sdk: acme-sdk 1.0\n", "  sdk: acme-sdk 1.0\n  docs: acme-docs 2\n")],
        ),
        case("unpinned-witness", [edit(LIST, "sdk: acme-sdk 1.0", "sdk: acme-sdk")]),
        case("unpinned-witness.service", [edit(SERVICE, "sdk: acme-sdk 1.0", "sdk: the latest acme-sdk")]),
        case("recovered-without-lost", [edit(CREATE, "        lost: list\n", "")]),
        case("from-and-row", [edit(CREATE, "        from: cli\n", "        from: cli\n        lost: text\n")]),
        case("fact-twice", [edit(CREATE, "length: up to 255}", "cannot-start-with: [\"http:\", \"https:\"]}")]),
        case(
            "witnesses-disagree",
            [edit(
                CREATE,
                "high: many details}}}",
                "high: many details}}, cli: {enum: {low: few details, top: all details}}}",
            )],
        ),
        case("empty-doc.field", [edit(CREATE, "doc: Name of the tag.", "doc: \"\"")]),
        case(
            "enum-without-meaning.beyond",
            [edit(
                CREATE,
                "doc: What is recorded.",
                "doc: What is recorded.\n        beyond: {cli: {enum: [all, some, none, most]}}",
            )],
        ),
        case(
            "duplicate-key.listed",
            [edit(
                CREATE,
                "recovered: {sdk: {enum: {low: few details, high: many details}}}\n",
                "recovered: {sdk: {enum: {low: few details, high: many details}}}\n        beyond: {cli: {enum: [low, low]}}\n",
            )],
        ),
        case("empty-doc.value", [edit(CREATE, "some: a sample", "some: \" \"")]),
        case("empty-doc.service", [edit(SERVICE, "doc: Boxes that pass packets on.", "doc: ''")]),
        case("sensitive-example", [edit(CREATE, "sensitive: true,", "sensitive: true, example: token-1,")]),
    ]
}
