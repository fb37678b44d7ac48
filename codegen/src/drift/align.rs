//! Which table and which row of the old page is which of the new one: by names first, then by what a row says and what stands around it. Knows
//! nothing of what a change means.

use super::{Change, RowDrift, is_empty};
use crate::page::{Kind, Row, Table};

/// A table of both pages; one of the two has no rows where only one page has it.
pub(super) struct Tables<'p> {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) old: Vec<&'p Row>,
    pub(super) new: Vec<&'p Row>,
}

/// The tables of a page by their names.
pub(super) type Named<'p> = Vec<(String, &'p Table)>;

/// Pairs the tables that have most names in common; then, of one kind, the first with the first.
pub(super) fn tables<'p>(old: &Named<'p>, new: &Named<'p>) -> Vec<Tables<'p>> {
    let mut free: Vec<(usize, &(String, &'p Table))> = new.iter().enumerate().collect();
    let mut pairs = Vec::new();
    for (at, (name, table)) in old.iter().enumerate() {
        let score = |(number, (_, other)): &(usize, &(String, &'p Table))| {
            let common = table.rows.iter().filter(|row| other.rows.iter().any(|o| o.name == row.name)).count();
            let is_alike = usize::from(other.kind == table.kind);
            (common * 2 + is_alike, usize::MAX - number.abs_diff(at))
        };
        let best = free.iter().enumerate().max_by_key(|(_, candidate)| score(candidate));
        let best = best.filter(|(_, candidate)| score(candidate).0 > 0).map(|(index, _)| index);
        let new = best.map(|index| free.remove(index).1.1.rows.iter().collect()).unwrap_or_default();
        pairs.push(Tables { name: name.clone(), kind: table.kind, old: table.rows.iter().collect(), new });
    }
    for (_, (name, table)) in free {
        pairs.push(Tables { name: name.clone(), kind: table.kind, old: Vec::new(), new: table.rows.iter().collect() });
    }
    pairs
}

/// What became of a row, with its number in its table.
pub(super) enum Rows<'p> {
    Removed(usize, &'p Row),
    Added(usize, &'p Row),
    Both { old: (usize, &'p Row), new: (usize, &'p Row), moved: bool },
}

/// Aligns the rows of one table, in the order of the new page; removed ones stand where they stood.
pub(super) fn rows<'p>(old: &[&'p Row], new: &[&'p Row]) -> Vec<Rows<'p>> {
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut is_free = vec![true; old.len()];
    // The first of a name with the first of that name, then what says the same, then what stands in the same place.
    let fits: [&dyn Fn(usize, usize) -> bool; 3] = [
        &|o, n| same(old, new, o, n, |a, b| a.name == b.name),
        &|o, n| same(old, new, o, n, |a, b| a.digest == b.digest && !is_empty(a) && a.type_ == b.type_),
        &|o, n| {
            let is_like =
                same(old, new, o, n, |a, b| a.type_ == b.type_ && a.required == b.required && a.digest == b.digest);
            is_like && old.len() == new.len() && o == n
        },
    ];
    for fits in fits {
        for (number, partner) in partner.iter_mut().enumerate().filter(|(_, partner)| partner.is_none()) {
            let found = (0..old.len()).find(|&o| is_free.get(o) == Some(&true) && fits(o, number));
            if let Some(free) = found.and_then(|o| is_free.get_mut(o)) {
                *free = false;
                *partner = found;
            }
        }
    }
    let in_order = longest_rise(&partner);
    let mut aligned = Vec::new();
    let mut removed =
        old.iter().enumerate().zip(&is_free).filter(|(_, is_free)| **is_free).map(|(row, _)| row).peekable();
    for ((number, row), partner) in new.iter().enumerate().zip(&partner) {
        let Some((was, before)) = partner.and_then(|o| Some((o, *old.get(o)?))) else {
            aligned.push(Rows::Added(number + 1, row));
            continue;
        };
        while let Some((gone, row)) = removed.next_if(|(gone, _)| *gone < was) {
            aligned.push(Rows::Removed(gone + 1, row));
        }
        let moved = !in_order.contains(&number);
        aligned.push(Rows::Both { old: (was + 1, before), new: (number + 1, row), moved });
    }
    aligned.extend(removed.map(|(gone, row)| Rows::Removed(gone + 1, row)));
    aligned
}

fn same(old: &[&Row], new: &[&Row], o: usize, n: usize, is: impl Fn(&Row, &Row) -> bool) -> bool {
    old.get(o).zip(new.get(n)).is_some_and(|(a, b)| is(a, b))
}

/// The new rows that stand in the order of their partners, as many as possible; the others are those that moved.
fn longest_rise(partner: &[Option<usize>]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::new();
    for (number, was) in partner.iter().enumerate() {
        let Some(was) = was else { continue };
        let before =
            |rise: &&Vec<usize>| rise.last().and_then(|last| *partner.get(*last)?).is_some_and(|last| last < *was);
        let mut rise = best.iter().filter(before).max_by_key(|rise| rise.len()).cloned().unwrap_or_default();
        rise.push(number);
        best.push(rise);
    }
    best.into_iter().max_by_key(Vec::len).unwrap_or_default()
}

/// A row that left one table and came into another was moved.
pub(super) fn moved_between_tables(rows: &mut Vec<RowDrift>) {
    let mut from = Vec::new();
    for row in rows.iter().filter(|row| row.change == Change::Removed) {
        let is_it =
            |other: &&RowDrift| other.change == Change::Added && other.name == row.name && other.table != row.table;
        let arrivals = rows.iter().filter(is_it).count();
        let departures = rows.iter().filter(|other| other.change == Change::Removed && other.name == row.name).count();
        if (arrivals, departures) == (1, 1) {
            from.push((row.name.clone(), row.table.clone(), row.step));
        }
    }
    for (name, table, step) in from {
        rows.retain(|row| !(row.change == Change::Removed && row.name == name));
        for row in rows.iter_mut().filter(|row| row.change == Change::Added && row.name == name) {
            row.change = Change::Moved(format!("table {table}"));
            row.step = row.step.max(step);
        }
    }
}
