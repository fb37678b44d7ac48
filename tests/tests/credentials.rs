//! Where credentials are found, in which order, and what is said when there are none that can be used.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind};
use std::task::{Context, Poll, Waker};
use std::time::SystemTime;

use flowlog_alibabacloud::ecr;
use flowlog_runtime::credentials::{Chain, Credentials, ProvideCredentials};
use flowlog_runtime::endpoint::Endpoint;
use flowlog_runtime::operation::{Operation, Protocol};
use flowlog_runtime::prepare;
use flowlog_runtime::settings::Sources;
use flowlog_runtime::transport::{Io, SendLimits, World, from_fn};
use flowlog_runtime::vendor::{alibabacloud, huaweicloud, protocol as protocol_of, tencentcloud};

type Ask = fn(&Sources) -> Chain;

const SECRET: &str = "the-secret-of-the-key";
const TOKEN: &str = "the-session-token";

/// These variables and files and no others.
fn sources(variables: &[(&str, &str)], files: &[(&str, &str)]) -> Sources {
    let owned =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    let (variables, files): (BTreeMap<String, String>, BTreeMap<String, String>) = (owned(variables), owned(files));
    let variable = move |name: &str| match name {
        "HOME" => Some("/home/u".to_owned()),
        _ => variables.get(name).cloned(),
    };
    Sources::new(variable, move |path| match files.get(path.to_str().expect("a path")).map(String::as_str) {
        Some("unreadable") => Err(Error::from(ErrorKind::PermissionDenied)),
        Some(text) => Ok(text.to_owned()),
        None => Err(Error::from(ErrorKind::NotFound)),
    })
}

/// Asks a vendor's chain, which sends nothing.
fn ask(chain: Ask, variables: &[(&str, &str)], files: &[(&str, &str)]) -> Result<Credentials, String> {
    let transport = from_fn(|_, _| async { panic!("nothing is sent") }, |_| async {});
    let (chain, world) = (chain(&sources(variables, files)), World::default());
    let io = Io::new(&transport, &world, SendLimits::default());
    let Poll::Ready(asked) = chain.credentials(io).as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("nothing is waited for");
    };
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
    let found = seen(ask(huaweicloud::credentials, &huawei, &file));
    assert_eq!(found, ("id".to_owned(), true, Some("p".to_owned()), "environment"));
    let alibaba = [("ALIBABA_CLOUD_ACCESS_KEY_ID", "id"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", SECRET)];
    assert_eq!(seen(ask(alibabacloud::credentials, &alibaba, &[])), ("id".to_owned(), false, None, "environment"));
    let tencent =
        [("TENCENTCLOUD_SECRET_ID", "id"), ("TENCENTCLOUD_SECRET_KEY", SECRET), ("TENCENTCLOUD_TOKEN", TOKEN)];
    assert_eq!(seen(ask(tencentcloud::credentials, &tencent, &[])), ("id".to_owned(), true, None, "environment"));
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
        let problem = ask(tencentcloud::credentials, &variables, &file).expect_err("half");
        assert_eq!(problem, format!("credentials that cannot be used: environment: {expected}"));
    }
}

#[test]
fn every_kind_of_file_is_read() {
    let huawei = format!("\u{feff}# mine\n[global]\nak = no\n[basic]\nak = id\nsk = {SECRET}\nproject_id = p\n");
    let files = [("/home/u/.huaweicloud/credentials", &*huawei)];
    let found = seen(ask(huaweicloud::credentials, &[], &files));
    assert_eq!(found, ("id".to_owned(), false, Some("p".to_owned()), "credentials file"));
    let elsewhere = [("/etc/mine", &*huawei)];
    let variable = [("HUAWEICLOUD_SDK_CREDENTIALS_FILE", "/etc/mine")];
    assert_eq!(seen(ask(huaweicloud::credentials, &variable, &elsewhere)).0, "id");

    let json = format!(
        r#"{{"current":"work","profiles":[{{"name":"default","mode":"AK","access_key_id":"d","access_key_secret":"{SECRET}"}},
        {{"name":"work","mode":"StsToken","access_key_id":"w","access_key_secret":"{SECRET}","sts_token":"{TOKEN}"}},
        {{"name":"role","mode":"RamRoleArn","access_key_id":"r","access_key_secret":"{SECRET}"}}]}}"#
    );
    let ini = format!(
        "[default]\ntype = access_key\naccess_key_id = i\naccess_key_secret = {SECRET}\n[role]\naccess_key_id = j\naccess_key_secret = {SECRET}\n\
         [ini]\ntype = sts\naccess_key_id = k\naccess_key_secret = {SECRET}\nsecurity_token = {TOKEN}"
    );
    let files = [("/home/u/.aliyun/config.json", &*json), ("/home/u/.alibabacloud/credentials.ini", &*ini)];
    let alibaba = |variables: &[_]| seen(ask(alibabacloud::credentials, variables, &files));
    assert_eq!(alibaba(&[]), ("w".to_owned(), true, None, "command line's profile"));
    assert_eq!(alibaba(&[("ALIBABA_CLOUD_PROFILE", "default")]).0, "d");
    let disabled = [("ALIBABA_CLOUD_PROFILE", "role"), ("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "true")];
    assert_eq!(alibaba(&disabled), ("j".to_owned(), false, None, "credentials file"));
    // Both kinds of file share the variable, so a profile need not be in both.
    assert_eq!(alibaba(&[("ALIBABA_CLOUD_PROFILE", "ini")]), ("k".to_owned(), true, None, "credentials file"));
    let role = ask(alibabacloud::credentials, &[("ALIBABA_CLOUD_PROFILE", "role")], &files).expect_err("a role");
    assert!(
        role.ends_with(
            "~/.aliyun/config.json profile role has mode RamRoleArn: expected AK or StsToken, \
             or ALIBABA_CLOUD_CLI_PROFILE_DISABLED=true to skip it"
        ),
        "{role}"
    );

    let ini = format!("[default]\nsecret_id=id\nsecret_key={SECRET}");
    assert_eq!(seen(ask(tencentcloud::credentials, &[], &[("/etc/tencentcloud/credentials", &ini)])).0, "id");
    let json = format!(r#"{{"secretId":"id","secretKey":"{SECRET}","token":"{TOKEN}"}}"#);
    let found = seen(ask(tencentcloud::credentials, &[], &[("/home/u/.tccli/default.credential", &json)]));
    assert_eq!(found, ("id".to_owned(), true, None, "command line's profile"));
    let work = [("/home/u/.tccli/work.credential", &*json)];
    assert_eq!(seen(ask(tencentcloud::credentials, &[("TCCLI_PROFILE", "work")], &work)), found);
}

#[test]
fn whoever_finds_nothing_says_where_it_looked() {
    assert_eq!(
        ask(tencentcloud::credentials, &[], &[]).expect_err("none"),
        "no credentials: environment: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set; \
         credentials file: no file ~/.tencentcloud/credentials or /etc/tencentcloud/credentials; \
         command line's profile: no file ~/.tccli/default.credential"
    );
}

/// The last thing that a chain says when this is in the file of a vendor, and whether it says that the file is broken.
fn about(chain: Ask, path: &str, text: &str) -> (String, bool) {
    let problem = ask(chain, &[], &[(path, text)]).expect_err("no credentials");
    let is_broken = problem.starts_with("credentials that cannot be used: ");
    (
        problem.split("; ").find(|said| said.contains(path.trim_start_matches("/home/u"))).expect(path).to_owned(),
        is_broken,
    )
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_line_and_without_its_content() {
    let ini = "/home/u/.huaweicloud/credentials";
    for (text, expected, is_broken) in [
        (
            &*format!("[basic]\nak = id\n{SECRET}"),
            " line 3 is none of these, which were expected: [section], key = value, # comment",
            true,
        ),
        ("[basic\nak = id", " line 1 is none of these, which were expected: [section], key = value, # comment", true),
        (
            &format!("[basic]\nsk={SECRET}\nsk={SECRET}"),
            " line 3 has a key that [basic] has before: expected it once",
            true,
        ),
        (
            "[basic]\nak=i\n[global]\n[basic]\nsk=s",
            " line 4 begins [basic] again, after line 1: expected it once",
            true,
        ),
        ("\n[basic]\nak = id\nsk =", " line 2: [basic] has ak and no sk: expected both", true),
        ("[basic]\nsk = id", " line 1: [basic] has sk and no ak: expected both", true),
        ("unreadable", " cannot be read: permission denied", true),
        ("[basic]\nproject_id = p", " line 1: [basic] has neither ak nor sk", false),
        ("[global]\nak = id", " has no profile basic", false),
        ("", " has no profile basic", false),
    ] {
        let expected = format!("credentials file: ~/.huaweicloud/credentials{expected}");
        assert_eq!(about(huaweicloud::credentials, ini, text), (expected, is_broken), "{text}");
    }
    let profiles = "/home/u/.aliyun/config.json";
    for (text, expected, is_broken) in [
        ("{\n oops", " line 2 column 2: expected JSON", true),
        ("", " line 1 column 0: expected JSON", true),
        ("[]", " line 1: expected a JSON object", true),
        (r#"{"profiles": {}}"#, " profiles: expected a list of objects", true),
        ("{}", " profiles: expected a list of objects", true),
        (r#"{"profiles": [3, {"name": 4}]}"#, " has no profile default", false),
        (r#"{"current": "work", "profiles": []}"#, " has no profile work", false),
        (
            r#"{"profiles": [{"name": "default", "access_key_id": 4}]}"#,
            " profile default access_key_id: expected a text",
            true,
        ),
        (
            r#"{"profiles": [{"name": "default", "mode": "AK", "access_key_id": "", "access_key_secret": null}]}"#,
            " profile default has neither access_key_id nor access_key_secret",
            false,
        ),
    ] {
        let expected = format!("command line's profile: ~/.aliyun/config.json{expected}");
        assert_eq!(about(alibabacloud::credentials, profiles, text), (expected, is_broken), "{text}");
    }
    let missing = ask(huaweicloud::credentials, &[("HUAWEICLOUD_SDK_CREDENTIALS_FILE", "/no")], &[]).expect_err("none");
    assert!(missing.ends_with("HUAWEICLOUD_SDK_CREDENTIALS_FILE says /no, which does not exist"), "{missing}");
}

/// Where a vendor's region is found.
fn region(protocol: Protocol, variables: &[(&str, &str)], files: &[(&str, &str)]) -> Result<Option<String>, String> {
    protocol_of(protocol).region().find(&sources(variables, files)).map_err(|error| error.to_string())
}

#[test]
fn the_region_is_in_a_variable_or_in_the_profile_of_the_command_line() {
    let variable = [("HUAWEICLOUD_SDK_REGION", " cn-north-4 ")];
    assert_eq!(region(Protocol::HuaweiRest, &variable, &[]), Ok(Some("cn-north-4".to_owned())));
    assert_eq!(region(Protocol::HuaweiRest, &[("HUAWEICLOUD_SDK_REGION", " ")], &[]), Ok(None));
    let json =
        r#"{"current":"a","profiles":[{"name":"a","mode":"EcsRamRole","region_id":"cn-hangzhou"},{"name":"b"}]}"#;
    let file = [("/home/u/.aliyun/config.json", json)];
    assert_eq!(region(Protocol::AliyunRpc, &[], &file), Ok(Some("cn-hangzhou".to_owned())));
    assert_eq!(region(Protocol::AliyunRpc, &[("ALIBABA_CLOUD_PROFILE", "b")], &file), Ok(None));
    let both = region(Protocol::AliyunRpc, &[("ALIBABA_CLOUD_REGION_ID", "cn-beijing")], &file);
    assert_eq!(both, Ok(Some("cn-beijing".to_owned())));
    let json = r#"{"_sys_param": {"region": "ap-guangzhou", "arrayCount": 10}}"#;
    let files = [("/home/u/.tccli/default.configure", json), ("/home/u/.tccli/odd.configure", r#"{"_sys_param": []}"#)];
    assert_eq!(region(Protocol::TencentV3, &[], &files), Ok(Some("ap-guangzhou".to_owned())));
    assert_eq!(
        region(Protocol::TencentV3, &[("TCCLI_PROFILE", "odd")], &files),
        Err("region cannot be taken from the command line's settings: ~/.tccli/odd.configure _sys_param: expected an object"
            .to_owned())
    );
    assert_eq!(region(Protocol::TencentV3, &[("TCCLI_PROFILE", "none")], &files), Ok(None));
}

#[test]
fn only_one_vendor_has_projects_and_what_would_set_them_is_said() {
    let project = protocol_of(Protocol::HuaweiRest).project().expect("projects");
    let found = project.setting.find(&sources(&[("HUAWEICLOUD_SDK_PROJECT_ID", "p")], &[]));
    assert_eq!(found, Ok(Some("p".to_owned())));
    assert_eq!(
        project.setting.to_string(),
        "`project` on the client's builder or Config, or the variable HUAWEICLOUD_SDK_PROJECT_ID"
    );
    assert!([Protocol::AliyunRpc, Protocol::TencentV3].iter().all(|other| protocol_of(*other).project().is_none()));
}

#[test]
fn alibaba_is_told_in_its_own_words_where_credentials_come_from() {
    let json = r#"{"profiles":[{"name":"default","access_key_id":"i","access_key_secret":"s","sts_token":"t"}]}"#;
    let ini = "[default]\naccess_key_id = i\naccess_key_secret = s";
    let variables = [("ALIBABA_CLOUD_ACCESS_KEY_ID", "i"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s")];
    for (variables, files, expected) in [
        (&variables[..], &[][..], "default/env"),
        (&[], &[("/home/u/.aliyun/config.json", json)], "default/cli_profile/static_sts"),
        (&[], &[("/home/u/.alibabacloud/credentials.ini", ini)], "default/profile/static_ak"),
    ] {
        let found = ask(alibabacloud::credentials, variables, files).expect("credentials");
        let endpoint = Endpoint::parse("host").expect("an endpoint");
        let context = prepare::Context::new(&endpoint, &found, SystemTime::UNIX_EPOCH, "nonce");
        let request = ecr::CreateFlowLogRequest::new();
        let prepared = prepare::prepare(&request, ecr::CreateFlowLogRequest::INFO, &context).expect("a request");
        assert_eq!(prepared.request().headers()["x-acs-credentials-provider"], expected);
    }
}
