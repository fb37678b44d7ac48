//! The answers of all operations for serde's derive, field by field as the generated types have them. Enums are closed but for one variant that forgets
//! what it stands for, which is the cheapest that derive can do and less than the product does.

pub mod alibabacloud_ecr;
pub mod alibabacloud_smartag;
pub mod huaweicloud_er;
pub mod huaweicloud_vpc;
pub mod tencentcloud_vpc;

use flowlog_runtime::decode::decode;
use flowlog_runtime::operation::Operation;
use serde::de::DeserializeOwned;

use crate::json;

/// An answer, and two ways to read it. Reading panics when it fails, and drops what was read.
pub struct Answer {
    /// Id of the operation.
    pub id: &'static str,
    /// What the stand-in for the server answered to the vendor's SDK.
    pub body: Vec<u8>,
    /// Into the generated type.
    pub generated: fn(&[u8]),
    /// Into the type that derives serde's trait.
    pub derived: fn(&[u8]),
}

/// One answer for each operation.
pub fn all() -> Vec<Answer> {
    use {alibabacloud_ecr as ecr, alibabacloud_smartag as smartag, huaweicloud_er as er, huaweicloud_vpc as hvpc};
    use {flowlog_alibabacloud as alibaba, flowlog_huaweicloud as huawei, flowlog_tencentcloud as tencent};
    use {tencentcloud_vpc as tvpc, tvpc::Envelope};
    vec![
        of::<alibaba::ecr::CreateFlowLogRequest, ecr::CreateFlowLogResponse>("alibaba-ecr/create__seed_example"),
        of::<alibaba::ecr::DescribeFlowLogsRequest, ecr::DescribeFlowLogsResponse>("alibaba-ecr/describe__minimal"),
        of::<alibaba::smartag::CreateFlowLogRequest, smartag::CreateFlowLogResponse>(
            "alibaba-smartag/create__seed_example",
        ),
        of::<alibaba::smartag::DescribeFlowLogsRequest, smartag::DescribeFlowLogsResponse>(
            "alibaba-smartag/describe__minimal",
        ),
        of::<huawei::er::CreateFlowLogRequest, er::CreateFlowLogResponse>("huawei-er/create__seed_example"),
        of::<huawei::er::ListFlowLogsRequest, er::ListFlowLogsResponse>("huawei-er/list__minimal"),
        of::<huawei::vpc::CreateFlowLogRequest, hvpc::CreateFlowLogResponse>("huawei-vpc/create__seed_example"),
        of::<huawei::vpc::ListFlowLogsRequest, hvpc::ListFlowLogsResponse>("huawei-vpc/list__minimal"),
        of::<tencent::vpc::CreateFlowLogRequest, Envelope<tvpc::CreateFlowLogResponse>>(
            "tencent-vpc/create__seed_example",
        ),
        of::<tencent::vpc::DescribeFlowLogsRequest, Envelope<tvpc::DescribeFlowLogsResponse>>(
            "tencent-vpc/describe__empty",
        ),
    ]
}

fn of<G: Operation, D: DeserializeOwned>(capture: &str) -> Answer {
    let recorded = json(&format!("vectors/{capture}.json"));
    Answer {
        id: G::INFO.id,
        body: recorded["canned_response"]["body"].as_str().expect("an answer").into(),
        generated: |body| drop(decode::<G::Response>(G::INFO, &[], body).expect("what was promised")),
        derived: |body| drop(serde_json::from_slice::<D>(body).expect("what was promised")),
    }
}
