//! Rules that hold a file against the page itself, where it is at hand. Examples only.

use super::{CREATE, PAGE, Rule, rule};

pub(super) const RULES: &[Rule] = &[
    rule(
        "page-unreadable",
        "A page whose tables cannot be told apart proves nothing. Nothing is guessed: the report says what was seen, and what would help.",
    )
    .at(PAGE, "box_id | string | Yes | Box that is kept an eye on. |")
    .bad("box_id | string; Yes | Box that is kept an eye on. |")
    .good("box_id | string | Yes | Box that is kept an eye on. |"),
    rule(
        "source-unreadable",
        "A folder of sources that has none of the sources is not the folder that was meant. Pages are files named after their operation, \
         `vendor-service-Operation.txt` or `.html`; packages are folders, `package-version`.",
    )
    .files()
    .bad("spec/other/box/CreateLog.yaml\nspec/other/box/ListLogs.yaml\nspec/other/box/service.yaml")
    .good("spec/acme/box/CreateLog.yaml\nspec/acme/box/ListLogs.yaml\nspec/acme/box/service.yaml"),
    rule(
        "page-changed",
        "The lock says by a digest which text was read. When the vendor changes the page, somebody has to look at what changed.",
    )
    .at(PAGE, "Starts to keep what passes a box.")
    .bad("Starts to keep whatever passes a box.")
    .good("Starts to keep what passes a box."),
    rule("page-table", "Every table of the page has a name, in the order of the page, and is transcribed.")
        .at(PAGE, "Error codes\nHTTP status code | Error code | Error message | Description |")
        .bad(
            "
            Table 6 Colour
            Element | Type | Description |
            Shade | string | How dark it is. |
            Error codes
            HTTP status code | Error code | Error message | Description |
            ",
        )
        .good("Error codes\nHTTP status code | Error code | Error message | Description |"),
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
        "page-misread",
        "A program reads the sentences of a row, and a sentence can be worse than the program. What it misread is named as it was read, so that the \
         line falls as soon as the sentence, or the program, is better. What the file says instead is pinned, as nothing reads it.",
    )
    .at(CREATE, "range: 1 to 100")
    .bad("range: 1 to 100\nmisread: {range: 1 to 64}")
    .good("range: 1 to 100"),
    rule(
        "page-hole",
        "A row whose text was lost must say so, as what fills it comes from elsewhere. Where nothing was lost, `lost` would let another source overrule the \
         page.",
    )
    .at(CREATE, "doc: Free text.")
    .bad("lost: list\ndoc: Free text.")
    .good("doc: Free text."),
    rule("page-example", "The JSON that the page shows is transcribed as it stands, all of it.")
        .at(CREATE, "\"Target\": \"target-1\"}")
        .bad("\"Target\": \"target-2\"}")
        .good("\"Target\": \"target-1\"}"),
    rule(
        "source-row",
        "A field that is there in the name of a source is a field of that source. One that it does not have is nobody's.",
    )
    .at(CREATE, "Period:\n  type: integer")
    .bad("Lid: {type: string, from: cli, doc: Kind of the lid.}\nPeriod:\n  type: integer")
    .good("Period:\n  type: integer"),
    rule("source-cell", "Type, place and Required of a field are those of the source in whose name it is there.")
        .at(CREATE, "Period:\n  type: integer")
        .bad("Period:\n  type: string")
        .good("Period:\n  type: integer"),
    rule(
        "source-fact",
        "What is said in the name of a source that a program reads, that source says. The sentences of its texts are read as those of pages are. The source \
         of this example allows 255 characters.",
    )
    .at(CREATE, "beyond: {cli: {length: up to 255}}")
    .bad("beyond: {cli: {length: up to 256}}")
    .good("beyond: {cli: {length: up to 255}}"),
    rule(
        "sources-differ",
        "Two sources of one operation are two chances to find a mistake. Where they differ in the name, the place, the type or Required of a field, \
         somebody has decided which of them holds, and says so.",
    )
    .at(CREATE, "Value: {type: string, doc: Content of the tag.}")
    .bad("Value: {type: boolean, type-on-page: string, doc: Content of the tag.}")
    .good("Value: {type: string, doc: Content of the tag.}"),
    rule(
        "sources-agree",
        "A difference that is no more needs no excuse, and the excuse would hide the next one.",
    )
    .at(CREATE, "quirks:\n  - at: page")
    .bad("quirks:\n  - {at: field Tag.Value, found: One has no text., decided: A text., between: [page, cli]}\n  - at: page")
    .good("quirks:\n  - at: page"),
];
