//! How the project of a region is found out: IAM, which Huawei Cloud has from OpenStack, lists the projects of a name,
//! and each region has one of its own name.

use crate::operation::{Lists, OperationInfo, Protocol, Service};
use crate::settings::Setting;
use crate::vendor::Project;

/// A credentials file has both too: they belong to the key beside them, and come with that. A file that said where other
/// keys are sent would be given them.
pub(super) const PROJECT: Project = Project {
    setting: Setting { name: "project", variables: &[super::credentials::PROJECT_VARIABLE], file: None },
    lookup: &LOOKUP,
    endpoint: Setting { name: "iam_endpoint", variables: &["HUAWEICLOUD_SDK_IAM_ENDPOINT"], file: None },
};

static LOOKUP: OperationInfo = OperationInfo {
    service: &IAM,
    name: "KeystoneListProjects",
    id: "huaweicloud.iam.KeystoneListProjects",
    method: "GET",
    path: "/v3/projects",
    success: &[200],
    json_body: false,
    envelope: None,
    read_only: true,
    errors: &[],
    pagination: None,
};

/// Regions that have an IAM of their own, as huaweicloudsdkcore 3.1.219 lists them; for all others it asks the common one.
static IAM: Service = Service {
    vendor: "huaweicloud",
    name: "iam",
    title: "Huawei Cloud IAM",
    version: None,
    protocol: Protocol::HuaweiRest,
    signing_name: "iam",
    lists: Lists::Repeat,
    host: "iam.myhuaweicloud.com",
    regions: &[
        ("ae-ad-1", OWN),
        ("af-south-1", OWN),
        ("ap-southeast-1", OWN),
        ("ap-southeast-2", OWN),
        ("ap-southeast-3", OWN),
        ("ap-southeast-4", OWN),
        ("cn-east-2", OWN),
        ("cn-east-3", OWN),
        ("cn-east-4", OWN),
        ("cn-east-5", OWN),
        ("cn-north-1", OWN),
        ("cn-north-12", OWN),
        ("cn-north-2", OWN),
        ("cn-north-4", OWN),
        ("cn-north-9", OWN),
        ("cn-south-1", OWN),
        ("cn-south-2", OWN),
        ("cn-southwest-2", OWN),
        ("eu-west-0", OWN),
        ("la-north-2", OWN),
        ("la-south-2", OWN),
        ("me-east-1", OWN),
        ("my-kualalumpur-1", OWN),
        ("na-mexico-1", OWN),
        ("ru-moscow-1", OWN),
        ("sa-brazil-1", OWN),
        ("tr-west-1", OWN),
    ],
    networks: &[],
    errors: &[],
};

const OWN: Option<&str> = Some("iam.{region}.myhuaweicloud.com");
