//! `CreateFlowLog` of Tencent Cloud Virtual Private Cloud.

use super::{Encoded, Finding, Request, finding, has_length, missing};
use serde::{Deserialize, Serialize};

/// The request.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct CreateFlowLog {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow_log_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<ResourceType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub traffic_type: Option<TrafficType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow_log_description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_log_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_type: Option<StorageType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow_log_storage: Option<FlowLogStorage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_log_region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<i64>,
}

/// One tag.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct Tag {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// CKafka instance and topic.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct FlowLogStorage {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_topic: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_id: Option<String>,
}

/// Kind of the recorded resource.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "named as on the page")]
pub enum ResourceType {
    Vpc,
    Subnet,
    NetworkInterface,
    Ccn,
    Nat,
    Dcg,
    #[serde(untagged)]
    Other(String),
}

/// Which packets are recorded.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "named as on the page")]
pub enum TrafficType {
    Accept,
    Reject,
    All,
    #[serde(untagged)]
    Other(String),
}

/// Kind of place for the records.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "named as on the page")]
pub enum StorageType {
    Cls,
    Ckafka,
    #[serde(untagged)]
    Other(String),
}

impl Request for CreateFlowLog {
    fn validate(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        match &self.flow_log_name {
            None => found.push(missing("FlowLogName/required")),
            Some(name) if !has_length(name, 0..=60) => found.push(finding("FlowLogName/length@tccli", name)),
            Some(_) => {}
        }
        match &self.resource_type {
            None => found.push(missing("ResourceType/required")),
            Some(ResourceType::Other(text)) => {
                found.push(finding("ResourceType/enum", text));
                found.push(finding("ResourceType/enum@tccli", text));
            }
            Some(ResourceType::Vpc) => found.push(finding("ResourceType/enum@tccli", "VPC")),
            Some(ResourceType::Subnet) => found.push(finding("ResourceType/enum@tccli", "SUBNET")),
            Some(ResourceType::NetworkInterface | ResourceType::Ccn | ResourceType::Nat | ResourceType::Dcg) => {}
        }
        if self.resource_id.is_none() {
            found.push(missing("ResourceId/required"));
        }
        match &self.traffic_type {
            None => found.push(missing("TrafficType/required")),
            Some(TrafficType::Other(text)) => found.push(finding("TrafficType/enum", text)),
            Some(TrafficType::Accept | TrafficType::Reject | TrafficType::All) => {}
        }
        let is_ccn = matches!(self.resource_type, Some(ResourceType::Ccn));
        match &self.vpc_id {
            None if !is_ccn => found.push(missing("VpcId/required")),
            Some(id) if is_ccn => found.push(finding("VpcId/forbidden@tccli", id)),
            _ => {}
        }
        if let Some(description) = &self.flow_log_description
            && !has_length(description, 0..=512)
        {
            found.push(finding("FlowLogDescription/length@tccli", description));
        }
        if self.cloud_log_id.is_none() && matches!(self.storage_type, None | Some(StorageType::Cls)) {
            found.push(missing("CloudLogId/required@tccli"));
        }
        for tag in self.tags.iter().flatten() {
            if tag.key.is_none() {
                found.push(missing("Tags.Key/required@tccli"));
            }
        }
        if let Some(StorageType::Other(text)) = &self.storage_type {
            found.push(finding("StorageType/enum", text));
        }
        match &self.flow_log_storage {
            None if matches!(self.storage_type, Some(StorageType::Ckafka)) => {
                found.push(missing("FlowLogStorage/required"));
            }
            Some(storage) if storage.storage_id.is_none() => {
                found.push(missing("FlowLogStorage.StorageId/required@tccli"));
            }
            _ => {}
        }
        if let Some(period) = self.period {
            if !is_ccn {
                found.push(finding("Period/forbidden@tccli", period));
            }
            if !matches!(period, 60 | 300 | 600) {
                found.push(finding("Period/enum@tccli", period));
            }
        }
        found
    }

    fn encode(&self) -> Encoded {
        Encoded { path: "/".to_owned(), body: serde_json::to_vec(self).ok(), ..Encoded::default() }
    }
}
