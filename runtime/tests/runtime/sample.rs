//! A made-up service, written as an emitter writes real ones, that uses every word of the vocabulary.
#![expect(unreachable_pub, reason = "generated items are public, a test crate exports nothing")]

use flowlog_runtime::operation::{
    Lists, Next, Operation, OperationInfo, PageStyle, Pagination, Protocol, Retry, Service, error,
};
use flowlog_runtime::validate::{Findings, validate};
use flowlog_runtime::{object, open_enum};

/// The sample service.
pub static SERVICE: Service = Service {
    vendor: "samplecloud",
    name: "logs",
    title: "Sample Logs",
    version: Some("2026-01-02"),
    protocol: Protocol::HuaweiRest,
    signing_name: "logs",
    lists: Lists::Flatten,
    host: "logs.{region}.sample.test",
    regions: &[("north", None), ("south", Some("south.sample.test"))],
    networks: &[("vpc", "logs-vpc.{region}.sample.test")],
    errors: &[],
};

/// Request of `CreateLog`: Creates a log.
#[non_exhaustive]
pub struct CreateLogRequest {
    /// Project that the log belongs to.
    ///
    /// `project_id`: required; one part of a path (the client's own). Page `samplecloud.logs.CreateLog`, table `path`, row 1.
    pub project_id: Option<String>,
    /// Makes a repeated request harmless.
    pub client_token: Option<String>,
    /// Kinds to sort by.
    pub sort_key: Option<Vec<String>>,
    /// Tags, in the query.
    pub tag: Option<Vec<Tag>>,
    /// Whether nothing is to be created.
    pub dry_run: Option<bool>,
    /// Name of the log.
    pub name: Option<String>,
    /// Kind of the resource.
    pub resource_type: Option<ResourceType>,
    /// VPC of the resource.
    pub vpc_id: Option<String>,
    /// Key of the writer.
    pub secret: Option<String>,
    /// Seconds between two records.
    pub interval: Option<i64>,
    /// Seconds between two records, from a witness only.
    pub period: Option<i64>,
    /// Where the records go.
    pub storage_type: Option<StorageType>,
    /// Topic of the records.
    pub topic_id: Option<String>,
    /// Details of the store.
    pub storage: Option<Storage>,
    /// Type of the log.
    pub r#type: Option<String>,
    /// Address of the collector.
    pub collector: Option<String>,
    /// Port of the collector.
    pub port: Option<i64>,
    /// Free text.
    pub description: Option<String>,
    /// Name of the store.
    pub store_name: Option<String>,
    /// Old name.
    pub alias: Option<String>,
    /// Labels.
    pub labels: Option<Vec<String>>,
}

object! {
    CreateLogRequest: "samplecloud.logs.CreateLog" {
        project_id: into String = path("project_id").row("path", 1).role(Role::Project) => [required(), path_segment()],
        client_token: into String = header("X-Client-Token").row("header", 1).role(Role::IdempotencyToken) => [length(1, 64), ascii()],
        sort_key: each String = query("sort_key").row("query", 1) => [one_of(&["id", "name"]), items(0, 2)],
        tag: each Tag = query("Tag").row("query", 2) => [items(1, 20)],
        dry_run: plain bool = form("DryRun").row("form", 1).role(Role::DryRun),
        name: into String = body("Name").row("body", 1) => [required(), length(1, 64), bytes(0, 128).beyond("sdk")],
        resource_type: into ResourceType = body("ResourceType").row("body", 2) => [
            required(),
            one_of(&["VPC", "SUBNET", "CCN"]),
            one_of(&["CCN"]).beyond("sdk"),
        ],
        vpc_id: into String = body("VpcId").row("body", 3) => [
            required().unless("ResourceType", &["CCN"]),
            forbidden().when("ResourceType", &["CCN"]).beyond("sdk"),
        ],
        secret: into String = body("Secret").row("body", 4).sensitive() => [length(8, 16), characters(&[Range('a', 'z')])],
        interval: plain i64 = body("Interval").row("body", 5) => [range(60, 600)],
        period: plain i64 = body("Period") => [one_of_integers(&[60, 300, 600]).beyond("sdk")],
        storage_type: into StorageType = body("StorageType").row("body", 6) => [
            one_of(&["cls", "kafka"]).recovered(&["sdk", "cli"]),
        ],
        topic_id: into String = body("TopicId").row("body", 7) => [
            required().when("StorageType", &["cls"]).absent_counts_beyond("sdk"),
        ],
        storage: into Storage = body("Storage").row("body", 8) => [required().when("StorageType", &["kafka"])],
        r#type: into String = body("Type").row("body", 9) => [unsupported()],
        collector: into String = body("Collector").row("body", 10) => [ip(), required().when_given("Port")],
        port: plain i64 = body("Port").row("body", 11) => [
            range_at_least(1),
            range_up_to(65535).recovered(&["sdk"]),
            required().when_all(&[given("Collector"), is("DryRun", &["false"]).absent_counts()]),
        ],
        description: into String = body("Description").row("body", 12) => [
            length(0, 255),
            cannot_contain(&["<", ">"]),
            cannot_start_with(&["http://", "https://"]),
        ],
        store_name: into String = body("StoreName").row("body", 13) => [
            length_at_least(3),
            characters(&[Range('a', 'z'), Digits, One('-'), One('_')]),
            first_and_last(&[Letters, Digits]),
        ],
        alias: into String = body("Alias").row("body", 14) => [deprecated(), non_empty(), forbidden().unless_given("Name")],
        labels: each String = body("Labels").row("body", 15) => [items_at_least(1), length(0, 8)],
    }
}

impl CreateLogRequest {
    /// A request in which nothing is set; [`validate`](Self::validate) says what is missing.
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Every finding of the documented limits.
    #[inline]
    pub fn validate(&self) -> Findings {
        validate(self)
    }
}

impl Operation for CreateLogRequest {
    type Response = CreateLogResponse;

    const INFO: &'static OperationInfo = &OperationInfo {
        service: &SERVICE,
        name: "CreateLog",
        id: "samplecloud.logs.CreateLog",
        method: "POST",
        path: "/v1/{project_id}/logs",
        success: &[200],
        json_body: true,
        envelope: Some("Response"),
        read_only: false,
        errors: &[
            error("InternalError").retry(Retry::Later),
            error("Duplicate").status(409).about("Name").retry(Retry::AfterChange),
        ],
        pagination: Some(&Pagination {
            style: PageStyle::Marker,
            position: "marker",
            size: "limit",
            items: "Logs",
            next: Some(Next::LastItem("Id")),
            total: None,
        }),
    };
}

/// Response of `CreateLog`.
#[non_exhaustive]
pub struct CreateLogResponse {
    /// The logs that were created.
    pub logs: Option<Vec<Log>>,
    /// ID to quote when a call must be traced.
    pub request_id: Option<String>,
    /// The token of the request.
    pub client_token: Option<String>,
    /// How many there are.
    pub total: Option<i64>,
    /// Whether it worked.
    pub success: Option<bool>,
}

object! {
    CreateLogResponse: "samplecloud.logs.CreateLog" {
        logs = body("Logs").row("response", 1),
        request_id = body("RequestId").row("response", 2).role(Role::RequestId),
        client_token = header("X-Client-Token").row("response-header", 1),
        total = body("Total").row("response", 3),
        success = body("Success").row("response", 4),
    }
}

/// A tag.
#[non_exhaustive]
pub struct Tag {
    /// Name of the tag.
    pub key: Option<String>,
    /// Value of the tag.
    pub value: Option<String>,
}

object! {
    Tag: "samplecloud.logs.Tags" {
        key: into String = body("Key").row("Tag", 1) => [required(), length(1, 4)],
        value: into String = body("Value").row("Tag", 2),
    }
}

/// Details of a store.
#[non_exhaustive]
pub struct Storage {
    /// ID of the instance.
    pub storage_id: Option<String>,
    /// Topics.
    pub topics: Option<Vec<String>>,
    /// Tags of the store.
    pub tags: Option<Vec<Tag>>,
}

object! {
    Storage: "samplecloud.logs.CreateLog" {
        storage_id: into String = body("StorageId").row("Storage", 1) => [required()],
        topics: each String = body("Topics").row("Storage", 2),
        tags: each Tag = body("Tags").row("Storage", 3),
    }
}

/// A log.
#[non_exhaustive]
pub struct Log {
    /// ID of the log.
    pub id: Option<String>,
    /// Key of the writer.
    pub secret: Option<String>,
    /// Kind of the resource.
    pub resource_type: Option<ResourceType>,
    /// Seconds between two records.
    pub interval: Option<i64>,
    /// Whether it runs.
    pub enabled: Option<bool>,
    /// Where it goes.
    pub storage: Option<Storage>,
    /// Sizes.
    pub sizes: Option<Vec<i64>>,
    /// Kinds that it can have.
    pub kinds: Option<Vec<ResourceType>>,
}

object! {
    Log: "samplecloud.logs.CreateLog" {
        id = body("Id"),
        secret = body("Secret").sensitive(),
        resource_type = body("ResourceType"),
        interval = body("Interval"),
        enabled = body("Enabled"),
        storage = body("Storage"),
        sizes = body("Sizes"),
        kinds = body("Kinds"),
    }
}

open_enum! {
    /// Kind of a resource.
    pub enum ResourceType {
        /// a whole VPC
        Vpc = "VPC",
        /// one subnet
        Subnet = "SUBNET",
        /// a Cloud Connect Network
        Ccn = "CCN",
    }
}

open_enum! {
    /// Where records go.
    pub enum StorageType {
        /// Cloud Log Service
        Cls = "cls",
        /// Kafka
        Kafka = "kafka",
    }
}
