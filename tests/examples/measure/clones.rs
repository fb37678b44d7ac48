//! The five creates, each as often as it takes. Each clone is a service of its own, so that nothing is shared that ten different services would
//! not share.

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

/// Writes a spec folder with so many operations.
pub(crate) fn write(spec: &Path, operations: usize) {
    for number in 0..operations {
        let (vendor, service) = CREATES[number % CREATES.len()];
        let (name, clone) = (format!("{service}{}", number / CREATES.len()), spec_folder().join(vendor).join(service));
        let to = spec.join(vendor).join(&name);
        fs::create_dir_all(&to).expect("a folder");
        fs::copy(clone.join("service.yaml"), to.join("service.yaml")).expect("service.yaml");
        let text = fs::read_to_string(clone.join("CreateFlowLog.yaml")).expect("the create");
        let id = format!("id: {vendor}.{service}.CreateFlowLog");
        let text = text.replacen(&id, &format!("id: {vendor}.{name}.CreateFlowLog"), 1);
        fs::write(to.join("CreateFlowLog.yaml"), text).expect("the clone");
    }
}
