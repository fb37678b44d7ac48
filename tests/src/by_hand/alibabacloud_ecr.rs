//! `CreateFlowLog` of Alibaba Cloud Express Connect Router.

use super::{Encoded, Finding, Request, finding, has_length, missing, push_number, push_pair};
use serde::Deserialize;

/// The request.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct CreateFlowLog {
    pub ecr_id: Option<String>,
    pub dry_run: Option<bool>,
    pub client_token: Option<String>,
    pub flow_log_name: Option<String>,
    pub description: Option<String>,
    pub instance_type: Option<InstanceType>,
    pub instance_id: Option<String>,
    pub interval: Option<i64>,
    pub sampling_rate: Option<SamplingRate>,
    pub project_name: Option<String>,
    pub log_store_name: Option<String>,
    pub tag: Option<Vec<Tag>>,
    pub resource_group_id: Option<String>,
    pub target_sls_region_id: Option<String>,
}

/// One tag.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct Tag {
    pub key: Option<String>,
    pub value: Option<String>,
}

/// Kind of the recorded instance.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "named as on the page")]
pub enum InstanceType {
    Vbr,
    #[serde(untagged)]
    Other(String),
}

/// Share of the packets that is looked at.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum SamplingRate {
    #[serde(rename = "1:4096")]
    OneIn4096,
    #[serde(rename = "1:2048")]
    OneIn2048,
    #[serde(rename = "1:1024")]
    OneIn1024,
    #[serde(untagged)]
    Other(String),
}

impl Request for CreateFlowLog {
    fn validate(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.ecr_id.is_none() {
            found.push(missing("EcrId/required"));
        }
        if let Some(token) = &self.client_token
            && !token.is_ascii()
        {
            found.push(finding("ClientToken/charset", token));
        }
        if let Some(name) = &self.flow_log_name {
            if !has_length(name, 0..=128) {
                found.push(finding("FlowLogName/length", name));
            }
            if starts_like_url(name) {
                found.push(finding("FlowLogName/cannot-start-with", name));
            }
        }
        if let Some(description) = &self.description {
            if !has_length(description, 0..=256) {
                found.push(finding("Description/length", description));
            }
            if starts_like_url(description) {
                found.push(finding("Description/cannot-start-with", description));
            }
        }
        match &self.instance_type {
            None => found.push(missing("InstanceType/required")),
            Some(InstanceType::Other(text)) => found.push(finding("InstanceType/enum", text)),
            Some(InstanceType::Vbr) => {}
        }
        if self.instance_id.is_none() {
            found.push(missing("InstanceId/required"));
        }
        if let Some(seconds) = self.interval
            && !matches!(seconds, 60 | 600)
        {
            found.push(finding("Interval/enum", seconds));
        }
        if let Some(SamplingRate::Other(text)) = &self.sampling_rate {
            found.push(finding("SamplingRate/enum", text));
        }
        let is_plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9');
        match &self.project_name {
            None => found.push(missing("ProjectName/required")),
            Some(name) => {
                if !has_length(name, 3..=63) {
                    found.push(finding("ProjectName/length", name));
                }
                if !name.bytes().all(|byte| is_plain(byte) || byte == b'-') {
                    found.push(finding("ProjectName/characters", name));
                }
                if !name.bytes().next().is_none_or(is_plain) || !name.bytes().next_back().is_none_or(is_plain) {
                    found.push(finding("ProjectName/first-and-last", name));
                }
            }
        }
        match &self.log_store_name {
            None => found.push(missing("LogStoreName/required")),
            Some(name) => {
                if !has_length(name, 3..=63) {
                    found.push(finding("LogStoreName/length", name));
                }
                if !name.bytes().all(|byte| is_plain(byte) || matches!(byte, b'-' | b'_')) {
                    found.push(finding("LogStoreName/characters", name));
                }
                if !name.bytes().next().is_none_or(is_plain) || !name.bytes().next_back().is_none_or(is_plain) {
                    found.push(finding("LogStoreName/first-and-last", name));
                }
            }
        }
        if let Some(tags) = &self.tag {
            if tags.len() > 20 {
                found.push(finding("Tag/items", tags.len()));
            }
            for tag in tags {
                tag.validate(&mut found);
            }
        }
        found
    }

    fn encode(&self) -> Encoded {
        let mut form = String::with_capacity(192);
        push_pair(&mut form, "EcrId", self.ecr_id.as_deref());
        push_pair(&mut form, "DryRun", self.dry_run.map(|truth| if truth { "true" } else { "false" }));
        push_pair(&mut form, "ClientToken", self.client_token.as_deref());
        push_pair(&mut form, "FlowLogName", self.flow_log_name.as_deref());
        push_pair(&mut form, "ResourceGroupId", self.resource_group_id.as_deref());
        let mut query = String::with_capacity(384);
        push_pair(&mut query, "Description", self.description.as_deref());
        push_pair(&mut query, "InstanceType", self.instance_type.as_ref().map(InstanceType::as_str));
        push_pair(&mut query, "InstanceId", self.instance_id.as_deref());
        push_number(&mut query, "Interval", self.interval);
        push_pair(&mut query, "SamplingRate", self.sampling_rate.as_ref().map(SamplingRate::as_str));
        push_pair(&mut query, "ProjectName", self.project_name.as_deref());
        push_pair(&mut query, "LogStoreName", self.log_store_name.as_deref());
        for (tag, number) in self.tag.iter().flatten().zip(1..) {
            push_pair(&mut query, &format!("Tag.{number}.Key"), tag.key.as_deref());
            push_pair(&mut query, &format!("Tag.{number}.Value"), tag.value.as_deref());
        }
        push_pair(&mut query, "TargetSlsRegionId", self.target_sls_region_id.as_deref());
        Encoded { path: "/".to_owned(), query, form, ..Encoded::default() }
    }
}

fn starts_like_url(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

fn has_url(text: &str) -> bool {
    text.contains("http://") || text.contains("https://")
}

impl Tag {
    fn validate(&self, found: &mut Vec<Finding>) {
        if let Some(key) = &self.key {
            if !has_length(key, 0..=128) {
                found.push(finding("Tag.Key/length", key));
            }
            if key.starts_with("aliyun") || key.starts_with("acs:") {
                found.push(finding("Tag.Key/cannot-start-with", key));
            }
            if has_url(key) {
                found.push(finding("Tag.Key/cannot-contain", key));
            }
            if key.is_empty() {
                found.push(finding("Tag.Key/non-empty", key));
            }
        }
        if let Some(value) = &self.value {
            if !has_length(value, 0..=128) {
                found.push(finding("Tag.Value/length", value));
            }
            if value.starts_with("acs:") {
                found.push(finding("Tag.Value/cannot-start-with", value));
            }
            if has_url(value) {
                found.push(finding("Tag.Value/cannot-contain", value));
            }
        }
    }
}

impl InstanceType {
    fn as_str(&self) -> &str {
        match self {
            Self::Vbr => "VBR",
            Self::Other(text) => text,
        }
    }
}

impl SamplingRate {
    fn as_str(&self) -> &str {
        match self {
            Self::OneIn4096 => "1:4096",
            Self::OneIn2048 => "1:2048",
            Self::OneIn1024 => "1:1024",
            Self::Other(text) => text,
        }
    }
}
