//! No limit vanishes and none is made up: what a person counted on the pages and in the sources is what the spec resolves to
//! and what the generated types carry, limit by limit.

use flowlog_tests::generated;
use flowlog_tests::limits::{counted, of_generated, of_requests};
use flowlog_tests::{model, spec_folder};

#[test]
fn the_spec_has_exactly_the_limits_that_were_counted_by_hand() {
    let counted = counted();
    let resolved = of_requests(&model(&spec_folder()));
    let missing: Vec<_> = counted.iter().filter(|limit| !resolved.contains(limit)).collect();
    let added: Vec<_> = resolved.iter().filter(|limit| !counted.contains(limit)).collect();
    assert!(missing.is_empty() && added.is_empty(), "in no spec: {missing:#?}\ncounted by nobody: {added:#?}");
    assert_eq!(resolved, counted, "a limit occurs twice");
}

#[test]
fn the_generated_types_carry_exactly_the_limits_that_were_counted_by_hand() {
    let (counted, generated) = (counted(), of_generated(&generated::all()));
    let missing: Vec<_> = counted.iter().filter(|limit| !generated.contains(limit)).collect();
    let added: Vec<_> = generated.iter().filter(|limit| !counted.contains(limit)).collect();
    assert!(missing.is_empty() && added.is_empty(), "not generated: {missing:#?}\ncounted by nobody: {added:#?}");
    assert_eq!(generated, counted, "a limit occurs twice");
}
