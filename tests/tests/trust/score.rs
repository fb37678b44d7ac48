//! Acceptance: at least 99.5 % of all one-fact edits of all specs are noticed, and why the others are not is known of each.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use flowlog_codegen::ledger::Folders;
use flowlog_codegen::mutate::{Mutation, Noticed, Score, mutate};
use flowlog_tests::limits::of_requests;
use flowlog_tests::{model, spec_folder};

/// Edits that nothing notices: file, kind, how the edit begins, and why. One that is noticed after all must leave the table.
const SURVIVORS: &[(&str, &str, &str, &str)] = &[
    (
        "alibabacloud/smartag/CreateFlowLog",
        "rows swapped",
        "request.fields.NetflowVersion",
        "its neighbour has no row, so no row stands elsewhere than before",
    ),
    (
        "huaweicloud/vpc/CreateFlowLog",
        "rows swapped",
        "types.FlowLogRequest.fields.log_topic_id",
        "its neighbour has no row, so no row stands elsewhere than before",
    ),
    (
        "tencentcloud/vpc/CreateFlowLog",
        "rows swapped",
        "request.fields.CloudLogRegion",
        "its neighbour has no row, so no row stands elsewhere than before",
    ),
];

fn score() -> &'static Score {
    static SCORE: OnceLock<Score> = OnceLock::new();
    SCORE.get_or_init(|| mutate(&spec_folder(), &Folders::none()).expect("a sound spec"))
}

#[test]
fn nearly_every_slip_is_noticed_and_the_rest_is_explained() {
    let score = score();
    let is_known = |file: &str, kind: &str, diff: &str| {
        SURVIVORS.iter().position(|known| (known.0, known.1) == (file, kind) && diff.starts_with(known.2))
    };
    let (mut unexplained, mut seen) = (Vec::new(), vec![false; SURVIVORS.len()]);
    for survivor in score.survivors() {
        match is_known(&survivor.file, &survivor.kind, &survivor.diff) {
            Some(known) => seen[known] = true,
            None => unexplained.push(format!("{}: {}: {}", survivor.file, survivor.kind, survivor.diff)),
        }
    }
    assert!(unexplained.is_empty(), "{unexplained:#?}");
    assert!(seen.iter().all(|seen| *seen), "noticed by now: {seen:?}");
    let (total, caught) = (score.mutations.len(), score.caught());
    assert!(caught * 1000 >= total * 995, "{caught} of {total}");
    let by = |who| score.mutations.iter().filter(|mutation| mutation.noticed == Some(who)).count();
    insta::assert_snapshot!(format!(
        "{total} edits, {caught} noticed: {} by rules, examples and cases, {} by the rows of the pages, {} only because they are locked\n{}",
        by(Noticed::Rules),
        by(Noticed::Page),
        by(Noticed::Pins),
        SURVIVORS
            .iter()
            .map(|(file, kind, edit, why)| format!("not noticed: {file}: {kind}: {edit}: {why}\n"))
            .collect::<String>()
    ));
}

/// Keys of a field that limit what a request may say.
const LIMITS: [&str; 16] = [
    "range",
    "length",
    "bytes",
    "items",
    "required",
    "forbidden",
    "enum",
    "enum-of",
    "characters",
    "first-and-last",
    "cannot-start-with",
    "cannot-contain",
    "charset",
    "format",
    "non-empty",
    "status",
];

/// Slips in limits of creates that no rule and no case notices: file, how the place begins, and why. One that is noticed after all must leave the table.
const UNPROVEN: &[(&str, &str, &str)] = &[
    (
        "huaweicloud/vpc/CreateFlowLog",
        "types.FlowLogRequest.fields.name.recovered.",
        "two witnesses say it, and it still stands when one of them is silent",
    ),
    (
        "huaweicloud/vpc/CreateFlowLog",
        "types.FlowLogRequest.fields.description.recovered.",
        "two witnesses say it, and it still stands when one of them is silent",
    ),
];

/// The place of an edit that takes from, moves or misspells a limit of a request. What is added or loosened is not in the cases but on the page; so are
/// the meanings of values.
fn limit_of_a_request<'m>(mutation: &'m Mutation, sent: &BTreeSet<&str>) -> Option<&'m str> {
    let (place, change) = mutation.diff.split_once(": ")?;
    let (object, field) = place.split_once(".fields.")?;
    let is_sent = object.strip_prefix("types.").map_or(object.starts_with("request"), |name| sent.contains(name));
    let mut keys = field.split('.').skip(1);
    let key = keys.next()?;
    let key = if ["recovered", "beyond"].contains(&key) { keys.nth(1)? } else { key };
    let (before, after) = change.split_once(" -> ").unwrap_or((change, ""));
    let is_loosened = ["characters", "first-and-last"].contains(&key) && after.starts_with(before);
    let is_more = before == "(absent)" || is_loosened || mutation.kind.ends_with(" added");
    let is_of_two_places = change.contains("; types.") || change.contains("; request.");
    (is_sent && LIMITS.contains(&key) && !is_more && !is_of_two_places).then_some(place)
}

#[test]
fn every_slip_in_a_limit_of_a_create_is_noticed_by_a_rule_or_a_case() {
    let model = model(&spec_folder());
    let limits = of_requests(&model);
    let mut is_needed = [false; UNPROVEN.len()];
    for service in &model.services {
        let file = format!("{}/{}/CreateFlowLog", service.vendor, service.name);
        let sent = service.types.iter().filter(|ty| ty.usage.request).map(|ty| ty.wire.as_str()).collect();
        let of_file = score().mutations.iter().filter(|mutation| mutation.file == file);
        let slips: Vec<_> = of_file.filter_map(|slip| Some((slip, limit_of_a_request(slip, &sent)?))).collect();
        let limits = limits.iter().filter(|limit| limit.operation == file.replace('/', ".")).count();
        assert!(limits > 0 && slips.len() > limits, "{file}: {} slips of {limits} limits", slips.len());
        let unnoticed = slips.iter().filter(|(slip, _)| slip.noticed != Some(Noticed::Rules));
        let unexplained = unnoticed.filter(|(_, place)| {
            let known = UNPROVEN.iter().position(|known| known.0 == file && place.starts_with(known.1));
            known.map(|known| is_needed[known] = true).is_none()
        });
        let unexplained: Vec<&str> = unexplained.map(|(slip, _)| slip.diff.as_str()).collect();
        assert!(unexplained.is_empty(), "{file}: {unexplained:#?}");
    }
    assert!(is_needed.iter().all(|is_needed| *is_needed), "noticed by now: {is_needed:?}");
}
