//! `CreateFlowLog` of Huawei Cloud Virtual Private Cloud.

use super::{Encoded, Finding, Request, finding, has_length, missing, push_escaped};
use serde::{Deserialize, Serialize};

/// The request.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct CreateFlowLog {
    #[serde(skip_serializing)]
    pub project_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow_log: Option<FlowLog>,
}

/// What a caller says about a new flow log.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct FlowLog {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<ResourceType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub traffic_type: Option<TrafficType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_topic_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index_enabled: Option<bool>,
}

/// How much is recorded.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "named as on the page")]
pub enum ResourceType {
    Port,
    Network,
    Vpc,
    #[serde(untagged)]
    Other(String),
}

/// Which packets are recorded.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "named as on the page")]
pub enum TrafficType {
    All,
    Accept,
    Reject,
    #[serde(untagged)]
    Other(String),
}

impl Request for CreateFlowLog {
    fn validate(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.project_id.is_none() {
            found.push(missing("project_id/required"));
        }
        match &self.flow_log {
            Some(flow_log) => flow_log.validate(&mut found),
            None => found.push(missing("flow_log/required")),
        }
        found
    }

    fn encode(&self) -> Encoded {
        let mut path = String::with_capacity(64);
        path.push_str("/v1/");
        push_escaped(&mut path, self.project_id.as_deref().unwrap_or_default());
        path.push_str("/fl/flow_logs");
        Encoded { path, body: serde_json::to_vec(self).ok(), ..Encoded::default() }
    }
}

impl FlowLog {
    fn validate(&self, found: &mut Vec<Finding>) {
        if let Some(name) = &self.name {
            if !has_length(name, 0..=64) {
                found.push(finding("flow_log.name/length", name));
            }
            if !name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.')) {
                found.push(finding("flow_log.name/characters@sdk-py", name));
            }
        }
        if let Some(description) = &self.description {
            if !has_length(description, 0..=255) {
                found.push(finding("flow_log.description/length", description));
            }
            if description.contains(['<', '>']) {
                found.push(finding("flow_log.description/cannot-contain", description));
            }
        }
        match &self.resource_type {
            None => found.push(missing("flow_log.resource_type/required")),
            Some(ResourceType::Other(text)) => found.push(finding("flow_log.resource_type/enum", text)),
            Some(ResourceType::Port | ResourceType::Network | ResourceType::Vpc) => {}
        }
        if self.resource_id.is_none() {
            found.push(missing("flow_log.resource_id/required"));
        }
        match &self.traffic_type {
            None => found.push(missing("flow_log.traffic_type/required")),
            Some(TrafficType::Other(text)) => found.push(finding("flow_log.traffic_type/enum", text)),
            Some(TrafficType::All | TrafficType::Accept | TrafficType::Reject) => {}
        }
        if self.log_group_id.is_none() {
            found.push(missing("flow_log.log_group_id/required"));
        }
        if self.log_topic_id.is_none() {
            found.push(missing("flow_log.log_topic_id/required"));
        }
    }
}
