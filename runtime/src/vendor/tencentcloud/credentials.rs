//! Where Tencent Cloud's own tools look for credentials.

use crate::credentials::{Chain, Environment, Format, Keys, Profile};

const ENVIRONMENT: Environment = Environment {
    key_id: "TENCENTCLOUD_SECRET_ID",
    secret: "TENCENTCLOUD_SECRET_KEY",
    token: "TENCENTCLOUD_TOKEN",
    project: None,
};

const PROFILE: Profile = Profile {
    name: "credentials file",
    file_variable: Some("TENCENTCLOUD_CREDENTIALS_FILE"),
    files: &["~/.tencentcloud/credentials", "/etc/tencentcloud/credentials"],
    profile_variable: None,
    profile: "default",
    format: Format::Ini,
    keys: Keys { key_id: "secret_id", secret: "secret_key", token: "token", project: None, kind: None },
};

const COMMAND_LINE: Profile = Profile {
    name: "command line's profile",
    file_variable: None,
    files: &["~/.tccli/{profile}.credential"],
    profile_variable: None,
    profile: "default",
    format: Format::Json,
    keys: Keys { key_id: "secretId", secret: "secretKey", token: "token", project: None, kind: None },
};

/// Variables, then the credentials file, then the profile of the command line.
#[must_use]
pub fn credentials() -> Chain {
    Chain::new().then(ENVIRONMENT).then(PROFILE).then(COMMAND_LINE)
}
