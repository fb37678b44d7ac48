//! Acceptance: at least 99.5 % of all one-fact edits of all specs are noticed, and why the others are not is known of each.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use flowlog_codegen::mutate::{Mutation, Noticed, Score, mutate};
use flowlog_tests::{model, spec_folder};

/// Edits that nothing notices: file, kind, how the edit begins, and why. One that is noticed after all must leave the table.
const SURVIVORS: &[(&str, &str, &str, &str)] = &[
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
    SCORE.get_or_init(|| mutate(&spec_folder(), None).expect("a sound spec"))
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
        "{total} edits, {caught} noticed: {} by rules, examples and cases, {} by the rows of the pages, {} only because they are pinned\n{}",
        by(Noticed::Rules),
        by(Noticed::Page),
        by(Noticed::Pins),
        SURVIVORS
            .iter()
            .map(|(file, kind, edit, why)| format!("not noticed: {file}: {kind}: {edit}: {why}\n"))
            .collect::<String>()
    ));
}

/// The place of an edit that turns, moves, widens or narrows a condition of a request.
fn condition_of_a_request<'m>(mutation: &'m Mutation, sent: &BTreeSet<&str>) -> Option<&'m str> {
    let (place, change) = mutation.diff.split_once(": ")?;
    let (object, field) = place.split_once(".fields.")?;
    let is_sent = object.strip_prefix("types.").map_or(object.starts_with("request"), |name| sent.contains(name));
    let mut keys = field.split('.').skip(1);
    let key = keys.next()?;
    let key = if ["recovered", "beyond"].contains(&key) { keys.nth(1)? } else { key };
    let is_plain = change.starts_with("always") || change.starts_with("(absent)");
    let is_of_two_places = change.contains("; types.") || change.contains("; request.");
    (is_sent && ["required", "forbidden"].contains(&key) && !is_plain && !is_of_two_places).then_some(place)
}

#[test]
fn every_slip_in_a_condition_of_a_request_is_noticed_by_a_rule_or_a_case() {
    let model = model(&spec_folder());
    let mut slips = 0;
    for service in &model.services {
        let folder = format!("{}/{}/", service.vendor, service.name);
        let sent = service.types.iter().filter(|ty| ty.usage.request).map(|ty| ty.wire.as_str()).collect();
        let of_service = score().mutations.iter().filter(|mutation| mutation.file.starts_with(&folder));
        let of_conditions = of_service.filter(|slip| condition_of_a_request(slip, &sent).is_some());
        let (noticed, unnoticed): (Vec<_>, Vec<_>) =
            of_conditions.partition(|slip| slip.noticed == Some(Noticed::Rules));
        let unnoticed: Vec<&str> = unnoticed.iter().map(|slip| slip.diff.as_str()).collect();
        assert!(unnoticed.is_empty(), "{folder}: {unnoticed:#?}");
        slips += noticed.len();
    }
    assert!(slips > 40, "only {slips} slips in conditions");
}
