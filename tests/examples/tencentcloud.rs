//! Records the rejected traffic of a network interface of Tencent Cloud, then lists the first hundred flow
//! logs of its VPC.
//!
//! ```sh
//! export TENCENTCLOUD_SECRET_ID=… TENCENTCLOUD_SECRET_KEY=… TENCENTCLOUD_REGION=ap-guangzhou
//! cargo run --package flowlog-tests --example tencentcloud -- eni-xxxxxxxx TOPIC vpc-xxxxxx
//! ```

pub(crate) mod shared;

use std::env;
use std::process::ExitCode;

use flowlog_tencentcloud::vpc::{
    Client, CreateFlowLogRequest, DescribeFlowLogsRequest, ErrorCode, ResourceType, StorageType, TrafficType,
};
use flowlog_tencentcloud::{Config, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let (Some(interface), Some(topic), vpc) = (arguments.next(), arguments.next(), arguments.next()) else {
        eprintln!("wanted: a network interface, a topic of CLS, and the VPC of the interface");
        return ExitCode::from(2);
    };
    shared::show("VPC", run(Config::from_env(), &interface, &topic, vpc.as_deref()).await)
}

/// The ids of the VPC's first hundred flow logs, when there is one for the interface.
pub(crate) async fn run(config: Config, interface: &str, topic: &str, vpc: Option<&str>) -> Result<Vec<String>, Error> {
    let client = Client::new(config)?;
    let mut request = CreateFlowLogRequest::new()
        .flow_log_name("rejected")
        .resource_type(ResourceType::NetworkInterface)
        .resource_id(interface)
        .traffic_type(TrafficType::Reject)
        .storage_type(StorageType::Cls)
        .cloud_log_id(topic);
    // What may be absent is set as a field.
    request.vpc_id = vpc.map(str::to_owned);
    match client.create_flow_log(request).await {
        Ok(created) => println!("created, request id {:?}", created.meta().request_id()),
        Err(error) if error.code_as() == Some(ErrorCode::UnsupportedOperationFlowLogInstanceExisted) => {
            println!("there is one already");
        }
        Err(error) => return Err(error),
    }
    let mut request = DescribeFlowLogsRequest::new().limit(100);
    request.vpc_id = vpc.map(str::to_owned);
    let listed = client.describe_flow_logs(request).await?;
    Ok(listed.flow_log.iter().flatten().filter_map(|flow_log| flow_log.flow_log_id.clone()).collect())
}
