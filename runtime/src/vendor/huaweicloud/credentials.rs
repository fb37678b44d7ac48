//! Where Huawei Cloud's own tools look for credentials.

use crate::credentials::{Chain, Environment, Format, Keys, Profile};

const ENVIRONMENT: Environment = Environment {
    key_id: "HUAWEICLOUD_SDK_AK",
    secret: "HUAWEICLOUD_SDK_SK",
    token: "HUAWEICLOUD_SDK_SECURITY_TOKEN",
    project: Some("HUAWEICLOUD_SDK_PROJECT_ID"),
};

const PROFILE: Profile = Profile {
    name: "credentials file",
    file_variable: Some("HUAWEICLOUD_SDK_CREDENTIALS_FILE"),
    files: &["~/.huaweicloud/credentials"],
    profile_variable: None,
    profile: "basic",
    format: Format::Ini,
    keys: Keys { key_id: "ak", secret: "sk", token: "security_token", project: Some("project_id"), kind: None },
};

/// Variables, then the credentials file.
#[must_use]
pub fn credentials() -> Chain {
    Chain::new().then(ENVIRONMENT).then(PROFILE)
}
