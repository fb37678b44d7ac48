//! Answers of Alibaba Cloud Smart Access Gateway.

use serde::Deserialize;
/// `CreateFlowLogResponse` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct CreateFlowLogResponse {
    pub request_id: Option<String>,
    pub flow_log_id: Option<String>,
    pub resource_group_id: Option<String>,
}

/// `DescribeFlowLogsResponse` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct DescribeFlowLogsResponse {
    pub flow_logs: Option<FlowLogList>,
    pub page_number: Option<i64>,
    pub page_size: Option<i64>,
    pub request_id: Option<String>,
    pub total_count: Option<i64>,
}

/// `FlowLogList` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct FlowLogList {
    pub flow_log_set_type: Option<Vec<FlowLog>>,
}

/// `FlowLog` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct FlowLog {
    pub active_aging: Option<i64>,
    pub description: Option<String>,
    pub flow_log_id: Option<String>,
    pub inactive_aging: Option<i64>,
    pub logstore_name: Option<String>,
    pub name: Option<String>,
    pub netflow_server_ip: Option<String>,
    pub netflow_server_port: Option<String>,
    pub netflow_version: Option<NetflowVersion>,
    pub output_type: Option<OutputType>,
    pub project_name: Option<String>,
    pub resource_group_id: Option<String>,
    pub sls_region_id: Option<String>,
    pub status: Option<Status>,
    pub total_sag_num: Option<i64>,
}

/// `NetflowVersion` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum NetflowVersion {
    V5,
    V9,
    V10,
    #[serde(other)]
    Other,
}

/// `OutputType` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum OutputType {
    #[serde(rename = "sls")]
    Sls,
    #[serde(rename = "netflow")]
    Netflow,
    #[serde(rename = "all")]
    All,
    #[serde(other)]
    Other,
}

/// `Status` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum Status {
    Active,
    Inactive,
    #[serde(other)]
    Other,
}
