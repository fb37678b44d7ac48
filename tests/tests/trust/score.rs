//! Acceptance: at least 99.5 % of all one-fact edits of all specs are noticed, and why the others are not is known of each.

use flowlog_codegen::mutate::{Noticed, mutate};
use flowlog_tests::spec_folder;

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

#[test]
fn nearly_every_slip_is_noticed_and_the_rest_is_explained() {
    let score = mutate(&spec_folder(), None).expect("a sound spec");
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
