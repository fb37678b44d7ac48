//! `CreateFlowLog` of Huawei Cloud Enterprise Router.

use super::{Encoded, Finding, Request, finding, has_length, is_path_segment, missing, push_escaped};
use serde::{Deserialize, Serialize};

/// The request.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as on the page")]
pub struct CreateFlowLog {
    #[serde(skip_serializing)]
    pub project_id: Option<String>,
    #[serde(skip_serializing)]
    pub er_id: Option<String>,
    #[serde(skip_serializing, rename = "X-Client-Token")]
    pub x_client_token: Option<String>,
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
    pub log_group_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_stream_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_store_type: Option<LogStoreType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_store_name: Option<String>,
}

/// What kind of thing is recorded.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "named as on the page")]
pub enum ResourceType {
    Attachment,
    #[serde(untagged)]
    Other(String),
}

/// Kind of store for the records.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "named as on the page")]
pub enum LogStoreType {
    Lts,
    #[serde(untagged)]
    Other(String),
}

impl Request for CreateFlowLog {
    fn validate(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        match &self.project_id {
            None => found.push(missing("project_id/required")),
            Some(id) if !is_path_segment(id) => found.push(finding("project_id/path-segment", id)),
            Some(_) => {}
        }
        match &self.er_id {
            None => found.push(missing("er_id/required")),
            Some(id) if !is_path_segment(id) => found.push(finding("er_id/path-segment", id)),
            Some(_) => {}
        }
        if let Some(token) = &self.x_client_token
            && !has_length(token, 1..=64)
        {
            found.push(finding("X-Client-Token/length", "***"));
        }
        match &self.flow_log {
            Some(flow_log) => flow_log.validate(&mut found),
            None => found.push(missing("flow_log/required")),
        }
        found
    }

    fn encode(&self) -> Encoded {
        let mut path = String::with_capacity(128);
        path.push_str("/v3/");
        push_escaped(&mut path, self.project_id.as_deref().unwrap_or_default());
        path.push_str("/enterprise-router/");
        push_escaped(&mut path, self.er_id.as_deref().unwrap_or_default());
        path.push_str("/flow-logs");
        Encoded {
            path,
            headers: self.x_client_token.iter().map(|token| ("X-Client-Token", token.clone())).collect(),
            body: serde_json::to_vec(self).ok(),
            ..Encoded::default()
        }
    }
}

impl FlowLog {
    fn validate(&self, found: &mut Vec<Finding>) {
        match &self.name {
            None => found.push(missing("flow_log.name/required")),
            Some(name) if !has_length(name, 1..=64) => found.push(finding("flow_log.name/length", name)),
            Some(_) => {}
        }
        if let Some(description) = &self.description
            && !has_length(description, 0..=255)
        {
            found.push(finding("flow_log.description/length", description));
        }
        match &self.resource_type {
            None => found.push(missing("flow_log.resource_type/required")),
            Some(ResourceType::Other(text)) => found.push(finding("flow_log.resource_type/enum@sdk-go", text)),
            Some(ResourceType::Attachment) => {}
        }
        if self.resource_id.is_none() {
            found.push(missing("flow_log.resource_id/required"));
        }
        if self.log_group_id.is_none() {
            found.push(missing("flow_log.log_group_id/required"));
        }
        if self.log_stream_id.is_none() {
            found.push(missing("flow_log.log_stream_id/required"));
        }
        match &self.log_store_type {
            None => found.push(missing("flow_log.log_store_type/required")),
            Some(LogStoreType::Other(text)) => found.push(finding("flow_log.log_store_type/enum", text)),
            Some(LogStoreType::Lts) => {}
        }
        if let Some(name) = &self.log_store_name {
            if !has_length(name, 1..=255) {
                found.push(finding("flow_log.log_store_name/length", name));
            }
            found.push(finding("flow_log.log_store_name/unsupported", name));
        }
    }
}
