//! What changed on a page outside of its tables: what it says of the call, the JSON that it shows, and any other words. Must not know rows.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{OutsideDrift, Step};
use crate::page::{Json, Page, compact};

/// Everything outside of rows that is not as it was.
pub(super) fn changes(old: &Page, new: &Page) -> Vec<OutsideDrift> {
    let mut changes = headline(old, new);
    changes.extend(examples(&old.json, &new.json));
    changes
}

/// Words that nobody reads, when they are all that changed.
pub(super) fn other_words() -> OutsideDrift {
    OutsideDrift {
        what: "words outside of tables and examples".to_owned(),
        before: None,
        after: None,
        note: "nothing that is read has changed, and the text has: read the page".to_owned(),
        step: Step::Patch,
    }
}

fn headline(old: &Page, new: &Page) -> Vec<OutsideDrift> {
    let (old, new) = (&old.headline, &new.headline);
    let list = |list: &[String]| Some(list.join(", ")).filter(|list| !list.is_empty());
    let parts = [
        ("title", old.title.clone(), new.title.clone(), Step::Patch),
        ("date", old.dated.clone(), new.dated.clone(), Step::None),
        // What is sent goes elsewhere.
        ("call", old.call.clone(), new.call.clone(), Step::Major),
        ("rate", old.rate.clone(), new.rate.clone(), Step::Patch),
        ("regions", list(&old.regions), list(&new.regions), Step::Patch),
        ("addresses of examples", list(&old.paths), list(&new.paths), Step::Patch),
    ];
    let changed = parts.into_iter().filter(|(_, before, after, _)| before != after);
    let change = |(what, before, after, step): (&str, _, _, _)| OutsideDrift {
        what: what.to_owned(),
        before,
        after,
        note: String::new(),
        step,
    };
    changed.map(change).collect()
}

/// The JSON of the old page that the new one does not have, beside that of the new one that the old one did not have, in their order.
fn examples(old: &[Json], new: &[Json]) -> Vec<OutsideDrift> {
    let texts = |all: &[Json]| all.iter().map(|json| compact(&json.text)).collect::<Vec<_>>();
    let (before, after) = (texts(old), texts(new));
    let mut gone = old.iter().zip(&before).filter(|(_, text)| !after.contains(text)).map(|(json, _)| json);
    let mut came = new.iter().zip(&after).filter(|(_, text)| !before.contains(text)).map(|(json, _)| json);
    let mut changes = Vec::new();
    loop {
        let (note, place, step) = match (gone.next(), came.next()) {
            (None, None) => return changes,
            (Some(old), None) => ("it is gone".to_owned(), old, Step::Patch),
            (None, Some(new)) => ("it is new".to_owned(), new, Step::Patch),
            (Some(old), Some(new)) => {
                let (note, step) = members_of_both(&old.text, &new.text);
                (note, new, step)
            }
        };
        changes.push(OutsideDrift {
            what: format!("JSON on lines {}", place.lines),
            before: None,
            after: None,
            note,
            step,
        });
    }
}

fn members_of_both(old: &str, new: &str) -> (String, Step) {
    let (old, new) = (members(old), members(new));
    let listed = |names: Vec<&String>| names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let (gone, came) = (listed(old.difference(&new).collect()), listed(new.difference(&old).collect()));
    // What the page shows and no row says may be what is sent.
    match (gone.is_empty(), came.is_empty()) {
        (true, true) => ("other values".to_owned(), Step::Patch),
        (true, false) => (format!("it has {came} now"), Step::Minor),
        (false, true) => (format!("it has {gone} no more"), Step::Major),
        (false, false) => (format!("it has {gone} no more, and {came} now"), Step::Major),
    }
}

/// The dotted paths of all members.
fn members(json: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect("", &serde_json::from_str(json).unwrap_or_default(), &mut found);
    found
}

fn collect(path: &str, value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                collect(&path, value, found);
                found.insert(path);
            }
        }
        Value::Array(elements) => elements.iter().for_each(|element| collect(path, element, found)),
        _ => {}
    }
}
