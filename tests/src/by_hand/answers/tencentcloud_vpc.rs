//! Answers of Tencent Cloud Virtual Private Cloud.

use serde::Deserialize;
/// `CreateFlowLogResponse` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct CreateFlowLogResponse {
    pub flow_log: Option<Vec<FlowLog>>,
    pub request_id: Option<String>,
}

/// `DescribeFlowLogsResponse` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct DescribeFlowLogsResponse {
    pub flow_log: Option<Vec<FlowLog>>,
    pub total_num: Option<i64>,
    pub request_id: Option<String>,
}

/// `FlowLog` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct FlowLog {
    pub vpc_id: Option<String>,
    pub flow_log_id: Option<String>,
    pub flow_log_name: Option<String>,
    pub resource_type: Option<ResourceType>,
    pub resource_id: Option<String>,
    pub traffic_type: Option<TrafficType>,
    pub cloud_log_id: Option<String>,
    pub cloud_log_state: Option<CloudLogState>,
    pub cloud_log_region: Option<String>,
    pub flow_log_description: Option<String>,
    pub enable: Option<bool>,
    pub storage_type: Option<StorageType>,
    pub tag_set: Option<Vec<Tag>>,
    pub flow_log_storage: Option<FlowLogStorage>,
    pub created_time: Option<String>,
    pub period: Option<i64>,
}

/// `ResourceType` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum ResourceType {
    #[serde(rename = "VPC")]
    Vpc,
    #[serde(rename = "SUBNET")]
    Subnet,
    #[serde(rename = "NETWORKINTERFACE")]
    NetworkInterface,
    #[serde(rename = "CCN")]
    Ccn,
    #[serde(rename = "NAT")]
    Nat,
    #[serde(rename = "DCG")]
    Dcg,
    #[serde(other)]
    Other,
}

/// `TrafficType` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum TrafficType {
    #[serde(rename = "ACCEPT")]
    Accept,
    #[serde(rename = "REJECT")]
    Reject,
    #[serde(rename = "ALL")]
    All,
    #[serde(other)]
    Other,
}

/// `CloudLogState` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum CloudLogState {
    #[serde(rename = "SUCCESS")]
    Success,
    #[serde(rename = "DELETED")]
    Deleted,
    #[serde(other)]
    Other,
}

/// `StorageType` as the generated type has it.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum StorageType {
    #[serde(rename = "cls")]
    Cls,
    #[serde(rename = "ckafka")]
    Ckafka,
    #[serde(other)]
    Other,
}

/// `Tag` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct Tag {
    pub key: Option<String>,
    pub value: Option<String>,
}

/// `FlowLogStorage` as the generated type has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct FlowLogStorage {
    pub storage_topic: Option<String>,
    pub storage_id: Option<String>,
}

/// What is around every answer.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct Envelope<T> {
    pub response: T,
}
