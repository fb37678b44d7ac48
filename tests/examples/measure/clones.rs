//! The five creates, each as often as it takes. Each clone is a service of its own, so that nothing is shared that ten different services would
//! not share; or all are operations of the five services, as an OpenAPI document has them under one client.

use std::fs;
use std::path::Path;

use flowlog_tests::spec_folder;

const CREATES: [(&str, &str); 5] = [
    ("alibabacloud", "ecr"),
    ("alibabacloud", "smartag"),
    ("huaweicloud", "er"),
    ("huaweicloud", "vpc"),
    ("tencentcloud", "vpc"),
];

/// What a clone is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clone {
    Service,
    Operation,
}

/// Writes a spec folder with so many operations.
pub(crate) fn write(spec: &Path, operations: usize, clone: Clone) {
    for number in 0..operations {
        let (vendor, service) = CREATES[number % CREATES.len()];
        let turn = number / CREATES.len();
        let (name, operation) = match clone {
            Clone::Service => (format!("{service}{turn}"), "CreateFlowLog".to_owned()),
            Clone::Operation => (service.to_owned(), format!("CreateFlowLog{turn}")),
        };
        let (from, to) = (spec_folder().join(vendor).join(service), spec.join(vendor).join(&name));
        fs::create_dir_all(&to).expect("a folder");
        fs::copy(from.join("service.yaml"), to.join("service.yaml")).expect("service.yaml");
        let text = fs::read_to_string(from.join("CreateFlowLog.yaml")).expect("the create");
        let text = text.replacen("\n  name: CreateFlowLog\n", &format!("\n  name: {operation}\n"), 1);
        fs::write(to.join(format!("{operation}.yaml")), text).expect("the clone");
    }
}
