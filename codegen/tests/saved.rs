//! Saved pages with what browsers save: drawings that are their own end, notes that are raised, text that is struck out, tables that nobody knows. None of
//! them may hide a table or become a part of a name.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use flowlog_codegen::page::{Page, read};

const RESPONSE: &str = "<h2>Response parameters</h2><table><tr><th>Name</th><th>Type</th><th>Description</th></tr>\
    <tr><td>RequestId</td><td>string</td><td>The ID of the request.</td></tr></table>";

fn page(name: &str, description: &str) -> String {
    format!(
        "<!doctype html><h2>Request parameters</h2><table>\
         <tr><th>Name</th><th>Type</th><th>Required</th><th>Description</th></tr>\
         <tr><td>{name}</td><td>integer</td><td>No</td><td>{description}</td></tr></table>{RESPONSE}"
    )
}

fn range(page: &Page) -> Option<String> {
    Some(page.tables.first()?.rows.first()?.facts.get("range")?.to_string())
}

fn refused(html: &str) -> String {
    read(html).unwrap_err().into_iter().map(|trouble| trouble.found + "\n").collect()
}

#[test]
fn a_drawing_that_is_its_own_end_hides_nothing() {
    for drawing in ["<svg class=\"icon\"/>", "<svg class=\"icon\"><path d=\"M0 0\"/></svg>", "<svg/><svg></svg>"] {
        let html = page("Size", "Valid values: 3 to 40.").replace("<h2>Response", &format!("{drawing}<h2>Response"));
        assert_eq!(read(&html).unwrap().tables.len(), 2, "{drawing}");
    }
}

#[test]
fn what_is_struck_out_is_not_read() {
    let html = page("Size", "<del>Valid values: 3 to 30.</del> Valid values: 3 to 40.");
    assert_eq!(range(&read(&html).unwrap()).as_deref(), Some("3 to 40"));
}

#[test]
fn a_power_is_no_number_of_its_own() {
    let html = page("Size", "Valid values: 3 to 10<sup>6</sup>.");
    assert_eq!(range(&read(&html).unwrap()), None);
}

#[test]
fn a_name_is_a_name() {
    for name in ["Size<sup>1</sup>", "Size<br>(deprecated)", "Size in bytes", "The size"] {
        assert!(refused(&page(name, "How much.")).contains("is not the name of a parameter"), "{name}");
    }
    for name in ["Size", "Tags.N", "X-Size", "size_in_bytes", "`Size`", "*Size"] {
        assert!(read(&page(name, "How much.")).is_ok(), "{name}");
    }
}

#[test]
fn a_table_of_a_request_whose_titles_are_not_known_is_refused() {
    for titles in [["Key", "Optional", "Type", "Description"], ["Property", "Needed", "Kind", "Meaning"]] {
        let row = titles.map(|title| format!("<th>{title}</th>")).concat();
        let html = page("Size", "How much.").replace(
            "<h2>Response",
            &format!(
                "<table><tr>{row}</tr><tr><td>A</td><td>No</td><td>string</td><td>B</td></tr></table><h2>Response"
            ),
        );
        let found = refused(&html);
        assert!(found.contains("titles that are not known") && found.contains(titles[1]), "{titles:?}: {found}");
    }
    let regions = "<table><tr><td>Region</td><td>Host</td></tr><tr><td>a</td><td>b</td></tr></table><h2>Response";
    assert!(read(&page("Size", "How much.").replace("<h2>Response", regions)).is_ok(), "two columns of something else");
    let elsewhere = format!(
        "{}<h2>Error codes</h2><table><tr><td>A</td><td>B</td><td>C</td></tr></table>",
        page("Size", "How much.")
    );
    assert!(read(&elsewhere).is_ok(), "below another heading");
}

#[test]
fn what_is_struck_out_and_never_closed_ends_with_its_cell() {
    for tag in ["del", "strike"] {
        let html = page("Size", &format!("How large. Old <{tag}>name. "));
        let page = read(&html).unwrap();
        assert_eq!(page.tables.iter().map(|table| table.rows.len()).collect::<Vec<_>>(), [1, 1], "{tag}");
    }
}

#[test]
fn what_hides_the_rest_of_a_page_is_said() {
    let html = page("Size", "How large.").replace("<h2>Response", "<style><h2>Response");
    assert!(refused(&html).contains("<style> begins and never ends"), "{}", refused(&html));
}
