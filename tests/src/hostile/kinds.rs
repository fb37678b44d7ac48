//! Spec files that nobody writes by accident: each kind of malice once, at the size that hurts most. It must not say what becomes of them, only
//! that each is to be read in little time and memory.

use flowlog_codegen::spec::LARGEST_FILE;

use super::beside;
use crate::trees::Tree;

/// 10 MB, which nobody should even try to read.
const HUGE: usize = 10 << 20;

/// Specs by the malice of one of their files. What is `longest` or without a size fills the largest file that is read.
pub fn kinds() -> Vec<(&'static str, Tree)> {
    let sound =
        String::from_utf8(beside("ListLogs.yaml", Vec::new())["acme/box/CreateLog.yaml"].clone()).expect("text");
    let mut kinds =
        vec![("a service of unknown keys", beside("service.yaml", filled("", LARGEST_FILE, |n| format!("a{n}: 1"))))];
    for (name, content) in [encodings(&sound), sizes(&sound), depths(&sound), features(&sound), many(&sound)].concat() {
        kinds.push((name, beside("CreateLog.yaml", content)));
    }
    kinds
}

/// Where the rows of the largest table begin.
const ROWS: &str = "    table: T3\n    fields:\n";

type Kinds = Vec<(&'static str, Vec<u8>)>;

fn encodings(sound: &str) -> Kinds {
    vec![
        ("nothing", Vec::new()),
        ("CRLF", sound.replace('\n', "\r\n").into()),
        ("CR", sound.replace('\n', "\r").into()),
        ("a byte order mark", format!("\u{feff}{sound}").into()),
        ("tabs", sound.replace("  ", "\t").into()),
        ("NUL", sound.replace("doc: ", "doc: \0").into()),
        ("other line ends", sound.replace("doc: ", "doc: \u{85}\u{2028}\u{202e}").into()),
        ("not UTF-8", [sound.as_bytes(), b"\xff\xfe\xc0\x80"].concat()),
        ("UTF-16", sound.encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ]
}

fn sizes(sound: &str) -> Kinds {
    let room = LARGEST_FILE - sound.len() - 2;
    let line = |text: String| sound.replacen("doc: Free text.", &format!("doc: {text}"), 1).into();
    vec![
        ("10 MB of letters", vec![b'a'; HUGE]),
        ("10 MB of lines", vec![b'\n'; HUGE]),
        ("10 MB of rows", "      Size: {type: integer, doc: How much.}\n".repeat(HUGE / 42).into()),
        ("a line of 1 MB", line("a ".repeat(1 << 19))),
        ("a longest line", line("a ".repeat(room / 2))),
        ("a longest word", line("a".repeat(room))),
        ("a longest line of wide letters", line("\u{1f600}".repeat(room / 4))),
        ("a longest unfinished quote", line(format!("\"{}", "a ".repeat(room / 2)))),
        ("a longest key", format!("{sound}{}: 1\n", "a".repeat(room - 4)).into()),
        ("longest spaces", format!("{sound}{}", " ".repeat(room)).into()),
        ("longest lines", format!("{sound}{}", "\n".repeat(room)).into()),
        ("longest comments", format!("{sound}{}", "#\n".repeat(room / 2)).into()),
        (
            "a longest range of characters",
            sound.replace("characters: a-z 0-9 -", &format!("characters:{}", " a-z".repeat(room / 4))).into(),
        ),
    ]
}

fn depths(sound: &str) -> Kinds {
    let room = LARGEST_FILE - sound.len() - 2;
    let lines: Vec<String> =
        (0..).map(|depth| format!("{}a:\n", " ".repeat(depth))).take((2.0 * room as f64).sqrt() as usize - 4).collect();
    vec![
        ("lists in lists", "[".repeat(room).into()),
        (
            "lists in lists, all closed",
            format!("{sound}a: {}{}", "[".repeat(room / 2 - 4), "]".repeat(room / 2 - 4)).into(),
        ),
        ("maps in maps", "{a: ".repeat(room / 4).into()),
        ("lists in lists by indentation", "- ".repeat(room / 2).into()),
        ("maps in maps by indentation", lines.concat().into()),
        ("keys that are maps", "? ".repeat(room / 2).into()),
        (
            "a list of lists of lists",
            sound.replacen("type: integer", &format!("type: {}integer", "list of ".repeat(room / 8)), 1).into(),
        ),
        (
            "JSON in JSON",
            sound.replacen("    request: |\n", &format!("    request: |\n      {}\n", "[".repeat(room - 8)), 1).into(),
        ),
        (
            "types in types",
            under(sound, "types:\n", |n| format!("  T{n}: {{doc: A, fields: {{f: {{type: T{}, doc: A}}}}}}", n + 1)),
        ),
        (
            "types in types, the innermost first",
            under(sound, "types:\n", |n| format!("  T{}: {{doc: A, fields: {{f: {{type: T{n}, doc: A}}}}}}", n + 1)),
        ),
        (
            "types in types, twice each",
            under(sound, "types:\n", |n| {
                format!("  T{n}: {{doc: A, fields: {{f: {{type: T{0}, doc: A}}, g: {{type: T{0}, doc: A}}}}}}", n + 1)
            }),
        ),
        (
            "types in all types before them",
            under(sound, "types:\n", |n| {
                format!("  T{n}: {{doc: A, fields: {{f: {{type: T{}, doc: A}}, g: {{type: T0, doc: A}}}}}}", n + 1)
            }),
        ),
        (
            "values of values",
            under(sound, "types:\n", |n| {
                format!("  T{n}: {{doc: A, fields: {{f: {{type: string, enum-of: T{}.f, doc: A}}}}}}", n + 1)
            }),
        ),
    ]
}

fn features(sound: &str) -> Kinds {
    let room = LARGEST_FILE - sound.len();
    let more = |line: fn(usize) -> String| filled(sound, LARGEST_FILE, line);
    let bomb = (1..40)
        .map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}]\n", n - 1));
    vec![
        ("an alias bomb", format!("a0: &a0 [lol]\n{}{sound}", bomb.collect::<String>()).into()),
        ("anchors", more(|n| format!("a{n}: &a{n} 1"))),
        ("aliases", more(|n| if n == 0 { "a: &a 1".to_owned() } else { format!("a{n}: *a") })),
        ("aliases of nothing", more(|n| format!("a{n}: *a{n}"))),
        ("tags", more(|n| format!("a{n}: !!str 1"))),
        ("merge keys", more(|_| "<<: {a: 1}".to_owned())),
        ("directives", filled("", room, |n| format!("%TAG !a{n}! b"))),
        ("documents", more(|_| "---".to_owned())),
    ]
}

fn many(sound: &str) -> Kinds {
    let more = |line: fn(usize) -> String| filled(sound, LARGEST_FILE, line);
    vec![
        ("unknown keys", more(|n| format!("a{n}: 1"))),
        ("one key again and again", more(|_| "a: 1".to_owned())),
        ("empty values", more(|n| format!("a{n}:"))),
        ("fields", under(sound, ROWS, |n| format!("      F{n}: {{type: string, doc: A}}"))),
        (
            "fields of one Rust name",
            under(sound, ROWS, |n| format!("      F{}: {{type: string, doc: A}}", "_".repeat(n % 512))),
        ),
        (
            "conditions",
            under(sound, ROWS, |n| {
                format!("      F{n}: {{type: string, required: {{when: {{F{}: [a]}}}}, doc: A}}", n + 1)
            }),
        ),
        (
            "values",
            sound
                .replacen(
                    "enum: {",
                    &format!("enum: {{{}", (0..20_000).map(|n| format!("v{n}: a, ")).collect::<String>()),
                    1,
                )
                .into(),
        ),
        ("error codes", under(sound, "  codes:\n", |n| format!("    400 Code{n}: {{doc: A}}"))),
        ("cases", under(sound, "cases:\n", |n| format!("  - {{name: n{n}, set: {{Size: \"{n}\"}}, accepts: all}}"))),
        ("examples", under(sound, "examples:\n", |n| format!("  e{n}: {{request: '{{}}'}}"))),
        ("quirks", under(sound, "quirks:\n", |n| format!("  - {{at: T3 {n}, found: A, decided: B}}"))),
        ("sources", under(sound, "sources:\n", |n| format!("  w{n}: a 1"))),
        ("keys that no field has", under(sound, "      Port:\n", |n| format!("        f{n}: 1"))),
    ]
}

/// A text with as many lines behind it as there is room for.
fn filled(text: &str, room: usize, line: impl Fn(usize) -> String) -> Vec<u8> {
    let mut text = text.to_owned();
    for number in 0.. {
        let line = line(number);
        if text.len() + line.len() + 1 > room {
            break;
        }
        text.extend([&*line, "\n"]);
    }
    text.into()
}

/// The same behind the line with which a part of the file begins.
fn under(sound: &str, head: &str, line: impl Fn(usize) -> String) -> Vec<u8> {
    let (before, behind) = sound.split_once(head).expect("a part of the file");
    let room = LARGEST_FILE - behind.len();
    let mut text = filled(&format!("{before}{head}"), room, line);
    text.extend(behind.bytes());
    text
}
