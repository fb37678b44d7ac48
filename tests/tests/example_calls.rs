//! The examples run: against a closure that answers what the vendors' SDKs were answered when the captures were made.

#![allow(clippy::duplicate_mod, reason = "each example has what they share as a module of its own")]

use std::collections::BTreeMap;
use std::fs;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use flowlog_runtime::settings::Sources;
use flowlog_runtime::transport::from_fn;
use flowlog_runtime::{Config, Json};
use flowlog_tests::here;

#[path = "../examples/alibabacloud.rs"]
#[allow(dead_code, reason = "its main function is not called")]
mod alibabacloud;
#[path = "../examples/huaweicloud.rs"]
#[allow(dead_code, reason = "its main function is not called")]
mod huaweicloud;
#[path = "../examples/tencentcloud.rs"]
#[allow(dead_code, reason = "its main function is not called")]
mod tencentcloud;

/// Addresses and bodies of what was sent.
type Sent = Arc<Mutex<Vec<(String, String)>>>;

/// A configuration with these variables that sends nowhere: the canned answers of captures come back, one after the other.
fn config(variables: &[(&str, &str)], captures: &[&str]) -> (Config, Sent) {
    let variables: BTreeMap<String, String> =
        variables.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    let sources = Sources::new(
        move |name| variables.get(name).cloned(),
        |_| Err(std::io::Error::from(std::io::ErrorKind::NotFound)),
    );
    let sent = Sent::default();
    let (answers, seen): (Vec<_>, _) = (captures.iter().map(|capture| answer(capture)).collect(), sent.clone());
    let answers = Mutex::new(answers.into_iter());
    let send = move |request: http::Request<_>, _| {
        let body: &[u8] = AsRef::<[u8]>::as_ref(request.body());
        let body = String::from_utf8(body.to_vec()).expect("text");
        seen.lock().expect("requests").push((request.uri().to_string(), body));
        let answer = answers.lock().expect("answers").next().expect("an answer for every request");
        async move { Ok(answer) }
    };
    (Config::from_sources(sources).transport(from_fn(send, |_: Duration| async {})), sent)
}

/// The answer of a capture.
fn answer<B: From<String>>(capture: &str) -> http::Response<B> {
    let path = here(&format!("vectors/{capture}.json"));
    let recorded: Json = serde_json::from_str(&fs::read_to_string(path).expect(capture)).expect("JSON");
    let canned = &recorded["canned_response"];
    let text = |value: &Json| value.as_str().expect("a text").to_owned();
    let mut answer = http::Response::builder()
        .status(u16::try_from(canned["status"].as_u64().expect("a status")).expect("a status"));
    for header in canned["headers"].as_array().expect("headers") {
        answer = answer.header(text(&header[0]), text(&header[1]));
    }
    answer.body(text(&canned["body"]).into()).expect("an answer")
}

/// Addresses of what was sent, without the query.
fn addresses(sent: &Sent) -> Vec<String> {
    let sent = sent.lock().expect("requests");
    sent.iter().map(|(address, _)| address.split('?').next().expect("an address").to_owned()).collect()
}

const TENCENT: [(&str, &str); 3] =
    [("TENCENTCLOUD_SECRET_ID", "id"), ("TENCENTCLOUD_SECRET_KEY", "key"), ("TENCENTCLOUD_REGION", "ap-guangzhou")];

#[tokio::test]
async fn tencent_cloud() {
    use tencentcloud::run;
    use tencentcloud::shared::explain;
    let vpc = Some("vpc-xxxxxx");
    for created in ["tencent-vpc/create__seed_example", "tencent-vpc/create__error_business"] {
        let (config, sent) = config(&TENCENT, &[created, "tencent-vpc/describe_one"]);
        let listed = run(config, "eni-xxxxxxxx", "topic", vpc).await.expect("flow logs");
        assert_eq!(listed, ["fl-f42uhpkj"]);
        assert_eq!(addresses(&sent), ["https://vpc.tencentcloudapi.com/"; 2]);
        assert!(sent.lock().expect("requests")[0].1.contains(r#""ResourceId":"eni-xxxxxxxx""#));
    }
    let (refusing, _) = config(&TENCENT, &["tencent-vpc/create__error_auth"]);
    let error = run(refusing, "eni-xxxxxxxx", "topic", vpc).await.expect_err("refused");
    assert!(explain(&error).starts_with("tencentcloud.vpc.CreateFlowLog failed: AuthFailure"), "{}", explain(&error));
    let (silent, sent) = config(&TENCENT, &[]);
    let error = run(silent, "eni-xxxxxxxx", "topic", None).await.expect_err("a violation");
    assert!(explain(&error).contains("violation: VpcId: required unless ResourceType is CCN"), "{}", explain(&error));
    assert!(addresses(&sent).is_empty());
}

#[tokio::test]
async fn alibaba_cloud() {
    use alibabacloud::run;
    use alibabacloud::shared::explain;
    const KEY: [(&str, &str); 2] = [("ALIBABA_CLOUD_ACCESS_KEY_ID", "id"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "key")];
    for created in ["alibaba-ecr/create__seed_example", "alibaba-ecr/create__error_400"] {
        let (config, sent) = config(&KEY, &[created, "alibaba-ecr/describe__minimal"]);
        let listed = run(config, "ecr-x", "vbr-x", "project-x", "store").await.expect("flow logs");
        assert_eq!(listed, ["ecr-flog-m5evbtbpt****"]);
        assert_eq!(addresses(&sent), ["https://expressconnectrouter.cn-shanghai.aliyuncs.com/"; 2]);
    }
    let (silent, sent) = config(&KEY, &[]);
    let error = run(silent, "ecr-x", "vbr-x", "p", "store").await.expect_err("a violation");
    assert!(explain(&error).contains("ProjectName: "), "{}", explain(&error));
    assert!(addresses(&sent).is_empty());
    let (failing, sent) = config(&KEY, &["alibaba-ecr/create__http200_success_false"; 3]);
    let error = run(failing, "ecr-x", "vbr-x", "project-x", "store").await.expect_err("refused");
    let told = explain(&error);
    assert!(told.starts_with("alibabacloud.ecr.CreateFlowLog failed: "), "{told}");
    assert!(told.contains("may have been executed"), "nobody is told to try again what may be done: {told}");
    assert_eq!(addresses(&sent).len(), 3);
}

#[tokio::test]
async fn huawei_cloud() {
    use huaweicloud::run;
    use huaweicloud::shared::explain;
    const KEY: [(&str, &str); 3] =
        [("HUAWEICLOUD_SDK_AK", "id"), ("HUAWEICLOUD_SDK_SK", "key"), ("HUAWEICLOUD_SDK_REGION", "cn-north-4")];
    let project = "huawei-er/aux__project_lookup";
    for created in ["huawei-er/create__seed_example", "huawei-er/create__error_400_error_code"] {
        let (config, sent) = config(&KEY, &[project, created, "huawei-er/list__minimal"]);
        let listed = run(config, "router", "attachment", "group", "stream").await.expect("flow logs");
        assert_eq!(listed, ["b216bc1d-5963-41a7-89f9-779a5128c5ac"]);
        let flow_logs = "https://er.cn-north-4.myhuaweicloud.com/v3/0605767a9980d5762fbcc00b3537e757/\
                         enterprise-router/router/flow-logs";
        assert_eq!(addresses(&sent), ["https://iam.cn-north-4.myhuaweicloud.com/v3/projects", flow_logs, flow_logs]);
    }
    let (silent, sent) = config(&KEY, &[]);
    let error = run(silent, "router", &"a".repeat(64), "group", "stream").await.expect_err("a violation");
    assert!(explain(&error).contains("violation: flow_log.name: 1 to 64 characters"), "{}", explain(&error));
    assert!(addresses(&sent).is_empty());
    let (without_region, _) = config(&KEY[..2], &[]);
    let error = run(without_region, "router", "attachment", "group", "stream").await.expect_err("no region");
    assert!(explain(&error).contains("HUAWEICLOUD_SDK_REGION"), "{}", explain(&error));
}
