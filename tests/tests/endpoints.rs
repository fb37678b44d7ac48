//! Where requests go: service data, regions, networks and the vendors' override variables.

use flowlog_alibabacloud::{ecr, smartag};
use flowlog_huaweicloud::{er, vpc as huawei_vpc};
use flowlog_runtime::endpoint::{Endpoint, EndpointError, Target, resolve};
use flowlog_runtime::operation::{Lists, Protocol, Service};
use flowlog_runtime::vendor::protocol;
use flowlog_tencentcloud::vpc as tencent_vpc;
use flowlog_tests::hostile::endpoint;

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
        (" host:8443\n", "https://host:8443"),
        ("host:80", "https://host:80"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
        ("http://127.0.0.1:443", "http://127.0.0.1:443"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("http://localhost:1", "http://localhost:1"),
    ] {
        assert_eq!(accepted(given), Ok(expected.to_owned()), "{given}");
    }
    assert_eq!(Endpoint::parse("http://host"), Err(EndpointError::Plain("http://host".to_owned())));
    assert!(Endpoint::parse_plain("http://host").is_ok());
    for elsewhere in [
        "http://localhost.evil.example",
        "http://localhost.",
        "http://127.0.0.1.evil.example",
        "http://[::ffff:127.0.0.1]",
    ] {
        assert!(matches!(Endpoint::parse(elsewhere), Err(EndpointError::Plain(_))), "{elsewhere}");
    }
}

/// What becomes of a text, and that all readers agree on it.
fn accepted(text: &str) -> Result<String, EndpointError> {
    assert_eq!(endpoint(text).is_some(), Endpoint::parse_plain(text).is_ok());
    Endpoint::parse(text).map(|endpoint| endpoint.to_string())
}

#[test]
fn a_host_is_a_name_or_an_address_in_its_one_form() {
    let long = |length: usize| "a".repeat(length);
    let labels = |count: usize, last: usize| format!("{}{}", "a23456789.".repeat(count), long(last));
    for (given, host) in [
        ("a", "a"),
        ("a.", "a."),
        ("A-b.C_d.example", "a-b.c_d.example"),
        ("_a.example", "_a.example"),
        ("0.a", "0.a"),
        ("1.2.3.4a", "1.2.3.4a"),
        ("0xg", "0xg"),
        ("a--b.xn--bcher-kva.example", "a--b.xn--bcher-kva.example"),
        (&format!("{}.a", long(63)), &format!("{}.a", long(63))),
        (&labels(25, 3), &labels(25, 3)),
        (&format!("{}.", labels(25, 3)), &format!("{}.", labels(25, 3))),
        ("192.0.2.1", "192.0.2.1"),
        ("255.255.255.255", "255.255.255.255"),
        ("[2001:DB8:0:0::1]", "[2001:db8::1]"),
        ("[::]", "[::]"),
        ("[1:0:0:2:0:0:0:3]", "[1:0:0:2::3]"),
        ("[::ffff:1.2.3.4]", "[::ffff:102:304]"),
        ("[::1.2.3.4]", "[::102:304]"),
        ("a:1", "a:1"),
        ("a:00080", "a:80"),
        ("a:65535", "a:65535"),
    ] {
        assert_eq!(accepted(given), Ok(format!("https://{host}")), "{given}");
    }
    for (wrong, given) in [
        ("what stands before ://", &["ftp://a", "://a", "a://a"][..]),
        (
            "no user, path or query",
            &["u@a", "https://u:p@a", "a/b", "a//", "//a", "https:///a", "https://http://a", "a?b", "a#b", "a/?b"],
        ),
        ("there is no host", &["", " ", "https://", ":80", ".", "https://:443"]),
        (
            "a host is an address in its usual form, or a name",
            &[
                "a b",
                "a\\b",
                "a%2eb",
                "a%",
                "a..b",
                ".a",
                "a..",
                "-a",
                "a-",
                "a.-b",
                "a-.b",
                "é.example",
                "a。b",
                "a\u{ad}b",
                "a\tb",
                "a\r\nX: y",
                "a\0",
                "{region}",
                "a,b",
                "a;b",
                "*.a",
                "1.2.3.4 a",
                &long(64),
                &format!("a.{}", long(64)),
                &labels(25, 4),
                &format!("{}.", labels(25, 4)),
            ],
        ),
        (
            "a name that ends in a number",
            &[
                "1",
                "2130706433",
                "127.1",
                "127.0.1",
                "0x7f.1",
                "0x7f000001",
                "a.0x",
                "a.0X1f",
                "a.1",
                "a.1.",
                "127.0.0.1.",
                "0177.0.0.1",
                "1.2.3.04",
                "256.1.1.1",
                "1.2.3.4.5",
                "1.2.3.256",
            ],
        ),
        (
            "an IPv6 address stands in brackets",
            &[
                "[]",
                "[::1",
                "[::1]a",
                "[::1]evil.example",
                "[1.2.3.4]",
                "[fe80::1%25eth0]",
                "[v1.a]",
                "[[::1]]",
                "[::1]]",
                "[a]",
                "[:::1]",
                "::1",
                "fe80::1",
            ],
        ),
        (
            "a port is a number from 1 to 65535",
            &[
                "a:",
                "a:x",
                "a:0",
                "a:65536",
                "a:99999",
                "a:+80",
                "a:-1",
                "a:8 0",
                "a:80:80",
                "a:b:c",
                "[::1]:",
                "[::1]:x",
                "127.0.0.1:8443.evil",
            ],
        ),
    ] {
        for text in given {
            let problem = accepted(text).map_err(|error| error.to_string());
            assert!(problem.as_ref().is_err_and(|problem| problem.contains(wrong)), "{text:?}: {problem:?}");
        }
    }
}

#[test]
fn what_an_error_shows_of_an_endpoint_is_short_and_no_secret() {
    for secret in [
        "https://me:SECRET@host",
        "host/?token=SECRET",
        "host#SECRET",
        "https://u:p?SECRET@host",
        "https://u:p@host/?a=SECRET",
    ] {
        let error = Endpoint::parse(secret).expect_err("no endpoint");
        assert!(!error.to_string().contains("SECRET") && !format!("{error:?}").contains("SECRET"), "{error}");
    }
    let error = Endpoint::parse(&"é".repeat(1 << 20)).expect_err("no endpoint").to_string();
    assert!(error.starts_with(&format!("\"{}…\" is no endpoint: ", "é".repeat(100))), "{error}");
}

#[test]
fn a_region_stays_inside_the_part_of_a_host_that_it_is_put_into() {
    let setting = "set `region` on the client's builder or Config, or the variable HUAWEICLOUD_SDK_REGION";
    for region in [
        "evil.example/",
        "evil.example?",
        "evil.example#",
        "a@evil.example",
        "evil.example:443/",
        "127.0.0.1:8443",
        "http://127.0.0.1:1",
        "a.b",
        "a_b",
        "a b",
        "a\\b",
        "cn-north-4/../x",
        "x:80",
        "%2e",
        "é",
        "{region}",
        "a\r\nb",
        "a\0",
        &"a".repeat(64),
        &"é".repeat(1 << 20),
    ] {
        for service in [&er::SERVICE, &ANYWHERE] {
            let error = host(service, Some(region), None, &[]).expect_err("no region");
            assert!(error.contains("is no region") && error.ends_with(setting), "{region:?}: {error}");
            assert!(error.chars().count() < 400 && !error.contains(char::is_control), "{error:?}");
        }
    }
    for region in ["a", "A-1", "xx-new-1", &"a".repeat(63)] {
        assert_eq!(
            host(&ANYWHERE, Some(region), None, &[]),
            Ok(format!("https://{}.service.example", region.to_lowercase()))
        );
    }
    // Stays inside, and makes no host all the same.
    assert!(host(&ANYWHERE, Some("-a"), None, &[]).is_err_and(|error| error.contains("is no endpoint")));
    // It is no part of this host.
    assert!(host(&tencent_vpc::SERVICE, Some("a_b"), Some("intl"), &[]).is_ok());
}

/// A service that is known in no region by name, and so in any.
static ANYWHERE: Service = Service {
    vendor: "huaweicloud",
    name: "anywhere",
    title: "Anywhere",
    version: None,
    protocol: Protocol::HuaweiRest,
    signing_name: "anywhere",
    lists: Lists::Repeat,
    host: "{region}.service.example",
    regions: &[],
    networks: &[],
    errors: &[],
};

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
