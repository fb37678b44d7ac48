//! Settings: given by the program, in variables, and in files that are not what they should be.

use std::collections::BTreeMap;
use std::io;

use flowlog_alibabacloud::ecr;
use flowlog_huaweicloud::er;
use flowlog_runtime::client::{BlockingClient, Client};
use flowlog_runtime::credentials::{Cached, Chain};
use flowlog_runtime::operation::Protocol;
use flowlog_runtime::settings::Sources;
use flowlog_runtime::transport::{TransportError, TransportErrorKind, blocking_from_fn};
use flowlog_runtime::vendor::{alibabacloud, huaweicloud, tencentcloud};
use flowlog_runtime::{Config, Error};
use flowlog_tencentcloud::vpc;

use crate::shown::Shown;
use crate::{SECRET, TOKEN, config, credentials};

#[test]
fn settings_show_no_secret() {
    let mut shown = Shown::default();
    shown.value("credentials", &credentials());
    shown.value("cached", &Cached::new(credentials()));
    shown.value("a chain", &Chain::new().then(credentials()));
    shown.value("settings", &config(|_| panic!("not sent")));
    let addresses = [
        "https://user:pass-word@host",
        "ftp://user:pass-word@host",
        "user:pass-word@host/?x",
        "https://user:a/pass-word@host",
        "https://user:a?pass-word@host",
        "https://host/?token=pass-word",
        "https://host/?token=a@pass-word",
        "https://host?pass-word",
        "https://host#pass-word",
        "https://host/pass-word/",
        "host\\pass-word",
        "host pass-word",
        "pass-word://host",
    ];
    for address in addresses {
        let config = config(|_| panic!("not sent")).endpoint(address);
        shown.value(address, &config);
        shown.error(address, &Client::new(&vpc::SERVICE, config).expect_err("no endpoint"));
    }
    shown.check();
}

#[test]
fn of_an_address_that_is_none_scheme_and_host_are_shown() {
    let shown = [
        ("https://ok.example/?token=t", "\"https://ok.example/***\" is no endpoint"),
        ("ok.example/v3", "\"ok.example/***\" is no endpoint"),
        ("ok.example?t", "\"ok.example?***\" is no endpoint"),
        ("https://u:p@ok.example", "\"https://***@ok.example\" is no endpoint"),
        ("https://u:p/q@ok.example", "\"https://***\" is no endpoint"),
        ("http://ok.example", "\"http://ok.example\" is plain HTTP"),
    ];
    for (address, text) in shown {
        let config = config(|_| panic!("not sent")).endpoint(address);
        let error = Client::new(&vpc::SERVICE, config).expect_err("no endpoint").to_string();
        assert!(error.contains(text), "{address}: {error}");
    }
}

#[test]
fn headers_of_the_program_are_named_and_not_shown() {
    let config = config(|_| panic!("not sent"));
    assert!(format!("{config:?}").contains("headers: [\"x-api-key\"]"), "{config:?}");
    let client = BlockingClient::new(&vpc::SERVICE, config).expect("a client");
    let prepared = client.prepare(vpc::DescribeFlowLogsRequest::new()).expect("a request");
    assert_eq!(prepared.request().headers()["x-api-key"], crate::HEADER, "it is sent all the same");
    assert!(format!("{prepared:?}").contains("\"x-api-key\": Sensitive"), "{prepared:?}");
    assert!(prepared.to_curl().contains("x-api-key: ***"), "{}", prepared.to_curl());
}

/// These variables, and this text wherever a file is looked for.
fn sources(variables: &[(&str, &str)], file: &'static str) -> Sources {
    let variables: BTreeMap<_, _> =
        variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Sources::new(
        move |name| if name == "HOME" { Some("/home/u".to_owned()) } else { variables.get(name).cloned() },
        move |_| if file.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(file.to_owned()) },
    )
}

#[test]
fn variables_and_files_show_no_secret() {
    let mut shown = Shown::default();
    let chains: [fn(&Sources) -> Chain; 3] =
        [huaweicloud::credentials, alibabacloud::credentials, tencentcloud::credentials];
    let halves = [
        ("HUAWEICLOUD_SDK_SK", SECRET),
        ("HUAWEICLOUD_SDK_SECURITY_TOKEN", TOKEN),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", SECRET),
        ("ALIBABA_CLOUD_SECURITY_TOKEN", TOKEN),
        ("TENCENTCLOUD_SECRET_KEY", SECRET),
        ("TENCENTCLOUD_TOKEN", TOKEN),
    ];
    // Every one of them has the secret at a place where it is not understood.
    let files = [
        "",
        "Sk+3/secret=of~the%key",
        "[default]\nSk+3/secret of~the%key\nT0ken+/of the~session%",
        "[basic]\nak = id\nsk Sk+3/secret=of~the%key",
        "[default\nsecret_key = Sk+3/secret=of~the%key",
        "[default]\nsecret_key = Sk+3/secret=of~the%key\nsecret_key = T0ken+/of=the~session%",
        "[Sk+3/secret=of~the%key]",
        r#"{"secretKey": "Sk+3/secret=of~the%key" "token": "T0ken+/of=the~session%"}"#,
        r#"{"secretKey": ["Sk+3/secret=of~the%key"], "token": "T0ken+/of=the~session%"}"#,
        r#"{"current": "a", "profiles": [{"name": "a", "mode": "AK", "access_key_secret": "Sk+3/secret=of~the%key"}]}"#,
        r#"{"current": "a", "profiles": [{"name": "a", "mode": "AK", "access_key_id": {"x": "Sk+3/secret=of~the%key"}}]}"#,
        r#""Sk+3/secret=of~the%key"#,
    ];
    let mut failed = 0;
    for (half, file) in halves.into_iter().flat_map(|half| files.map(|file| (half, file))) {
        for (variables, file) in [(&[half][..], file), (&[][..], file)] {
            for (number, chain) in chains.iter().enumerate() {
                let service = [&er::SERVICE, &ecr::SERVICE, &vpc::SERVICE][number];
                let sources = sources(variables, file);
                let of = format!("{}, {}, {file}", service.vendor, half.0);
                shown.value(&of, &chain(&sources));
                shown.value(&of, &sources);
                let settings = Config::from_sources(sources).region("cn-north-4").blocking_transport(blocking_from_fn(
                    |_, _| Err(TransportError::not_sent(TransportErrorKind::Connect, "nobody listens")),
                    |_| {},
                ));
                shown.value(&of, &settings);
                let error = match BlockingClient::new(service, settings) {
                    Ok(client) => fails(&client, service.protocol),
                    Err(error) => error,
                };
                shown.error(&of, &error);
                failed += 1;
            }
        }
    }
    assert_eq!(failed, 6 * 12 * 2 * 3);
    shown.check();
}

fn fails(client: &BlockingClient, vendor: Protocol) -> Error {
    let failed = match vendor {
        Protocol::HuaweiRest => {
            client.call(er::ListFlowLogsRequest::new().er_id("e").project_id("p")).map(|_| ()).err()
        }
        Protocol::AliyunRpc => client.call(ecr::DescribeFlowLogsRequest::new().ecr_id("e")).map(|_| ()).err(),
        _ => client.call(vpc::DescribeFlowLogsRequest::new()).map(|_| ()).err(),
    };
    failed.expect("nobody listens")
}
