//! Answers of Huawei Cloud Virtual Private Cloud.

use serde::Deserialize;
/// `CreateFlowLogResponse` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct CreateFlowLogResponse {
    pub flow_log: Option<FlowLog>,
}

/// `ListFlowLogsResponse` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct ListFlowLogsResponse {
    pub flow_logs: Option<Vec<FlowLog>>,
}

/// `FlowLog` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct FlowLog {
    pub id: Option<String>,
    pub name: Option<String>,
    pub tenant_id: Option<String>,
    pub description: Option<String>,
    pub resource_type: Option<ResourceType>,
    pub resource_id: Option<String>,
    pub traffic_type: Option<TrafficType>,
    pub log_group_id: Option<String>,
    pub log_topic_id: Option<String>,
    pub log_store_type: Option<LogStoreType>,
    pub admin_state: Option<bool>,
    pub status: Option<Status>,
    pub created_at: Option<String>,
    pub updated_at: Option<String>,
    pub index_enabled: Option<bool>,
}

/// `ResourceType` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum ResourceType {
    #[serde(rename = "port")]
    Port,
    #[serde(rename = "network")]
    Network,
    #[serde(rename = "vpc")]
    Vpc,
    #[serde(other)]
    Other,
}

/// `TrafficType` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum TrafficType {
    #[serde(rename = "all")]
    All,
    #[serde(rename = "accept")]
    Accept,
    #[serde(rename = "reject")]
    Reject,
    #[serde(other)]
    Other,
}

/// `LogStoreType` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum LogStoreType {
    #[serde(rename = "lts")]
    Lts,
    #[serde(other)]
    Other,
}

/// `Status` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum Status {
    #[serde(rename = "ACTIVE")]
    Active,
    #[serde(rename = "DOWN")]
    Down,
    #[serde(rename = "ERROR")]
    Error,
    #[serde(other)]
    Other,
}
