//! Files and folders, what a file says of itself, and `service.yaml`.

use super::{CREATE, LIST, SERVICE, case, edit};
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
        case("spec-version.service", [edit(SERVICE, "spec: 1", "spec: 1.0")]),
        case("file-name", [edit(LIST, "name: ListLogs", "name: ListLog")]),
        case("folder-name.service", [Edit::Rename("acme/box", "acme/Box")]),
        case("folder-name.vendor", [Edit::Rename("acme", "runtime")]),
        case("page-or-authority.both", [edit(CREATE, "\nsources:", "\nauthority: sdk\nsources:")]),
        case(
            "page-or-authority.neither",
            [
                edit(LIST, "authority: sdk\n", ""),
                edit(LIST, "      Page: {type: Page, doc", "      Page: {type: Page, from: sdk, doc"),
            ],
        ),
        case("host-form.url", [edit(SERVICE, "host: box", "host: https://box")]),
        case("host-form.path", [edit(SERVICE, "inner: box-inner.acme.example", "inner: box-inner.acme.example/v1")]),
        case("unknown-placeholder", [edit(SERVICE, "{region}", "{zone}")]),
        case("unknown-source", [edit(CREATE, "cli: {note: takes", "clii: {note: takes")]),
        case("unknown-source.none", [edit(LIST, "sources:\n  sdk: acme-sdk 1.0\n", "")]),
        case("unused-source", [edit(LIST, "  sdk: acme-sdk 1.0\n", "  sdk: acme-sdk 1.0\n  docs: acme-docs 2\n")]),
        case(
            "unused-source.service",
            [edit(SERVICE, "  sdk: acme-sdk 1.0\n", "  sdk: acme-sdk 1.0\n  docs: acme-docs 2\n")],
        ),
        case("unpinned-source", [edit(LIST, "sdk: acme-sdk 1.0", "sdk: acme-sdk")]),
        case("unpinned-source.service", [edit(SERVICE, "sdk: acme-sdk 1.0", "sdk: the latest acme-sdk")]),
        case("unpinned-source.package", [edit(LIST, "sdk: acme-sdk 1.0", "sdk: {package: tccli}")]),
        case("unreadable-source", [edit(LIST, "sdk: acme-sdk 1.0", "sdk: {package: acme-sdk 1.0}")]),
        case(
            "source-name",
            [
                edit(LIST, "authority: sdk", "authority: page"),
                edit(LIST, "  sdk: acme-sdk 1.0", "  page: acme-sdk 1.0"),
            ],
        ),
        case("stray-file.lock", [Edit::Write("./documents.lock", b"{}\n".to_vec())]),
        case("recovered-without-lost", [edit(CREATE, "        lost: list\n", "")]),
        case("from-and-row", [edit(CREATE, "        from: cli\n", "        from: cli\n        lost: text\n")]),
        case("fact-twice", [edit(CREATE, "length: up to 255}", "cannot-start-with: [\"http:\", \"https:\"]}")]),
        case(
            "sources-disagree",
            [edit(
                CREATE,
                "high: many details}}}",
                "high: many details}}, cli: {enum: {low: few details, top: all details}}}",
            )],
        ),
        case("empty-doc.field", [edit(CREATE, "doc: Name of the tag.", "doc: \"\"")]),
        case("empty-doc.value", [edit(CREATE, "some: a sample", "some: \" \"")]),
        case("empty-doc.service", [edit(SERVICE, "doc: Boxes that pass packets on.", "doc: ''")]),
        case("sensitive-example", [edit(CREATE, "sensitive: true,", "sensitive: true, example: token-1,")]),
    ]
}
