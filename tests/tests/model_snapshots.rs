//! The resolved model of each of the ten specs, held as text that a person can read beside the page.

use flowlog_tests::{model, render, spec_folder};

#[test]
fn the_model_of_each_operation_is_the_one_that_was_read_and_accepted() {
    let model = model(&spec_folder());
    let mut operations = 0;
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        for service in &model.services {
            for operation in &service.operations {
                insta::assert_snapshot!(operation.id.as_str(), render::operation(service, operation));
                operations += 1;
            }
        }
    });
    assert_eq!(operations, 10);
}
