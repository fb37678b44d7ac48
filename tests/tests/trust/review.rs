//! Acceptance: somebody who has never seen the project finds out from the terminal why a field is required, which row says so, and what would notice
//! if the page changed.

use std::fs;
use std::path::Path;

use flowlog_codegen::ledger::Folders;
use flowlog_codegen::review;
use flowlog_codegen::review::{Look, Review, ReviewError};
use flowlog_tests::spec_folder;

use crate::workshop::Workshop;

/// The review in lines.
fn see(spec: &Path, operation: &str, field: Option<&str>, sources: Option<&Path>) -> Result<Review, ReviewError> {
    let sources = sources.map_or_else(Folders::none, Folders::one);
    review::review(spec, operation, field, &sources, Look::Text, None)
}

/// The text, beside a page that nothing is wrong with.
fn text(review: Result<Review, ReviewError>) -> String {
    let review = review.expect("a review");
    assert_eq!(review.troubles, [""; 0]);
    review.text
}

const CREATE: &str = "tencentcloud/vpc/CreateFlowLog";

#[test]
fn one_command_says_why_a_field_is_required() {
    let text = text(see(&spec_folder(), CREATE, Some("request.VpcId"), None));
    for part in [
        "required: {unless: {ResourceType: [CCN]}}",
        "spec/tencentcloud/vpc/CreateFlowLog.yaml:",
        "row 8 of table input, line 33 of page tencentcloud.vpc.CreateFlowLog",
        "tencentcloud.vpc.CreateFlowLog/VpcId/required",
        "cargo xtask drift NEW",
        "cargo xtask check --sources DIR",
        "network interface without a VPC: rejected: VpcId required",
        "tccli 3.1.189.1",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(text.lines().count() < 40, "it is read in a minute:\n{text}");
}

#[test]
fn every_field_of_an_operation_stands_beside_its_row() {
    let text = text(see(&spec_folder(), CREATE, None, None));
    assert!(text.contains("input 8"), "{text}");
    assert!(text.contains("no row           request.Period"), "{text}");
    assert!(text.contains("spec   type: string; required: always"), "{text}");
}

/// The numbers of the rows that a review shows, in its order.
fn rows(review: &str, table: &str) -> Vec<usize> {
    let places = review.lines().filter_map(|line| line.strip_prefix(table)?.strip_prefix(' '));
    places.filter_map(|rest| rest.split(' ').next()?.parse().ok()).collect()
}

#[test]
fn every_row_is_shown_in_the_order_of_the_page() {
    let tencent = text(see(&spec_folder(), CREATE, None, None));
    assert_eq!(rows(&tencent, "input"), (1..=14).collect::<Vec<_>>(), "{tencent}");
    assert_eq!(rows(&tencent, "errors"), (1..=36).collect::<Vec<_>>(), "{tencent}");
    assert!(tencent.contains("request.protocol-rows.Action"), "{tencent}");
    let ecr = text(see(&spec_folder(), "alibabacloud/ecr/CreateFlowLog", None, None));
    assert_eq!(rows(&ecr, "request"), (1..=17).collect::<Vec<_>>(), "{ecr}");
    assert!(ecr.contains("page   expressconnectrouter:CreateFlowLog; create;"), "{ecr}");
    let er = text(see(&spec_folder(), "huaweicloud/er/CreateFlowLog", None, None));
    assert!(er.contains("operation.success.status"), "{er}");
    let without = text(see(&spec_folder(), "huaweicloud/er/ListFlowLogs", None, None));
    assert!(without.contains("fields that no row has") && !without.contains("not known"), "{without}");
}

#[test]
fn the_page_for_the_browser_has_the_same_rows_and_no_markup_of_others() {
    let workshop = Workshop::locked("broken.txt", "broken");
    workshop.edit("acme/broken/CreateBox.yaml", "role: request-id", "role: request-id\n      note: <b>seldom</b>");
    workshop.lock(&Folders::none()).expect("a lock");
    let look = |sources: &Folders| {
        review::review(&workshop.spec(), "acme/broken/CreateBox", None, sources, Look::Html, None).expect("a page").text
    };
    let page = look(&workshop.sources());
    assert_eq!(page.matches("<tr id=").count(), 7, "{page}");
    assert!(
        page.contains("How much the box may hold") && !look(&Folders::none()).contains("How much the box may hold")
    );
    assert!(page.contains("&lt;b&gt;seldom") && !page.contains("<b>seldom"), "{page}");
}

#[test]
fn words_of_another_page_are_never_shown() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let (spec, operation, pages) = (workshop.spec(), "acme/broken/CreateBox", workshop.pages());
    let page = pages.join("acme-broken-CreateBox.txt");
    let before = fs::read_to_string(&page).expect("a page");
    let trouble = || {
        let review = see(&spec, operation, Some("Weight"), Some(&pages)).expect("a review");
        assert!(review.text.contains("range: 60 to 6000") && !review.text.contains("may hold"), "{}", review.text);
        assert_eq!(review.troubles.len(), 1, "{:?}", review.troubles);
        review.troubles[0].clone()
    };
    fs::write(&page, before.replace("60 to 6000", "60 to 600")).expect("a page");
    assert!(trouble().contains("cargo xtask drift"));
    fs::write(&page, "nothing").expect("a page");
    assert!(trouble().contains("no table was found"));
    fs::remove_file(&page).expect("a page");
    assert!(trouble().contains("have no page"));
}

#[test]
fn the_words_of_a_page_are_shown_only_from_the_page() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let (spec, operation) = (workshop.spec(), "acme/broken/CreateBox");
    let without = text(see(&spec, operation, Some("Weight"), None));
    assert!(without.contains("not kept") && !without.contains("How much the box may hold"), "{without}");
    let with = text(see(&spec, operation, Some("Weight"), Some(&workshop.pages())));
    assert!(with.contains("How much the box may hold"), "{with}");
}

#[test]
fn what_does_not_exist_is_refused_with_what_does() {
    let unknown = see(&spec_folder(), "tencentcloud/vpc/CreateFlowLogs", None, None);
    assert!(matches!(unknown, Err(ReviewError::Operation { help, .. }) if help.contains(CREATE)));
    let unknown = see(&spec_folder(), CREATE, Some("VpcIds"), None);
    assert!(matches!(unknown, Err(ReviewError::Field { help, .. }) if help.contains("VpcId")));
}

#[test]
fn paths_and_commands_are_those_of_the_folder_that_was_given() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let spec = workshop.spec();
    let see =
        |field| text(review::review(&spec, "acme/broken/CreateBox", field, &Folders::none(), Look::Text, Some(&spec)));
    let whole = see(None);
    let path = spec.join("acme/broken/CreateBox.yaml").display().to_string();
    assert!(whole.contains(&format!("{path}:")) && !whole.contains(" spec/acme"), "{whole}");
    let option = format!(" --spec {}", spec.display());
    assert!(whole.contains(&format!("cargo xtask review acme/broken/CreateBox FIELD{option}")), "{whole}");
    let one = see(Some("Weight"));
    assert!(one.contains(&format!("cargo xtask check{option}`")) && !one.contains("cargo xtask check`"), "{one}");
}
