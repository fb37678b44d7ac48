//! Titles of a table that no layout knows, below the heading of a request or a response: a table that is left out without a word would be a request without
//! fields. Looks at lines that belong to no table; knows words, not layouts.

use std::collections::HashSet;

use super::columns::title;
use super::headings::{Section, section};
use super::layouts::Grid;
use super::lines::Text;
use super::table::Trouble;

/// The most words that are no title, in a line or among the lines that are a row of titles.
const UNKNOWN: usize = 2;

/// More titles than any table has.
const MOST_TITLES: usize = 16;

/// Lines of a text that would be the titles of a table if all their words were known.
pub(super) fn find(text: &Text<'_>, grids: &[Grid]) -> Vec<Trouble> {
    // A table without a row is refused itself: what follows it may be its rows.
    let rest = grids.iter().filter(|grid| grid.rows.is_empty()).map(|grid| grid.header).min().unwrap_or(usize::MAX);
    let in_tables: HashSet<usize> =
        grids.iter().filter_map(|grid| Some(grid.header..=grid.rows.last()?.lines.last)).flatten().collect();
    let mut troubles = Vec::new();
    let mut is_in_section = false;
    let mut line = 1;
    while line <= text.len() && line < rest {
        let words = text.line(line);
        if let Some(section) = section(words) {
            is_in_section = section != Section::Elsewhere;
        } else if is_in_section && !in_tables.contains(&line) {
            let (unknown, end) = of_line(words).map(|unknown| (unknown, line)).or_else(|| of_lines(text, line)).unzip();
            if let Some(unknown) = unknown {
                troubles.push(trouble(line, &unknown));
            }
            line = end.unwrap_or(line);
        }
        line += 1;
    }
    troubles
}

fn trouble(line: usize, unknown: &[String]) -> Trouble {
    let found = match unknown {
        [] => "titles of a table stand here, in a form or an order that is not known".to_owned(),
        unknown => format!("titles of a table stand here, and these are not known: {}", unknown.join(", ")),
    };
    Trouble { line: Some(line), found, help: "add them to codegen/src/page/columns.rs, or correct the copy".to_owned() }
}

/// The words of a row of titles that are none.
fn of_line(line: &str) -> Option<Vec<String>> {
    if line.len() > 120 || line.ends_with(['.', ':', '。', '：', ';', '{', ',']) {
        return None;
    }
    let words = words(line);
    let (mut known, mut unknown) = (0, Vec::new());
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let longest = (1..=3).rev().find(|&n| rest.get(..n).is_some_and(|words| title(&words.join(" ")).is_some()));
        match longest {
            Some(_) => known += 1,
            None => unknown.extend(rest.first().cloned()),
        }
        at += longest.unwrap_or(1);
    }
    let is_title = |word: &String| word.starts_with(|c: char| !c.is_ascii_lowercase() && c.is_alphabetic());
    (known > 1 && unknown.len() <= UNKNOWN && words.len() > 2 && unknown.iter().all(is_title)).then_some(unknown)
}

/// Words of a line, with those that stand without a gap told apart by their capitals.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in line.chars() {
        let is_gap = c.is_whitespace() || "|*`#".contains(c);
        if is_gap || before.is_ascii_lowercase() && c.is_ascii_uppercase() {
            words.push(String::new());
        }
        if !is_gap && let Some(word) = words.last_mut() {
            word.push(c);
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The same of titles that stand on lines of their own, and the last of these lines.
fn of_lines(text: &Text<'_>, first: usize) -> Option<(Vec<String>, usize)> {
    let cell = |line: usize| text.line(line).trim_end_matches('|').trim();
    title(cell(first))?;
    let (mut known, mut unknown, mut waiting) = (1, Vec::new(), Vec::new());
    let (mut line, mut end) = (first, first);
    let is_over = |waiting: &[String], unknown: &[String]| waiting.len() > UNKNOWN || unknown.len() > UNKNOWN;
    while let Some(next) = text.next_filled(line + 1).filter(|_| known <= MOST_TITLES && !is_over(&waiting, &unknown)) {
        match title(cell(next)) {
            Some(_) => {
                known += 1;
                unknown.append(&mut waiting);
                end = next;
            }
            None => waiting.push(cell(next).chars().take(30).collect()),
        }
        line = next;
    }
    ((3..=MOST_TITLES).contains(&known) && unknown.len() <= UNKNOWN).then_some((unknown, end))
}

#[cfg(test)]
mod tests {
    use crate::page::read;

    fn found(page: &str) -> Vec<String> {
        read(page).err().unwrap_or_default().into_iter().map(|trouble| trouble.found).collect()
    }

    #[test]
    fn a_table_below_a_heading_is_not_dropped_for_an_unknown_title() {
        for titles in [
            "Parameter Name Needed Type Description",
            "Parameter | Needed | Type | Description |",
            "ParameterNeededTypeDescription",
            "Parameter\nNeeded\nType\nDescription",
            "Parameter |\nNeeded |\nType |\nDescription |",
        ] {
            let page = format!(
                "Boxes\n2. Input Parameters\n{titles}\nKind Yes String Kind of the box.\n3. Output Parameters\nParameter Name Type Description\nRequestId String The ID of the request.\n"
            );
            assert!(found(&page).iter().any(|found| found.contains("Needed")), "{titles}: {:?}", found(&page));
        }
    }

    #[test]
    fn what_is_said_of_parameters_is_no_row_of_titles() {
        for line in [
            "The following Parameter and its Type are described.",
            "See Common Parameters",
            "None",
            "Type: application/json",
            "Parameter",
        ] {
            let page = format!(
                "Boxes\n2. Input Parameters\n{line}\n3. Output Parameters\nParameter Name Type Description\nRequestId String The ID of the request.\n"
            );
            assert_eq!(found(&page), Vec::<String>::new(), "{line}");
        }
        let page = "Boxes\nParameter Needed Type Description\n2. Input Parameters\nParameter Name Type Description\nBoxId String The ID of the box.\n";
        assert_eq!(found(page), Vec::<String>::new(), "above every heading");
    }
}
