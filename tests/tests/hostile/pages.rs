//! Hostile pages: each becomes a draft that is a spec file all the same, or nothing.

use flowlog_tests::fixtures;
use flowlog_tests::hostile::{Choices, PAYLOADS, edited_text, import};
use flowlog_tests::trees::{self, Tree};

use crate::made_up;

/// The invented pages, in every form in which tables reach us.
fn pages() -> Tree {
    let mut pages = trees::read(&fixtures("import"));
    pages.extend(trees::read(&fixtures("pages")).into_iter().map(|(name, page)| (format!("pages/{name}"), page)));
    assert!(pages.len() > 12, "{:?}", pages.keys());
    pages
}

#[test]
fn the_pages_as_they_are_become_clients() {
    let emitted = trees::read(&fixtures("import")).values().filter_map(|page| import(page)).collect::<Vec<_>>();
    assert_eq!(emitted.iter().filter(|checked| checked.problems.is_empty()).count(), 6);
}

#[test]
fn slips_and_malice_in_any_page_are_refused_or_drafted() {
    let pages = pages();
    made_up(48, |bytes| {
        let mut choices = Choices::new(bytes);
        let (_, page) = pages.iter().nth(choices.below(pages.len())).expect("a page");
        import(&edited_text(page, &mut choices));
    });
}

/// Words of the pages in turn say something else, on one line, as a cell has no other: every fifth of them, with `FLOWLOG_LONG` set each.
#[test]
fn whatever_a_cell_says_the_draft_keeps_its_form() {
    let step = if std::env::var_os("FLOWLOG_LONG").is_some() { 1 } else { 5 };
    let (mut drafted, mut sound, mut number) = (0, 0, 0);
    for page in trees::read(&fixtures("import")).values() {
        let text = std::str::from_utf8(page).expect("UTF-8");
        let words: std::collections::BTreeSet<&str> = text.split_whitespace().collect();
        for word in words {
            number += 1;
            if number % step > 0 {
                continue;
            }
            let payload = PAYLOADS[number % PAYLOADS.len()].replace(['\n', '\r'], " ");
            let Some(checked) = import(text.replace(word, &payload).as_bytes()) else { continue };
            drafted += 1;
            if checked.problems.is_empty() {
                sound += 1;
                let contents = flowlog_tests::hostile::emitted(&checked);
                assert!(!contents.identifiers.contains("pwn"), "{payload:?} in the place of {word:?}");
            }
        }
    }
    assert!(drafted > 40 && sound > 20, "{drafted} drafted, {sound} sound of {number}");
}

/// A page of permissions, with a cell of the reviewers' choice as the access level.
fn permissions(level: &str, resource: &str) -> String {
    format!(
        "Creating a Box\nPOST /v1/boxes\nAuthorization\nAction | Access level | Resource type |\nboxes:CreateBox | {level} | {resource} |\n\
         Request Parameters\nParameter | Mandatory | Type | Description |\nBoxName | Yes | String | The name of the box. |\n"
    )
}

#[test]
fn a_permission_that_is_no_word_is_left_open() {
    let draft = |level: &str, resource: &str| {
        let page = flowlog_codegen::page::read(&permissions(level, resource)).expect("a page");
        let files =
            flowlog_codegen::import::draft(&page, &"0".repeat(64), "acme/box", Some("CreateBox")).expect("a draft");
        files["acme/box/CreateBox.yaml"].clone()
    };
    assert!(
        draft("Write", "acs:boxes:*").contains("access: write, resource: \"acs:boxes:*\""),
        "{}",
        draft("Write", "acs:boxes:*")
    );
    for level in ["#[test] fn pwn() {}", "write; see <b>", &"write ".repeat(9)] {
        let draft = draft(level, "Anything: all of it");
        assert!(draft.contains("access: \"todo: ") && draft.contains("resource: \"todo: "), "{draft}");
    }
}
