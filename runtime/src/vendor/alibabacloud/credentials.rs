//! Where Alibaba Cloud's own tools look for credentials and the region.

use crate::credentials::{Chain, Keys, Provider, Variables};
use crate::settings::{Format, ProfileFile, Setting, Sources};

const ENVIRONMENT: Variables = Variables {
    key_id: "ALIBABA_CLOUD_ACCESS_KEY_ID",
    secret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    token: "ALIBABA_CLOUD_SECURITY_TOKEN",
    project: None,
};

pub(super) const COMMAND_LINE: ProfileFile = ProfileFile {
    name: "command line's profile",
    disabled_by: Some("ALIBABA_CLOUD_CLI_PROFILE_DISABLED"),
    path_variable: None,
    paths: &["~/.aliyun/config.json"],
    profile_variable: Some("ALIBABA_CLOUD_PROFILE"),
    profile: "default",
    format: Format::JsonProfiles,
};

const COMMAND_LINE_KEYS: Keys = Keys {
    key_id: "access_key_id",
    secret: "access_key_secret",
    token: "sts_token",
    project: None,
    iam_endpoint: None,
    kind: Some(("mode", &["AK", "StsToken"])),
};

pub(super) const CREDENTIALS: ProfileFile = ProfileFile {
    name: "credentials file",
    disabled_by: None,
    path_variable: Some("ALIBABA_CLOUD_CREDENTIALS_FILE"),
    paths: &["~/.alibabacloud/credentials.ini"],
    profile_variable: Some("ALIBABA_CLOUD_PROFILE"),
    profile: "default",
    format: Format::Ini,
};

const CREDENTIALS_KEYS: Keys = Keys {
    key_id: "access_key_id",
    secret: "access_key_secret",
    token: "security_token",
    project: None,
    iam_endpoint: None,
    kind: Some(("type", &["access_key", "sts"])),
};

pub(super) const REGION: Setting =
    Setting { name: "region", variables: &["ALIBABA_CLOUD_REGION_ID"], file: Some((COMMAND_LINE, "region_id")) };

/// Variables, then the profile of the command line, then the credentials file.
pub(super) const PROVIDERS: [Provider; 3] = [
    Provider::Variables(ENVIRONMENT),
    Provider::File(COMMAND_LINE, COMMAND_LINE_KEYS),
    Provider::File(CREDENTIALS, CREDENTIALS_KEYS),
];

/// Looks there.
#[must_use]
pub fn credentials(sources: &Sources) -> Chain {
    Chain::of(&PROVIDERS, sources)
}
