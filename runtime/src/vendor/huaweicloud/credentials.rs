//! Where Huawei Cloud's own tools look for credentials and the region.

use crate::credentials::{Chain, Keys, Provider, Variables};
use crate::settings::{Format, ProfileFile, Setting, Sources};

const ENVIRONMENT: Variables = Variables {
    key_id: "HUAWEICLOUD_SDK_AK",
    secret: "HUAWEICLOUD_SDK_SK",
    token: "HUAWEICLOUD_SDK_SECURITY_TOKEN",
    project: Some(PROJECT_VARIABLE),
};

pub(super) const PROJECT_VARIABLE: &str = "HUAWEICLOUD_SDK_PROJECT_ID";

const CREDENTIALS: ProfileFile = ProfileFile {
    name: "credentials file",
    disabled_by: None,
    path_variable: Some("HUAWEICLOUD_SDK_CREDENTIALS_FILE"),
    paths: &["~/.huaweicloud/credentials"],
    profile_variable: None,
    profile: "basic",
    format: Format::Ini,
};

const KEYS: Keys = Keys {
    key_id: "ak",
    secret: "sk",
    token: "security_token",
    project: Some("project_id"),
    iam_endpoint: Some("iam_endpoint"),
    kind: None,
};

pub(super) const REGION: Setting = Setting { name: "region", variables: &["HUAWEICLOUD_SDK_REGION"], file: None };

/// Variables, then the credentials file.
pub(super) const PROVIDERS: [Provider; 2] = [Provider::Variables(ENVIRONMENT), Provider::File(CREDENTIALS, KEYS)];

/// Looks there.
#[must_use]
pub fn credentials(sources: &Sources) -> Chain {
    Chain::of(&PROVIDERS, sources)
}
