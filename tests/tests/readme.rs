//! The README shows real output: its example is run here, and what it is said to print is what it prints.

use flowlog_tencentcloud::vpc::{CreateFlowLogRequest, ResourceType, TrafficType};

#[test]
fn the_example_prints_what_the_readme_shows() {
    let request = CreateFlowLogRequest::new()
        .flow_log_name("edge")
        .resource_type(ResourceType::Networkinterface)
        .resource_id("eni-xxxxxxxx")
        .traffic_type(TrafficType::Reject);
    let readme = std::fs::read_to_string(flowlog_tests::repository().join("README.md")).expect("the README");
    let shown = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block of output");
    assert_eq!(request.validate().to_string().trim_end(), shown.trim_end());
}
