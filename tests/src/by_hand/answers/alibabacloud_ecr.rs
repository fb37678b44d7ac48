//! Answers of Alibaba Cloud Express Connect Router.

use serde::Deserialize;
/// `CreateFlowLogResponse` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct CreateFlowLogResponse {
    pub request_id: Option<String>,
    pub success: Option<bool>,
    pub code: Option<String>,
    pub message: Option<String>,
    pub http_status_code: Option<i64>,
    pub dynamic_code: Option<String>,
    pub dynamic_message: Option<String>,
    pub access_denied_detail: Option<String>,
    pub flow_log_id: Option<String>,
}

/// `DescribeFlowLogsResponse` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct DescribeFlowLogsResponse {
    pub access_denied_detail: Option<String>,
    pub code: Option<String>,
    pub dynamic_code: Option<String>,
    pub dynamic_message: Option<String>,
    pub flow_logs: Option<Vec<FlowLog>>,
    pub http_status_code: Option<i64>,
    pub max_results: Option<i64>,
    pub message: Option<String>,
    pub next_token: Option<String>,
    pub request_id: Option<String>,
    pub success: Option<bool>,
    pub total_count: Option<i64>,
}

/// `FlowLog` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct FlowLog {
    pub creation_time: Option<String>,
    pub description: Option<String>,
    pub ecr_id: Option<String>,
    pub flow_log_id: Option<String>,
    pub flow_log_name: Option<String>,
    pub instance_id: Option<String>,
    pub instance_type: Option<InstanceType>,
    pub interval: Option<i64>,
    pub log_store_name: Option<String>,
    pub project_name: Option<String>,
    pub region_id: Option<String>,
    pub resource_group_id: Option<String>,
    pub sampling_rate: Option<SamplingRate>,
    pub sls_region_id: Option<String>,
    pub status: Option<Status>,
    pub tags: Option<Vec<FlowLogTag>>,
}

/// `InstanceType` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum InstanceType {
    #[serde(rename = "VBR")]
    Vbr,
    #[serde(other)]
    Other,
}

/// `SamplingRate` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum SamplingRate {
    #[serde(rename = "1:4096")]
    OneIn4096,
    #[serde(rename = "1:2048")]
    OneIn2048,
    #[serde(rename = "1:1024")]
    OneIn1024,
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

/// `FlowLogTag` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct FlowLogTag {
    pub key: Option<String>,
    pub value: Option<String>,
}
