//! Requests that break documented limits.

use crate::service::{alibaba, tencent};
use crate::{config, failed, told};
use flowlog_alibabacloud::smartag;
use flowlog_huaweicloud::er;
use flowlog_runtime::Config;
use flowlog_tencentcloud::vpc;
use insta::assert_snapshot;

fn unsent() -> Config {
    config(|| panic!("nothing is sent"))
}

#[test]
fn limits() {
    let request = tencent().resource_type(vpc::ResourceType::NetworkInterface).flow_log_name("e".repeat(61));
    assert_snapshot!("one_limit", told(&failed(unsent(), request)));
    let request = alibaba().project_name("Project").interval(30).description("http://x");
    assert_snapshot!("several_limits", told(&failed(unsent(), request)));
    let request = smartag::CreateFlowLogRequest::new().output_type(smartag::OutputType::All).active_aging(1);
    assert_snapshot!("conditions", told(&failed(unsent().region("cn-shanghai"), request)));
    let request = er::CreateFlowLogRequest::new().er_id("er-1").x_client_token("t".repeat(65));
    assert_snapshot!("a_sensitive_field", told(&failed(unsent(), request)));
}
