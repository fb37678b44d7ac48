//! Every limit of every origin, probed from both sides through the generated validators, and through the generator's own judgement. The limits that are probed are those that were counted by
//! hand, one by one.

use std::io::Write;
use std::path::Path;

use flowlog_tests::boundaries;
use flowlog_tests::generated::{Generated, all, generated};
use flowlog_tests::limits::{Limit, counted};
use flowlog_tests::verdicts::disagreement;
use flowlog_tests::{fixtures, model, spec_folder};

#[test]
fn every_limit_that_was_counted_by_hand_is_probed_from_both_sides() {
    let mut probed = probe(&spec_folder(), &all());
    probed.sort();
    assert_eq!(probed, counted());
}

#[test]
fn every_limit_that_only_fixtures_have_is_probed_from_both_sides() {
    use {flowlog_collisions as collisions, flowlog_kitchensink as sink};
    let fixture = [
        generated::<sink::rest::CreateThingRequest>(),
        generated::<sink::rest::DeleteThingRequest>(),
        generated::<sink::rest::ListThingsRequest>(),
        generated::<sink::json::CreateEntryRequest>(),
        generated::<sink::json::ListEntriesRequest>(),
        generated::<sink::rpc::CreateItemRequest>(),
        generated::<sink::rpc::DescribeItemsRequest>(),
        generated::<sink::rpc::ListItemsRequest>(),
        generated::<collisions::names::PutRequest>(),
    ];
    probe(&fixtures("spec"), &fixture);
}

/// Probes all limits; those that were probed from both sides.
fn probe(spec: &Path, operations: &[Generated]) -> Vec<Limit> {
    let model = model(spec);
    let (mut limits, mut wrong, mut kept, mut broken) = (Vec::new(), Vec::new(), 0, 0);
    for generated in operations {
        let (service, operation) = generated.described(&model);
        for boundary in boundaries::of(service, operation) {
            for probe in &boundary.probes {
                let findings = generated.verdict(&probe.request);
                let of_limit = findings.iter().filter(|finding| boundary.ids.iter().any(|id| id == finding.id()));
                let mut found: Vec<_> = of_limit.map(|f| (f.severity().to_string(), f.id().to_owned())).collect();
                found.dedup();
                let expected: Vec<_> =
                    probe.finding.iter().map(|(severity, id)| (severity.to_string(), id.clone())).collect();
                if found != expected {
                    wrong.push(format!("{:?}: {}: expected {expected:?}, found {found:?}", boundary.limit, probe.what));
                }
                wrong.extend(disagreement(generated, &model, &probe.request));
            }
            let breaks = boundary.probes.iter().filter(|probe| probe.finding.is_some()).count();
            (kept, broken) = (kept + boundary.probes.len() - breaks, broken + breaks);
            assert!(breaks > 0 && breaks < boundary.probes.len(), "only one side of {:?}", boundary.limit);
            limits.push(boundary.limit);
        }
    }
    // Not `println!`: how much was tried is to be seen when all is well, too.
    writeln!(
        std::io::stderr(),
        "boundaries, {} requests: {} limits, {} probes ({kept} kept, {broken} broken)",
        operations.len(),
        limits.len(),
        kept + broken
    )
    .expect("standard error");
    assert!(wrong.is_empty(), "{} probes:\n{}", wrong.len(), wrong.join("\n"));
    limits
}
