//! What a reviewer reads in the terminal. Arranges; decides nothing.

use std::fmt::Write;

use super::{Entry, Seen};
use crate::spec::{File, Node};

/// All fields of an operation: row, line and what no row supports.
pub(super) fn operation(file: &File<'_>, entries: &[Entry]) -> String {
    let mut text = format!("{}, transcribed from {}\n", file.name, source(file));
    let mut without = 0;
    for entry in entries {
        let place =
            entry.row.as_ref().map_or_else(|| "no row".to_owned(), |seen| format!("{} {}", seen.table, seen.number));
        let _ = writeln!(text, "\n{place:<16} {}  {}", entry.path, entry.place);
        if let Some(seen) = &entry.row {
            let _ = writeln!(text, "  page   {}", cells(seen));
            words(&mut text, seen);
        }
        let written: Vec<_> = entry.written.iter().map(|(key, value)| format!("{key}: {value}")).collect();
        let _ = writeln!(text, "  spec   {}", written.join("; "));
        without += entry.unsupported.len();
        unsupported(&mut text, entry);
    }
    let _ = writeln!(
        text,
        "\n{} fields, {} of them without a row; {without} facts that no row supports\n\
         one field, and what would notice if it changed: cargo xtask review {} FIELD",
        entries.len(),
        entries.iter().filter(|entry| entry.row.is_none()).count(),
        file.name
    );
    text
}

/// One field: what the spec says, which row says so, what it becomes, and what would notice a change.
pub(super) fn field(file: &File<'_>, entry: &Entry) -> String {
    let mut text = format!("{} of {}\n\nthe spec says, at {}\n", entry.path, file.name, entry.place);
    for (key, value) in &entry.written {
        let _ = writeln!(text, "  {key}: {value}");
    }
    match &entry.row {
        Some(seen) => {
            let (first, last) = (seen.row.lines.first, seen.row.lines.last);
            let lines = if first == last { format!("line {first}") } else { format!("lines {first}-{last}") };
            let _ = writeln!(
                text,
                "\nthe row that says so: row {} of table {}, {lines} of {}\n  read as  {}",
                seen.number,
                seen.table,
                source(file),
                cells(seen)
            );
            words(&mut text, seen);
            if seen.text.is_none() {
                let _ =
                    writeln!(text, "  text     not kept, only its digest {}; --documents DIR shows it", seen.row.text);
            }
        }
        None => text.push_str("\nno row says so\n"),
    }
    if !entry.unsupported.is_empty() {
        text.push_str("\nwhat no row supports\n");
        unsupported(&mut text, entry);
    }
    if !entry.limits.is_empty() {
        text.push_str("\nwhat the clients check\n");
    }
    for limit in &entry.limits {
        let _ = writeln!(text, "  {} ({}): {}\n           {}", limit.severity, limit.origin, limit.words, limit.id);
    }
    if !entry.is_sent {
        text.push_str("\nonly answers have it, and answers are never checked: its limits are documentation\n");
    }
    notices(&mut text, file, entry);
    text
}

fn notices(text: &mut String, file: &File<'_>, entry: &Entry) {
    text.push_str("\nwhat would notice a change\n");
    if let Some(seen) = &entry.row {
        let _ = writeln!(
            text,
            "  of the page  `cargo xtask check --documents DIR` reads row {} again: cells, facts and holes\n               \
             `cargo xtask drift NEW` compares it with spec/documents.lock, its words by the digest {},\n               \
             and says what a changed fact means for callers",
            seen.number, seen.row.text
        );
        let _ =
            writeln!(text, "  of the spec  `cargo xtask check` holds it against the row as spec/documents.lock has it");
    }
    if !entry.unsupported.is_empty() {
        let _ = writeln!(
            text,
            "  of the spec  spec/witnesses.lock has {} as pinned; `cargo xtask check` compares",
            said(entry.unsupported.len())
        );
    }
    for (name, verdict) in &entry.cases {
        let _ = writeln!(text, "  case         {name}: {verdict}");
    }
    if entry.cases.is_empty() && entry.is_sent && !entry.limits.is_empty() {
        let _ = writeln!(text, "  case         none of {} is about it", file.name);
    }
}

fn said(facts: usize) -> String {
    if facts == 1 {
        "the fact that no row supports".to_owned()
    } else {
        format!("the {facts} facts that no row supports")
    }
}

fn unsupported(text: &mut String, entry: &Entry) {
    for (claim, who) in &entry.unsupported {
        let path = claim.path.strip_prefix(&entry.path).unwrap_or(&claim.path).trim_start_matches('.');
        let _ = writeln!(text, "  no row {path}: {}  ({who})", claim.value);
    }
}

fn source(file: &File<'_>) -> String {
    let text = |keys: [&str; 2]| keys.iter().try_fold(&file.tree, |node, key| node.get(key)).and_then(Node::text);
    match (text(["document", "id"]), text(["document", "dated"])) {
        (Some(id), Some(dated)) => format!("page {id} ({dated})"),
        (Some(id), None) => format!("page {id}"),
        (None, _) => {
            let authority = file.tree.get("authority").and_then(Node::text).unwrap_or_default();
            text(["witnesses", authority]).unwrap_or(authority).to_owned()
        }
    }
}

/// The row as the program reads it.
fn cells(seen: &Seen) -> String {
    let row = &seen.row;
    let mut cells = vec![row.name.clone()];
    cells.extend(row.type_.clone());
    cells.extend(row.required.map(|is| if is { "Required: Yes" } else { "Required: No" }.to_owned()));
    cells.extend(row.facts.iter().map(|(key, value)| format!("{key}: {value}")));
    cells.extend(row.example.as_ref().map(|example| format!("example: {example}")));
    cells.extend(row.lost.as_ref().map(|lost| format!("lost: {lost}")));
    cells.join("; ")
}

/// The sentences that say more than was read, and the vendor's words, if the page is at hand.
fn words(text: &mut String, seen: &Seen) {
    let unread: Vec<_> = seen.row.unread.iter().map(usize::to_string).collect();
    if !unread.is_empty() {
        let _ = writeln!(text, "  not read sentence {} to its end: see whether it states a limit", unread.join(", "));
    }
    if let Some(words) = &seen.text {
        let words: Vec<&str> = words.split_whitespace().collect();
        let _ = writeln!(text, "  text     \"{}\"", words.join(" "));
    }
}
