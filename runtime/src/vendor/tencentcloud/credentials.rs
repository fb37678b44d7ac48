//! Where Tencent Cloud's own tools look for credentials and the region.

use crate::credentials::{Chain, Keys, Provider, Variables};
use crate::settings::{Format, ProfileFile, Setting, Sources};

const ENVIRONMENT: Variables = Variables {
    key_id: "TENCENTCLOUD_SECRET_ID",
    secret: "TENCENTCLOUD_SECRET_KEY",
    token: "TENCENTCLOUD_TOKEN",
    project: None,
};

const CREDENTIALS: ProfileFile = ProfileFile {
    name: "credentials file",
    disabled_by: None,
    path_variable: Some("TENCENTCLOUD_CREDENTIALS_FILE"),
    paths: &["~/.tencentcloud/credentials", "/etc/tencentcloud/credentials"],
    profile_variable: None,
    profile: "default",
    format: Format::Ini,
};

const CREDENTIALS_KEYS: Keys =
    Keys { key_id: "secret_id", secret: "secret_key", token: "token", project: None, iam_endpoint: None, kind: None };

const COMMAND_LINE: ProfileFile = ProfileFile {
    name: "command line's profile",
    disabled_by: None,
    path_variable: None,
    paths: &["~/.tccli/{profile}.credential"],
    profile_variable: Some("TCCLI_PROFILE"),
    profile: "default",
    format: Format::Json(None),
};

const COMMAND_LINE_KEYS: Keys =
    Keys { key_id: "secretId", secret: "secretKey", token: "token", project: None, iam_endpoint: None, kind: None };

/// The other half of a profile, with what is no secret.
const COMMAND_LINE_SETTINGS: ProfileFile = ProfileFile {
    name: "command line's settings",
    paths: &["~/.tccli/{profile}.configure"],
    format: Format::Json(Some("_sys_param")),
    ..COMMAND_LINE
};

pub(super) const REGION: Setting =
    Setting { name: "region", variables: &["TENCENTCLOUD_REGION"], file: Some((COMMAND_LINE_SETTINGS, "region")) };

/// Variables, then the credentials file, then the profile of the command line.
pub(super) const PROVIDERS: [Provider; 3] = [
    Provider::Variables(ENVIRONMENT),
    Provider::File(CREDENTIALS, CREDENTIALS_KEYS),
    Provider::File(COMMAND_LINE, COMMAND_LINE_KEYS),
];

/// Looks there.
#[must_use]
pub fn credentials(sources: &Sources) -> Chain {
    Chain::of(&PROVIDERS, sources)
}
