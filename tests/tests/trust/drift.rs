//! Acceptance: of a newer page it is said row by row what became of it, what that means for callers, and which version it calls for.

use std::fs;

use flowlog_codegen::drift::{Change, Direction, Drift, DriftError, Step, drift};
use flowlog_codegen::page::PageError;
use flowlog_tests::sources::pages;
use flowlog_tests::spec_folder;

use crate::workshop::{Workshop, page};

/// The drift of the page with broken rows, after an edit of its text.
fn after(edit: impl Fn(&str) -> String) -> Drift {
    let workshop = Workshop::locked("broken.txt", "broken");
    let new = workshop.path().join("new.txt");
    fs::write(&new, edit(&fs::read_to_string(page("broken.txt")).expect("a page"))).expect("a page");
    drift(&workshop.spec(), &new, None).expect("a comparison")
}

fn replaced(find: &'static str, by: &'static str) -> Drift {
    after(|text| {
        assert!(text.contains(find), "{find}");
        text.replacen(find, by, 1)
    })
}

/// The drift to the page with broken rows from one that said something else in one place.
fn since(now: &str, before: &str) -> Drift {
    let text = fs::read_to_string(page("broken.txt")).expect("a page");
    assert!(text.contains(now), "{now}");
    let workshop = Workshop::locked_text(&text.replacen(now, before, 1), "broken");
    drift(&workshop.spec(), &page("broken.txt"), None).expect("a comparison")
}

/// Row, change and step of the only row that is not as it was.
fn only(drift: &Drift) -> (&str, &Change, Step) {
    assert_eq!(drift.rows.len(), 1, "{}", drift.human());
    assert_eq!(drift.step(), drift.rows[0].step);
    (&drift.rows[0].name, &drift.rows[0].change, drift.rows[0].step)
}

fn fact(drift: &Drift) -> (Direction, Step) {
    let (_, change, _) = only(drift);
    let Change::Facts(facts) = change else { panic!("{change:?}") };
    assert_eq!(facts.len(), 1, "{facts:?}");
    (facts[0].direction, facts[0].step)
}

#[test]
fn the_page_that_was_read_has_not_drifted() {
    let same = after(str::to_owned);
    assert_eq!(same.changes(), 0, "{}", same.human());
    assert_eq!((same.same, same.step()), (7, Step::None));
    assert_eq!(same.operation, "acme/broken/CreateBox", "it is known by its rows");
}

#[test]
fn a_row_that_is_gone_is_removed() {
    let gone =
        after(|text| text.lines().filter(|line| !line.starts_with("Colour")).map(|line| format!("{line}\n")).collect());
    assert_eq!(only(&gone), ("Colour", &Change::Removed, Step::Major));
}

#[test]
fn a_smaller_limit_of_a_request_is_narrower_and_a_major_step() {
    assert_eq!(fact(&replaced("60 to 6000", "60 to 600")), (Direction::Narrower, Step::Major));
    assert_eq!(fact(&replaced("60 to 6000", "6 to 60000")), (Direction::Wider, Step::Minor));
    assert_eq!(fact(&replaced("60 to 6000", "6 to 600")), (Direction::Other, Step::Major));
    assert_eq!(fact(&replaced("RED, GREEN and BLUE", "RED and GREEN")), (Direction::Narrower, Step::Major));
    assert_eq!(fact(&replaced("RED, GREEN and BLUE", "RED, GREEN, PINK and BLUE")), (Direction::Wider, Step::Minor));
}

#[test]
fn other_words_for_the_same_facts_are_words_only() {
    let reworded = replaced("The name of the box.", "How the box is called.");
    assert_eq!(only(&reworded), ("BoxName", &Change::WordsOnly, Step::None));
}

#[test]
fn a_requirement_is_narrower_for_callers() {
    assert_eq!(fact(&replaced("Colour | string | No", "Colour | string | Yes")), (Direction::Narrower, Step::Major));
    assert_eq!(fact(&replaced("BoxName | string | Yes", "BoxName | string | No")), (Direction::Wider, Step::Minor));
}

#[test]
fn a_fact_that_is_gone_may_be_said_in_words_that_are_not_understood() {
    let gone = replaced("60 to 6000", "sixty and no more than you need");
    assert_eq!(fact(&gone), (Direction::Unknown, Step::Major));
    assert!(gone.human().contains("read it first"), "{}", gone.human());
    assert!(!replaced("60 to 6000", "60 to 600").human().contains("read it first"));
}

#[test]
fn a_new_sentence_that_is_not_understood_is_more_than_words() {
    let asked = replaced("The name of the box.", "The name of the box. It must have no fewer than 3 vowels.");
    assert_eq!(fact(&asked), (Direction::Unknown, Step::Major));
    let answered = replaced("The ID of the box.", "The ID of the box. It must have no fewer than 3 vowels.");
    assert_eq!(fact(&answered), (Direction::Unknown, Step::Patch));
}

#[test]
fn a_limit_that_is_gone_is_not_understood_whatever_is_left() {
    const ALL: &str = "How much the box may hold. Valid values: 60 to 6000. Unit: seconds. Default value: 300.";
    assert_eq!(fact(&replaced(ALL, "Unit: seconds. Default value: 300.")), (Direction::Unknown, Step::Major));
    assert_eq!(fact(&replaced("Valid values: 60 to 6000. ", "")), (Direction::Unknown, Step::Major));
}

#[test]
fn a_limit_of_an_answer_that_is_gone_is_documentation_and_its_enum_is_a_type() {
    let said = |more: &str| since("The ID of the box.", &format!("The ID of the box. {more}"));
    assert_eq!(fact(&said("It must be 1 to 64 characters in length.")), (Direction::Unknown, Step::Patch));
    assert_eq!(fact(&said("Valid values: box-1 and box-2.")), (Direction::Unknown, Step::Major));
}

#[test]
fn rows_that_came_or_have_another_name_are_told_apart() {
    let optional = replaced("Weight |", "Size | integer | No | How large it is. | 7 |\nWeight |");
    assert_eq!(only(&optional), ("Size", &Change::Added, Step::Minor));
    let needed = replaced("Weight |", "Size | integer | Yes | How large it is. | 7 |\nWeight |");
    assert_eq!(only(&needed), ("Size", &Change::Added, Step::Major));
    let renamed = replaced("Weight |", "MaxWeight |");
    assert_eq!(only(&renamed), ("MaxWeight", &Change::Renamed("Weight".to_owned()), Step::Major));
}

#[test]
fn a_row_that_stands_elsewhere_has_moved() {
    let moved = after(|text| {
        let mut lines: Vec<&str> = text.lines().collect();
        let at = lines.iter().position(|line| line.starts_with("BoxName")).expect("the row");
        let row = lines.remove(at);
        lines.insert(at + 2, row);
        lines.join("\n") + "\n"
    });
    let (name, change, step) = only(&moved);
    assert!(matches!(change, Change::Moved(_)), "{}", moved.human());
    assert_eq!((name, step), ("BoxName", Step::Patch));
}

#[test]
fn what_answers_and_errors_say_weighs_less() {
    let response = replaced("r-1 |\n", "r-1 |\nState | string | How it is. Valid values: UP and DOWN. | UP |\n");
    assert_eq!(only(&response), ("State", &Change::Added, Step::Minor));
    let error = replaced("400 | Box.TooHeavy", "400 | Box.Unknown | There is no such box. |\n400 | Box.TooHeavy");
    assert_eq!(only(&error), ("Box.Unknown", &Change::Added, Step::Minor));
    assert_eq!(fact(&replaced("400 | Box.TooHeavy", "409 | Box.TooHeavy")).1, Step::Patch);
}

/// The only change outside of the tables.
fn outside(drift: &Drift) -> (&str, &str, Step) {
    assert_eq!((drift.rows.len(), drift.outside.len()), (0, 1), "{}", drift.human());
    assert_eq!((drift.changes(), drift.step()), (1, drift.outside[0].step));
    (&drift.outside[0].what, &drift.outside[0].note, drift.outside[0].step)
}

#[test]
fn what_a_page_says_of_the_call_is_compared() {
    let other = replaced("POST /v1/boxes", "PUT /v1/boxes");
    assert_eq!(outside(&other), ("call", "", Step::Major));
    assert!(other.human().contains("call: POST /v1/boxes -> PUT /v1/boxes: major"), "{}", other.human());
    let rate = "A maximum of 7 requests can be initiated per second.\n";
    let limited = after(|text| rate.to_owned() + text);
    assert!(limited.outside.iter().any(|change| change.what == "rate"), "{}", limited.human());
}

#[test]
fn the_json_that_a_page_shows_is_compared_by_its_members() {
    let renamed = replaced("\"Weight\": 300", "\"Load\": 300");
    assert!(
        matches!(outside(&renamed), (what, "it has `Weight` no more, and `Load` now", Step::Major) if what.starts_with("JSON on lines "))
    );
    assert_eq!(outside(&replaced("\"Weight\": 300", "\"Weight\": 301")).1, "other values");
    assert_eq!(outside(&replaced("\"Weight\": 300", "\"Weight\": 300, \"Lid\": true")).2, Step::Minor);
    let moved = after(|text| text.replacen("Examples\n", "Examples\n\n", 1));
    assert_eq!(outside(&moved).0, "words outside of tables and examples", "only its place is another");
}

#[test]
fn another_text_is_never_no_change() {
    let more = after(|text| format!("{text}\nThis operation will be removed.\n"));
    assert_eq!(outside(&more).0, "words outside of tables and examples");
    assert!(more.human().contains("1 change") && more.json().contains("read the page"), "{}", more.human());
}

#[test]
fn an_operation_without_a_locked_page_is_refused_by_its_name() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let drifted = drift(&workshop.spec(), &page("broken.txt"), Some("acme/broken/CreateBoxes"));
    assert!(matches!(drifted, Err(DriftError::NotLocked { help, .. }) if help.contains("acme/broken/CreateBox")));
}

#[test]
fn a_page_that_nobody_knows_is_refused() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let new = workshop.path().join("new.txt");
    fs::write(&new, "Parameter | Type | Required | Description |\nOther | string | No | Something else. |\n")
        .expect("a page");
    assert!(matches!(drift(&workshop.spec(), &new, None), Err(DriftError::Unknown(known)) if known.len() == 1));
    assert!(drift(&workshop.spec(), &new, Some("acme/broken/CreateBox")).is_ok());
    fs::write(&new, "nothing").expect("a page");
    assert!(matches!(drift(&workshop.spec(), &new, None), Err(DriftError::Page(PageError::Refused { .. }))));
}

/// The pages themselves, where they are at hand.
fn real(name: &str) -> Option<String> {
    fs::read_to_string(pages()?.join(name)).ok()
}

#[test]
fn the_edits_of_the_real_pages_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let compared = |text: String| {
        let new = folder.path().join("new.txt");
        fs::write(&new, text).expect("a page");
        drift(&spec_folder(), &new, None).expect("a comparison")
    };
    if let Some(text) = real("tencentcloud-vpc-CreateFlowLog.txt") {
        let gone = compared(
            text.lines().filter(|line| !line.starts_with("ResourceId Yes")).map(|line| format!("{line}\n")).collect(),
        );
        assert_eq!(only(&gone), ("ResourceId", &Change::Removed, Step::Major));
    }
    if let Some(text) = real("alibabacloud-smartag-CreateFlowLog.txt") {
        assert_eq!(fact(&compared(text.replace("60 to 6000", "60 to 600"))), (Direction::Narrower, Step::Major));
    }
    if let Some(text) = real("alibabacloud-ecr-CreateFlowLog.txt") {
        let reworded = compared(text.replacen("| The ID of", "| The identifier of", 1));
        assert_eq!(only(&reworded), ("EcrId", &Change::WordsOnly, Step::None));
    }
}
