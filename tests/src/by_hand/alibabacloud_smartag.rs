//! `CreateFlowLog` of Alibaba Cloud Smart Access Gateway.

use super::{Encoded, Finding, Request, finding, missing, push_number, push_pair};
use serde::Deserialize;
use std::net::IpAddr;

/// The request.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[expect(missing_docs, reason = "named as on the page")]
pub struct CreateFlowLog {
    pub region_id: Option<String>,
    pub description: Option<String>,
    pub name: Option<String>,
    pub active_aging: Option<i64>,
    pub inactive_aging: Option<i64>,
    pub output_type: Option<OutputType>,
    pub sls_region_id: Option<String>,
    pub project_name: Option<String>,
    pub logstore_name: Option<String>,
    pub netflow_server_ip: Option<String>,
    pub netflow_server_port: Option<i64>,
    pub netflow_version: Option<NetflowVersion>,
    pub owner_id: Option<i64>,
    pub owner_account: Option<String>,
    pub resource_owner_id: Option<i64>,
    pub resource_owner_account: Option<String>,
}

/// Where records go.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "named as on the page")]
pub enum OutputType {
    Sls,
    Netflow,
    All,
    #[serde(untagged)]
    Other(String),
}

/// Version of NetFlow.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum NetflowVersion {
    V5,
    V9,
    V10,
    #[serde(untagged)]
    Other(String),
}

impl Request for CreateFlowLog {
    fn validate(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.region_id.is_none() {
            found.push(missing("RegionId/required"));
        }
        if let Some(seconds) = self.active_aging
            && !(60..=6000).contains(&seconds)
        {
            found.push(finding("ActiveAging/range", seconds));
        }
        if let Some(seconds) = self.inactive_aging
            && !(10..=600).contains(&seconds)
        {
            found.push(finding("InactiveAging/range", seconds));
        }
        match &self.output_type {
            None => found.push(missing("OutputType/required")),
            Some(OutputType::Other(text)) => found.push(finding("OutputType/enum", text)),
            Some(OutputType::Sls | OutputType::Netflow | OutputType::All) => {}
        }
        if matches!(self.output_type, Some(OutputType::Sls | OutputType::All)) {
            if self.sls_region_id.is_none() {
                found.push(missing("SlsRegionId/required"));
            }
            if self.project_name.is_none() {
                found.push(missing("ProjectName/required"));
            }
            if self.logstore_name.is_none() {
                found.push(missing("LogstoreName/required"));
            }
        }
        let is_netflow = matches!(self.output_type, Some(OutputType::Netflow | OutputType::All));
        match &self.netflow_server_ip {
            None if is_netflow => found.push(missing("NetflowServerIp/required")),
            Some(ip) if ip.parse::<IpAddr>().is_err() => found.push(finding("NetflowServerIp/format", ip)),
            _ => {}
        }
        if is_netflow && self.netflow_server_port.is_none() {
            found.push(missing("NetflowServerPort/required"));
        }
        match &self.netflow_version {
            None if is_netflow => found.push(missing("NetflowVersion/required")),
            Some(NetflowVersion::Other(text)) => found.push(finding("NetflowVersion/enum", text)),
            _ => {}
        }
        found
    }

    fn encode(&self) -> Encoded {
        let mut query = String::with_capacity(384);
        push_pair(&mut query, "RegionId", self.region_id.as_deref());
        push_pair(&mut query, "Description", self.description.as_deref());
        push_pair(&mut query, "Name", self.name.as_deref());
        push_number(&mut query, "ActiveAging", self.active_aging);
        push_number(&mut query, "InactiveAging", self.inactive_aging);
        push_pair(&mut query, "OutputType", self.output_type.as_ref().map(OutputType::as_str));
        push_pair(&mut query, "SlsRegionId", self.sls_region_id.as_deref());
        push_pair(&mut query, "ProjectName", self.project_name.as_deref());
        push_pair(&mut query, "LogstoreName", self.logstore_name.as_deref());
        push_pair(&mut query, "NetflowServerIp", self.netflow_server_ip.as_deref());
        push_number(&mut query, "NetflowServerPort", self.netflow_server_port);
        push_pair(&mut query, "NetflowVersion", self.netflow_version.as_ref().map(NetflowVersion::as_str));
        push_number(&mut query, "OwnerId", self.owner_id);
        push_pair(&mut query, "OwnerAccount", self.owner_account.as_deref());
        push_number(&mut query, "ResourceOwnerId", self.resource_owner_id);
        push_pair(&mut query, "ResourceOwnerAccount", self.resource_owner_account.as_deref());
        Encoded { path: "/".to_owned(), query, ..Encoded::default() }
    }
}

impl OutputType {
    fn as_str(&self) -> &str {
        match self {
            Self::Sls => "sls",
            Self::Netflow => "netflow",
            Self::All => "all",
            Self::Other(text) => text,
        }
    }
}

impl NetflowVersion {
    fn as_str(&self) -> &str {
        match self {
            Self::V5 => "V5",
            Self::V9 => "V9",
            Self::V10 => "V10",
            Self::Other(text) => text,
        }
    }
}
