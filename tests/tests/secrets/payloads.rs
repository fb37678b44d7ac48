//! Texts that would spoil a log, or that quote a secret; and what a log is promised of any text.

use crate::{SECRET, TOKEN, forms};

/// What a line of somebody else's would begin with.
const FORGED: &str = "2026-11-28 INFO FORGED";

/// Texts that make lines of their own, give commands to a terminal, run backwards, or hide.
pub(crate) const SPOILING: [&str; 8] = [
    "x\n2026-11-28 INFO FORGED login ok user=root",
    "x\r\n2026-11-28 INFO FORGED\r2026-11-28 INFO FORGED\n",
    "\u{1b}[31mred\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}2J\u{90}x\u{9c}",
    "\u{202e}sdrawkcab\u{202c}\u{2066}x\u{2069}\u{200f}\u{61c}",
    "in\u{200b}vis\u{200d}ible\u{feff}\u{ad}\u{2060}\u{e0041}\u{180e}",
    "x\u{2028}2026-11-28 INFO FORGED\u{2029}2026-11-28 INFO FORGED\u{85}2026-11-28 INFO FORGED\u{b}\u{c}",
    "nothing\0behind\u{7f}\u{8}\u{8}\u{8}",
    "tab\tand \"quotes\" and \\n and é and 日本 and \u{301}\u{301}\u{301}",
];

/// Texts that quote a secret, in each of its forms, inside of another text.
pub(crate) fn quoting() -> Vec<String> {
    let forms = [SECRET, TOKEN].into_iter().flat_map(forms::quoted);
    // So long that of a secret at the end only the beginning could be shown.
    let at_a_cut = [40, 180, 980, 1980, 3980].map(|before| format!("{} {TOKEN}", "x".repeat(before)));
    forms.map(|form| format!("<{form}>")).chain(at_a_cut).collect()
}

/// Megabytes, also of what becomes longer when it is made visible.
pub(crate) fn long() -> [String; 3] {
    ["A".repeat(7_000_000), "\u{202e}".repeat(100_000), "\n".repeat(100_000)]
}

/// Whether a terminal, or a reader, would take a character for something else than a character.
fn is_spoiling(character: char) -> bool {
    character.is_control()
        || matches!(u32::from(character),
            0xad | 0x61c | 0x180e | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff | 0xfff9..=0xfffb
            | 0xe0000..=0xe0fff | 0x300..=0x36f)
}

/// What is promised of one line for a log.
pub(crate) fn is_a_line(of: &str, line: &str) {
    let spoiling: Vec<char> = line.chars().filter(|character| is_spoiling(*character)).collect();
    assert!(spoiling.is_empty(), "{of}: {spoiling:?} in {line:?}");
    let length = line.chars().count();
    assert!(length <= 4000, "{of}: a line of {length} characters");
}

/// What is promised of everything that is known: lines may be many, and every one begins with words of ours, or indented.
pub(crate) fn is_a_page(of: &str, page: &str) {
    let spoiling: Vec<char> = page.chars().filter(|c| *c != '\n' && is_spoiling(*c)).collect();
    assert!(spoiling.is_empty(), "{of}: {spoiling:?} in {page:?}");
    let forged: Vec<&str> = page.lines().filter(|line| line.starts_with(FORGED)).collect();
    assert!(forged.is_empty(), "{of}: {forged:?} in {page:?}");
    let length = page.chars().count();
    assert!(length <= 40_000, "{of}: {length} characters");
}

#[test]
fn what_spoils_a_log_is_found() {
    for text in &SPOILING[..7] {
        assert!(std::panic::catch_unwind(|| is_a_line("a line", text)).is_err(), "{text:?}");
        assert!(std::panic::catch_unwind(|| is_a_page("a page", text)).is_err(), "{text:?}");
    }
    assert!(std::panic::catch_unwind(|| is_a_line("a line", &long()[0])).is_err());
    assert!(std::panic::catch_unwind(|| is_a_page("a page", &long()[0])).is_err());
}
