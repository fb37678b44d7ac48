//! Where credentials are found, in which order, and what is said when there are none that can be used.

use std::io::{Error, ErrorKind};
use std::path::Path;

use flowlog_runtime::credentials::{Chain, Credentials, Sources};
use flowlog_runtime::vendor::{alibabacloud, huaweicloud, tencentcloud};

const SECRET: &str = "the-secret-of-the-key";
const TOKEN: &str = "the-session-token";

/// Asks a chain that sees these variables and files and no others.
fn ask(chain: &Chain, variables: &[(&str, &str)], files: &[(&str, &str)]) -> Result<Credentials, String> {
    let variable = |wanted: &str| match wanted {
        "HOME" => Some("/home/u".to_owned()),
        _ => variables.iter().find(|(name, _)| *name == wanted).map(|(_, value)| (*value).to_owned()),
    };
    let read = |path: &Path| match files.iter().find(|(name, _)| Path::new(name) == path) {
        Some((_, "unreadable")) => Err(Error::from(ErrorKind::PermissionDenied)),
        Some((_, text)) => Ok((*text).to_owned()),
        None => Err(Error::from(ErrorKind::NotFound)),
    };
    let asked = chain.provide(&Sources::new(&variable, &read));
    for shown in [format!("{asked:?}"), asked.as_ref().map_err(ToString::to_string).err().unwrap_or_default()] {
        assert!(!shown.contains(SECRET) && !shown.contains(TOKEN), "{shown}");
    }
    asked.map_err(|error| error.to_string())
}

/// Id, whether it is temporary, project, provider.
fn seen(credentials: Result<Credentials, String>) -> (String, bool, Option<String>, &'static str) {
    let found = credentials.expect("credentials");
    (found.key_id().to_owned(), found.is_temporary(), found.project_id().map(str::to_owned), found.provider())
}

#[test]
fn variables_come_first() {
    let huawei = [
        ("HUAWEICLOUD_SDK_AK", "id"),
        ("HUAWEICLOUD_SDK_SK", SECRET),
        ("HUAWEICLOUD_SDK_SECURITY_TOKEN", TOKEN),
        ("HUAWEICLOUD_SDK_PROJECT_ID", "p"),
    ];
    let file = [("/home/u/.huaweicloud/credentials", "[basic]\nak = other\nsk = other-secret")];
    let found = seen(ask(&huaweicloud::credentials(), &huawei, &file));
    assert_eq!(found, ("id".to_owned(), true, Some("p".to_owned()), "environment"));
    let alibaba = [("ALIBABA_CLOUD_ACCESS_KEY_ID", "id"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", SECRET)];
    assert_eq!(seen(ask(&alibabacloud::credentials(), &alibaba, &[])), ("id".to_owned(), false, None, "environment"));
    let tencent =
        [("TENCENTCLOUD_SECRET_ID", "id"), ("TENCENTCLOUD_SECRET_KEY", SECRET), ("TENCENTCLOUD_TOKEN", TOKEN)];
    assert_eq!(seen(ask(&tencentcloud::credentials(), &tencent, &[])), ("id".to_owned(), true, None, "environment"));
}

#[test]
fn a_half_filled_set_of_variables_ends_the_search() {
    let file = [("/home/u/.tencentcloud/credentials", "[default]\nsecret_id = i\nsecret_key = k")];
    for (variables, expected) in [
        (
            [("TENCENTCLOUD_SECRET_ID", "id"), ("TENCENTCLOUD_SECRET_KEY", " ")],
            "TENCENTCLOUD_SECRET_ID is set and TENCENTCLOUD_SECRET_KEY is not: set both or none",
        ),
        (
            [("TENCENTCLOUD_SECRET_KEY", SECRET), ("X", "")],
            "TENCENTCLOUD_SECRET_KEY is set and TENCENTCLOUD_SECRET_ID is not: set both or none",
        ),
        (
            [("TENCENTCLOUD_TOKEN", TOKEN), ("X", "")],
            "TENCENTCLOUD_TOKEN is set and TENCENTCLOUD_SECRET_ID is not: set both or none",
        ),
    ] {
        let problem = ask(&tencentcloud::credentials(), &variables, &file).expect_err("half");
        assert_eq!(problem, format!("credentials that cannot be used: environment: {expected}"));
    }
}

#[test]
fn every_kind_of_file_is_read() {
    let huawei = format!("\u{feff}# mine\n[global]\nak = no\n[basic]\nak = id\nsk = {SECRET}\nproject_id = p\n");
    let files = [("/home/u/.huaweicloud/credentials", &*huawei)];
    let found = seen(ask(&huaweicloud::credentials(), &[], &files));
    assert_eq!(found, ("id".to_owned(), false, Some("p".to_owned()), "credentials file"));
    let elsewhere = [("/etc/mine", &*huawei)];
    let variable = [("HUAWEICLOUD_SDK_CREDENTIALS_FILE", "/etc/mine")];
    assert_eq!(seen(ask(&huaweicloud::credentials(), &variable, &elsewhere)).0, "id");

    let json = format!(
        r#"{{"current":"work","profiles":[{{"name":"default","mode":"AK","access_key_id":"d","access_key_secret":"{SECRET}"}},
        {{"name":"work","mode":"StsToken","access_key_id":"w","access_key_secret":"{SECRET}","sts_token":"{TOKEN}"}},
        {{"name":"role","mode":"RamRoleArn","access_key_id":"r","access_key_secret":"{SECRET}"}}]}}"#
    );
    let ini = format!(
        "[default]\ntype = access_key\naccess_key_id = i\naccess_key_secret = {SECRET}\n[role]\naccess_key_id = j\naccess_key_secret = {SECRET}"
    );
    let files = [("/home/u/.aliyun/config.json", &*json), ("/home/u/.alibabacloud/credentials.ini", &*ini)];
    let alibaba = |variables: &[_]| seen(ask(&alibabacloud::credentials(), variables, &files));
    assert_eq!(alibaba(&[]), ("w".to_owned(), true, None, "command line's profile"));
    assert_eq!(alibaba(&[("ALIBABA_CLOUD_PROFILE", "default")]).0, "d");
    assert_eq!(alibaba(&[("ALIBABA_CLOUD_PROFILE", "role")]), ("j".to_owned(), false, None, "credentials file"));

    let ini = format!("[default]\nsecret_id=id\nsecret_key={SECRET}");
    assert_eq!(seen(ask(&tencentcloud::credentials(), &[], &[("/etc/tencentcloud/credentials", &ini)])).0, "id");
    let json = format!(r#"{{"secretId":"id","secretKey":"{SECRET}","token":"{TOKEN}"}}"#);
    let found = seen(ask(&tencentcloud::credentials(), &[], &[("/home/u/.tccli/default.credential", &json)]));
    assert_eq!(found, ("id".to_owned(), true, None, "command line's profile"));
}

#[test]
fn whoever_finds_nothing_says_where_it_looked() {
    assert_eq!(
        ask(&tencentcloud::credentials(), &[], &[]).expect_err("none"),
        "no credentials: environment: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set; \
         credentials file: no file ~/.tencentcloud/credentials or /etc/tencentcloud/credentials; \
         command line's profile: no file ~/.tccli/default.credential"
    );
    let path = "/home/u/.huaweicloud/credentials";
    for (text, expected) in [
        (
            format!("[basic]\nak = id\n{SECRET}"),
            "credentials that cannot be used: environment: HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK are not set; \
          credentials file: ~/.huaweicloud/credentials line 3 is neither [section] nor key = value",
        ),
        (
            "[basic]\nak = id".to_owned(),
            "credentials that cannot be used: environment: HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK are not set; \
          credentials file: ~/.huaweicloud/credentials has ak and no sk",
        ),
        (
            "[global]\nak = id".to_owned(),
            "no credentials: environment: HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK are not set; \
          credentials file: ~/.huaweicloud/credentials has no profile basic",
        ),
        (
            "unreadable".to_owned(),
            "credentials that cannot be used: environment: HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK are not set; \
          credentials file: ~/.huaweicloud/credentials cannot be read: permission denied",
        ),
    ] {
        assert_eq!(ask(&huaweicloud::credentials(), &[], &[(path, &text)]).expect_err("broken"), expected);
    }
    let broken =
        ask(&alibabacloud::credentials(), &[], &[("/home/u/.aliyun/config.json", "{\n oops")]).expect_err("broken");
    assert!(broken.ends_with("~/.aliyun/config.json is no JSON, from line 2 column 2 on"), "{broken}");
    let missing =
        ask(&huaweicloud::credentials(), &[("HUAWEICLOUD_SDK_CREDENTIALS_FILE", "/no")], &[]).expect_err("none");
    assert!(missing.ends_with("HUAWEICLOUD_SDK_CREDENTIALS_FILE says /no, which does not exist"), "{missing}");
}
