//! Where requests go: service data, regions, networks and the vendors' override variables.

use flowlog_alibabacloud::{ecr, smartag};
use flowlog_huaweicloud::{er, vpc as huawei_vpc};
use flowlog_runtime::endpoint::{Endpoint, EndpointError, Target, resolve};
use flowlog_runtime::operation::Service;
use flowlog_runtime::vendor::protocol;
use flowlog_tencentcloud::vpc as tencent_vpc;

fn host(
    service: &'static Service,
    region: Option<&str>,
    network: Option<&str>,
    variables: &[(&str, &str)],
) -> Result<String, String> {
    let lookup =
        |wanted: &str| variables.iter().find(|(name, _)| *name == wanted).map(|(_, value)| (*value).to_owned());
    let protocol = protocol(service.protocol);
    let resolved = resolve(service, protocol, Target { region, network, ..Target::default() }, &lookup);
    resolved.map(|endpoint| endpoint.to_string()).map_err(|error| error.to_string())
}

#[test]
fn the_host_follows_from_region_and_network() {
    for (service, region, network, expected) in [
        (&er::SERVICE, Some("cn-north-4"), None, "https://er.cn-north-4.myhuaweicloud.com"),
        (&ecr::SERVICE, None, None, "https://expressconnectrouter.cn-shanghai.aliyuncs.com"),
        (&ecr::SERVICE, Some("cn-hangzhou"), None, "https://expressconnectrouter.cn-shanghai.aliyuncs.com"),
        (&ecr::SERVICE, None, Some("vpc"), "https://expressconnectrouter.vpc-proxy.aliyuncs.com"),
        (&smartag::SERVICE, Some("cn-hongkong"), Some("vpc"), "https://smartag-vpc.cn-hongkong.aliyuncs.com"),
        (&tencent_vpc::SERVICE, Some("ap-guangzhou"), None, "https://vpc.tencentcloudapi.com"),
        (&tencent_vpc::SERVICE, None, Some("intl"), "https://vpc.intl.tencentcloudapi.com"),
        (&tencent_vpc::SERVICE, Some("ap-shanghai-fsi"), None, "https://vpc.ap-shanghai-fsi.tencentcloudapi.com"),
    ] {
        assert_eq!(host(service, region, network, &[]).as_deref(), Ok(expected));
    }
}

#[test]
fn the_override_variable_of_the_vendor_counts_first() {
    let variable =
        |value| host(&huawei_vpc::SERVICE, Some("xx-new-1"), None, &[("HUAWEICLOUD_SDK_REGION_VPC_XX_NEW_1", value)]);
    assert_eq!(variable("https://vpc.new.example,https://spare.example").as_deref(), Ok("https://vpc.new.example"));
    let problem = variable("ftp://x").expect_err("no endpoint");
    assert!(problem.starts_with("the variable HUAWEICLOUD_SDK_REGION_VPC_XX_NEW_1 does not help"), "{problem}");
}

#[test]
fn what_is_missing_or_unknown_is_said_with_what_would_help() {
    assert_eq!(
        host(&er::SERVICE, None, None, &[]),
        Err("Huawei Cloud Enterprise Router has a host for each region, and no region is set: set `region` on the client's builder or Config, or the variable HUAWEICLOUD_SDK_REGION, or an endpoint".to_owned())
    );
    let unknown = host(&er::SERVICE, Some("cn-nort-4"), None, &[]).expect_err("unknown");
    assert!(unknown.contains("\"cn-nort-4\"") && unknown.contains("cn-north-4"), "{unknown}");
    assert!(unknown.ends_with("set an endpoint or HUAWEICLOUD_SDK_REGION_ER_CN_NORT_4"), "{unknown}");
    let network = host(&ecr::SERVICE, None, Some("moon"), &[]).expect_err("unknown");
    assert_eq!(
        network,
        "Alibaba Cloud Express Connect Router has no host for the network \"moon\"; it has some for: vpc"
    );
}

#[test]
fn an_endpoint_is_https_unless_it_is_loopback_or_asked_for() {
    for (given, expected) in [
        ("host", "https://host"),
        ("HTTPS://Host:443/", "https://host"),
        ("host:8443", "https://host:8443"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("http://localhost:1", "http://localhost:1"),
    ] {
        assert_eq!(Endpoint::parse(given).map(|endpoint| endpoint.to_string()).as_deref(), Ok(expected), "{given}");
    }
    assert_eq!(Endpoint::parse("http://host"), Err(EndpointError::Plain("http://host".to_owned())));
    assert!(Endpoint::parse_plain("http://host").is_ok());
    for malformed in
        ["", "ftp://host", "https://", "user@host", "host/path", "host?q", "ho st", "http://localhost.evil.example"]
    {
        assert!(Endpoint::parse(malformed).is_err(), "{malformed}");
    }
}

#[test]
fn plain_http_in_a_variable_is_for_who_asked_for_it_as_well() {
    let lookup = |_: &str| Some("http://er.example".to_owned());
    let ask = |allows_plain_http| {
        let target = Target { region: Some("cn-north-4"), network: None, allows_plain_http };
        resolve(&er::SERVICE, protocol(er::SERVICE.protocol), target, &lookup).map(|endpoint| endpoint.to_string())
    };
    assert_eq!(ask(true).as_deref(), Ok("http://er.example"));
    assert!(matches!(ask(false), Err(EndpointError::Variable { .. })));
}
