//! The generated validators do what the specs say: every case of every spec gets its verdict from them, the generator's own judgement says the same word
//! for word, and every conditional rule is shown from both sides.

use flowlog_tests::generated::all;
use flowlog_tests::verdicts::{conditions, disagreements, requests, unmet};
use flowlog_tests::{model, spec_folder, trees};

#[test]
fn every_case_of_every_spec_gets_its_verdict_from_the_generated_validator() {
    let model = model(&spec_folder());
    for generated in all() {
        let unmet = unmet(&generated, &model);
        assert!(unmet.is_empty(), "{}", unmet.join("\n\n"));
    }
}

#[test]
fn both_judgements_say_the_same_of_every_example_and_case() {
    let model = model(&spec_folder());
    for generated in all() {
        let (service, operation) = generated.described(&model);
        assert!(!requests(service, operation).is_empty(), "nothing of {} is judged", operation.id);
    }
    let differences: Vec<String> = all().iter().flat_map(|generated| disagreements(generated, &model)).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

#[test]
fn every_conditional_rule_has_a_case_that_breaks_it_and_one_that_its_condition_spares() {
    let model = model(&spec_folder());
    let (numbers, unshown): (Vec<_>, Vec<_>) = all().iter().map(|generated| conditions(generated, &model)).unzip();
    let unshown: Vec<String> = unshown.into_iter().flatten().collect();
    assert!(unshown.is_empty(), "{}", unshown.join("\n"));
    let number: usize = numbers.iter().sum();
    assert_eq!(number, 13, "6 of the access gateway, 5 and 1 of Tencent Cloud, 1 of the enterprise router");
}

#[test]
fn no_line_of_a_spec_is_wider_than_a_reviewer_sees() {
    for (path, text) in trees::read(&spec_folder()).into_iter().filter(|(path, _)| path.ends_with(".yaml")) {
        let text = String::from_utf8(text).expect("text");
        let wide = (1..).zip(text.lines()).find(|(_, line)| line.chars().count() > 160);
        assert!(wide.is_none(), "{path}: {wide:?}; a long text is made by `fill`, a map may go over several lines");
    }
}
