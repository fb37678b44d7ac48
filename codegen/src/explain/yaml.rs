//! Rules of the text itself: YAML, and the keys and words of the spec language. Examples only; what is refused is decided in `spec`.

use super::{CREATE, LIST, Rule, SERVICE, rule};

pub(super) const RULES: &[Rule] = &[
    rule(
        "yaml-syntax",
        "A file that is not YAML cannot be read to its end. What stands behind the mistake is unknown, so nothing is \
         generated from it.",
    )
    .at(LIST, "operation:\n  name: ListLogs\n  doc: Lists the logs of a box.")
    .bad("operation:\n   name: ListLogs\n  doc: Lists the logs of a box.")
    .good("operation:\n  name: ListLogs\n  doc: Lists the logs of a box."),
    rule(
        "yaml-feature",
        "Anchors, aliases, tags and merge keys give one fact two spellings and move it away from its row. A reviewer \
         who lays page and file side by side would have to resolve them in the head.",
    )
    .at(LIST, "Logs: {type: list of Log, doc: The logs of this page.}\nPage: {type: Page, doc: How to go on.}")
    .bad("Logs: {type: list of Log, doc: &doc The logs of this page.}\nPage: {type: Page, doc: *doc}")
    .good("Logs: {type: list of Log, doc: The logs of this page.}\nPage: {type: Page, doc: How to go on.}"),
    rule(
        "open-matter",
        "`cargo xtask import` writes `todo:` wherever only a person can say what belongs there. Until it is said, nothing is \
         generated.",
    )
    .at(LIST, "Page: {type: Page, doc: How to go on.}")
    .bad("Page: {type: Page, doc: \"todo: what it is\"}")
    .good("Page: {type: Page, doc: How to go on.}"),
    rule(
        "duplicate-key",
        "Of a key that is given twice, most readers of YAML silently take the second. Here neither is taken before \
         somebody has decided.",
    )
    .at(LIST, "style: marker\nposition: Marker")
    .bad("style: marker\nposition: Marker\nstyle: token")
    .good("style: marker\nposition: Marker"),
    rule(
        "empty-value",
        "A key without a value can mean an empty text, a forgotten one or nothing at all. The file has to say which.",
    )
    .at(CREATE, "default: 10\nunit: bytes")
    .bad("default:\nunit: bytes")
    .good("default: 10\nunit: bytes"),
    rule("unknown-key", "A misspelt key would be a limit that nobody checks, so every key has to be known.")
        .at(CREATE, "Size:\n  type: integer\n  range: 1 to 100")
        .bad("Size:\n  type: integer\n  rnage: 1 to 100")
        .good("Size:\n  type: integer\n  range: 1 to 100"),
    rule(
        "missing-key",
        "Some keys carry what the generated client cannot do without: a type, a text for its documentation, a host.",
    )
    .at(LIST, "Total: {type: integer, doc: Number of all logs.}")
    .bad("Total: {type: integer}")
    .good("Total: {type: integer, doc: Number of all logs.}"),
    rule(
        "wrong-kind",
        "Each key has one form: a text, a list or a map. One form per fact keeps files comparable line by line.",
    )
    .at(CREATE, "success: {status: [202]}")
    .bad("success: {status: 202}")
    .good("success: {status: [202]}"),
    rule("unknown-word", "Where the language has a closed set of words, a word outside it would have no meaning.")
        .at(SERVICE, "fields-in: query\nlists: repeat")
        .bad("fields-in: query\nlists: commas")
        .good("fields-in: query\nlists: flatten"),
];
