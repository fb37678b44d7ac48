//! Rules that hold a file against the page itself, where it is at hand. Examples only.

use super::{CASES, CREATE, Rule, rule};

const DIGEST: &str = "sha256: 001cc486582a5ad60762da95bc5ba5d758193805bf4b5d6fa0f8f2ed25bf65f1";

pub(super) const RULES: &[Rule] = &[
    rule(
        "page-unreadable",
        "A page that is missing, or whose tables cannot be told apart, proves nothing. Nothing is guessed: the report says what was seen, and what \
         would help. Pages are named after their document, `vendor-service-Operation.txt` or `.html`.",
    )
    .files()
    .bad("spec/other/box/CreateLog.yaml\nspec/other/box/CreateLog.cases.yaml\nspec/other/box/ListLogs.yaml\nspec/other/box/service.yaml")
    .good("spec/acme/box/CreateLog.yaml\nspec/acme/box/CreateLog.cases.yaml\nspec/acme/box/ListLogs.yaml\nspec/acme/box/service.yaml"),
    rule(
        "page-changed",
        "The digest says which text was transcribed. When the vendor changes the page, somebody has to look at what changed.",
    )
    .at(CREATE, DIGEST)
    .bad("sha256: 0000000000000000000000000000000000000000000000000000000000000000")
    .good(DIGEST),
    rule("page-table", "Every table of the page is transcribed, and its lines say where it stands.")
        .at(CREATE, "T2: 20-20")
        .bad("T2: 19-19")
        .good("T2: 20-20"),
    rule(
        "page-row",
        "Every row of the page is exactly one entry of the file, by the same name and in the same order. A forgotten row is a parameter that no client \
         has; an added one is a parameter that nobody documented.",
    )
    .at(CREATE, "409 Exists:")
    .bad("409 Exist:")
    .good("409 Exists:"),
    rule("page-cell", "Type, Required, Example, status and permission are copied from their cells.")
        .at(CREATE, "example: my-log")
        .bad("example: our-log")
        .good("example: my-log"),
    rule(
        "page-fact",
        "The sentences of a row are read again by program, and what they state is what the file states, both ways: an added limit refuses requests \
         that the service takes, and a forgotten one sends requests that it refuses. The row of this example says \"You can add up to 5 tags.\"",
    )
    .at(CREATE, "items: up to 5")
    .bad("items: up to 50")
    .good("items: up to 5"),
    rule(
        "page-hole",
        "A row whose text was lost must say so, as what fills it comes from elsewhere. Where nothing was lost, `lost` would let a witness overrule the \
         page.",
    )
    .at(CREATE, "doc: Free text.")
    .bad("lost: list\ndoc: Free text.")
    .good("doc: Free text."),
    rule("page-example", "The JSON that the page shows is transcribed as it stands, all of it, from the lines that it stands on.")
        .at(CASES, "request-lines: 80-85")
        .bad("request-lines: 80-84")
        .good("request-lines: 80-85"),
];
