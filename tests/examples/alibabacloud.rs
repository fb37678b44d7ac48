//! Records the traffic of a virtual border router of Alibaba Cloud, then lists the first hundred flow logs of its router.
//!
//! ```sh
//! export ALIBABA_CLOUD_ACCESS_KEY_ID=… ALIBABA_CLOUD_ACCESS_KEY_SECRET=…
//! cargo run --package flowlog-tests --example alibabacloud -- ecr-xxxxxxxx vbr-xxxxxxxx PROJECT LOGSTORE
//! ```

pub(crate) mod shared;

use std::env;
use std::process::ExitCode;

use flowlog_alibabacloud::ecr::{
    Client, CreateFlowLogRequest, DescribeFlowLogsRequest, ErrorCode, InstanceType, SamplingRate,
};
use flowlog_alibabacloud::{Config, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [router, border_router, project, log_store] = &*arguments else {
        eprintln!("wanted: a router, a virtual border router, and project and Logstore of Simple Log Service");
        return ExitCode::from(2);
    };
    shared::show("router", run(Config::from_env(), router, border_router, project, log_store).await)
}

/// The ids of the router's first hundred flow logs, when there is one for the border router.
pub(crate) async fn run(
    config: Config,
    router: &str,
    border_router: &str,
    project: &str,
    log_store: &str,
) -> Result<Vec<String>, Error> {
    let client = Client::new(config)?;
    let request = CreateFlowLogRequest::new()
        .ecr_id(router)
        .instance_type(InstanceType::Vbr)
        .instance_id(border_router)
        .sampling_rate(SamplingRate::OneIn4096)
        .project_name(project)
        .log_store_name(log_store);
    match client.create_flow_log(request).await {
        // The client has made up a token, so that an answer that is lost does not lead to a second flow log.
        Ok(created) => println!("created {:?}, token {:?}", created.flow_log_id, created.meta().idempotency_token()),
        Err(error) if error.code_as() == Some(ErrorCode::ResourceAlreadyExistFlowLogId) => {
            println!("there is one already");
        }
        Err(error) => return Err(error),
    }
    // The guide "pages" goes on from here.
    let listed = client.describe_flow_logs(DescribeFlowLogsRequest::new().ecr_id(router).max_results(100)).await?;
    Ok(listed.flow_logs.iter().flatten().filter_map(|flow_log| flow_log.flow_log_id.clone()).collect())
}
