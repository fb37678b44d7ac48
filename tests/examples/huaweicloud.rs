//! Records the traffic of an attachment of an enterprise router of Huawei Cloud, then lists the first hundred flow logs
//! of the router.
//!
//! ```sh
//! export HUAWEICLOUD_SDK_AK=… HUAWEICLOUD_SDK_SK=… HUAWEICLOUD_SDK_REGION=cn-north-4
//! cargo run --package flowlog-tests --example huaweicloud -- ROUTER ATTACHMENT LOG-GROUP LOG-STREAM
//! ```
//!
//! The project is the one that the account has for the region, unless HUAWEICLOUD_SDK_PROJECT_ID names another.

pub(crate) mod shared;

use std::env;
use std::process::ExitCode;

use flowlog_huaweicloud::er::{
    Client, CreateFlowLogRequest, ErrorCode, FlowLogRequest, ListFlowLogsRequest, LogStoreType, ResourceType,
};
use flowlog_huaweicloud::{Config, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [router, attachment, group, stream] = &*arguments else {
        eprintln!("wanted: a router, one of its attachments, and group and stream of LTS");
        return ExitCode::from(2);
    };
    shared::show("router", run(Config::from_env(), router, attachment, group, stream).await)
}

/// The ids of the router's first hundred flow logs, when there is one for the attachment.
pub(crate) async fn run(
    config: Config,
    router: &str,
    attachment: &str,
    group: &str,
    stream: &str,
) -> Result<Vec<String>, Error> {
    let client = Client::new(config)?;
    let request = CreateFlowLogRequest::new().er_id(router).flow_log(
        FlowLogRequest::default()
            .name(format!("log-of-{attachment}"))
            .resource_type(ResourceType::Attachment)
            .resource_id(attachment)
            .log_group_id(group)
            .log_stream_id(stream)
            .log_store_type(LogStoreType::Lts),
    );
    match client.create_flow_log(request).await {
        Ok(created) => println!("created, request id {:?}", created.meta().request_id()),
        Err(error) if error.code_as() == Some(ErrorCode::FlowLogExists) => println!("there is one already"),
        Err(error) => return Err(error),
    }
    let listed = client.list_flow_logs(ListFlowLogsRequest::new().er_id(router).limit(100)).await?;
    Ok(listed.flow_logs.iter().flatten().filter_map(|flow_log| flow_log.id.clone()).collect())
}
