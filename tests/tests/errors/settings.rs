//! Clients that are not told enough, or the wrong thing.

use crate::service::{alibaba, huawei, tencent};
use crate::{config, failed, told};
use flowlog_huaweicloud::er;
use flowlog_runtime::client::BlockingClient;
use flowlog_runtime::settings::Sources;
use flowlog_runtime::transport::blocking_from_fn;
use flowlog_runtime::{Config, Error};
use insta::assert_snapshot;

/// These variables, and a file.
fn from(variables: &'static [(&'static str, &'static str)], file: (&'static str, &'static str)) -> Config {
    let variable = |name: &str| match name {
        "HOME" => Some("/home/u".to_owned()),
        _ => variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()),
    };
    let sources = Sources::new(variable, move |path| match file {
        (name, text) if path.ends_with(name) => Ok(text.to_owned()),
        _ => Err(std::io::ErrorKind::NotFound.into()),
    });
    Config::from_sources(sources).blocking_transport(blocking_from_fn(|_, _| panic!("nothing is sent"), |_| {}))
}

const NO_FILE: (&str, &str) = ("none", "");

fn unsent() -> Config {
    config(|| panic!("nothing is sent"))
}

#[test]
fn region() {
    assert_snapshot!("unknown_region", told(&failed(unsent().region("cn-nort-4"), huawei())));
    assert_snapshot!("no_region", told(&failed(from(&[], NO_FILE), huawei())));
}

#[test]
fn endpoint() {
    let plain = unsent().endpoint("http://er.example");
    assert_snapshot!("plain_http", told(&failed(plain, huawei())));
    let variable = from(
        &[("HUAWEICLOUD_SDK_REGION", "cn-north-4"), ("HUAWEICLOUD_SDK_REGION_ER_CN_NORTH_4", "er.example/v3")],
        NO_FILE,
    );
    assert_snapshot!("a_variable_that_is_no_endpoint", told(&failed(variable, huawei())));
}

#[test]
fn credentials() {
    assert_snapshot!("no_credentials_tencentcloud", told(&failed(from(&[], NO_FILE), tencent())));
    assert_snapshot!("no_credentials_alibabacloud", told(&failed(from(&[], NO_FILE), alibaba())));
    assert_snapshot!("no_credentials_and_nowhere_to_look", told(&failed(Config::new(), tencent())));
    let half = from(&[("TENCENTCLOUD_SECRET_ID", "AKIDEXAMPLE0000000000")], NO_FILE);
    assert_snapshot!("half_of_the_variables", told(&failed(half, tencent())));
    let ini = (".tencentcloud/credentials", "[default]\nsecret_id = AKIDEXAMPLE0000000000\nsecret_key the-secret\n");
    assert_snapshot!("a_malformed_ini_file", told(&failed(from(&[], ini), tencent())));
    let json = (".aliyun/config.json", "{\"current\": \"default\",\n \"profiles\": [{\"name\": \"default\",}]}");
    assert_snapshot!("a_malformed_json_file", told(&failed(from(&[], json), alibaba())));
    let other = (".aliyun/config.json", r#"{"current":"a","profiles":[{"name":"a","mode":"EcsRamRole"}]}"#);
    assert_snapshot!("credentials_of_another_kind", told(&failed(from(&[], other), alibaba())));
}

#[test]
fn project() {
    let keys = &[("HUAWEICLOUD_SDK_AK", "AKIDEXAMPLE0000000000"), ("HUAWEICLOUD_SDK_SK", "the-secret")];
    let nobody = |_: http::Request<bytes::Bytes>, _| crate::answer(200, &[], r#"{"projects":[]}"#);
    let config = from(keys, NO_FILE).region("cn-north-4").blocking_transport(blocking_from_fn(nobody, |_| {}));
    assert_snapshot!("no_project", told(&failed(config, huawei())));
}

#[test]
fn requests() {
    assert_snapshot!("another_service", told(&another_service()));
    let request = er::CreateFlowLogRequest::new().er_id("er-1").x_client_token("a\nb");
    let flow_log = er::FlowLogRequest::default().name("n").resource_type(er::ResourceType::Attachment).resource_id("r");
    let flow_log = flow_log.log_group_id("g").log_stream_id("s").log_store_type(er::LogStoreType::Lts);
    assert_snapshot!("a_control_character", told(&failed(unsent(), request.flow_log(flow_log))));
    assert_snapshot!("a_hole_in_the_path", told(&failed(unsent(), er::ListFlowLogsRequest::new().er_id(".."))));
}

fn another_service() -> Error {
    let client = BlockingClient::new(&er::SERVICE, unsent()).expect("a client");
    client.call(tencent()).map(|_| ()).expect_err("another service")
}
