//! Rules of files and folders, of what a file says of itself, and of who states a fact. Examples only.

use super::{CASES, CREATE, LIST, Rule, SERVICE, rule};

pub(super) const RULES: &[Rule] = &[
    rule(
        "unreadable-file",
        "A spec file is UTF-8 text. One that was saved in another encoding, or may not be read, is reported and never \
         guessed at. One of more than 256 KiB is not read at all: no page needs a tenth of that. \
         Neither is a pipe, a device or a folder, nor a link that leads out of the spec folder: what is wrong with a \
         spec is shown with its lines. A link to another file of the folder is read.",
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
    .good("spec/README.md\nspec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/CreateLog.cases.yaml\nspec/acme/box/ListLogs.yaml"),
    rule(
        "missing-service",
        "Hosts, protocol and the ways in which lists travel are the same for all operations, so they are said once, in \
         `service.yaml`. Without it no operation can be called.",
    )
    .files()
    .bad("spec/acme/box/CreateLog.yaml\nspec/acme/box/CreateLog.cases.yaml\nspec/acme/box/ListLogs.yaml")
    .good("spec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/CreateLog.cases.yaml\nspec/acme/box/ListLogs.yaml"),
    rule(
        "folder-name",
        "The folders of vendor and service become a crate, a module and a cargo feature, so their names have to be \
         names there: at most 56 lower-case letters, digits and underscores. Every crate has the features `default`, `reqwest`, `serde`, \
         `tracing` and `ureq` and the module `runtime` already, and `bin` and `lib` mean something to cargo; `codegen`, `fuzz`, `runtime`, \
         `tests` and `xtask` are crates of the workspace, and `schemas` the folder of the schemas.",
    )
    .files()
    .bad("spec/acme/Box/service.yaml\nspec/acme/Box/CreateLog.yaml\nspec/acme/Box/CreateLog.cases.yaml\nspec/acme/Box/ListLogs.yaml")
    .good("spec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/CreateLog.cases.yaml\nspec/acme/box/ListLogs.yaml"),
    rule(
        "stray-file",
        "A spec file that is called or placed otherwise would not be read, and what was generated from it would be \
         removed as stale, without a word.",
    )
    .files()
    .bad(
        "spec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/CreateLog.cases.yaml\nspec/acme/box/ListLogs.yaml\n\
         spec/acme/box/DropLog.yml",
    )
    .good("spec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/CreateLog.cases.yaml\nspec/acme/box/ListLogs.yaml"),
    rule(
        "cases-without-operation",
        "Examples, cases and quirks stand beside their operation, in a file of its name. Under a misspelt name nobody would miss them.",
    )
    .files()
    .bad(
        "spec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/CreateLogs.cases.yaml\n\
         spec/acme/box/ListLogs.yaml",
    )
    .good(
        "spec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/CreateLog.cases.yaml\n\
         spec/acme/box/ListLogs.yaml",
    ),
    rule(
        "service-without-operations",
        "A service of which nothing can be called makes an empty module; usually its operations are misplaced.",
    )
    .files()
    .bad(
        "spec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/CreateLog.cases.yaml\nspec/acme/box/ListLogs.yaml\n\
         spec/acme/shed/service.yaml",
    )
    .good("spec/acme/box/service.yaml\nspec/acme/box/CreateLog.yaml\nspec/acme/box/CreateLog.cases.yaml\nspec/acme/box/ListLogs.yaml"),
    rule("spec-version", "A file of another version of the language could be misread without any other error.")
        .at(LIST, "spec: 1")
        .bad("spec: 2")
        .good("spec: 1"),
    rule(
        "operation-name",
        "The name of an operation is that of a file of the spec, of the client and of the schemas; it stands in ids with dots \
         between the parts, and travels in headers. So it is at most 100 ASCII letters and digits, `-` or `_` between them, a letter \
         first; no file of that name is a device on Windows (`Con`, `Nul`, `Com1`), and no two of a service differ only by case, \
         which are one file on many disks.",
    )
    .at(LIST, "operation:\n  name: ListLogs")
    .bad("operation:\n  name: Logs.List")
    .good("operation:\n  name: ListLogs"),
    rule("file-name", "One operation is one file of the same name, so that it can be found and never stands twice.")
        .at(LIST, "operation:\n  name: ListLogs")
        .bad("operation:\n  name: ListLog")
        .good("operation:\n  name: ListLogs"),
    rule(
        "document-or-authority",
        "Everything that a file states plainly is stated by somebody: by its page, or by the witness that stands in for \
         one. Two of them could contradict each other, none cannot be checked.",
    )
    .at(CREATE, "document:\n  id: acme.box.CreateLog")
    .bad("authority: sdk\ndocument:\n  id: acme.box.CreateLog")
    .good("document:\n  id: acme.box.CreateLog"),
    rule("document-id", "The id ties findings of the client to the page, so it follows from where the file stands.")
        .at(CREATE, "document:\n  id: acme.box.CreateLog")
        .bad("document:\n  id: acme.CreateLog")
        .good("document:\n  id: acme.box.CreateLog"),
    rule(
        "unreadable-digest",
        "The digest shows that the text that was transcribed is the text that is compared. A part of it shows nothing.",
    )
    .at(CREATE, "sha256: 001cc486582a5ad60762da95bc5ba5d758193805bf4b5d6fa0f8f2ed25bf65f1")
    .bad("sha256: 001cc486582a")
    .good("sha256: 001cc486582a5ad60762da95bc5ba5d758193805bf4b5d6fa0f8f2ed25bf65f1"),
    rule("host-form", "Requests always go over HTTPS to paths that the operations state, so a host is a name alone, which every reader of addresses takes for a name: its last part is no number. A region is put into it, and so is made of the same characters.")
        .at(SERVICE, "host: box.{region}.acme.example")
        .bad("host: https://box.{region}.acme.example/v1")
        .good("host: box.{region}.acme.example"),
    rule("unknown-placeholder", "The client can only fill in the region. Any other brace would be sent as it is.")
        .at(SERVICE, "host: box.{region}.acme.example")
        .bad("host: box.{zone}.acme.example")
        .good("host: box.{region}.acme.example"),
    rule(
        "unknown-witness",
        "A fact is worth as much as its source. A witness that is not pinned to a version or commit cannot be asked \
         again.",
    )
    .at(CREATE, "beyond: {cli: {length: up to 255}}")
    .bad("beyond: {console: {length: up to 255}}")
    .good("beyond: {cli: {length: up to 255}}"),
    rule("unused-witness", "A source that supports nothing is left over from a fact that is gone, or was forgotten.")
        .at(LIST, "witnesses:\n  sdk: acme-sdk 1.0")
        .bad("witnesses:\n  sdk: acme-sdk 1.0\n  docs: acme-docs 2.0")
        .good("witnesses:\n  sdk: acme-sdk 1.0"),
    rule(
        "unpinned-witness",
        "A source without a version, a date or a commit may say something else tomorrow, and nobody could tell.",
    )
    .at(LIST, "witnesses:\n  sdk: acme-sdk 1.0")
    .bad("witnesses:\n  sdk: the latest acme-sdk")
    .good("witnesses:\n  sdk: acme-sdk 1.0"),
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
        "witnesses-disagree",
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
    rule(
        "hidden-character",
        "A name with a control character, or with one that turns the direction of text, reads like another name, or breaks the \
         line of a report in two. Names of fields, types, tables, codes, witnesses, examples, cases and regions have none; values and \
         descriptions may, and are shown with their numbers.",
    )
    .at(CASES, "- {name: no name, unset: [Name], rejects: Name required}")
    .bad("- {name: \"no \\u202ename\", unset: [Name], rejects: Name required}")
    .good("- {name: no name, unset: [Name], rejects: Name required}"),
    rule("empty-doc", "These texts become the documentation of the client, where an empty one helps nobody.")
        .at(CREATE, "Value: {type: string, doc: Content of the tag.}")
        .bad("Value: {type: string, doc: \"\"}")
        .good("Value: {type: string, doc: Content of the tag.}"),
    rule(
        "enum-without-meaning",
        "The meaning of a value is what a caller chooses by. It is said once: who narrows the values of a field lists those that are left.",
    )
    .at(CREATE, "recovered: {sdk: {enum: {low: few details, high: many details}}}")
    .bad("recovered: {sdk: {enum: {low: few details, high: many details}}}\nbeyond: {cli: {enum: [low, top]}}")
    .good("recovered: {sdk: {enum: {low: few details, high: many details}}}\nbeyond: {cli: {enum: [low]}}"),
    rule("sensitive-example", "What is never printed must not be printed in the documentation either.")
        .at(CREATE, "sensitive: true, doc: Unique to this call.")
        .bad("sensitive: true, example: token-1, doc: Unique to this call.")
        .good("sensitive: true, doc: Unique to this call."),
];
