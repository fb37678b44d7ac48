//! Rules of files and folders, of what a file says of itself, and of who states a fact. Examples only.

use super::{CREATE, LIST, Rule, SERVICE, rule};

pub(super) const RULES: &[Rule] = &[
    rule(
        "unreadable-file",
        "A spec file is UTF-8 text. One that was saved in another encoding, or may not be read, is reported and never \
         guessed at. One of more than 256 KiB is not read at all: no page needs a tenth of that.",
    )
    .at(LIST, "doc: Lists the logs of a box.")
    .bad("doc: Lists the logs of a caf\u{fffd}.")
    .good("doc: Lists the logs of a café."),
    rule(
        "empty-spec",
        "A folder without any service is nearly always a wrong path. Taken as it is, it would mean to remove every \
         generated client.",
    )
    .files()
    .bad("spec/README.md")
    .good("spec/README.md\nspec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/ListLogs.yaml"),
    rule(
        "missing-service",
        "Hosts, protocol and the ways in which lists travel are the same for all operations, so they are said once, in \
         `service.yaml`. Without it no operation can be called.",
    )
    .files()
    .bad("spec/acme/box/CreateLog.yaml\nspec/acme/box/ListLogs.yaml")
    .good("spec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/ListLogs.yaml"),
    rule(
        "folder-name",
        "The folders of vendor and service become a crate, a module and a cargo feature, so their names have to be \
         names there.",
    )
    .files()
    .bad("spec/acme/Box/service.yaml\nspec/acme/Box/CreateLog.yaml\nspec/acme/Box/ListLogs.yaml")
    .good("spec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/ListLogs.yaml"),
    rule(
        "stray-file",
        "A spec file that is called or placed otherwise would not be read, and what was generated from it would be \
         removed as stale, without a word.",
    )
    .files()
    .bad(
        "spec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/ListLogs.yaml\n\
         spec/acme/box/DropLog.yml",
    )
    .good("spec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/ListLogs.yaml"),
    rule(
        "service-without-operations",
        "A service of which nothing can be called makes an empty module; usually its operations are misplaced.",
    )
    .files()
    .bad(
        "spec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/ListLogs.yaml\n\
         spec/acme/shed/service.yaml",
    )
    .good("spec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/ListLogs.yaml"),
    rule("spec-version", "A file of another version of the language could be misread without any other error.")
        .at(LIST, "spec: 1")
        .bad("spec: 2")
        .good("spec: 1"),
    rule("file-name", "One operation is one file of the same name, so that it can be found and never stands twice.")
        .at(LIST, "operation:\n  name: ListLogs")
        .bad("operation:\n  name: ListLog")
        .good("operation:\n  name: ListLogs"),
    rule(
        "page-or-authority",
        "Everything that a file states plainly is stated by somebody: by its page, or by the source that stands in for \
         one. Two of them could contradict each other, none cannot be checked.",
    )
    .at(CREATE, "page:\n  title: Creating a Log")
    .bad("authority: sdk\npage:\n  title: Creating a Log")
    .good("page:\n  title: Creating a Log"),
    rule("host-form", "Requests always go over HTTPS to paths that the operations state, so a host is a name alone.")
        .at(SERVICE, "host: box.{region}.acme.example")
        .bad("host: https://box.{region}.acme.example/v1")
        .good("host: box.{region}.acme.example"),
    rule("unknown-placeholder", "The client can only fill in the region. Any other brace would be sent as it is.")
        .at(SERVICE, "host: box.{region}.acme.example")
        .bad("host: box.{zone}.acme.example")
        .good("host: box.{region}.acme.example"),
    rule(
        "unknown-source",
        "A fact is worth as much as its source. A source that is not pinned to a version or commit cannot be asked \
         again.",
    )
    .at(CREATE, "beyond: {cli: {length: up to 255}}")
    .bad("beyond: {console: {length: up to 255}}")
    .good("beyond: {cli: {length: up to 255}}"),
    rule(
        "unused-source",
        "A source that supports nothing is left over from a fact that is gone, or was forgotten. One that a program reads \
         is of use by itself, as everything is compared with it.",
    )
    .at(LIST, "sources:\n  sdk: acme-sdk 1.0")
    .bad("sources:\n  sdk: acme-sdk 1.0\n  docs: acme-docs 2.0")
    .good("sources:\n  sdk: acme-sdk 1.0\n  tccli: {package: tccli 3.1.189.1, folder: services/box/v1}"),
    rule(
        "unpinned-source",
        "A source without a version, a date or a commit may say something else tomorrow, and nobody could tell.",
    )
    .at(LIST, "sources:\n  sdk: acme-sdk 1.0")
    .bad("sources:\n  sdk: the latest acme-sdk")
    .good("sources:\n  sdk: acme-sdk 1.0"),
    rule(
        "unreadable-source",
        "A source that is written as a package is read by a program. Where there is none, what it says rests on whoever \
         read it, and a text says so.",
    )
    .at(LIST, "sources:\n  sdk: acme-sdk 1.0")
    .bad("sources:\n  sdk: {package: acme-sdk 1.0}")
    .good("sources:\n  sdk: acme-sdk 1.0"),
    rule("source-name", "Where two sources differ a quirk names both, and `page` is always the page.")
        .at(LIST, "authority: sdk\n\nsources:\n  sdk: acme-sdk 1.0")
        .bad("authority: page\n\nsources:\n  page: acme-sdk 1.0")
        .good("authority: sdk\n\nsources:\n  sdk: acme-sdk 1.0"),
    rule(
        "recovered-without-lost",
        "A recovered limit counts as much as one of the page, which it can only because the page had a hole there. So \
         the hole is stated.",
    )
    .at(CREATE, "lost: list\nrecovered: {sdk: {enum: {low: few details, high: many details}}}")
    .bad("recovered: {sdk: {enum: {low: few details, high: many details}}}")
    .good("lost: list\nrecovered: {sdk: {enum: {low: few details, high: many details}}}"),
    rule("from-and-row", "A field that no row of the page has cannot have lost a part of its row, or be spelt there.")
        .at(CREATE, "Period:\n  type: integer\n  from: cli")
        .bad("Period:\n  type: integer\n  from: cli\n  lost: text")
        .good("Period:\n  type: integer\n  from: cli"),
    rule("fact-twice", "A limit from two sources would be one limit with two severities. The stronger source keeps it.")
        .at(CREATE, "cannot-start-with: [\"http:\", \"https:\"]\ndoc: Free text.\nbeyond: {cli: {length: up to 255}}")
        .bad(
            "
            cannot-start-with: [\"http:\", \"https:\"]
            doc: Free text.
            beyond: {cli: {cannot-start-with: [\"http:\", \"https:\"]}}
            ",
        )
        .good("cannot-start-with: [\"http:\", \"https:\"]\ndoc: Free text.\nbeyond: {cli: {length: up to 255}}"),
    rule(
        "sources-disagree",
        "What stood in one hole of the page was one fact. If two sources remember it differently, somebody has to \
         decide.",
    )
    .at(CREATE, "lost: list\nrecovered: {sdk: {enum: {low: few details, high: many details}}}")
    .bad(
        "
        lost: list
        recovered:
          sdk: {enum: {low: few details, high: many details}}
          cli: {enum: {low: few details, top: all details}}
        ",
    )
    .good(
        "
        lost: list
        recovered:
          sdk: {enum: {low: few details, high: many details}}
          cli: {enum: {low: few details, high: many details}}
        ",
    ),
    rule("empty-doc", "These texts become the documentation of the client, where an empty one helps nobody.")
        .at(CREATE, "Value: {type: string, doc: Content of the tag.}")
        .bad("Value: {type: string, doc: \"\"}")
        .good("Value: {type: string, doc: Content of the tag.}"),
    rule("sensitive-example", "What is never printed must not be printed in the documentation either.")
        .at(CREATE, "sensitive: true, doc: Unique to this call.")
        .bad("sensitive: true, example: token-1, doc: Unique to this call.")
        .good("sensitive: true, doc: Unique to this call."),
];
