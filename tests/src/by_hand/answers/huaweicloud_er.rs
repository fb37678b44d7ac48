//! Answers of Huawei Cloud Enterprise Router.

use serde::Deserialize;
/// `CreateFlowLogResponse` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct CreateFlowLogResponse {
    pub flow_log: Option<FlowLog>,
    pub request_id: Option<String>,
}

/// `ListFlowLogsResponse` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct ListFlowLogsResponse {
    pub flow_logs: Option<Vec<FlowLog>>,
    pub request_id: Option<String>,
    pub total_count: Option<i64>,
    pub page_info: Option<PageInfo>,
}

/// `FlowLog` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct FlowLog {
    pub id: Option<String>,
    pub name: Option<String>,
    pub description: Option<String>,
    pub project_id: Option<String>,
    pub resource_type: Option<ResourceType>,
    pub resource_id: Option<String>,
    pub log_group_id: Option<String>,
    pub log_stream_id: Option<String>,
    pub log_store_type: Option<String>,
    pub log_store_name: Option<String>,
    pub log_aggregation_interval: Option<i64>,
    pub created_at: Option<String>,
    pub updated_at: Option<String>,
    pub state: Option<State>,
    pub enabled: Option<bool>,
}

/// `PageInfo` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct PageInfo {
    pub next_marker: Option<String>,
    pub current_count: Option<i64>,
}

/// `ResourceType` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum ResourceType {
    #[serde(rename = "attachment")]
    Attachment,
    #[serde(other)]
    Other,
}

/// `State` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum State {
    #[serde(rename = "pending")]
    Pending,
    #[serde(rename = "available")]
    Available,
    #[serde(rename = "modifying")]
    Modifying,
    #[serde(rename = "deleting")]
    Deleting,
    #[serde(rename = "deleted")]
    Deleted,
    #[serde(rename = "failed")]
    Failed,
    #[serde(other)]
    Other,
}
