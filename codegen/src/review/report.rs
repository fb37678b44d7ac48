//! What a reviewer reads in the terminal. Arranges; decides nothing.

use std::fmt::Write;

use super::sheet::{Entry, Seen, Sheet};
use crate::ledger::Claim;

/// All rows of an operation's page beside what the spec has for them, then what no row supports.
pub(super) fn operation(sheet: &Sheet) -> String {
    let mut text = format!("{}, transcribed from {}\n", sheet.operation, sheet.source);
    for table in &sheet.tables {
        let _ = writeln!(text, "\ntable {}, {} rows", table.name, table.entries.len());
        table.entries.iter().for_each(|entry| self::entry(&mut text, entry));
    }
    if !sheet.without.is_empty() {
        let is_known = sheet.without.iter().all(|entry| entry.row.is_none());
        text.push_str(if is_known { "\nfields that no row has\n" } else { "\nfields whose rows are not known\n" });
        sheet.without.iter().for_each(|entry| self::entry(&mut text, entry));
    }
    if !sheet.claims.is_empty() {
        text.push_str("\nwhat else no row supports\n");
        claims(&mut text, &sheet.claims, "");
    }
    let all: usize = sheet.tables.iter().map(|table| table.entries.len()).sum();
    let unsupported = sheet.claims.len() + sheet.entries().map(|entry| entry.unsupported.len()).sum::<usize>();
    let _ = writeln!(
        text,
        "\n{all} rows in {} tables, {} fields without a row; {unsupported} facts that no row supports\n\
         one field, and what would notice if it changed: cargo xtask review {} FIELD{}",
        sheet.tables.len(),
        sheet.without.iter().filter(|entry| entry.row.is_none()).count(),
        sheet.operation,
        sheet.option
    );
    text
}

fn entry(text: &mut String, entry: &Entry) {
    let place =
        entry.row.as_ref().map_or_else(|| "no row".to_owned(), |seen| format!("{} {}", seen.table, seen.number));
    let _ = writeln!(text, "\n{place:<16} {}  {}", entry.path, entry.place);
    if let Some(seen) = &entry.row {
        let _ = writeln!(text, "  page   {}", seen.read);
        words(text, seen);
    }
    let written: Vec<_> = entry.written.iter().map(|(key, value)| format!("{key}: {value}")).collect();
    let written = if written.is_empty() { entry.name.clone() } else { written.join("; ") };
    let _ = writeln!(text, "  spec   {}", if entry.path.is_empty() { "nothing" } else { &written });
    claims(text, &entry.unsupported, &entry.path);
}

/// One field: what the spec says, which row says so, what it becomes, and what would notice a change.
pub(super) fn field(sheet: &Sheet, entry: &Entry) -> String {
    let mut text = format!("{} of {}\n\nthe spec says, at {}\n", entry.path, sheet.operation, entry.place);
    for (key, value) in &entry.written {
        let _ = writeln!(text, "  {key}: {value}");
    }
    match &entry.row {
        Some(seen) => {
            let _ = writeln!(
                text,
                "\nthe row that says so: row {} of table {}, {}of {}\n  read as  {}",
                seen.number,
                seen.table,
                lines(seen),
                sheet.source,
                seen.read
            );
            words(&mut text, seen);
            if let (None, Some(words)) = (&seen.text, &seen.words) {
                let _ = writeln!(text, "  text     not kept, only its digest {}; --sources DIR shows it", words.digest);
            }
        }
        None => text.push_str("\nno row says so\n"),
    }
    if !entry.unsupported.is_empty() {
        text.push_str("\nwhat no row supports\n");
        claims(&mut text, &entry.unsupported, &entry.path);
    }
    let Some(field) = &entry.field else { return text };
    if !field.limits.is_empty() {
        text.push_str("\nwhat the clients check\n");
    }
    for limit in &field.limits {
        let _ = writeln!(text, "  {} ({}): {}\n           {}", limit.severity, limit.origin, limit.words, limit.id);
    }
    if !field.is_sent {
        text.push_str("\nonly answers have it, and answers are never checked: its limits are documentation\n");
    }
    notices(&mut text, sheet, entry);
    text
}

fn lines(seen: &Seen) -> String {
    match (&seen.words, seen.lines) {
        (None, _) => String::new(),
        (_, lines) if lines.first == lines.last => format!("line {} ", lines.first),
        (_, lines) => format!("lines {lines} "),
    }
}

fn notices(text: &mut String, sheet: &Sheet, entry: &Entry) {
    let option = &sheet.option;
    text.push_str("\nwhat would notice a change\n");
    if let Some(Seen { number, words: Some(words), .. }) = &entry.row {
        let _ = writeln!(
            text,
            "  of the page  `cargo xtask check{option} --sources DIR` reads row {number} again: cells, facts and holes\n               \
             `cargo xtask drift NEW{option}` compares it with the lock, its words by the digest {},\n               \
             and says what a changed fact means for callers",
            words.digest
        );
        let _ =
            writeln!(text, "  of the spec  `cargo xtask check{option}` holds it against the row as the lock has it");
    }
    if !entry.unsupported.is_empty() {
        let _ = writeln!(
            text,
            "  of the spec  the lock has {} as it was; `cargo xtask check{option}` compares",
            said(entry.unsupported.len())
        );
    }
    let Some(field) = &entry.field else { return };
    for (name, verdict) in &field.cases {
        let _ = writeln!(text, "  case         {name}: {verdict}");
    }
    if field.cases.is_empty() && field.is_sent && !field.limits.is_empty() {
        let _ = writeln!(text, "  case         none of {} is about it", sheet.operation);
    }
}

fn said(facts: usize) -> String {
    if facts == 1 {
        "the fact that no row supports".to_owned()
    } else {
        format!("the {facts} facts that no row supports")
    }
}

fn claims(text: &mut String, claims: &[(Claim, String)], below: &str) {
    for (claim, who) in claims {
        let path = claim.path.strip_prefix(below).unwrap_or(&claim.path).trim_start_matches('.');
        let _ = writeln!(text, "  no row {path}: {}  ({who})", claim.value);
    }
}

/// The sentences that say more than was read, and the vendor's words, if the page is at hand.
fn words(text: &mut String, seen: &Seen) {
    let unread: Vec<_> = seen.words.iter().flat_map(|words| &words.unread).map(usize::to_string).collect();
    if !unread.is_empty() {
        let _ = writeln!(text, "  not read sentence {} to its end: see whether it states a limit", unread.join(", "));
    }
    if let Some(words) = &seen.text {
        let words: Vec<&str> = words.split_whitespace().collect();
        let _ = writeln!(text, "  text     \"{}\"", words.join(" "));
    }
}
