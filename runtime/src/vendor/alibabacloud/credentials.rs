//! Where Alibaba Cloud's own tools look for credentials.

use crate::credentials::{Chain, Environment, Format, Keys, Profile};

const ENVIRONMENT: Environment = Environment {
    key_id: "ALIBABA_CLOUD_ACCESS_KEY_ID",
    secret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    token: "ALIBABA_CLOUD_SECURITY_TOKEN",
    project: None,
};

const COMMAND_LINE: Profile = Profile {
    name: "command line's profile",
    file_variable: None,
    files: &["~/.aliyun/config.json"],
    profile_variable: Some("ALIBABA_CLOUD_PROFILE"),
    profile: "default",
    format: Format::JsonProfiles,
    keys: Keys {
        key_id: "access_key_id",
        secret: "access_key_secret",
        token: "sts_token",
        project: None,
        kind: Some(("mode", &["AK", "StsToken"])),
    },
};

const PROFILE: Profile = Profile {
    name: "credentials file",
    file_variable: Some("ALIBABA_CLOUD_CREDENTIALS_FILE"),
    files: &["~/.alibabacloud/credentials.ini"],
    profile_variable: Some("ALIBABA_CLOUD_PROFILE"),
    profile: "default",
    format: Format::Ini,
    keys: Keys {
        key_id: "access_key_id",
        secret: "access_key_secret",
        token: "security_token",
        project: None,
        kind: Some(("type", &["access_key", "sts"])),
    },
};

/// Variables, then the profile of the command line, then the credentials file.
#[must_use]
pub fn credentials() -> Chain {
    Chain::new().then(ENVIRONMENT).then(COMMAND_LINE).then(PROFILE)
}
