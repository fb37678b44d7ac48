//! Each endpoint has a clock of its own: what one says moves no signature that another is shown.

use flowlog_huaweicloud::er;
use flowlog_runtime::Config;

use crate::script::Canned::{Answer, With};
use crate::script::{Script, run};
use crate::sending::credentials;

/// An hour ahead of the script's clock.
const AHEAD: (&str, &str) = ("date", "Mon, 06 May 2024 08:08:09 GMT");
const EXPIRED: &str = r#"{"error_code":"APIGW.0301","error_msg":"timestamp expired"}"#;
const EMPTY: &str = r#"{"request_id":"r","flow_logs":[]}"#;
const PROJECTS: &str = r#"{"projects":[{"id":"found"}]}"#;
const HERE: &str = "20240506T070809Z";
const THERE: &str = "20240506T080809Z";

/// Hosts and the times that were signed.
fn signed(world: &Script) -> Vec<(String, String)> {
    let time = |request: &http::Request<_>| request.headers()["x-sdk-date"].to_str().expect("a time").to_owned();
    world.sent().iter().map(|sent| (sent.uri().host().expect("a host").to_owned(), time(sent))).collect()
}

fn client(world: &Script) -> er::Client {
    let config = Config::new().region("cn-north-4").credentials(credentials());
    er::Client::new(world.config(config)).expect("a client")
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(host, time)| ((*host).to_owned(), (*time).to_owned())).collect()
}

const ER: &str = "er.cn-north-4.myhuaweicloud.com";
const IAM: &str = "iam.cn-north-4.myhuaweicloud.com";
const ELSEWHERE: &str = "er.cn-south-1.myhuaweicloud.com";

#[test]
fn the_clock_of_a_service_is_not_that_of_iam_or_of_another_region() {
    let world = Script::new(&[
        With(401, AHEAD, EXPIRED),
        Answer(200, EMPTY),
        Answer(200, PROJECTS),
        Answer(200, EMPTY),
        Answer(200, EMPTY),
        Answer(200, EMPTY),
    ]);
    let client = client(&world);
    let request = || er::ListFlowLogsRequest::new().er_id("e");
    run(client.call(request().project_id("p"))).expect("a reply");
    run(client.call(request())).expect("a reply");
    run(client.with(|config| config.region("cn-south-1").project("p")).call(request())).expect("a reply");
    let prepared = run(client.prepare(request())).expect("a request");
    run(client.call(request())).expect("a reply");
    assert_eq!(
        signed(&world),
        pairs(&[(ER, HERE), (ER, THERE), (IAM, HERE), (ER, THERE), (ELSEWHERE, HERE), (ER, THERE)])
    );
    assert!(prepared.signature().string_to_sign.contains(THERE), "what is only prepared has the same clock");
}

#[test]
fn the_clock_of_iam_is_not_that_of_a_service() {
    let world = Script::new(&[With(401, AHEAD, EXPIRED), Answer(200, PROJECTS), Answer(200, EMPTY)]);
    run(client(&world).call(er::ListFlowLogsRequest::new().er_id("e"))).expect("a reply");
    assert_eq!(signed(&world), pairs(&[(IAM, HERE), (IAM, THERE), (ER, HERE)]));
}
